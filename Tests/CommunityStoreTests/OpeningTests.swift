import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// What opening makes of a workspace that is not as it was left.
@Suite struct OpeningTests {
  /// Five transactions with a snapshot behind the third.
  private static func store(
    _ disk: SimulatedDisk
  ) throws -> (directory: WorkspaceDirectory, places: [JournalPlace], community: Community) {
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    var places: [JournalPlace] = []
    for number in 0..<5 {
      let group = Sample.group(number)
      try opened.community.apply(group.changes)
      places.append(try writer.store(group).place)
      if number == 2 { try writer.compact(opened.community) }
    }
    return (directory, places, opened.community)
  }

  private static func change(
    _ disk: SimulatedDisk, _ path: String, _ change: (inout [UInt8]) -> Void
  ) throws {
    var bytes = try disk.contents(of: path)
    change(&bytes)
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
  }

  @Test func `damage before a snapshot is seen at opening, and all rows are shown`() throws {
    let disk = SimulatedDisk()
    let (directory, places, community) = try Self.store(disk)
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    try Self.change(disk, path) { $0[places[1].offset + 60] ^= 1 }
    let opened = try directory.read()
    #expect(opened.state == .damaged)
    #expect(opened.problems.first?.line == 3)
    // The snapshot holds what the line did: nobody misses a row.
    #expect(opened.community == community)
    guard
      case .failure(.damaged(let file, 3, _, _)) = Result(catching: { () throws(StoreError) in
        try directory.open()
      })
    else {
      Issue.record("a damaged workspace was opened for writing")
      return
    }
    #expect(file.hasSuffix("journal/12345/000001.jsonl"))
  }

  @Test func `every byte before a snapshot is looked at`() throws {
    let disk = SimulatedDisk()
    let (directory, places, _) = try Self.store(disk)
    let state = disk.state
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let end = places[2].offset + places[2].bytes
    for at in stride(from: 0, to: end, by: 7) {
      let after = SimulatedDisk(state)
      try Self.change(after, path) { $0[at] ^= 1 << UInt8(at % 8) }
      #expect(try Sample.workspace(after).read().state == .damaged, "byte \(at)")
    }
  }

  @Test func `a repair brings back from a snapshot what the damaged line did`() throws {
    let disk = SimulatedDisk()
    let (directory, places, community) = try Self.store(disk)
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    try Self.change(disk, path) { $0[places[1].offset + 60] ^= 1 }
    let report = try directory.repair()
    #expect(report.after.state == .clean)
    #expect(report.recovered == 1)
    let after = try directory.read()
    #expect(after.community == community)
    let last = try #require(after.ledger.log.all().last)
    #expect(last.action == "workspace.repair")
    #expect(last.actor.name == "hand")
    let again = try directory.repair()
    #expect(again.dropped.isEmpty && again.recovered == 0)
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(30))
    #expect(try directory.check().state == .clean)
  }

  @Test func `a power cut during a repair leaves something that can be repaired`() throws {
    let disk = SimulatedDisk()
    let (directory, places, community) = try Self.store(disk)
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    try Self.change(disk, path) { $0[places[1].offset + 60] ^= 1 }
    let settled = try disk.open(path, .append)
    try disk.sync(settled)
    try disk.syncDirectory(directory.paths.journal(of: Int(Sample.machine)))
    disk.record()
    _ = try directory.repair()
    for moment in disk.history {
      for state in moment.state.crashStates(dense: false).prefix(4) {
        let after = Sample.workspace(SimulatedDisk(state))
        #expect(try after.repair().after.state == .clean)
        #expect(try after.read().community == community)
      }
    }
  }

  @Test
  func `an edited line is taken in under the name of the hand, or refused by line and column`()
    throws
  {
    for (from, to, isTaken) in [("标签1", "标签改", true), ("\"insert\"", "\"invent\"", false)] {
      let disk = SimulatedDisk()
      let directory = Sample.workspace(disk)
      try directory.create()
      let (_, writer) = try directory.open()
      for number in 0..<4 { try writer.store(Sample.group(number)) }
      let path = directory.paths.segment(1, of: Int(Sample.machine))
      try Self.change(disk, path) { bytes in
        var lines = bytes.split(separator: 0x0A).map { String(decoding: $0, as: UTF8.self) }
        lines[2] = lines[2].replacing(from, with: to)
        bytes = lines.flatMap { Array($0.utf8) + [0x0A] }
      }
      let edit = try #require(directory.editedLines().first)
      #expect(edit.line == 3)
      let refusal = edit.refusal
      #expect((refusal == nil) == isTaken)
      if let refusal {
        let line = try disk.contents(of: path).split(separator: 0x0A)[2]
        let place = String(decoding: line.dropFirst(refusal.column - 1), as: UTF8.self)
        #expect(place.hasPrefix("invent") || place.hasPrefix("\"invent"))
      }
      let report = try directory.repair(takingEdits: true)
      #expect(report.after.state == .clean)
      let names = try directory.read().community.tags.map(\.name)
      #expect(names.contains("标签改") == isTaken)
      #expect(!names.contains("标签1"))
    }
  }

  @Test func `a history whose snapshot others removed is told from the journal`() throws {
    let disk = SimulatedDisk()
    let (directory, _, community) = try Self.store(disk)
    let opened = try directory.read()
    #expect(opened.ledger.log.archive != nil)
    disk.removeTree(directory.paths.snapshot(1))
    #expect(try opened.ledger.log.all().count == 5)
    // And the console that read it can still write a snapshot of its own.
    let compaction = Compaction(
      env: directory.env, paths: directory.paths, ledger: opened.ledger)
    _ = try compaction.run(community)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
  }

  @Test func `every kind of problem says in both languages what a repair will do`() {
    for kind in StoreProblem.Kind.allCases {
      let step = StoreProblem(kind, file: "f", detail: Localized("坏", "bad")).step
      #expect(!step.zh.isEmpty && !step.en.isEmpty && step.zh != step.en)
    }
  }

  @Test func `a thread whose files were replaced reads anew and writes what waited`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let (opened, writer) = try directory.open()
    var rows = opened.community
    let thread = try StoreThread(writer)
    let member = Sample.members(1)
    let first = Sample.group(0, member)
    try rows.apply(first.changes)
    thread.append(first)
    #expect(thread.finish() == 0)
    let day = try #require(Day("2026-11-22"))
    let person = ID<Member>(raw: Sample.memberID(1))
    thread.append(Sample.group(1, rows.erasing(person, on: day)))
    #expect(thread.finish() == 0)
    // Another process rewrites the files.
    #expect(try directory.erase().journals == 1)
    thread.append(Sample.group(2))
    #expect(thread.finish() == 1)
    let reopened = thread.takeReplies().contains { reply in
      if case .reopened = reply { true } else { false }
    }
    #expect(reopened)
    thread.replace([Sample.group(2)])
    #expect(thread.finish() == 0)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
  }
}
