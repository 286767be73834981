import CommunityModel
import Foundation
import Synchronization
import Testing
import Wording

@testable import CommunityStore

/// Promises that are no other suite's subject; `Promises.md` names the test of each.
@Suite struct PromiseTests {
  private static func store(
    _ disk: SimulatedDisk = SimulatedDisk(), groups: Int = 3
  ) throws -> (directory: WorkspaceDirectory, writer: WorkspaceWriter) {
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    for number in 0..<groups { try writer.store(Sample.group(number)) }
    return (directory, writer)
  }

  @Test func `a disk that cannot be written is known at opening, and everything is shown`() throws {
    let disk = SimulatedDisk()
    let (directory, writer) = try Self.store(disk)
    disk.forbidWriting()
    guard
      case .failure(.readOnly(_, let code)) = Result(catching: { () throws(StoreError) in
        try directory.open()
      })
    else {
      Issue.record("a read-only disk was opened for writing")
      return
    }
    #expect(code == Errno.readOnlySystem)
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
    #expect(throws: StoreError.self) { try writer.append([Sample.group(9)]) }
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
  }

  @Test func `order comes from the journal, whatever the clock does`() throws {
    let (directory, writer) = try Self.store()
    let decade: Int64 = 10 * 365 * 86_400_000
    for (number, jump) in [(3, -1000), (4, -decade), (5, decade), (6, -86_400_000)] {
      let group = Sample.group(number)
      let jumped = ChangeGroup(
        id: group.id, at: Instant(milliseconds: group.at.milliseconds + jump),
        actor: group.actor, action: group.action, label: group.label, count: 1,
        changes: group.changes)
      try writer.store(jumped)
    }
    let opened = try directory.read()
    #expect(try Sample.numbers(opened) == Array(0...6))
    #expect(opened.state == .clean)
    let reader = JournalReader(
      ops: directory.env.ops, paths: directory.paths, machine: Int(Sample.machine))
    let times = try reader.read(from: .start(of: Int(Sample.machine))).transactions.map(\.time)
    #expect(times == times.sorted())
  }

  @Test func `a reader beside a compaction finds the old generation or the new, never a mix`()
    throws
  {
    let disk = SimulatedDisk()
    let (directory, writer) = try Self.store(disk, groups: 4)
    try writer.compact(directory.read().community)
    try writer.store(Sample.group(4))
    let rows = try directory.read().community
    disk.record()
    try writer.compact(rows)
    #expect(disk.history.count > 10)
    for moment in disk.history {
      // Not a crash: what others see while the work goes on.
      let opened = try Sample.workspace(SimulatedDisk(moment.state)).read()
      #expect(opened.state == .clean)
      #expect(opened.community == rows)
      #expect(try Sample.numbers(opened) == [0, 1, 2, 3, 4])
    }
  }

  @Test func `an unused generation stays for ten minutes, for those who may be reading it`() throws
  {
    for (seconds, isKept) in [(Int64(500), true), (700, false)] {
      let disk = SimulatedDisk()
      var env = Sample.environment(disk)
      env.clock = { seconds * 1000 }
      let directory = WorkspaceDirectory("/w", env)
      try directory.create()
      let (opened, writer) = try directory.open()
      for _ in 0..<5 { try writer.compact(opened.community) }
      let kept = try disk.list("/w/snap")
      #expect(kept.contains("000001") == isKept)
      // The newest three stay in use: a spoiled one is passed over for the one before it.
      #expect(Set(["000003", "000004", "000005"]).isSubset(of: kept))
      #expect(try directory.check().state == .clean)
    }
  }

  /// A disk that says it is mounted from elsewhere.
  private struct Mounted: FileOps {
    let disk: SimulatedDisk

    func open(_ path: String, _ mode: OpenMode) throws(SystemFailure) -> Descriptor {
      try disk.open(path, mode)
    }
    func close(_ file: Descriptor) { disk.close(file) }
    func read(_ file: Descriptor, at offset: Int, count: Int) throws(SystemFailure) -> [UInt8] {
      try disk.read(file, at: offset, count: count)
    }
    func write(_ file: Descriptor, _ bytes: ArraySlice<UInt8>) throws(SystemFailure) -> Int {
      try disk.write(file, bytes)
    }
    func sync(_ file: Descriptor) throws(SystemFailure) { try disk.sync(file) }
    func syncData(_ file: Descriptor) throws(SystemFailure) { try disk.syncData(file) }
    func syncDirectory(_ path: String) throws(SystemFailure) { try disk.syncDirectory(path) }
    func truncate(_ file: Descriptor, to size: Int) throws(SystemFailure) {
      try disk.truncate(file, to: size)
    }
    func rename(_ source: String, to target: String) throws(SystemFailure) {
      try disk.rename(source, to: target)
    }
    func link(_ source: String, to target: String) throws(SystemFailure) {
      try disk.link(source, to: target)
    }
    func unlink(_ path: String) throws(SystemFailure) { try disk.unlink(path) }
    func makeDirectory(_ path: String, mode: UInt32) throws(SystemFailure) {
      try disk.makeDirectory(path, mode: mode)
    }
    func removeDirectory(_ path: String) throws(SystemFailure) { try disk.removeDirectory(path) }
    func status(_ path: String) throws(SystemFailure) -> FileStatus { try disk.status(path) }
    func status(_ file: Descriptor) throws(SystemFailure) -> FileStatus { try disk.status(file) }
    func list(_ path: String) throws(SystemFailure) -> [String] { try disk.list(path) }
    func tryLock(_ file: Descriptor) throws(SystemFailure) -> Bool { try disk.tryLock(file) }
    func unlock(_ file: Descriptor) { disk.unlock(file) }
    func disk(of path: String) -> DiskKind { .network("NFS") }
  }

  @Test func `a network disk is looked at only, unless somebody insists`() throws {
    let disk = SimulatedDisk()
    _ = try Self.store(disk)
    let directory = Sample.workspace(Mounted(disk: disk))
    #expect(throws: StoreError.networkDisk(path: "/w", kind: "NFS")) { try directory.open() }
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
    var env = directory.env
    env.allowsNetworkDisk = true
    let (_, writer) = try WorkspaceDirectory("/w", env).open()
    try writer.store(Sample.group(3))
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2, 3])
    #expect(PosixFileOps().disk(of: NSTemporaryDirectory()) == .local)
  }

  @Test func `an older program reads a newer workspace and writes nothing into it`() throws {
    let disk = SimulatedDisk()
    let (directory, _) = try Self.store(disk)
    var manifest = try #require(Manifest(try disk.contents(of: "/w/manifest.json")))
    (manifest.format, manifest.minWriter) = (2, 2)
    try disk.replaceFile(
      in: "/w", name: "manifest.json", with: manifest.bytes, mode: 0o600, token: "a")
    disk.record()
    #expect(throws: StoreError.tooNew(path: "/w", needs: 2, has: 1)) { try directory.open() }
    #expect(try Sample.numbers(directory.read()) == [0, 1, 2])
    _ = try directory.check()
    #expect(disk.history.isEmpty)
  }

  @Test func `fields of newer versions come through edit, journal and snapshot to the byte`() throws
  {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    let made = Sample.group(0, Sample.members(2))
    let edited = Sample.group(
      1,
      [
        .set(
          "members", Sample.memberID(1), field: "city", before: .text("杭州"),
          after: .text("苏州"))
      ])
    for group in [made, edited] {
      try opened.community.apply(group.changes)
      try writer.store(group)
    }
    try writer.compact(opened.community)
    let rows = try disk.contents(of: directory.paths.snapshot(1) + "/members.jsonl")
    let text = String(decoding: rows, as: UTF8.self)
    #expect(text.split(separator: "\n").count == 2)
    #expect(text.contains("苏州"))
    for line in text.split(separator: "\n") {
      #expect(line.hasSuffix("\"futureField\":{\"a\":1.0,\"b\":[1E2,-0]}}"))
    }
    #expect(try directory.check().state == .clean)
  }

  @Test func `a manifest's fields of newer versions survive being rewritten`() throws {
    let disk = SimulatedDisk()
    let (directory, writer) = try Self.store(disk)
    var text = JSONWriter()
    let start = text.beginSealed()
    text.key("format")
    text.integer(1)
    text.key("workspace")
    text.text("0123456789abcdef")
    text.key("shared")
    text.flag(false)
    text.key("future")
    text.raw(Array("{\"x\":1.50}".utf8))
    text.endSealed(from: start)
    try disk.replaceFile(
      in: "/w", name: "manifest.json", with: text.take(), mode: 0o600, token: "a")
    try writer.compact(directory.read().community)
    let after = String(decoding: try disk.contents(of: "/w/manifest.json"), as: UTF8.self)
    #expect(after.contains("\"future\":{\"x\":1.50}"))
  }

  @Test func `every error number has words in both languages`() {
    let codes: [Int32] = [
      Errno.noPermission, Errno.notFound, Errno.interrupted, Errno.inputOutput,
      Errno.wouldBlock, Errno.noMemory, Errno.accessDenied, Errno.exists, Errno.notDirectory,
      Errno.isDirectory, Errno.invalid, Errno.tooManyOpen, Errno.fileTooBig, Errno.noSpace,
      Errno.readOnlySystem, Errno.tooManyLinks, Errno.notEmpty, Errno.quota,
      Errno.staleHandle, Errno.noLocks,
    ]
    var seen: Set<Localized> = []
    for code in codes {
      let error = StoreError(SystemFailure(call: "read", path: "/w/x", code: code))
      #expect(error.explanation.zh.contains("/w/x") && error.explanation.en.contains("/w/x"))
      #expect(!error.remedy.zh.isEmpty && !error.remedy.en.isEmpty)
      #expect(!StoreError.reason(code).en.hasPrefix("system error"))
      seen.insert(StoreError.reason(code))
    }
    #expect(seen.count == codes.count)
  }

  @Test func `what is in memory equals what the disk gives, by one number`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    var (opened, writer) = try directory.open()
    var numbers: Set<RowsHash> = []
    for number in 0..<6 {
      let group = Sample.group(number)
      try opened.community.apply(group.changes)
      try writer.store(group)
      if number == 3 { try writer.compact(opened.community) }
      let replayed = try directory.read().community
      #expect(RowsHash(replayed) == RowsHash(opened.community))
      numbers.insert(RowsHash(replayed))
    }
    #expect(numbers.count == 6)
    #expect(try directory.check().rows == RowsHash(opened.community))
  }

  @Test func `money and points are whole numbers, and nothing else is taken for them`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let (_, writer) = try directory.open()
    let order = RowRecord(
      id: PackedID.pack(machine: Sample.machine, counter: 77),
      fields: [
        .init(key: "channel", value: .text("youzan")), .init(key: "number", value: .text("E1")),
        .init(key: "state", value: .text("paid")),
        .init(key: "paid", value: .int(Int64.max)),
      ])
    try writer.store(Sample.group(0, [.insert("orders", order)]))
    #expect(try directory.read().community.orders.first { _ in true }?.paid.fen == .max)
    for text in ["1.0", "1e2", "\"1\"", "9223372036854775808"] {
      let line = Array("{\"id\":\"o-12345-1\",\"channel\":\"c\",\"paid\":\(text)}".utf8)
      #expect(throws: JSONFailure.self) {
        try JSONReader.read(line) { (reader) throws(JSONFailure) in
          try RowCodec<Order>().read(&reader)
        }
      }
    }
  }

  @Test func `leftovers of attempts are ignored by readers and removed only when asked`() throws {
    let disk = SimulatedDisk()
    let (directory, _) = try Self.store(disk)
    try disk.createFile("/w/.manifest.json.abc.tmp", [1, 2, 3], mode: 0o600)
    try disk.makeDirectory("/w/snap/.abc.tmp", mode: 0o700)
    try disk.createFile("/w/snap/.abc.tmp/tags.jsonl", [1], mode: 0o600)
    #expect(try directory.read().state == .clean)
    _ = try directory.open()
    #expect(try disk.list("/w").contains(".manifest.json.abc.tmp"))
    #expect(try directory.removeLeftovers().count == 2)
    #expect(try !disk.list("/w").contains(".manifest.json.abc.tmp"))
    #expect(try disk.list("/w/snap").isEmpty)
    #expect(try directory.check().state == .clean)
  }

  @Test func `a line above four MiB is refused before it is parsed`() throws {
    let disk = SimulatedDisk()
    let (directory, _) = try Self.store(disk)
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    var lines = try disk.contents(of: path).split(separator: 0x0A).map(Array.init)
    lines.insert([UInt8](repeating: 0x5B, count: JSONLimits.line + 1), at: lines.count - 2)
    try disk.unlink(path)
    try disk.createFile(path, lines.flatMap { $0 + [0x0A] }, mode: 0o600)
    let report = try directory.check()
    #expect(report.state == .damaged)
    #expect(report.problems.first?.detail.en == "the line is too long")
  }

  @Test func `a line above four MiB is refused though its seal holds`() throws {
    let disk = SimulatedDisk()
    let (directory, writer) = try Self.store(disk)
    let position = try #require(writer.ledger.head.positions.first)
    var batch = JournalBatch(after: position)
    batch.add(.group, at: position.time) { line in
      line.beginObject()
      line.key("note")
      line.text(String(repeating: "长", count: JSONLimits.line / 3))
      line.endObject()
    }
    let path = directory.paths.segment(1, of: Int(Sample.machine))
    let before = try disk.contents(of: path)
    try disk.unlink(path)
    try disk.createFile(path, before + batch.bytes, mode: 0o600)
    let problems = try directory.check().problems
    #expect(problems.count == 1)
    #expect(problems.first?.detail.en.hasSuffix("the line is too long") == true, "\(problems)")
  }
}

/// The list of promises is kept honest: the tests it names exist.
@Suite struct PromiseListTests {
  @Test func `every promise names tests that are there`() throws {
    let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let list = tests.deletingLastPathComponent()
      .appending(path: "Sources/CommunityStore/CommunityStore.docc/Promises.md")
    let text = try String(decoding: Data(contentsOf: list), as: UTF8.self)
    var sources = ""
    let files = FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil)
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift" else { continue }
      sources += try String(decoding: Data(contentsOf: file), as: UTF8.self)
    }
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| P") }
    #expect(rows.count == 36)
    for row in rows {
      let names = row.split(separator: "`", omittingEmptySubsequences: false)
        .enumerated().filter { !$0.offset.isMultiple(of: 2) }.map { String($0.element) }
      #expect(!names.isEmpty, "\(row)")
      for name in names {
        #expect(sources.contains("func `\(name)`"), "\(row.prefix(5)) names no test: \(name)")
      }
    }
  }
}
