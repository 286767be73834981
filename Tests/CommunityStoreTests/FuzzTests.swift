import CommunityModel
import Dispatch
import Foundation
import Testing

@testable import CommunityStore

/// Whatever a file holds, reading it ends: with a value, or with words. What was read is written so that it
/// reads the same again.
@Suite struct FuzzTests {
  /// Runs each kind of input so often: thousands as a sample, a million in full.
  private static let rounds = Proofs.isFull ? 1_000_000 : 1_000

  /// Feeds kept inputs and changes of them to a reader, on all cores; the reader says whether it took one.
  private static func feed(
    _ name: String, _ corpus: [[UInt8]], rounds: Int = FuzzTests.rounds,
    _ read: @Sendable ([UInt8]) throws -> Bool
  ) throws -> Int {
    #expect(corpus.count > 3, "few inputs are kept for \(name)")
    for input in corpus { _ = try read(input) }
    let strips = Proofs.isFull ? 100 : 4
    let taken = Slots<Int>(strips)
    let failures = Slots<String>(strips)
    DispatchQueue.concurrentPerform(iterations: strips) { strip in
      var mutations = Mutations(corpus, seed: strip * 131 + corpus.count)
      var count = 0
      for round in 0..<rounds / strips {
        let input = mutations.next()
        let bytes = mutations.once(in: 4) ? input : Mutations.sealed(input)
        do {
          if try read(bytes) { count += 1 }
        } catch {
          failures.fill(
            strip, "\(strip), \(round): \(error): \(String(decoding: bytes, as: UTF8.self))")
          break
        }
      }
      taken.fill(strip, count)
    }
    #expect(failures.values.isEmpty, "\(failures.values.first ?? "")")
    let all = taken.values.reduce(0, +)
    Proofs.tell(
      "\(name): \(rounds) inputs from \(corpus.count) kept ones, \(all) readable, none ended the program"
    )
    return all
  }

  /// Something was read that is not written as it reads.
  private struct Unfaithful: Error {
    let what: String
  }

  @Test func `no bytes end the JSON reader, and what it takes it takes again`() throws {
    let lines = try Corpus.files(".jsonl").flatMap {
      $0.split(separator: 0x0A).prefix(4).map(Array.init)
    }
    let taken = try Self.feed("json", try Corpus.inputs("json") + lines) { bytes in
      guard
        let raw = try? JSONReader.read(bytes, { (reader) throws(JSONFailure) in try reader.raw() })
      else { return false }
      guard (try? JSONReader.validate(raw)) != nil else { throw Unfaithful(what: "raw") }
      var writer = JSONWriter()
      writer.raw(raw)
      guard writer.take() == raw else { throw Unfaithful(what: "bytes") }
      return true
    }
    #expect(taken > Self.rounds / 100)
  }

  @Test func `no bytes in a journal end the program, and each transaction is written as it reads`()
    throws
  {
    let corpus =
      try Corpus.inputs("journal")
      + Corpus.files("000001.jsonl").filter {
        $0.starts(with: Array("{\"c\":".utf8))
      }
    let taken = try Self.feed("journal", corpus, rounds: Self.rounds / 2) { bytes in
      let machine = Int(Sample.machine)
      let header = bytes.withRawBytes(SegmentHeader.first)
      var scan = JournalScan(from: .start(of: machine))
      scan.scan(segment: 1, start: 0, bytes: bytes, skips: header?.skips ?? [])
      scan.finish()
      guard scan.position.bytes <= bytes.count + 1 else { throw Unfaithful(what: "position") }
      if let torn = scan.torn, torn.offset + torn.count != bytes.count {
        throw Unfaithful(what: "torn tail")
      }
      var isReadable = false
      for found in scan.transactions {
        guard found.place.offset + found.place.bytes <= bytes.count + 1 else {
          throw Unfaithful(what: "place")
        }
        guard let group = try? GroupCodec.read(found) else { continue }
        isReadable = true
        let once = try Self.written(group)
        guard try Self.written(once.group).bytes == once.bytes else {
          throw Unfaithful(what: "transaction")
        }
      }
      return isReadable
    }
    #expect(taken > Self.rounds / 200)
  }

  /// The lines of a transaction, and what is read from them.
  private static func written(
    _ group: ChangeGroup
  ) throws -> (group: ChangeGroup, bytes: [UInt8]) {
    var batch = JournalBatch(after: .start(of: Int(Sample.machine)))
    try GroupCodec.add(group, to: &batch, time: 0)
    var scan = JournalScan(from: .start(of: Int(Sample.machine)))
    scan.scan(segment: 1, start: 0, bytes: batch.bytes, skips: [])
    scan.finish()
    guard let found = scan.transactions.first, scan.transactions.count == 1 else {
      throw Unfaithful(what: "lines")
    }
    return (try GroupCodec.read(found), batch.bytes)
  }

  @Test func `no bytes in a snapshot end the program, and each row is written as it reads`() throws
  {
    let rows =
      try Corpus.files("members.jsonl") + Corpus.files("orders.jsonl")
      + Corpus.files("content.jsonl")
    let lines = rows.flatMap { $0.split(separator: 0x0A).map(Array.init) }
    let readers = RowReaders().all
    let taken = try Self.feed("rows", try Corpus.inputs("rows") + lines) { bytes in
      let answers = readers.compactMap { $0(bytes) }
      guard answers.allSatisfy(\.self) else { throw Unfaithful(what: "row") }
      return !answers.isEmpty
    }
    #expect(taken > Self.rounds / 100)
    let logs = try Corpus.files("log.jsonl").flatMap { $0.split(separator: 0x0A).map(Array.init) }
    let told = try Self.feed("log", logs) { bytes in
      guard
        let entry = try? JSONReader.read(
          bytes, { (reader) throws(JSONFailure) in try LoggedGroup(&reader) })
      else { return false }
      var writer = JSONWriter()
      entry.write(to: &writer)
      let text = writer.take()
      guard
        let again = try? JSONReader.read(
          text, { (reader) throws(JSONFailure) in try LoggedGroup(&reader) })
      else { throw Unfaithful(what: "entry") }
      var twice = JSONWriter()
      again.write(to: &twice)
      guard twice.take() == text else { throw Unfaithful(what: "entry twice") }
      return true
    }
    #expect(told > Self.rounds / 100)
  }

  /// Reads a line as a row of each collection and writes it again.
  private final class RowReaders: CollectionVisitor {
    /// Nil where the line is no row of the collection, else whether it is written as it reads.
    private(set) var all: [@Sendable ([UInt8]) -> Bool?] = []

    init() {
      for face in Collections.all { face.accept(self) }
    }

    func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
      let codec = RowCodec<Row>()
      @Sendable func read(_ bytes: [UInt8]) -> Row? {
        try? JSONReader.read(bytes) { (reader) throws(JSONFailure) in try codec.read(&reader) }
      }
      @Sendable func written(_ row: Row) -> [UInt8] {
        var writer = JSONWriter()
        codec.write(row, to: &writer)
        return writer.take()
      }
      all.append { bytes in
        guard let row = read(bytes) else { return nil }
        let once = written(row)
        return read(once).map(written) == once
      }
    }
  }

  @Test func `no bytes in a manifest, an index or a machine file end the program`() throws {
    let corpus =
      try Corpus.inputs("sealed") + Corpus.files("manifest.json") + Corpus.files("machine.json")
      + Corpus.files("index.json")
    let taken = try Self.feed("manifest", corpus) { bytes in
      var isReadable = false
      if let manifest = Manifest(bytes) {
        guard Manifest(manifest.bytes) == manifest else { throw Unfaithful(what: "manifest") }
        isReadable = true
      }
      if let machines = MachineFile(bytes) {
        guard MachineFile(machines.bytes) == machines else { throw Unfaithful(what: "machines") }
      }
      if let backup = BackupIndex(bytes) {
        guard BackupIndex(backup.bytes) == backup else { throw Unfaithful(what: "backup") }
      }
      if let seal = Seal.checksum(ofDocument: bytes),
        let index = SnapshotIndex(bytes, checksum: seal)
      {
        let (text, checksum) = index.sealed
        guard SnapshotIndex(text, checksum: checksum)?.sealed.bytes == text else {
          throw Unfaithful(what: "index")
        }
      }
      return isReadable
    }
    #expect(taken > Self.rounds / 100)
  }

  @Test func `no bytes in the files of a workspace end its opening, its check or its repair`()
    throws
  {
    let whole = try #require(FormatFixture.all.first { $0.name == "format-1-repaired" })
    let state = try whole.disk().state
    let files = try whole.files().keys.filter { $0.hasSuffix(".jsonl") && $0.hasPrefix("journal") }
    let corpus =
      try Corpus.inputs("journal") + Corpus.files("000001.jsonl") + Corpus.files("000002.jsonl")
    let taken = try Self.feed("workspace", corpus, rounds: Self.rounds / 20) { bytes in
      let disk = SimulatedDisk(state)
      let file = "/w/" + (files.sorted()[bytes.count % files.count])
      try disk.unlink(file)
      try disk.createFile(file, bytes, mode: 0o600)
      let directory = Sample.workspace(disk)
      guard let opened = try? directory.read() else { return false }
      _ = try? directory.check()
      if bytes.count % 4 == 0 {
        _ = try? directory.repair()
        _ = try? directory.open()
      }
      return opened.state != .damaged
    }
    #expect(taken > 0)
  }

}
