import CommunityModel
import Dispatch
import Foundation
import Testing

@testable import CommunityStore

@Suite struct JSONTests {
  private static func accepts(_ text: String) -> Bool { accepts(Array(text.utf8)) }

  private static func accepts(_ bytes: [UInt8]) -> Bool {
    (try? JSONReader.validate(bytes)) != nil
  }

  @Test(arguments: [
    "[]", "{}", "0", "-0", "[1]", "[0e1]", "[1E+2]", "[1e-2]", "[123.456e78]", "[-1]", "true",
    "null",
    "\"\"", "\"a\"", " [1 , 2]\t\r\n", "{\"a\":1,\"b\":[{}]}", "[\"\\u0000\"]",
    "[\"\\uD834\\uDD1E\"]",
    "[\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"]", "[\"\u{7F}\"]", "[\"€𝄞\u{FFFF}\"]", "{\"\":0}",
    "[[[[[]]]]]",
    "{\"a\":{\"a\":1}}", "[\"\u{2028}\"]", "[1.0,1E2,-0]", "[100000000000000000000]", "[1e400]",
  ])
  func `what RFC 8259 allows is accepted`(text: String) {
    #expect(Self.accepts(text))
  }

  /// Where the files of the common test suite for JSON parsers lie, by `QUNZHU_JSON_SUITE`.
  private static let suite = ProcessInfo.processInfo.environment["QUNZHU_JSON_SUITE"]

  @Test(.enabled(if: suite != nil, "the suite is not here: QUNZHU_JSON_SUITE names its directory"))
  func `the files of the common suite are accepted and refused as their names say`() throws {
    let folder = URL(filePath: try #require(Self.suite))
    var counts: [Character: (all: Int, accepted: Int)] = [:]
    for file in try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    {
      let name = file.lastPathComponent
      guard name.hasSuffix(".json"), let kind = name.first else { continue }
      let isAccepted = Self.accepts([UInt8](try Data(contentsOf: file)))
      counts[kind, default: (0, 0)].all += 1
      if isAccepted { counts[kind, default: (0, 0)].accepted += 1 }
      // A key that comes twice is refused here, though the standard only warns of it.
      let isAllowed = kind == "y" && !name.hasPrefix("y_object_duplicated_key")
      #expect(kind == "i" || isAccepted == isAllowed, "\(name)")
    }
    #expect(counts["y"]?.all ?? 0 > 0 && counts["n"]?.all ?? 0 > 0)
    for (kind, count) in counts.sorted(by: { $0.key < $1.key }) {
      Proofs.tell("suite \(kind)_: \(count.accepted) of \(count.all) accepted")
    }
  }

  @Test(arguments: [
    "", " ", "[1,]", "{\"a\":1,}", "[,1]", "[1 2]", "[1", "]", "{\"a\"}", "{\"a\" 1}", "{a:1}",
    "{'a':1}",
    "{1:1}", "[01]", "[1.]", "[.1]", "[+1]", "[1e]", "[1e+]", "[0x1]", "[NaN]", "[-]", "[--1]",
    "[1.2.3]",
    "tru", "True", "nul", "[\"a]", "\"\\x\"", "\"\\u12G4\"", "\"\\u12\"", "[\"\n\"]", "[\"\t\"]",
    "[\"\u{0}\"]",
    "[1]x", "[1][2]", "{}}", "/*c*/[1]", "[1]//c", "\u{FEFF}[1]", "[\u{A0}1]", "{\"a\":1,\"a\":2}",
    "{\"a\":1,\"\\u0061\":2}", "[\"\\uD800\"]", "[\"\\uDC00\"]", "[\"\\uD800\\uD800\"]",
    "[\"\\uD800x\"]",
    "{\"a\":[1,{\"b\":1,\"b\":1}]}", "[1,,2]", "{\"a\":}", "{,}", "[-01]", "[1e1.5]", "[\u{FF11}]",
    "\u{C}[]",
  ])
  func `what it forbids is refused`(text: String) {
    #expect(!Self.accepts(text))
  }

  @Test(
    arguments: [
      [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0x80], [0xED, 0xA0, 0x80], [0xF0, 0x80, 0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80], [0x80], [0xBF], [0xE4, 0xBD], [0xFF],
      [0xFE],
      [0xF0, 0x9F, 0x98],
    ] as [[UInt8]])
  func `bytes that are not UTF-8 are refused`(bytes: [UInt8]) {
    #expect(!Self.accepts([0x22] + bytes + [0x22]))
    #expect(!Self.accepts([0x22] + bytes))
  }

  /// What RFC 8259 leaves to the reader: our answer to each case, so that none is an accident.
  @Test(arguments: [
    // Numbers out of the range of a Double are kept as text where they are not ours.
    ("[123.456e78]", true), ("[0.4e00669999999999999999999999999999999999999999999]", true),
    ("[-1e+9999]", true), ("[1.5e+9999]", true), ("[-123123e100000]", true),
    ("[123123e100000]", true), ("[123e-10000000]", true),
    ("[-123123123123123123123123123123]", true), ("[100000000000000000000]", true),
    ("[-237462374673276894279832749832423479823246327846]", true),
    // Half a pair of surrogates is no text.
    ("{\"\\uDFAA\":0}", false), ("[\"\\uDADA\"]", false), ("[\"\\uD888\\u1234\"]", false),
    ("[\"\\uD800\\n\"]", false), ("[\"\\uDd1ea\"]", false), ("[\"\\uD800\\uD800\\n\"]", false),
    ("[\"\\ud800\"]", false), ("[\"\\ud800abc\"]", false), ("[\"\\uDd1e\\uD834\"]", false),
    ("[\"\\uDFAA\"]", false),
    // A byte order mark belongs to no line of ours.
    ("\u{FEFF}{}", false),
    // Five hundred levels are more than anybody means.
    (String(repeating: "[", count: 500) + String(repeating: "]", count: 500), false),
  ])
  func `what the standard leaves open is decided`(text: String, isAccepted: Bool) {
    #expect(Self.accepts(text) == isAccepted)
  }

  @Test(
    arguments: [
      [0xFF, 0xFE, 0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D, 0x00],
      [0x00, 0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D],
      [0x5B, 0x00, 0x22, 0x00, 0xE9, 0x00, 0x22, 0x00, 0x5D, 0x00],
      [0x5B, 0x22, 0xE6, 0x97, 0xA5, 0xD1, 0x88, 0xFA, 0x22, 0x5D],
      [0x5B, 0x22, 0xF4, 0xBF, 0xBF, 0xBF, 0x22, 0x5D], [0x5B, 0x22, 0xED, 0xA0, 0x80, 0x22, 0x5D],
      [0x5B, 0x22, 0xE9, 0x22, 0x5D], [0x5B, 0x22, 0x81, 0x22, 0x5D],
      [0x5B, 0x22, 0xC0, 0xAF, 0x22, 0x5D],
      [0x5B, 0x22, 0xFC, 0x83, 0xBF, 0xBF, 0xBF, 0xBF, 0x22, 0x5D],
      [0x5B, 0x22, 0xFC, 0x80, 0x80, 0x80, 0x80, 0x80, 0x22, 0x5D],
      [0x5B, 0x22, 0xE0, 0xFF, 0x22, 0x5D],
    ] as [[UInt8]])
  func `other encodings and spoiled ones are refused as a whole`(bytes: [UInt8]) {
    #expect(!Self.accepts(bytes))
  }

  /// Documents that Foundation and this reader judge alike but for a few listed differences.
  @Test func `random documents are judged as Foundation judges them`() throws {
    let count = Proofs.isFull ? 1_000_000 : 4000
    let slots = Slots<Int>(8)
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      var dice = DocumentDice(state: UInt64(worker) &* 991 &+ 17)
      var differences = 0
      for _ in 0..<count / 8 {
        let bytes = dice.document()
        let ours = Self.accepts(bytes)
        let theirs =
          (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
        if ours != theirs, !dice.isListed(bytes, ours: ours) { differences += 1 }
      }
      slots.fill(worker, differences)
    }
    #expect(slots.values == [Int](repeating: 0, count: 8))
    Proofs.tell("\(count) random JSON documents, listed differences only")
  }

  @Test func `nesting ends at 64 levels and a long text at 64 KiB`() {
    let nested = { String(repeating: "[", count: $0) + String(repeating: "]", count: $0) }
    #expect(Self.accepts(nested(64)))
    #expect(!Self.accepts(nested(65)))
    #expect(!Self.accepts(String(repeating: "[", count: 100_000)))
    #expect(Self.accepts("\"" + String(repeating: "a", count: 64 << 10) + "\""))
    #expect(!Self.accepts("\"" + String(repeating: "a", count: 64 << 10 + 1) + "\""))
  }

  @Test func `twenty keys of one object are told apart and the twenty-first found out`() {
    let keys = (0..<20).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    #expect(Self.accepts("{\(keys)}"))
    #expect(!Self.accepts("{\(keys),\"k3\":1}"))
    #expect(!Self.accepts("{\(keys),\"\\u006b3\":1}"))
  }

  @Test(arguments: [
    ("0", 0), ("-7", -7), ("9223372036854775807", Int64.max), ("-9223372036854775808", Int64.min),
  ])
  func `integers of 64 bits are read exactly`(text: String, value: Int64) throws {
    #expect(
      try JSONReader.read(Array(text.utf8)) { (r) throws(JSONFailure) in try r.integer() } == value)
  }

  @Test(arguments: ["9223372036854775808", "1.0", "1e2", "\"1\"", "true", "-9223372036854775809"])
  func `anything else is no integer`(text: String) {
    #expect(throws: JSONFailure.self) {
      try JSONReader.read(Array(text.utf8)) { (r) throws(JSONFailure) in try r.integer() }
    }
  }

  @Test(arguments: [
    "", "群主", "a\"b\\c", "\u{0}\u{1F}\u{7F}", "\r\n\t", "é", "e\u{301}", "👨‍👩‍👧", "\u{202E}abc",
    "\u{FEFF}",
  ])
  func `text comes back to the byte`(text: String) throws {
    var writer = JSONWriter()
    writer.text(text)
    let read = try JSONReader.read(writer.take()) { (r) throws(JSONFailure) in try r.text() }
    #expect(Array(read.utf8) == Array(text.utf8))
  }

  @Test func `the checksum is CRC-32C`() {
    #expect(Crc32c.of(Array("123456789".utf8)) == 0xE306_9283)
    #expect(Crc32c.of([UInt8](repeating: 0, count: 32)) == 0x8A91_36AA)
    #expect(Crc32c.of([UInt8](repeating: 0xFF, count: 32)) == 0x62A8_AB43)
    #expect(Hex.value(Array("E3069283".utf8)) == nil)
    #expect(Hex.value(Hex.digits(0xE306_9283)) == 0xE306_9283)
  }

  @Test func `the checksum of parts is the checksum of the whole`() {
    let bytes = (0..<999).map { UInt8(truncatingIfNeeded: $0 &* 7 &+ $0 / 13) }
    for cut in stride(from: 0, to: bytes.count, by: 37) {
      var sum = Crc32c()
      bytes[..<cut].withRawBytes { sum.add($0) }
      bytes[cut...].withRawBytes { sum.add($0) }
      #expect(sum.value == Crc32c.of(bytes))
    }
  }
}

/// Writes documents that are mostly JSON, and spoils some of them.
private struct DocumentDice {
  var state: UInt64

  private mutating func roll(_ sides: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(sides))
  }

  mutating func document() -> [UInt8] {
    var bytes: [UInt8] = []
    value(into: &bytes, depth: 0)
    guard roll(3) == 0, !bytes.isEmpty else { return bytes }
    for _ in 0...roll(2) {
      let place = roll(bytes.count)
      switch roll(3) {
      case 0: bytes.remove(at: place)
      case 1: bytes.insert(Self.spice[roll(Self.spice.count)], at: place)
      default: bytes[place] = Self.spice[roll(Self.spice.count)]
      }
      if bytes.isEmpty { return bytes }
    }
    return bytes
  }

  private static let spice = Array("{}[],:\"\\ 0123456789.eE+-truefalsn\t\nu\u{1}".utf8)

  private static let texts = [
    "", "a", "群主", "\\n", "\\u00e9", "\\ud834\\udd1e", "\\\\", "e\u{301}", "👍", "/", "\\/",
  ]

  private static let numbers = [
    "0", "-0", "1", "12", "-7", "1.5", "0.25", "1e2", "1E+2", "2e-3", "9007199254740993", "100",
  ]

  private mutating func value(into bytes: inout [UInt8], depth: Int) {
    func put(_ text: String) { bytes += Array(text.utf8) }
    switch roll(depth > 4 ? 5 : 8) {
    case 0: put(Self.numbers[roll(Self.numbers.count)])
    case 1, 2: put("\"" + Self.texts[roll(Self.texts.count)] + "\"")
    case 3: put("true")
    case 4: put(roll(2) == 0 ? "null" : "false")
    case 5:
      put("[")
      for index in 0..<roll(4) {
        if index > 0 { put(roll(4) == 0 ? " , " : ",") }
        value(into: &bytes, depth: depth + 1)
      }
      put("]")
    default:
      put("{")
      for index in 0..<roll(4) {
        if index > 0 { put(",") }
        put("\"k\(index)\":")
        value(into: &bytes, depth: depth + 1)
      }
      put("}")
    }
  }

  /// What is known of Foundation: it lets a comma stand before a closing bracket, a key come twice, other
  /// encodings pass, and some control characters and numbers that the standard forbids.
  func isListed(_ bytes: [UInt8], ours: Bool) -> Bool {
    if ours {
      // It refuses numbers that it cannot hold.
      return bytes.contains { $0 == 0x65 || $0 == 0x45 }
    }
    if (try? JSONReader.validate(Self.withoutLooseCommas(bytes))) != nil { return true }
    do throws(JSONFailure) {
      try JSONReader.validate(bytes)
      return false
    } catch {
      return error.reason == .duplicateKey || bytes.contains(0)
    }
  }

  private static func withoutLooseCommas(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    for byte in bytes {
      if byte == 0x5D || byte == 0x7D {
        while let last = kept.last, last == 0x20 || last == 0x0A || last == 0x09 {
          kept.removeLast()
        }
        if kept.last == 0x2C { kept.removeLast() }
      }
      kept.append(byte)
    }
    return kept
  }
}
