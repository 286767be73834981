import CommunityModel
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
