import CommunityModel
import Foundation
import Testing
import Wording

@testable import CommunityStore

@Suite struct ErasureTests {
  private static let secrets = ["王小芳的昵称", "13812345678", "怀孕三个月", "E20260001", "fang@example.com"]
  private static let person = Sample.memberID(1)
  private static let other = Sample.memberID(2)

  private static func row(_ id: Int64, _ fields: [(String, FieldValue)]) -> RowRecord {
    RowRecord(id: id, fields: fields.map { RowRecord.Entry(key: $0.0, value: $0.1) })
  }

  private static func id(_ counter: Int64) -> Int64 {
    PackedID.pack(machine: Sample.machine, counter: 2_000_000 + counter)
  }

  /// A life: two members, a note, an order, edits, a row that came and went.
  private static let life: [ChangeGroup] = [
    Sample.group(
      0,
      [
        .insert(
          "members",
          row(
            person,
            [
              ("name", .text(secrets[0])), ("phone", .text(secrets[1])), ("city", .text("上海")),
              ("email", .text(secrets[4])),
            ])),
        .insert("members", row(other, [("name", .text("李雷同学")), ("city", .text("杭州"))])),
      ]),
    Sample.group(
      1,
      [
        .insert(
          "notes",
          row(
            id(1),
            [
              ("member", .ref(person)), ("text", .text(secrets[2])),
              ("at", .instant(Instant(milliseconds: 1_700_000_000_000))), ("by", .text("小林")),
            ])),
        .insert(
          "orders",
          row(
            id(2),
            [
              ("channel", .text("youzan")), ("number", .text(secrets[3])),
              ("member", .ref(person)), ("state", .text("completed")), ("paid", .int(12_300)),
            ])),
      ]),
    Sample.group(
      2,
      [
        .set(
          "members", person, field: "phone", before: .text(secrets[1]),
          after: .text("13900000000")),
        .set("members", other, field: "city", before: .text("杭州"), after: .text("苏州")),
      ]),
    labelled(
      3, "给 \(secrets[0]) 打了标签",
      [
        .insert(
          "notes",
          row(
            id(3),
            [
              ("member", .ref(person)), ("text", .text(secrets[2])),
              ("at", .instant(Instant(milliseconds: 1_700_000_100_000))), ("by", .text("小林")),
            ])),
        .remove(
          "notes",
          row(
            id(3),
            [
              ("member", .ref(person)), ("text", .text(secrets[2])),
              ("at", .instant(Instant(milliseconds: 1_700_000_100_000))), ("by", .text("小林")),
            ])),
      ]),
  ]

  private static func labelled(_ number: Int, _ label: String, _ changes: [Change]) -> ChangeGroup {
    let group = Sample.group(number, changes)
    return ChangeGroup(
      id: group.id, at: group.at, actor: group.actor, action: group.action,
      label: Localized(label, label), count: 1, changes: changes)
  }

  /// The life stored, compacted and backed up on the way, and the tombstone at its end.
  private static func store(
    _ disk: SimulatedDisk, torn: Bool = false
  ) throws -> (directory: WorkspaceDirectory, writer: WorkspaceWriter, community: Community) {
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    for (place, group) in life.enumerated() {
      try opened.community.apply(group.changes)
      try writer.store(group)
      if place == 1 { try writer.compact(opened.community) }
      if place == 2 { _ = try directory.backUp() }
    }
    _ = try directory.backUpDaily(try #require(Day("2026-11-21")))
    let day = try #require(Day("2026-11-22"))
    let tombstone = ChangeGroup(
      id: ID(raw: id(90)), at: life[3].at, actor: life[0].actor, action: ErasureReport.action,
      label: Localized("删除个人信息", "Erase personal data"), count: 1,
      changes: opened.community.erasing(ID(raw: person), on: day))
    try opened.community.apply(tombstone.changes)
    try writer.store(tombstone)
    return (directory, writer, opened.community)
  }

  /// The paths of files that hold one of the secrets.
  private static func leaks(_ disk: SimulatedDisk, _ path: String = "") throws -> [String] {
    try disk.list(path.isEmpty ? "/" : path).flatMap { name -> [String] in
      let full = "\(path)/\(name)"
      guard try !disk.status(full).isDirectory else { return try leaks(disk, full) }
      let bytes = try disk.contents(of: full)
      return (secrets + ["13900000000"]).contains { holds(bytes, $0) } ? [full] : []
    }
  }

  private static func holds(_ bytes: [UInt8], _ word: String) -> Bool {
    Data(bytes).range(of: Data(word.utf8)) != nil
  }

  @Test func `an erasure reaches journals, snapshots, backups and labels, and leaves a tombstone`()
    throws
  {
    let disk = SimulatedDisk()
    let (directory, _, community) = try Self.store(disk)
    #expect(try Self.leaks(disk).count > 5)
    let report = try directory.erase()
    #expect(try Self.leaks(disk) == [])
    #expect(report.members == 1)
    #expect(report.journals == 1)
    #expect(report.backups.count == 2)
    let after = try directory.read()
    #expect(after.state == .clean)
    #expect(after.community == community)
    #expect(after.community.members[raw: Self.person]?.erasedDay != nil)
    #expect(after.community.members[raw: Self.person]?.name == "")
    #expect(after.community.members[raw: Self.other]?.city == "苏州")
    #expect(after.community.orders.first { _ in true }?.paid.fen == 12_300)
    #expect(try after.ledger.log.all().count == 5)
    #expect(try directory.check().state == .clean)
    for backup in try directory.backups() {
      let copy = try WorkspaceDirectory(backup.path, directory.env).check()
      #expect(copy.state == .clean)
    }
  }

  @Test func `what is left of the history ends in the rows of today, step by step`() throws {
    let disk = SimulatedDisk()
    let (directory, _, _) = try Self.store(disk)
    _ = try directory.erase()
    let log = try directory.read().ledger.log
    var replay = Community()
    for entry in try log.all() { try replay.apply(try log.group(entry).changes) }
    #expect(replay == (try directory.read().community))
    #expect(try log.all()[3].label.zh == "给 ※ 打了标签")
  }

  @Test func `a second erasure changes nothing`() throws {
    let disk = SimulatedDisk()
    let (directory, _, _) = try Self.store(disk)
    _ = try directory.erase()
    let (opened, writer) = try directory.open()
    try writer.compact(opened.community)
    let before = try disk.list(directory.paths.journal(of: Int(Sample.machine)))
    let again = try directory.erase()
    #expect(!again.didRewrite)
    #expect(try disk.list(directory.paths.journal(of: Int(Sample.machine))) == before)
    #expect(try directory.check().state == .clean)
  }

  @Test func `a writer that was open meanwhile learns of it and loses nothing`() throws {
    let disk = SimulatedDisk()
    let (directory, writer, _) = try Self.store(disk)
    _ = try directory.erase()
    #expect(throws: StoreError.self) { try writer.append([Sample.group(8)]) }
    let (_, next) = try directory.open()
    try next.store(Sample.group(8))
    #expect(try directory.check().state == .clean)
  }

  @Test func `a snapshot begun before an erasure never counts after it`() throws {
    let disk = SimulatedDisk()
    let (directory, writer, _) = try Self.store(disk)
    let stale = writer.compaction()
    var rows = Community()
    for group in Self.life { try rows.apply(group.changes) }
    _ = try directory.erase()
    #expect(throws: StoreError.self) { try stale.run(rows) }
    #expect(try Self.leaks(disk) == [])
    #expect(try directory.check().state == .clean)
  }

  @Test func `a power cut during an erasure loses no step, and the next run finishes it`() throws {
    let disk = SimulatedDisk()
    let (directory, _, community) = try Self.store(disk)
    disk.record()
    _ = try directory.erase()
    var unfinished = 0
    for (step, moment) in disk.history.enumerated() {
      for state in moment.state.crashStates(dense: false).prefix(step % 5 == 0 ? 8 : 2) {
        let after = SimulatedDisk(state)
        let directory = Sample.workspace(after)
        let opened = try directory.read()
        #expect(opened.state != .damaged)
        #expect(opened.community == community)
        #expect(try opened.ledger.log.all().count == 5)
        if opened.hasUnfinishedErasure { unfinished += 1 }
        _ = try directory.erase()
        #expect(try Self.leaks(after).isEmpty, "step \(step)")
        #expect(try directory.check().state != .damaged)
      }
    }
    #expect(unfinished > 0)
  }

  @Test func `copies elsewhere are named, and so are mentions in rows about others`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    let gossip = Sample.group(
      5,
      [
        .insert(
          "notes",
          Self.row(
            Self.id(7),
            [("member", .ref(Self.other)), ("text", .text("跟\(Self.secrets[0])是同事"))]))
      ])
    for group in Self.life + [gossip] {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    _ = try directory.backUp(to: "/stick")
    let day = try #require(Day("2026-11-22"))
    try writer.store(
      Sample.group(6, opened.community.erasing(ID(raw: Self.person), on: day)))
    let report = try directory.erase()
    #expect(report.outOfReach == ["/stick"])
    #expect(report.mentions == 1)
  }

  /// A copy that no erasure reached, such as one on a stick, and the workspace erased since.
  private static func storeWithStick(
    _ disk: SimulatedDisk
  ) throws -> (directory: WorkspaceDirectory, stick: Backup) {
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    for group in life {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    let stick = try directory.backUp(to: "/stick")
    let day = try #require(Day("2026-11-22"))
    try writer.store(Sample.group(6, opened.community.erasing(ID(raw: person), on: day)))
    _ = try directory.erase()
    return (directory, stick)
  }

  @Test func `a restored copy that no erasure had reached does not bring the person back`() throws {
    for toNewPlace in [false, true] {
      let disk = SimulatedDisk()
      let (directory, stick) = try Self.storeWithStick(disk)
      let target =
        toNewPlace
        ? WorkspaceDirectory("/new", Sample.environment(disk, machine: 0x54321)) : directory
      let report = try target.restore(stick.path, madeOf: directory)
      #expect(report.erased == 1)
      #expect(try Self.leaks(disk).allSatisfy { $0.hasPrefix("/stick/") })
      let restored = try target.read()
      #expect(restored.state == .clean && !restored.hasUnfinishedErasure)
      let member = try #require(restored.community.members[raw: Self.person])
      #expect(member.erasedDay == Day("2026-11-22") && member.name == "" && member.phone == "")
      #expect(restored.community.members[raw: Self.other]?.city == "苏州")
      #expect(restored.community.orders.first { _ in true }?.paid.fen == 12_300)
      #expect(try target.check().state == .clean)
      #expect(try !target.erase().didRewrite)
    }
  }

  @Test func `who is erased in another workspace is not erased in a restored one`() throws {
    let disk = SimulatedDisk()
    let (_, stick) = try Self.storeWithStick(disk)
    // The same person by id, in a workspace that has no step in common with the copy.
    let stranger = WorkspaceDirectory("/stranger", Sample.environment(disk))
    try stranger.create()
    let (opened, writer) = try stranger.open()
    var rows = opened.community
    let row = Self.row(Self.person, [("name", .text("同号的人"))])
    let made = Sample.group(70, [.insert("members", row)])
    try rows.apply(made.changes)
    try writer.store(made)
    let day = try #require(Day("2026-11-22"))
    try writer.store(Sample.group(71, rows.erasing(ID(raw: Self.person), on: day)))
    let report = try WorkspaceDirectory("/new", Sample.environment(disk)).restore(
      stick.path, madeOf: stranger)
    #expect(report.erased == 0)
    let restored = try WorkspaceDirectory("/new", Sample.environment(disk)).read()
    #expect(restored.community.members[raw: Self.person]?.name == Self.secrets[0])
  }

  @Test func `a power cut while a restore erases leaves the old workspace or a clean new one`()
    throws
  {
    let disk = SimulatedDisk()
    let (directory, stick) = try Self.storeWithStick(disk)
    let before = try directory.read().community
    disk.record()
    _ = try directory.restore(stick.path)
    #expect(disk.history.count > 60)
    var kinds = [0, 0]
    for moment in disk.history.enumerated().filter({ $0.offset % 4 == 0 }).map(\.element) {
      for state in [moment.state.crashed { $1 }, moment.state.crashed { _, _ in nil }] {
        let after = SimulatedDisk(state)
        // Between the two renames of the exchange nothing has the name; what was there lies aside.
        guard try after.statusIfPresent("/w/manifest.json") != nil else { continue }
        let opened = try Sample.workspace(after).read()
        #expect(opened.community.members[raw: Self.person]?.name == "")
        #expect(opened.community.erasedMembers == [Self.person])
        kinds[opened.community == before ? 0 : 1] += 1
      }
    }
    #expect(kinds[0] > 0)
  }

  @Test func `every collection with rows about a member is known to an erasure`() {
    for face in Collections.all where face.info.key != Member.collection.key {
      guard let field = face.field("member"), case .reference("members") = field.kind else {
        continue
      }
      #expect(PersonalData.collections.contains(face.info.key), "\(face.info.key)")
    }
    for collection in PersonalData.collections {
      #expect(Collections.named(collection)?.field("member") != nil, "\(collection)")
    }
  }

  @Test func `undo across an erasure brings nothing back`() throws {
    let disk = SimulatedDisk()
    let (directory, _, community) = try Self.store(disk)
    // Read before the rewriting: the group still holds the old values.
    for group in Self.life.reversed() {
      var rows = community
      let inverse = rows.inverse(of: group)
      try rows.apply(inverse.changes)
      let member = rows.members[raw: Self.person]
      #expect(member?.phone ?? "" == "")
      #expect(member?.name ?? "" == "")
    }
    _ = directory
  }

  @Test func `an erasure reaches the person who was merged, and whoever splits them finds nobody`()
    throws
  {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    for group in Self.life {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    // The person of the secrets turns out to be the other one.
    let survivor = ID<Member>(raw: Self.other)
    let merger = Sample.group(
      4,
      try opened.community.merging(
        ID(raw: Self.person), into: survivor, at: Self.life[3].at, by: "小满"))
    try opened.community.apply(merger.changes)
    try writer.store(merger)
    try writer.compact(opened.community)
    _ = try directory.backUp()
    let day = try #require(Day("2026-11-22"))
    let tombstone = Sample.group(5, opened.community.erasing(survivor, on: day))
    try opened.community.apply(tombstone.changes)
    try writer.store(tombstone)
    #expect(try Self.leaks(disk).count > 3)
    let report = try directory.erase()
    #expect(report.members == 1 && report.backups.count == 1)
    #expect(try Self.leaks(disk) == [])
    var rows = try directory.read().community
    #expect(rows == opened.community)
    #expect(try directory.check().state == .clean)
    let absorbed = try #require(rows.absorbed[raw: Self.person])
    #expect(absorbed.into == survivor && absorbed.person.name == "")
    try rows.apply(rows.splitting(absorbed))
    let split = try #require(rows.members[raw: Self.person])
    #expect(split.name == "" && split.phone == "" && split.erasedDay == day)
  }
}
