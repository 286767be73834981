public import CommunityModel
public import Wording

/// Members as a table of text for an editor: a line a person, found by id wherever the line has gone.
///
/// A line that is missing changes nothing, `-` empties a field, `*` in the place of an id speaks of
/// everybody without a line. What cannot be understood is told by line, and nothing of it is lost.
public struct MemberSheet: Sendable {
  /// What is wrong with one line.
  public struct Problem: Equatable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// What is wrong, in words.
    public let words: Localized
  }

  /// The fields that may be edited, in the order of the columns.
  public static let columns = ["name", "remark", "gender", "city", "province", "owner", "tags"]

  /// What is wrong, by line.
  public private(set) var problems: [Problem] = []
  private let lines: [String]
  private var rows: [Int64: [Edit]] = [:]
  private var everybody: [Edit]?

  /// One cell that was understood.
  struct Edit: Sendable {
    let column: String
    let value: Wanted
  }

  /// What a cell asks for.
  enum Wanted: Sendable {
    case field(FieldValue)
    case tags(Set<ID<Tag>>)
  }

  // MARK: Writing

  /// The table of some members, with how to edit it on top.
  public static func text(of ids: [Int64], in community: Community) -> String {
    var lines = [
      Localized(
        "# 一行一位，按编号认人：行可以换位置；删掉的行不改；清空写 -；标签之间用 | 隔开",
        "# A line a person, found by id: lines may move; a line taken out changes nothing; - empties; | between tags"
      ),
      Localized(
        "# 存盘退出后先看改了什么，再确认；什么也不动就退出等于放弃",
        "# Save and leave: what would change is shown first; leave everything as it is to give up"),
    ].map { "\($0.zh)\n\("# " + $0.en.dropFirst(2))" }
    lines.append((["id"] + columns).joined(separator: "\t"))
    for id in ids {
      guard let member = community.members[raw: id], !member.isStaff else { continue }
      let cells = columns.map { escaped(cell($0, of: member, in: community)) }
      let name = PackedID.text(prefix: Member.collection.prefix, raw: id)
      lines.append(([name] + cells).joined(separator: "\t"))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func cell(_ column: String, of member: Member, in community: Community) -> String {
    switch column {
    case "owner": member.owner.flatMap { community.operators[$0]?.displayName } ?? ""
    case "tags": own(member, community).map(\.name).joined(separator: " | ")
    default: (Member.field(column)?.read(member) ?? .none).text ?? ""
    }
  }

  private static func own(_ member: Member, _ community: Community) -> [Tag] {
    member.tags.filter { $0.source != .wecom }.compactMap { community.tags[$0.tag] }
  }

  private static func escaped(_ text: String) -> String {
    guard !text.isEmpty else { return "-" }
    let whole = text.replacing("\\", with: "\\\\").replacing("\t", with: "\\t")
      .replacing("\r\n", with: "\\n").replacing("\n", with: "\\n").replacing("\r", with: "\\n")
    return whole == "-" ? "\\-" : whole
  }

  private static func unescaped(_ text: String) -> String {
    var result = ""
    var characters = text[...]
    while let next = characters.popFirst() {
      guard next == "\\", let code = characters.popFirst() else {
        result.append(next)
        continue
      }
      result.append(code == "t" ? "\t" : code == "n" ? "\n" : code)
    }
    return result
  }

  // MARK: Reading

  /// Reads an edited table of some members; never fails, for problems are told by line.
  public init(_ text: String, of chosen: Set<Int64>, in community: Community) {
    var body = text[...]
    if body.first == "\u{FEFF}" { body.removeFirst() }
    lines = body.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    var header: [String]?
    for (place, line) in lines.enumerated() {
      let isComment = line.hasPrefix("#") || line.allSatisfy(\.isWhitespace)
      guard !isComment else { continue }
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map {
        String($0).trimmed
      }
      if let header {
        read(cells, header, line: place + 1, chosen, community)
      } else {
        header = readHeader(cells, line: place + 1)
      }
    }
    if header == nil {
      fail(
        lines.count,
        Localized("没有以 id 开头的标题行", "There is no heading that begins with id"))
    }
  }

  private mutating func fail(_ line: Int, _ words: Localized) {
    problems.append(Problem(line: max(1, line), words: words))
  }

  private mutating func readHeader(_ cells: [String], line: Int) -> [String] {
    if cells.first != "id" {
      fail(line, Localized("标题行要以 id 开头", "The heading begins with id"))
    }
    for name in cells.dropFirst() where !Self.columns.contains(name) {
      fail(line, Localized("没有列「\(name)」", "There is no column “\(name)”"))
    }
    if Set(cells).count != cells.count {
      fail(line, Localized("有一列写了两次", "A column stands twice"))
    }
    return cells
  }

  private mutating func read(
    _ cells: [String], _ header: [String], line: Int, _ chosen: Set<Int64>, _ community: Community
  ) {
    guard cells.count <= header.count else {
      fail(line, Localized("格子比标题多", "More cells than headings"))
      return
    }
    let name = cells[0]
    var edits: [Edit] = []
    for (column, cell) in zip(header, cells).dropFirst() where Self.columns.contains(column) {
      switch wanted(cell, column, community) {
      case .success(let value): edits.append(Edit(column: column, value: value))
      case .failure(let refusal): fail(line, refusal.words)
      }
    }
    if name == "*" {
      if everybody != nil { fail(line, Localized("* 写了两次", "* stands twice")) }
      everybody = edits
      return
    }
    guard let raw = PackedID.parse(name, prefix: Member.collection.prefix) else {
      fail(line, Localized("「\(name)」不是编号", "“\(name)” is no id"))
      return
    }
    guard chosen.contains(raw) else {
      fail(line, Localized("\(name) 不在选中的人里", "\(name) is not among those chosen"))
      return
    }
    if rows[raw] != nil {
      fail(line, Localized("\(name) 写了两次", "\(name) stands twice"))
    }
    rows[raw] = edits
  }

  private func wanted(
    _ cell: String, _ column: String, _ community: Community
  ) -> Result<Wanted, Refusal> {
    let isEmpty = cell.isEmpty || cell == "-"
    let text = isEmpty ? "" : Self.unescaped(cell)
    switch column {
    case "owner":
      guard !isEmpty else { return .success(.field(.none)) }
      guard let colleague = community.colleague(named: text) else {
        return .failure(Refusal("没有同事「\(text)」", "There is no colleague “\(text)”"))
      }
      return .success(.field(.ref(colleague.id.raw)))
    case "tags":
      var tags: Set<ID<Tag>> = []
      for part in text.split(separator: "|") {
        let name = String(part).trimmed
        if name.isEmpty { continue }
        guard let tag = community.tag(named: name), tag.source != .wecom else {
          return .failure(
            Refusal("没有标签「\(name)」，新标签先用 t 打", "There is no tag “\(name)”; t makes new ones"))
        }
        tags.insert(tag.id)
      }
      return .success(.tags(tags))
    default:
      guard let field = Member.field(column) else { return .success(.field(.none)) }
      guard !isEmpty else {
        return column == "name"
          ? .failure(Refusal("昵称不能为空", "A name is not empty")) : .success(.field(.none))
      }
      var value = FieldValue.text(text)
      if case .closed(let choices) = field.kind {
        guard let choice = choices.named(text) else {
          let known = choices.choices.map(\.title.zh).joined(separator: "、")
          return .failure(
            Refusal(
              "「\(text)」不是\(field.title.zh)，可以写 \(known)",
              "“\(text)” is no \(field.title.en.lowercased())"))
        }
        value = .text(choice.code)
      }
      guard field.kind.admits(value), !text.contains(where: \.isNewline) else {
        return .failure(
          Refusal("\(field.title.zh)太长或有换行", "\(field.title.en) is too long or has line breaks"))
      }
      return .success(.field(value))
    }
  }

  /// The text with what is wrong written above each line it is wrong with.
  public func annotated(_ language: Language) -> String {
    var result: [String] = []
    for (place, line) in lines.enumerated() {
      if line.hasPrefix("#!") { continue }
      for problem in problems where problem.line == place + 1 {
        result.append("#! \(problem.words[language])")
      }
      result.append(line)
    }
    return result.joined(separator: "\n")
  }

  // MARK: Judging

  func judge(_ member: Member, _ community: Community, on today: Day) -> Verdict {
    guard let edits = rows[member.id.raw] ?? everybody else { return .unchanged }
    var changes: [Change] = []
    var words: [(before: Localized, after: Localized)] = []
    let key = Member.collection.key
    for edit in edits {
      guard let field = Member.field(edit.column) else { continue }
      switch edit.value {
      case .field(let after):
        let before = field.read(member)
        guard before != after else { continue }
        changes.append(
          .set(key, member.id.raw, field: edit.column, before: before, after: after))
        words.append(
          (
            field.title + Localized(verbatim: " ") + shown(before, field, community),
            field.title + Localized(verbatim: " ") + shown(after, field, community)
          ))
      case .tags(let wanted):
        let worn = member.tags.filter { $0.source != .wecom }
        let gone = worn.filter { !wanted.contains($0.tag) }
        let new = wanted.subtracting(member.tags.map(\.tag)).sorted()
        guard !gone.isEmpty || !new.isEmpty else { continue }
        changes += gone.map {
          .drop(key, member.id.raw, field: "tags", element: $0.fieldValue)
        }
        changes += new.map {
          .add(
            key, member.id.raw, field: "tags",
            element: TagAssignment(tag: $0, source: .bulk, on: today).fieldValue)
        }
        let marks =
          gone.compactMap { community.tags[$0.tag] }.map { "− \($0.name)" }
          + new.compactMap { community.tags[$0] }.map { "+ \($0.name)" }
        words.append(
          (
            Localized(verbatim: community.tagNames(of: member).joined(separator: " ")),
            Localized(verbatim: marks.joined(separator: " "))
          ))
      }
    }
    guard !changes.isEmpty else { return .unchanged }
    let between = Localized(verbatim: " · ")
    return .change(
      changes, before: words.map(\.before).joined(between),
      after: words.map(\.after).joined(between))
  }

  private func shown(
    _ value: FieldValue, _ field: Field<Member>, _ community: Community
  ) -> Localized {
    if let raw = value.ref {
      return Localized(verbatim: community.operators[raw: raw]?.displayName ?? "")
    }
    return field.masked(field.plainWords(value))
  }
}

extension BulkAction {
  /// Changes members as an edited table says.
  public static let editSheet = BulkAction(
    id: "member.sheet.edit", on: "members",
    title: Localized("在编辑器里改", "Edit as text"),
    summary: Localized(
      "把选中的成员写成一张表，在编辑器里改，存盘后先看差别再做；按编号认人",
      "Writes the chosen members as a table for your editor; what you change is shown first"),
    arguments: [Argument("sheet", Localized("改过的表", "Edited table"), .text(limit: 1_000_000))],
    sample: ["id\tremark\n*\t老客"],
    prepare: { (input) throws(Refusal) in
      let (community, today) = (input.community, input.moment.today)
      let sheet = MemberSheet(input.answer(0), of: Set(input.chosen), in: community)
      if let problem = sheet.problems.first {
        throw Refusal(
          "第 \(problem.line) 行：\(problem.words.zh)", "Line \(problem.line): \(problem.words.en)")
      }
      return Procedure(Localized("在编辑器里改资料", "Edit as text")) { id in
        guard let member = community.members[raw: id] else { return .unchanged }
        return sheet.judge(member, community, on: today)
      }
    })
}
