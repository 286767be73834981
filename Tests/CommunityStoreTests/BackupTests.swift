import CommunityModel
import Testing

@testable import CommunityStore

@Suite struct BackupTests {
  /// A store with a snapshot and five transactions.
  private static func store(
    on disk: SimulatedDisk = SimulatedDisk()
  ) throws -> (disk: SimulatedDisk, directory: WorkspaceDirectory) {
    let directory = Sample.workspace(disk)
    try directory.create()
    // A MiB of zeros makes each state of the disk a long copy and proves nothing here.
    try disk.unlink("/w/reserve")
    var (opened, writer) = try directory.open()
    for number in 0..<5 {
      let group = Sample.group(number)
      try opened.community.apply(group.changes)
      try writer.store(group)
      if number == 2 { try writer.compact(opened.community) }
    }
    return (disk, directory)
  }

  private static func day(_ text: String) throws -> Day { try #require(Day(text)) }

  @Test func `a backup holds every step and is itself a workspace`() throws {
    let (_, directory) = try Self.store()
    let backup = try directory.backUp()
    #expect(backup.groups == 5)
    #expect(backup.occasion == .manual)
    let copy = try WorkspaceDirectory(backup.path, directory.env).read()
    #expect(try Sample.numbers(copy) == [0, 1, 2, 3, 4])
    #expect(copy.community == (try directory.read().community))
    #expect(try directory.backups() == [backup])
    #expect(try directory.check().state == .clean)
  }

  @Test func `a backup made while others write is a state that was once saved`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    // A colleague is in the middle of a line.
    let file = try disk.open(directory.paths.segment(1, of: Int(Sample.machine)), .append)
    _ = try disk.write(file, Array("{\"c\":\"0000".utf8)[...])
    let backup = try directory.backUp()
    #expect(backup.groups == 1)
    #expect(try WorkspaceDirectory(backup.path, directory.env).check().state == .clean)
  }

  @Test func `a backup that does not read back is not left under its name`() throws {
    let (disk, directory) = try Self.store()
    disk.spoilNextWrite()
    #expect(throws: StoreError.self) { try directory.backUp() }
    #expect(try directory.backups().isEmpty)
    #expect(try disk.list(directory.paths.backups).isEmpty)
  }

  @Test func `a day has one backup, whoever makes it`() throws {
    let (_, directory) = try Self.store()
    let today = try Self.day("2026-11-22")
    #expect(try directory.backUpDaily(today) != nil)
    #expect(try directory.backUpDaily(today) == nil)
    #expect(try directory.backups().map(\.name) == ["day-2026-11-22"])
  }

  @Test func `seven days, four weeks and twelve months are kept`() throws {
    let first = try Self.day("2024-01-01")
    let days = (0..<800).map { first + $0 }
    var kept: Set<Day> = []
    // As it happens: one more day, then those that are superfluous go.
    for day in days {
      kept.insert(day)
      for gone in BackupRotation.superfluous(Array(kept)) { kept.remove(gone) }
    }
    let last = first + 799
    #expect((0..<7).allSatisfy { kept.contains(last - $0) })
    #expect(Set(kept.map(\.firstOfMonth)).count == 12)
    #expect(Set(kept.filter { last - $0 < 28 }.map(\.monday)).count >= 4)
    #expect(kept.count <= 7 + 4 + 12)
  }

  @Test func `manual backups never make room for daily ones`() throws {
    let (_, directory) = try Self.store()
    let manual = try directory.backUp()
    let first = try Self.day("2026-01-01")
    for step in 0..<20 { _ = try directory.backUpDaily(first + step) }
    let backups = try directory.backups()
    #expect(backups.contains(manual))
    #expect(backups.count(where: { $0.occasion == .daily }) < 12)
  }

  @Test func `a restore brings the steps back and keeps what was there`() throws {
    let (disk, directory) = try Self.store()
    let backup = try directory.backUp()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(9))
    let report = try directory.restore(backup.path)
    #expect(report.groups == 5)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
    let aside = WorkspaceDirectory(try #require(report.aside), directory.env)
    #expect(try Sample.numbers(aside.read()) == [0, 1, 2, 3, 4, 9])
    #expect(try directory.backups().map(\.name) == [backup.name])
    // And work goes on in it, in a journal of its own: ids minted since the backup never come again.
    let later = Sample.workspace(disk, machine: 0x54321)
    let (_, next) = try later.open()
    #expect(next.machine == 0x54321)
    try next.store(Sample.group(20, machine: next.machine))
    #expect(try directory.check().state == .clean)
  }

  @Test func `a restore to a new place leaves the present one alone`() throws {
    let (disk, directory) = try Self.store()
    let backup = try directory.backUp()
    let other = WorkspaceDirectory("/other", Sample.environment(disk, machine: 0x54321))
    let report = try other.restore(backup.path)
    #expect(report.aside == nil)
    #expect(try Sample.numbers(other.read()) == [0, 1, 2, 3, 4])
    #expect(try other.open().1.machine == 0x54321)
  }

  @Test func `a spoiled backup is refused before anything is moved`() throws {
    let (disk, directory) = try Self.store()
    let backup = try directory.backUp()
    let path = backup.path + "/journal/12345/000001.jsonl"
    var bytes = try disk.contents(of: path)
    bytes[bytes.count / 2] ^= 1
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    #expect(throws: StoreError.self) { try directory.restore(backup.path) }
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
  }

  @Test func `a workspace that somebody has open is not replaced`() throws {
    let (_, directory) = try Self.store()
    let backup = try directory.backUp()
    let sign = PresenceSign(directory, name: "小周")
    #expect(
      throws: StoreError.busy(path: directory.path, holder: LockHolder("小周"))
    ) { try directory.restore(backup.path) }
    withExtendedLifetime(sign) {}
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
  }

  @Test func `a power cut during a backup leaves a whole one or none`() throws {
    let (disk, directory) = try Self.store()
    disk.record()
    _ = try directory.backUp()
    for (step, moment) in disk.history.enumerated() where step % 3 == 0 {
      for state in moment.state.crashStates(dense: false).prefix(12) {
        let after = Sample.workspace(SimulatedDisk(state))
        #expect(try Sample.numbers(after.read()) == [0, 1, 2, 3, 4])
        for backup in try after.backups() {
          let copy = WorkspaceDirectory(backup.path, after.env)
          #expect(try Sample.numbers(copy.read()) == [0, 1, 2, 3, 4])
        }
      }
    }
    #expect(disk.history.count > 10)
  }

  @Test func `a power cut during a restore loses neither what was nor what comes`() throws {
    let (disk, directory) = try Self.store()
    let backup = try directory.backUp()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(9))
    disk.record()
    _ = try directory.restore(backup.path)
    for (step, moment) in disk.history.enumerated()
    where step % 3 == 0 && moment.state.pending.allSatisfy(\.isShort) {
      for state in moment.state.crashStates(dense: false).prefix(8) {
        let after = SimulatedDisk(state)
        let names = try after.list("/").filter { !$0.hasSuffix(".tmp") && $0 != "backup" }
        let found = try names.map {
          try Sample.numbers(WorkspaceDirectory("/" + $0, directory.env(on: after)).read())
        }
        #expect(found.contains([0, 1, 2, 3, 4, 9]), "step \(step): \(names) hold \(found)")
      }
    }
  }

  @Test func `a rescue saves the history with what waits`() throws {
    let (disk, directory) = try Self.store()
    var community = try directory.read().community
    let waiting = [Sample.group(7), Sample.group(8)]
    for group in waiting { try community.apply(group.changes) }
    let rescue = try Sample.workspace(disk, machine: 0x54321).rescue(
      to: "/elsewhere", community: community, waiting: waiting, actor: waiting[0].actor,
      at: waiting[0].at)
    #expect(rescue == .history(7))
    let saved = try WorkspaceDirectory("/elsewhere", directory.env).read()
    #expect(saved.community == community)
    #expect(try Sample.numbers(saved) == [0, 1, 2, 3, 4, 7, 8])
    #expect(try disk.list("/elsewhere").contains("journal"))
  }

  @Test func `a rescue of a workspace that is gone saves the rows in memory`() throws {
    let (disk, directory) = try Self.store()
    let community = try directory.read().community
    disk.removeTree(directory.path)
    let rescue = try directory.rescue(
      to: "/elsewhere", community: community, waiting: [Sample.group(7)],
      actor: Sample.group(0).actor, at: Sample.group(0).at)
    #expect(rescue == .rows)
    #expect(try WorkspaceDirectory("/elsewhere", directory.env).read().community == community)
  }
}

extension WorkspaceDirectory {
  /// The environment of this workspace on another disk.
  fileprivate func env(on disk: SimulatedDisk) -> StoreEnvironment {
    var env = env
    env.ops = disk
    return env
  }
}

extension SimulatedDisk.Pending {
  /// Whether it is no MiB of zeros held back for a full disk.
  fileprivate var isShort: Bool {
    if case .data(_, _, let bytes) = self { bytes.count < 1 << 19 } else { true }
  }
}
