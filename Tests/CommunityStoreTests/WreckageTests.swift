import CommunityModel
import Testing
import Wording

@testable import CommunityStore

/// Random damage to random files: nothing ends the program, nothing acknowledged is dropped in silence,
/// and what a repair leaves is sound.
@Suite struct WreckageTests {
  /// A store of forty transactions with two snapshots, and what it holds.
  private struct Whole {
    let state: SimulatedDisk.State
    let ids: [ID<ChangeGroup>]
    let rows: RowsHash
    /// How many of the transactions the newest snapshot holds.
    let held: Int

    init(compactedAfter last: Int) throws {
      let disk = SimulatedDisk()
      let directory = Sample.workspace(disk)
      try directory.create()
      var (opened, writer) = try directory.open()
      var groups = [Sample.group(0, Sample.members(6))]
      groups += (1..<40).map { number in
        number % 3 == 0
          ? Sample.group(
            number,
            [
              .set(
                "members", Sample.memberID(1 + number % 6), field: "phone",
                before: number < 9 ? .none : .text("1\(number - 6)"), after: .text("1\(number)"))
            ]) : Sample.group(number)
      }
      for (place, group) in groups.enumerated() {
        try opened.community.apply(group.changes)
        try writer.store(group)
        if place == last / 2 || place == last { try writer.compact(opened.community) }
      }
      // A MiB of zeros would be hit most often and says least.
      try disk.unlink("/w/reserve")
      state = disk.state
      ids = groups.map(\.id)
      rows = RowsHash(opened.community)
      held = last + 1
    }
  }

  private static func files(_ disk: SimulatedDisk, _ path: String = "/w") throws -> [String] {
    try disk.list(path).sorted().flatMap { name -> [String] in
      let full = "\(path)/\(name)"
      return try disk.status(full).isDirectory ? files(disk, full) : [full]
    }
  }

  private static func replace(_ disk: SimulatedDisk, _ path: String, _ bytes: [UInt8]) throws {
    try disk.unlink(path)
    try disk.createFile(path, bytes, mode: 0o600)
  }

  /// What is done to a file, in words.
  private static func wreck(_ bytes: inout [UInt8], _ dice: inout Dice) -> String {
    guard !bytes.isEmpty else {
      bytes = Array("{\"c\":".utf8)
      return "something in an empty file"
    }
    let place = dice.roll(bytes.count)
    switch dice.roll(10) {
    case 0:
      bytes[place] ^= 1 << UInt8(dice.roll(8))
      return "a bit of byte \(place)"
    case 1:
      for _ in 0...dice.roll(6) { bytes[dice.roll(bytes.count)] = UInt8(dice.roll(256)) }
      return "bytes at random"
    case 2:
      bytes.removeSubrange(place...)
      return "cut at \(place)"
    case 3:
      let end = min(bytes.count, place + 1 + dice.roll(300))
      bytes.removeSubrange(place..<end)
      return "\(place)..<\(end) taken out"
    case 4:
      let end = min(bytes.count, place + 1 + dice.roll(300))
      for index in place..<end { bytes[index] = 0 }
      return "\(place)..<\(end) zeroed"
    case 5:
      bytes += [UInt8](repeating: 0, count: 1 + dice.roll(600))
      return "zeros at the end"
    case 6:
      bytes.insert(contentsOf: Array("<<<<<<< HEAD\n".utf8), at: place)
      return "a marker at \(place)"
    default:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      let (one, other) = (dice.roll(lines.count), dice.roll(lines.count))
      let words: String
      switch dice.roll(4) {
      case 0:
        lines.insert(lines[one], at: other)
        words = "line \(one) again at \(other)"
      case 1:
        lines.swapAt(one, other)
        words = "lines \(one) and \(other) exchanged"
      case 2:
        lines.remove(at: one)
        words = "line \(one) taken out"
      default:
        lines[one] += lines[other]
        words = "line \(other) behind line \(one)"
      }
      bytes = Array(lines.joined(separator: [0x0A]))
      return words
    }
  }

  @Test
  func `whatever becomes of a file, what is missing is said and a repair leaves a sound store`()
    throws
  {
    let wholes = [try Whole(compactedAfter: 20), try Whole(compactedAfter: 39)]
    var states: [WorkspaceState: Int] = [:]
    let rounds = Proofs.isFull ? 20_000 : 120
    for seed in 0..<rounds {
      var dice = Dice(seed &* 31 &+ 7)
      let whole = wholes[seed % wholes.count]
      let disk = SimulatedDisk(whole.state)
      let directory = Sample.workspace(disk)
      let names = try Self.files(disk)
      let journals = names.filter { $0.contains("/journal/") }
      var deeds: [String] = []
      for _ in 0...(dice.roll(4) == 0 ? 2 : 0) {
        let choice = dice.roll(2) == 0 ? journals : names
        let name = choice[dice.roll(choice.count)]
        var bytes = try disk.contents(of: name)
        let before = bytes
        let words = Self.wreck(&bytes, &dice)
        guard bytes != before else { continue }
        try Self.replace(disk, name, bytes)
        deeds.append("\(name): \(words)")
      }
      let said = Comment(rawValue: "seed \(seed): \(deeds)")
      let opened: OpenedWorkspace
      do {
        opened = try directory.read()
      } catch {
        // A refusal is an answer too, and nothing was touched.
        Issue.record("\(said.rawValue): refused with \(error)")
        continue
      }
      states[opened.state, default: 0] += 1
      try Self.hold(opened, whole, directory, said)
      try Self.mend(directory, disk, opened, whole, said)
    }
    #expect(states.values.reduce(0, +) == rounds)
    #expect(states.keys.count == 3, "\(states)")
    Proofs.tell("wreckage: \(rounds) damaged stores, \(states)")
  }

  /// What is missing is at the end and was set aside, or it is said.
  private static func hold(
    _ opened: OpenedWorkspace, _ whole: Whole, _ directory: WorkspaceDirectory, _ said: Comment
  ) throws {
    let found = ((try? opened.ledger.log.all()) ?? []).map(\.id)
    if found != whole.ids {
      let isCutShort = found == Array(whole.ids.prefix(found.count))
      // A journal that ends early between two lines looks as if the rest had never been written.
      #expect(opened.state != .clean || isCutShort, said)
      #expect(opened.state == .damaged || isCutShort, said)
      #expect(opened.state != .damaged || !opened.problems.isEmpty, said)
    } else if opened.state != .damaged {
      #expect(RowsHash(opened.community) == whole.rows, said)
    }
    for problem in opened.problems {
      #expect(!problem.file.isEmpty && !problem.detail.zh.isEmpty, said)
    }
    let report = try directory.check()
    // A check looks at more than a reader, and never at less.
    if opened.state == .damaged { #expect(report.state == .damaged, said) }
  }

  /// A repair may be run on anything; what it leaves can be written to and is not mended twice.
  private static func mend(
    _ directory: WorkspaceDirectory, _ disk: SimulatedDisk, _ opened: OpenedWorkspace,
    _ whole: Whole, _ said: Comment
  ) throws {
    let before = try directory.check()
    let report = try directory.repair()
    #expect(report.after.state != .damaged, "\(said.rawValue): \(report.after.problems)")
    let again = try directory.repair()
    #expect(again.dropped.isEmpty && again.recovered == 0, said)
    #expect(again.after.rows == report.after.rows, said)
    if before.state == .clean { #expect(report.after.rows == before.rows, said) }
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(77))
    let after = try directory.read()
    #expect(after.state == .clean, "\(said.rawValue): \(after.problems)")
    #expect(try after.ledger.log.all().last?.id == Sample.group(77).id, said)
    // Every line that could be read before is there still.
    let kept = Set(try after.ledger.log.all().map(\.id))
    let readable = ((try? opened.ledger.log.all()) ?? []).map(\.id)
    if opened.state != .damaged { #expect(readable.allSatisfy(kept.contains), said) }
  }

  @Test func `bytes at random are no workspace, and nothing comes of them but words`() throws {
    for seed in 0..<(Proofs.isFull ? 5000 : 60) {
      var dice = Dice(seed)
      let disk = SimulatedDisk()
      let directory = Sample.workspace(disk)
      try directory.create()
      for name in ["manifest.json", "machine.json"] where dice.roll(2) == 0 {
        let path = "/w/\(name)"
        if try disk.statusIfPresent(path) != nil { try disk.unlink(path) }
        let bytes = (0..<dice.roll(200)).map { _ in UInt8(dice.roll(256)) }
        try disk.createFile(path, bytes, mode: 0o600)
      }
      try disk.makeDirectory("/w/journal/12345", mode: 0o700)
      let bytes = (0..<dice.roll(4000)).map { _ in
        dice.roll(30) == 0 ? UInt8(0x0A) : UInt8(dice.roll(256))
      }
      try disk.createFile("/w/journal/12345/000001.jsonl", bytes, mode: 0o600)
      let opened = try directory.read()
      #expect(opened.community == Community() || opened.community.members.isEmpty)
      #expect(try opened.ledger.log.all().isEmpty)
      if !bytes.isEmpty { #expect(!opened.problems.isEmpty, "seed \(seed)") }
      _ = try directory.repair()
      let (_, writer) = try directory.open()
      try writer.store(Sample.group(1))
      #expect(try Sample.numbers(directory.read()) == [1], "seed \(seed)")
    }
  }

  @Test func `a reader of lines takes any bytes and never reads past their end`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    let place = try writer.store(Sample.group(0, Sample.members(3))).place
    let bytes = try disk.contents(of: directory.paths.segment(1, of: place.machine))
    let line = Array(bytes[place.offset..<place.offset + place.bytes - 1])
    let payload = try #require(line.withRawBytes(JournalLine.init)).payload
    var (refused, read) = (0, 0)
    for seed in 0..<(Proofs.isFull ? 200_000 : 3000) {
      var dice = Dice(seed &* 13)
      var spoiled = Array(line[payload])
      for _ in 0...dice.roll(3) {
        guard !spoiled.isEmpty else { break }
        let place = dice.roll(spoiled.count)
        switch dice.roll(4) {
        case 0: spoiled[place] = UInt8(dice.roll(256))
        case 1: spoiled.remove(at: place)
        case 2: spoiled.insert(Array("{}[]\",:\\u0e1-".utf8)[dice.roll(13)], at: place)
        default: spoiled.removeSubrange(place...)
        }
      }
      let found = JournalTransaction(
        place: place, time: 0, line: 0, bytes: spoiled, head: 0..<spoiled.count, parts: [],
        lineInFile: 1)
      do throws(JSONFailure) {
        _ = try GroupCodec.read(found)
        read += 1
      } catch {
        #expect((0...spoiled.count).contains(error.offset), "seed \(seed)")
        refused += 1
      }
    }
    #expect(refused > 0 && read > 0)
    Proofs.tell("lines: \(refused) refused and \(read) read of spoiled ones")
  }
}
