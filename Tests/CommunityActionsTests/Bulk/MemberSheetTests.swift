import CommunityActions
import CommunityModel
import CommunityQuery
import Testing
import Wording

/// Members edited as text: by id whatever happens to the lines, and nothing that is typed is lost.
@Suite struct MemberSheetTests {
  private static let community = ActionGround.community
  private static let chosen = Array(
    community.members.filter { !$0.isStaff && !$0.name.isEmpty }.prefix(12).map(\.id.raw))
  private static let text = MemberSheet.text(of: chosen, in: community)

  private static func lines(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// The plan of an edited table.
  private static func plan(_ text: String) throws(Refusal) -> Plan {
    let input = ActionGround.input(BulkAction.editSheet, chosen: chosen)
    return try BulkAction.editSheet.plan(
      PlanInput(
        scene: input.scene, chosen: chosen, answers: [text], actor: input.actor))
  }

  private static func name(_ id: Int64, after plan: Plan) throws -> String? {
    var community = community
    try community.apply(plan.changes)
    return community.members[raw: id]?.name
  }

  /// The table with the cell of a column of some rows replaced.
  private static func edited(_ cells: [Int: String], column: Int = 1) -> String {
    var lines = lines(text)
    let first = (lines.firstIndex { $0.hasPrefix("id\t") } ?? 0) + 1
    for (row, cell) in cells {
      var parts = lines[first + row].split(separator: "\t", omittingEmptySubsequences: false)
        .map(String.init)
      parts[column] = cell
      lines[first + row] = parts.joined(separator: "\t")
    }
    return lines.joined(separator: "\n")
  }

  @Test func `a table that was not touched changes nothing`() throws {
    let plan = try Self.plan(Self.text)
    #expect(plan.items.isEmpty)
    #expect(plan.unchanged == Self.chosen)
  }

  @Test func `two names are swapped, and a chain of ten moves by one`() throws {
    let names = Self.chosen.map { Self.community.members[raw: $0]?.name ?? "" }
    let swap = try Self.plan(Self.edited([0: names[1], 1: names[0]]))
    #expect(try Self.name(Self.chosen[0], after: swap) == names[1])
    #expect(try Self.name(Self.chosen[1], after: swap) == names[0])
    let chain = try Self.plan(
      Self.edited(Dictionary(uniqueKeysWithValues: (0..<10).map { ($0, names[($0 + 1) % 10]) })))
    for place in 0..<10 {
      #expect(try Self.name(Self.chosen[place], after: chain) == names[(place + 1) % 10])
    }
  }

  @Test func `lines may move and be taken out`() throws {
    var lines = Self.lines(Self.edited([3: "新名字"]))
    let first = (lines.firstIndex { $0.hasPrefix("id\t") } ?? 0) + 1
    let body = Array(lines[first...].filter { !$0.isEmpty })
    lines = Array(lines[..<first]) + [body[3], body[0]]
    let plan = try Self.plan(lines.joined(separator: "\n"))
    #expect(plan.items.map(\.id) == [Self.chosen[3]])
    #expect(try Self.name(Self.chosen[3], after: plan) == "新名字")
  }

  @Test func `line ends of other systems and a byte order mark do no harm`() throws {
    let text = Self.edited([2: "换了名"])
    for variant in ["\u{FEFF}" + text, text.replacing("\n", with: "\r\n"), text + "\n\n"] {
      let plan = try Self.plan(variant)
      #expect(plan.items.map(\.id) == [Self.chosen[2]])
    }
  }

  @Test func `a dash empties, a star speaks of everybody without a line`() throws {
    let plan = try Self.plan("id\tremark\n*\t老客")
    #expect(plan.items.count + plan.unchanged.count == Self.chosen.count)
    var community = Self.community
    try community.apply(plan.changes)
    let scene = QueryScene(
      community: community, figures: ActionGround.input(.editSheet).scene.figures)
    let back = try BulkAction.editSheet.plan(
      PlanInput(
        scene: scene, chosen: Self.chosen, answers: ["id\tremark\n*\t-"], actor: ActionGround.actor)
    )
    #expect(back.items.count == Self.chosen.count)
  }

  @Test func `what is wrong is told by line, and the text goes back with every word in it`() {
    var lines = Self.lines(Self.edited([0: "-", 1: "第一行改好的"]))
    let first = (lines.firstIndex { $0.hasPrefix("id\t") } ?? 0) + 1
    lines.append(lines[first + 2])
    lines.append("m-99999-1\t谁")
    lines.append("不是编号\tx")
    lines[first + 4] += "\t多一格"
    let text = lines.joined(separator: "\n")
    let sheet = MemberSheet(text, of: Set(Self.chosen), in: Self.community)
    #expect(sheet.problems.count == 5)
    let again = sheet.annotated(.chinese)
    #expect(again.contains("第一行改好的"))
    #expect(Self.lines(again).filter { $0.hasPrefix("#!") }.count == 5)
    // What was written above the lines is taken out before it is written anew.
    let second = MemberSheet(again, of: Set(Self.chosen), in: Self.community)
    #expect(second.problems.count == 5)
    #expect(second.annotated(.chinese) == again)
    #expect(throws: Refusal.self) { try Self.plan(text) }
  }

  @Test func `unknown colleagues, tags and genders are refused by name`() {
    for (column, value) in [(3, "第三种"), (6, "没有这个人"), (7, "没有这个标签")] {
      let sheet = MemberSheet(
        Self.edited([0: value], column: column), of: Set(Self.chosen), in: Self.community)
      #expect(sheet.problems.count == 1)
      #expect(sheet.problems.first?.words.zh.contains(value) == true)
    }
  }

  @Test func `any bytes give a sheet`() {
    for text in ["", "\n", "id", "id\tname\tname", "\t\t\t", "*\t*", "id\tx\n*", "#", "\u{FEFF}"] {
      let sheet = MemberSheet(text, of: [], in: Self.community)
      _ = sheet.annotated(.english)
      #expect(sheet.problems.allSatisfy { $0.line >= 1 })
    }
  }
}
