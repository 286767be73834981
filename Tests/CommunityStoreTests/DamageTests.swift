import CommunityModel
import Testing
import Wording

@testable import CommunityStore

@Suite struct DamageTests {
  /// A store with a snapshot and three transactions behind it.
  private static func store(
    _ compacted: Int = 2, of all: Int = 5
  ) throws -> (disk: SimulatedDisk, directory: WorkspaceDirectory) {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    try disk.unlink("/w/reserve")
    var (opened, writer) = try directory.open()
    for number in 0..<compacted {
      let group = Sample.group(number)
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    try writer.compact(opened.community)
    for number in compacted..<all { try writer.store(Sample.group(number)) }
    return (disk, directory)
  }

  private static func files(of state: SimulatedDisk.State) -> [(path: String, inode: Int)] {
    func walk(_ path: String, _ inode: Int) -> [(String, Int)] {
      guard let node = state.inodes[inode] else { return [] }
      guard node.isDirectory else { return [(path, inode)] }
      return node.cachedNames.sorted { $0.key < $1.key }.flatMap {
        walk("\(path)/\($0.key)", $0.value)
      }
    }
    return walk("", 1).map { (path: $0.0, inode: $0.1) }
  }

  @Test func `a check finds flipped bits all over the store`() throws {
    let (disk, _) = try Self.store(1, of: 2)
    let state = disk.state
    var flips = 0
    for file in Self.files(of: state) where !file.path.hasSuffix("/lock") {
      // The reserve is a MiB of zeros: its first bytes stand for all.
      let all = state.inodes[file.inode]?.cached ?? []
      let bytes = file.path.hasSuffix("/reserve") ? Array(all.prefix(64)) : all
      // Every bit of every kind of file is flipped below; here the whole way to the report is walked.
      for at in Set(stride(from: 0, to: bytes.count, by: 23)).union([bytes.count - 1, 14, 15])
        .sorted()
      where bytes.indices.contains(at) {
        var changed = state
        changed.inodes[file.inode]?.cached[at] ^= 1 << UInt8(at % 8)
        let report = try? Sample.workspace(SimulatedDisk(changed)).check()
        flips += 1
        if report?.state == .clean {
          Issue.record("bit \(at % 8) of byte \(at) of \(file.path) was not noticed")
          return
        }
      }
    }
    #expect(flips > 100)
  }

  @Test func `every single bit of the sealed files and of the row files is guarded`() throws {
    let (disk, directory) = try Self.store()
    let snapshot = directory.paths.snapshot(1)
    let manifest = try disk.contents(of: "/w/manifest.json")
    let sealed = [
      manifest, try disk.contents(of: "/w/machine.json"),
      try disk.contents(of: snapshot + "/index.json"),
    ]
    for document in sealed {
      let seal = try #require(Seal.checksum(ofDocument: document))
      let missed = Self.missed(document) { Seal.checksum(ofDocument: $0) == seal }
      #expect(missed.isEmpty)
    }
    let named = try #require(Manifest(manifest)?.snapshots.first)
    let index = try #require(SnapshotReader(ops: disk, paths: directory.paths).index(of: named))
    for file in index.files where file.bytes > 0 {
      let content = try disk.contents(of: "\(snapshot)/\(file.name).jsonl")
      #expect(file.matches(content))
      #expect(Self.missed(content, file.matches).isEmpty)
    }
  }

  /// The bits whose change a check still takes for sound.
  private static func missed(_ bytes: [UInt8], _ isSound: ([UInt8]) -> Bool) -> [Int] {
    (0..<bytes.count * 8).filter { bit in
      var changed = bytes
      changed[bit / 8] ^= 1 << UInt8(bit % 8)
      return isSound(changed)
    }
  }

  @Test func `all eight bits of a journal line are guarded`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    let place = try writer.store(Sample.group(0)).place
    let path = directory.paths.segment(place.segment, of: place.machine)
    let bytes = try disk.contents(of: path)
    for at in place.offset..<bytes.count - 1 {
      for bit in 0..<8 {
        var line = Array(bytes[place.offset..<bytes.count - 1])
        line[at - place.offset] ^= 1 << UInt8(bit)
        #expect(line.withRawBytes { JournalLine($0) } == nil)
      }
    }
  }

  @Test func `a journal cut at any byte opens and loses only its tail`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    let places = try (0..<4).map { try writer.store(Sample.group($0)).place }
    let state = disk.state
    let path = directory.paths.segment(1, of: places[0].machine)
    let size = try disk.status(path).size
    // Every byte of the last two lines and of the header, and some of the rest.
    for cut in 0..<size
    where Proofs.isFull || cut >= places[2].offset || cut % 16 == 0 || cut < 40 {
      let after = SimulatedDisk(state)
      let file = try after.open(path, .append)
      try after.truncate(file, to: cut)
      after.close(file)
      let whole = places.count { $0.offset + $0.bytes - 1 <= cut }
      let again = Sample.workspace(after)
      #expect(try Sample.numbers(again.read()) == Array(0..<whole))
      let (_, next) = try again.open()
      try next.store(Sample.group(9))
      #expect(try Sample.numbers(again.read()) == Array(0..<whole) + [9])
      #expect(try again.check().state == .clean)
    }
  }

  @Test func `a torn tail is set aside, byte for byte`() throws {
    let (disk, directory) = try Self.store()
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let tail = Array("{\"c\":\"00000000\",\"n\":99".utf8)
    let file = try disk.open(path, .append)
    _ = try disk.write(file, tail[...])
    let opened = try directory.read()
    #expect(opened.state == .torn)
    #expect(opened.problems.first?.kind == .tornTail)
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(5))
    let names = try disk.list(directory.paths.quarantine)
    #expect(names.count == 1)
    #expect(try disk.contents(of: "\(directory.paths.quarantine)/\(names[0])") == tail)
    #expect(try directory.check().state == .clean)
  }

  @Test func `a file begun behind a torn line is set aside with it`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    let position = try #require(writer.ledger.head.positions.first)
    // A sync failed, a new file was begun in its place, and then the power went: half of each is there.
    var batch = JournalBatch(after: position)
    batch.add(.group, at: position.time) { payload in
      payload.beginObject()
      payload.endObject()
    }
    let half = Array(batch.bytes.dropLast(20))
    let begun = batch.bytes.count
    batch.addHeader(
      SegmentHeader(
        machine: Int(Sample.machine), number: 2, afterSegment: 1,
        afterBytes: batch.position.bytes),
      at: position.time)
    let header = Array(batch.bytes[begun...].dropLast(20))
    let (path, next) = (
      directory.paths.segment(1, of: Int(Sample.machine)),
      directory.paths.segment(2, of: Int(Sample.machine))
    )
    let sound = try disk.contents(of: path)
    try disk.unlink(path)
    try disk.createFile(path, sound + half, mode: 0o600)
    try disk.createFile(next, header, mode: 0o600)

    let (opened, again) = try directory.open()
    #expect(try Sample.numbers(opened) == [0])
    try again.store(Sample.group(1))
    #expect(try disk.statusIfPresent(next) == nil)
    let kept = try disk.list(directory.paths.quarantine).map {
      try disk.contents(of: directory.paths.quarantine + "/" + $0)
    }
    #expect(Set(kept) == [half, header])
    #expect(try directory.check().state == .clean)
    #expect(try Sample.numbers(directory.read()) == [0, 1])
  }

  @Test func `a whole last line that lacks only its line feed is kept`() throws {
    let (disk, directory) = try Self.store()
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let file = try disk.open(path, .append)
    try disk.truncate(file, to: try disk.status(path).size - 1)
    #expect(try directory.check().state == .torn)
    let (opened, writer) = try directory.open()
    #expect(try Sample.numbers(opened) == [0, 1, 2, 3, 4])
    try writer.store(Sample.group(5))
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4, 5])
    #expect(try directory.check().state == .clean)
  }

  /// Changes the file of the journal and says what a check makes of it.
  private static func spoil(
    of all: Int = 5, _ change: (inout [[UInt8]]) -> Void
  ) throws -> (directory: WorkspaceDirectory, report: CheckReport) {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    for number in 0..<all { try writer.store(Sample.group(number)) }
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    var lines = try disk.contents(of: path).split(separator: 0x0A).map(Array.init)
    change(&lines)
    try disk.unlink(path)
    try disk.createFile(path, lines.flatMap { $0 + [0x0A] }, mode: 0o600)
    return (directory, try directory.check())
  }

  @Test func `damage in the middle is named by line and byte and not cut`() throws {
    let (directory, report) = try Self.spoil { $0[2][40] ^= 4 }
    let problem = try #require(report.problems.first)
    #expect(report.state == .damaged)
    #expect(problem.kind == .badLine || problem.kind == .editedByHand)
    #expect(problem.line == 3)
    #expect(problem.file == "journal/12345/000001.jsonl")
    #expect(throws: StoreError.self) { try directory.open() }
    // What can be read is shown all the same: entry 1 alone is lost.
    #expect(try Sample.numbers(directory.read()) == [0, 2, 3, 4])
  }

  @Test func `a repair keeps all other lines, and a second one changes nothing`() throws {
    let (directory, _) = try Self.spoil { $0[2][40] ^= 4 }
    let report = try directory.repair()
    #expect(report.dropped.count == 1)
    #expect(report.after.state == .clean)
    #expect(try Sample.numbers(directory.read()) == [0, 2, 3, 4])
    #expect(try directory.repair().dropped.isEmpty)
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(5))
    #expect(try Sample.numbers(directory.read()) == [0, 2, 3, 4, 5])
    #expect(try directory.check().state == .clean)
  }

  @Test func `what a repair has passed over must stay as it was found`() throws {
    let (directory, _) = try Self.spoil { $0[2][40] ^= 4 }
    let dropped = try #require(try directory.repair().dropped.first)
    #expect(try directory.check().state == .clean)
    let disk = try #require(directory.env.ops as? SimulatedDisk)
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    var bytes = try disk.contents(of: path)
    bytes[dropped.from + 50] ^= 1
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    #expect(try directory.check().state == .damaged)
  }

  @Test func `a repair keeps every other line of a journal with a thousand bad ones`() throws {
    let (directory, _) = try Self.spoil(of: 2_001) { lines in
      for line in stride(from: 2, to: lines.count, by: 2) { lines[line][40] ^= 4 }
    }
    let report = try directory.repair()
    #expect(report.dropped.count == 1_000)
    // The header that passes over them all is longer than what is read of a file at first.
    let header = try JournalReader(
      ops: directory.env.ops, paths: directory.paths, machine: Int(Sample.machine)
    ).header(of: 2)
    #expect(header?.skips.count == 1_000)
    #expect(report.after.state == .clean)
    #expect(try Sample.numbers(directory.read()) == Array(stride(from: 0, to: 2_001, by: 2)))
  }

  @Test func `a line edited by hand is told from a broken one`() throws {
    let (_, report) = try Self.spoil { lines in
      let text = String(decoding: lines[3], as: UTF8.self)
      lines[3] = Array(text.replacing("小林", with: "小王").utf8)
    }
    #expect(report.problems.map(\.kind) == [.editedByHand])
  }

  @Test func `markers of a text merge are named as such and can be repaired`() throws {
    let (directory, report) = try Self.spoil { lines in
      lines.insert(Array("<<<<<<< HEAD".utf8), at: 2)
      lines.insert(Array(">>>>>>> theirs".utf8), at: 4)
    }
    #expect(report.state == .damaged)
    #expect(report.problems.first?.kind == .conflictMarker)
    #expect(try directory.repair().after.state == .clean)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
  }

  @Test func `missing, repeated and exchanged lines are reported with their numbers`() throws {
    let gap = try Self.spoil { $0.remove(at: 3) }.report
    #expect(gap.problems.map(\.kind) == [.gap])
    #expect(gap.problems[0].detail.en == "entries 4 to 4 are missing")
    let (again, twice) = try Self.spoil { $0.insert($0[2], at: 3) }
    #expect(twice.problems.map(\.kind) == [.repeated])
    #expect(try again.read().ledger.log.recent.count == 5)
    #expect(twice.groups == 5)
    let swapped = try Self.spoil { $0.swapAt(2, 3) }.report
    #expect(swapped.state == .damaged)
  }

  @Test func `a spoiled snapshot is passed over for the one before it`() throws {
    let (disk, directory) = try Self.store()
    let (opened, writer) = try directory.open()
    try writer.compact(opened.community)
    let path = directory.paths.snapshot(2) + "/tags.jsonl"
    var bytes = try disk.contents(of: path)
    bytes[10] ^= 1
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
    let again = try directory.read()
    #expect(again.problems.map(\.kind) == [.badSnapshot])
    #expect(try Sample.numbers(again) == [0, 1, 2, 3, 4])
    #expect(again.community == opened.community)
    #expect(try directory.repair().after.state == .clean)
  }

  @Test func `a lost or spoiled manifest does not lose the workspace`() throws {
    let (disk, directory) = try Self.store()
    try disk.unlink("/w/manifest.json")
    #expect(try directory.check().state == .damaged)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3, 4])
    #expect(try directory.repair().after.state == .clean)
    #expect(try Sample.numbers(directory.open().0) == [0, 1, 2, 3, 4])
  }

  @Test func `a newer format is read where it allows it and refused where it does not`() throws {
    let (disk, directory) = try Self.store()
    var manifest = try #require(Manifest(try disk.contents(of: "/w/manifest.json")))
    manifest.minWriter = 9
    try disk.replaceFile(
      in: "/w", name: "manifest.json", with: manifest.bytes, mode: 0o600, token: "a")
    #expect(try directory.read().isReservedForNewer)
    #expect(throws: StoreError.tooNew(path: "/w", needs: 9, has: 1)) { try directory.open() }
    manifest.minReader = 8
    try disk.replaceFile(
      in: "/w", name: "manifest.json", with: manifest.bytes, mode: 0o600, token: "b")
    #expect(throws: StoreError.tooNew(path: "/w", needs: 8, has: 1)) { try directory.read() }
  }
}
