import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// A row file that somebody edited by hand is taken in when asked for, or refused by line and column; it is
/// never taken or dropped in silence.
@Suite struct EditedRowsTests {
  private static let file = "/w/snap/000001/members.jsonl"

  /// Three members in a snapshot and one step behind it.
  private static func store() throws -> (disk: SimulatedDisk, directory: WorkspaceDirectory) {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    let first = Sample.group(0, Sample.members(3))
    try opened.community.apply(first.changes)
    try writer.store(first)
    try writer.compact(opened.community)
    try writer.store(Sample.group(1))
    return (disk, directory)
  }

  private static func edit(_ disk: SimulatedDisk, _ change: (inout [String]) -> Void) throws {
    var lines = String(decoding: try disk.contents(of: file), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    change(&lines)
    try disk.unlink(file)
    try disk.createFile(
      file, Array(lines.map { $0 + "\n" }.joined().utf8), mode: 0o600)
  }

  private static func quarantine(_ disk: SimulatedDisk) throws -> [String] {
    try disk.list("/w/quarantine").map {
      String(decoding: try disk.contents(of: "/w/quarantine/\($0)"), as: UTF8.self)
    }
  }

  @Test func `an edited row counts only when it is taken in, and then in the name of the hand`()
    throws
  {
    for takes in [false, true] {
      let (disk, directory) = try Self.store()
      try Self.edit(disk) { $0[1] = $0[1].replacing("上海", with: "苏州") }
      let id = Sample.memberID(2)
      #expect(try directory.read().community.members[raw: id]?.city == "上海")
      let problem = try #require(directory.check().problems.first)
      #expect(problem.kind == .editedByHand)
      #expect(problem.file == "snap/000001/members.jsonl" && problem.line == 2)
      let edit = try #require(directory.editedLines().first)
      #expect(edit.refusal == nil && edit.line == 2)
      let report = try directory.repair(takingEdits: takes)
      #expect(report.after.state == .clean, "\(report.after.problems)")
      let opened = try directory.read()
      #expect(opened.community.members[raw: id]?.city == (takes ? "苏州" : "上海"))
      let log = try opened.ledger.log.all()
      #expect(log.count == (takes ? 3 : 2))
      if takes { #expect(log.last?.actor.name == "hand" && log.last?.count == 1) }
      #expect(try Self.quarantine(disk).contains { $0.contains("苏州") })
      let again = try directory.repair(takingEdits: true)
      #expect(again.edits.isEmpty && again.after.rows == report.after.rows)
    }
  }

  @Test func `rows may be added and taken out by hand, and unknown fields come along`() throws {
    let (disk, directory) = try Self.store()
    let added = PackedID.text(prefix: "m", raw: Sample.memberID(9))
    try Self.edit(disk) { lines in
      lines.remove(at: 2)
      lines.append("{\"id\":\"\(added)\", \"city\":\"无锡\",\"later\":[1.0]}")
    }
    _ = try directory.repair(takingEdits: true)
    let rows = try directory.read().community
    #expect(rows.members[raw: Sample.memberID(3)] == nil)
    let member = try #require(rows.members[raw: Sample.memberID(9)])
    #expect(member.city == "无锡" && member.record["later"] == .raw("[1.0]"))
    #expect(try directory.check().state == .clean)
  }

  @Test(arguments: [
    ("\"city\":\"上海\"", "\"city\":\"上海", 43),
    ("\"city\":\"上海\"", "\"city\":5", 33),
    ("\"name\"", "name", 22),
  ])
  func `a row that cannot be read is refused by line and column, and the others are kept`(
    from: String, to: String, column: Int
  ) throws {
    let (disk, directory) = try Self.store()
    try Self.edit(disk) { lines in
      lines[1] = lines[1].replacing(from, with: to)
      lines[0] = lines[0].replacing("杭州", with: "宁波")
    }
    let before = try directory.read().community
    let problems = try directory.check().problems
    #expect(problems.map(\.kind) == [.editedByHand, .badSnapshot])
    #expect(problems.last?.line == 2)
    let edits = try directory.editedLines()
    let refusal = try #require(edits.last?.refusal)
    let text = String(decoding: try disk.contents(of: Self.file), as: UTF8.self)
    let line = Array(text.split(separator: "\n")[1].utf8)
    #expect((1...line.count + 1).contains(refusal.column))
    #expect(refusal.column > 15, "column \(refusal.column) of \(text), expected about \(column)")
    let report = try directory.repair(takingEdits: true)
    #expect(report.after.state == .clean)
    let after = try directory.read().community
    #expect(after.members.count == before.members.count)
    #expect(after.members[raw: Sample.memberID(1)]?.city == "宁波")
    #expect(after.members[raw: Sample.memberID(2)]?.city == "上海")
  }

  @Test func `a row that stands there twice is refused`() throws {
    let (disk, directory) = try Self.store()
    try Self.edit(disk) { $0.append($0[0].replacing("杭州", with: "宁波")) }
    let refused = try directory.editedLines().filter { $0.refusal != nil }
    #expect(refused.map(\.line) == [4])
    _ = try directory.repair(takingEdits: true)
    #expect(try directory.read().community.members[raw: Sample.memberID(1)]?.city == "杭州")
  }

  @Test func `an edited snapshot that nobody asked about is set aside before it goes`() throws {
    let (disk, _) = try Self.store()
    try Self.edit(disk) { $0[1] = $0[1].replacing("上海", with: "苏州") }
    let late = Sample.environment(disk, clock: 1_800_000_000_000 + 700_000)
    let later = WorkspaceDirectory("/w", late)
    for number in 2..<7 {
      var (opened, writer) = try later.open()
      try opened.community.apply(Sample.group(number).changes)
      try writer.store(Sample.group(number))
      try writer.compact(opened.community)
    }
    #expect(try disk.statusIfPresent(Self.file) == nil)
    #expect(try Self.quarantine(disk).contains { $0.contains("苏州") })
  }

  @Test func `an edit is measured against the rows of its snapshot, not against those of today`()
    throws
  {
    let (disk, directory) = try Self.store()
    let (_, writer) = try directory.open()
    try writer.store(
      Sample.group(
        5,
        [
          .set(
            "members", Sample.memberID(1), field: "city", before: .text("杭州"), after: .text("北京"))
        ]))
    try Self.edit(disk) { $0[1] = $0[1].replacing("上海", with: "苏州") }
    _ = try directory.repair(takingEdits: true)
    let rows = try directory.read().community
    #expect(rows.members[raw: Sample.memberID(1)]?.city == "北京")
    #expect(rows.members[raw: Sample.memberID(2)]?.city == "苏州")
  }
}
