import CommunityModel
import Foundation

@testable import CommunityStore

/// Inputs that no writer would make: kept ones, changed at random, the same in every run.
struct Mutations {
  /// What is changed: the kept inputs of one kind.
  private let corpus: [[UInt8]]
  private var dice: Dice

  init(_ corpus: [[UInt8]], seed: Int) {
    self.corpus = corpus
    dice = Dice(seed)
  }

  /// A kept input with one to four changes.
  mutating func next() -> [UInt8] {
    var bytes = corpus[dice.roll(corpus.count)]
    for _ in 0...dice.roll(4) { change(&bytes) }
    return bytes
  }

  /// Whether something that happens once in `sides` happens now.
  mutating func once(in sides: Int) -> Bool { dice.roll(sides) == 0 }

  /// Pieces that decide much: brackets, ends of strings and ranges, keys of the format.
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "[", "]", "\"", ",", ":", "\\", "\\u0000", "\\ud800", "null", "true", "-", "0",
      "1e9",
      "-1", "9223372036854775807", "9223372036854775808", "-9223372036854775808", "4294967296",
      "00000000", "\n", "\n\n", " ", "\t", "\u{0}", "é", "群", "𝄞", "..", "m-12345-1..9", "id",
      "{\"c\":\"00000000\"", ",\"n\":1", ",\"s\":0", "\"group\":", "\"segment\":", "\"begin\":",
      "\"part\":", "\"commit\":", "\"changes\":[]", "\"ids\":[\"m-12345-1..16777215\"]",
      "\"froms\":[",
      "\"tos\":[", "\"skip\":[{\"segment\":1,\"from\":0,\"to\":9,\"crc\":\"00000000\"}]",
      "\"after\":{\"segment\":0,\"bytes\":0}", "\"minReader\":9", "[[[[[[[[",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80]]

  private mutating func change(_ bytes: inout [UInt8]) {
    guard !bytes.isEmpty else {
      bytes = Self.pieces[dice.roll(Self.pieces.count)]
      return
    }
    let place = dice.roll(bytes.count)
    switch dice.roll(9) {
    case 0: bytes[place] ^= 1 << UInt8(dice.roll(8))
    case 1: bytes[place] = UInt8(dice.roll(256))
    case 2: bytes.removeSubrange(place..<min(bytes.count, place + 1 + dice.roll(24)))
    case 3: bytes.insert(contentsOf: Self.pieces[dice.roll(Self.pieces.count)], at: place)
    case 4:
      let end = min(bytes.count, place + 1 + dice.roll(64))
      bytes.insert(contentsOf: Array(bytes[place..<end]), at: dice.roll(bytes.count))
    case 5: bytes.removeSubrange(place...)
    case 6: replaceNumber(in: &bytes, from: place)
    case 7:
      let other = corpus[dice.roll(corpus.count)]
      guard !other.isEmpty else { return }
      bytes = Array(bytes[..<place]) + other[dice.roll(other.count)...]
    default:
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
      lines.swapAt(dice.roll(lines.count), dice.roll(lines.count))
      bytes = Array(lines.joined(separator: [0x0A]))
    }
  }

  private mutating func replaceNumber(in bytes: inout [UInt8], from place: Int) {
    let digits: ClosedRange<UInt8> = 0x30...0x39
    guard let start = bytes[place...].firstIndex(where: digits.contains) else { return }
    let end = bytes[start...].firstIndex { !digits.contains($0) } ?? bytes.count
    let numbers = ["0", "1", "2", "99", "65536", "2147483648", "9223372036854775807", "-7"]
    bytes.replaceSubrange(start..<end, with: Array(numbers[dice.roll(numbers.count)].utf8))
  }

  /// The lines with seals and chain put right again, so that what they say is looked at.
  static func sealed(_ bytes: [UInt8]) -> [UInt8] {
    var previous: UInt32 = 0
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map { line in
      var line = Array(line)
      guard line.count > Seal.prefix + 1, line.starts(with: Array("{\"c\":\"".utf8)) else {
        return line
      }
      chain(&line, to: previous)
      previous = line[Seal.prefix...].withRawBytes(Crc32c.of)
      line.replaceSubrange(6..<14, with: Hex.digits(previous))
      return line
    }
    return Array(lines.joined(separator: [0x0A]))
  }

  private static func chain(_ line: inout [UInt8], to previous: UInt32) {
    let mark = Array("\"p\":\"".utf8)
    guard let start = line.prefix(60).firstRange(of: mark)?.upperBound, start + 8 < line.count
    else { return }
    line.replaceSubrange(start..<start + 8, with: Hex.digits(previous))
  }
}

/// Inputs that are kept: what earlier versions wrote, and what was once hard to read.
enum Corpus {
  /// The kept inputs of one kind, smallest first.
  static func inputs(_ kind: String) throws -> [[UInt8]] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/corpus/\(kind)")
    let kept = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil
    ).map { [UInt8](try Data(contentsOf: $0)) }
    return kept.sorted { ($0.count, $0.last ?? 0) < ($1.count, $1.last ?? 0) }
  }

  /// Files of the workspaces of every version whose path ends like this; large ones would only be slow.
  static func files(_ suffix: String) throws -> [[UInt8]] {
    try FormatFixture.all.flatMap { fixture in
      try fixture.files().sorted { $0.key < $1.key }
        .filter { $0.key.hasSuffix(suffix) && !$0.value.isEmpty && $0.value.count < 6 << 10 }
        .map(\.value)
    }
  }
}
