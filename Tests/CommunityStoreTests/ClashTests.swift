import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// Two people set one field: both values stay, with who and when.
@Suite struct ClashTests {
  private static let person = Sample.memberID(1)

  private static func group(
    _ number: Int, by name: String, _ changes: [Change], overtaken: Overtaken? = nil
  ) -> ChangeGroup {
    let group = Sample.group(number, changes)
    return ChangeGroup(
      id: group.id, at: group.at, actor: Actor(name: name, machine: Sample.machine, process: 7),
      action: "member.city.set", label: Localized("改城市", "Set city"), count: changes.count,
      changes: changes, overtaken: overtaken)
  }

  private static func city(_ before: String, _ after: String) -> Change {
    .set("members", person, field: "city", before: .text(before), after: .text(after))
  }

  private static func overtaken(_ by: ChangeGroup?, _ kept: String, _ lost: String) -> Overtaken? {
    Overtaken(rows: 1, [city(kept, lost)], colleagues: by.map { [$0] } ?? [])
  }

  /// 小周 sets 上海, 小林 wanted 北京 in the same moment.
  private static func store(
    _ directory: WorkspaceDirectory
  ) throws -> (writer: WorkspaceWriter, community: Community) {
    try directory.create()
    var (opened, writer) = try directory.open()
    let faster = group(1, by: "小周", [city("杭州", "上海")])
    let groups = [
      Sample.group(0, Sample.members(1)), faster,
      group(2, by: "小林", [], overtaken: overtaken(faster, "上海", "北京")),
    ]
    for group in groups {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    return (writer, opened.community)
  }

  private static func expect(
    _ clash: Clash?, settled: Bool = false, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let clash = try #require(clash, sourceLocation: sourceLocation)
    #expect(clash.origin == .consoles, sourceLocation: sourceLocation)
    #expect(clash.field == "city" && clash.id == person, sourceLocation: sourceLocation)
    #expect(clash.kept == .text("上海") && clash.lost == .text("北京"), sourceLocation: sourceLocation)
    #expect(clash.keptBy?.actor.name == "小周", sourceLocation: sourceLocation)
    #expect(clash.keptBy?.at == Sample.group(1).at, sourceLocation: sourceLocation)
    #expect(clash.lostBy?.actor.name == "小林", sourceLocation: sourceLocation)
    #expect(clash.lostBy?.at == Sample.group(2).at, sourceLocation: sourceLocation)
    #expect(clash.isSettled == settled, sourceLocation: sourceLocation)
  }

  @Test(arguments: Medium.allCases)
  func `both values of a field that two consoles set are in the history and in a check`(
    medium: Medium
  ) throws {
    try medium.with { directory in
      _ = try Self.store(directory)
      let opened = try directory.read()
      #expect(opened.state == .clean)
      #expect(opened.ledger.log.recent.map(\.overtaken) == [0, 0, 1])
      #expect(opened.clashes.count == 1)
      try Self.expect(opened.clashes.first)
      try Self.expect(opened.allClashes().first)
      let report = try directory.check()
      #expect(report.state == .clean)
      try Self.expect(report.clashes.first)
    }
  }

  @Test func `the history keeps both values behind a snapshot, and its line keeps the flag`() throws
  {
    let directory = Sample.workspace(SimulatedDisk())
    let (writer, community) = try Self.store(directory)
    try writer.compact(community)
    let opened = try directory.read()
    #expect(opened.ledger.log.recent.isEmpty && opened.clashes.isEmpty)
    #expect(try opened.ledger.log.all().map(\.overtaken) == [0, 0, 1])
    try Self.expect(opened.allClashes().first)
    let last = try #require(try opened.ledger.log.all().last)
    let parts = try #require(try opened.ledger.log.group(last).overtaken?.parts)
    #expect(parts.flatMap(\.changes) == [Self.city("上海", "北京")])
  }

  @Test func `a clash is settled by whoever sets the field next, knowing what is there`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    let (writer, _) = try Self.store(directory)
    try writer.store(Self.group(3, by: "小满", [Self.city("上海", "北京")]))
    try Self.expect(try directory.read().clashes.first, settled: true)
    #expect(try directory.check().clashes.isEmpty)
  }

  @Test func `what nobody has decided is looked up in the whole history beside the work`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    let (writer, community) = try Self.store(directory)
    try writer.compact(community)
    func undecided() throws -> [Clash] {
      let (opened, fresh) = try directory.open()
      let thread = try StoreThread(fresh)
      thread.lookForClashes(in: opened)
      guard case .clashes(let clashes)? = ThreadTests.replies(thread, until: { !$0.isEmpty }).first
      else {
        Issue.record("nothing was said of the clashes")
        return []
      }
      return clashes
    }
    let open = try undecided()
    #expect(open.count == 1)
    try Self.expect(open.first)
    let (_, decider) = try directory.open()
    try decider.store(Self.group(3, by: "小满", [Self.city("上海", "北京")]))
    #expect(try undecided().isEmpty)
  }

  @Test func `where the colleague is not named the last to set the field is`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0, Sample.members(1)))
    try writer.store(Self.group(1, by: "小周", [Self.city("杭州", "上海")]))
    try writer.store(Self.group(2, by: "小林", [], overtaken: Self.overtaken(nil, "上海", "北京")))
    try Self.expect(try directory.read().clashes.first)
  }

  @Test func `lines that a repair has passed over are not called the work of two machines`() throws
  {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0, Sample.members(1)))
    let middle = try writer.store(Self.group(1, by: "小周", [Self.city("杭州", "上海")]))
    try writer.store(Self.group(2, by: "小林", [Self.city("上海", "北京")]))
    let path = directory.paths.segment(1, of: middle.place.machine)
    var bytes = try disk.contents(of: path)
    bytes[middle.place.offset + middle.place.bytes / 2] ^= 1
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    _ = try directory.repair()
    let clash = try #require(try directory.check().clashes.first)
    #expect(clash.origin == .repair)
    #expect(clash.kept == .text("北京") && clash.lost == .text("杭州"))
    #expect(clash.keptBy?.actor.name == "小林")
  }

  @Test func `an erasure takes values that did not count as well`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    let (writer, rows) = try Self.store(directory)
    let day = try #require(Day("2026-11-22"))
    try writer.store(
      ChangeGroup(
        id: ID(raw: PackedID.pack(machine: Sample.machine, counter: 900)), at: Sample.group(5).at,
        actor: Sample.group(5).actor, action: ErasureReport.action,
        label: Localized("删除", "Erase"), count: 1,
        changes: rows.erasing(ID(raw: Self.person), on: day)))
    _ = try directory.erase()
    let opened = try directory.read()
    #expect(opened.clashes.isEmpty)
    let groups = try opened.ledger.log.all().map { try opened.ledger.log.group($0) }
    #expect(groups.compactMap(\.overtaken).flatMap(\.parts).isEmpty)
    #expect(groups.count == 4)
  }

  @Test func `no more is kept of what was left out than one line can hold`() throws {
    let changes = (1...3000).map { number in
      Change.set(
        "members", Sample.memberID(number), field: "city", before: .text("上海"), after: .text("北京"))
    }
    let many = try #require(Overtaken(rows: 3000, changes, colleagues: []))
    #expect(many.rows == 3000)
    #expect(many.parts.flatMap(\.changes).count == Overtaken.limit)
    let long = String(repeating: "字", count: 20_000)
    let texts = (1...50).map { number in
      Change.set(
        "members", Sample.memberID(number), field: "city", before: .text(long), after: .text("北京"))
    }
    let few = try #require(Overtaken(rows: 50, texts, colleagues: []))
    #expect((1..<10).contains(few.parts.flatMap(\.changes).count))
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Self.group(0, by: "小林", [], overtaken: many.joining(few)))
    #expect(try directory.read().ledger.log.recent.map(\.overtaken) == [3050])
  }
}
