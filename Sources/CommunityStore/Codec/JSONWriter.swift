/// Appends JSON to bytes; the caller keeps the order of keys, the writer keeps the commas.
struct JSONWriter: Sendable {
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() {}

  init(reserving count: Int) { bytes.reserveCapacity(count) }

  var count: Int { bytes.count }

  mutating func beginObject() { open(0x7B) }
  mutating func endObject() { close(0x7D) }
  mutating func beginArray() { open(0x5B) }
  mutating func endArray() { close(0x5D) }

  /// A key; the next call writes its value.
  mutating func key(_ name: String) {
    separate()
    quote(name)
    bytes.append(0x3A)
    needsComma = false
  }

  /// A key whose bytes need no escaping, as those of declared fields do not.
  mutating func key(_ name: StaticString) {
    separate()
    bytes.append(0x22)
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
  }

  mutating func text(_ value: String) {
    separate()
    quote(value)
    needsComma = true
  }

  mutating func integer(_ value: some FixedWidthInteger) {
    separate()
    appendDigits(of: Int64(clamping: value))
    needsComma = true
  }

  mutating func flag(_ value: Bool) { raw(value ? Array("true".utf8) : Array("false".utf8)) }

  mutating func null() { raw(Array("null".utf8)) }

  mutating func checksum(_ value: UInt32) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: Hex.digits(value))
    bytes.append(0x22)
    needsComma = true
  }

  /// Bytes that already are one JSON value.
  mutating func raw(_ value: some Collection<UInt8>) {
    separate()
    bytes.append(contentsOf: value)
    needsComma = true
  }

  /// Ends a line; the next value starts a new one.
  mutating func endLine() {
    bytes.append(0x0A)
    needsComma = false
  }

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    needsComma = false
  }

  /// Puts bytes in the place of as many that are there already.
  mutating func fill(_ value: [UInt8], at offset: Int) {
    bytes.replaceSubrange(offset..<offset + value.count, with: value)
  }

  /// Takes the bytes out and starts afresh.
  mutating func take() -> [UInt8] {
    defer { self = JSONWriter() }
    return bytes
  }
}

extension JSONWriter {
  private mutating func separate() {
    if needsComma { bytes.append(0x2C) }
  }

  private mutating func open(_ bracket: UInt8) {
    separate()
    bytes.append(bracket)
    needsComma = false
  }

  private mutating func close(_ bracket: UInt8) {
    bytes.append(bracket)
    needsComma = true
  }

  private mutating func appendDigits(of value: Int64) {
    if value < 0 { bytes.append(0x2D) }
    var rest = value.magnitude
    let start = bytes.count
    repeat {
      bytes.append(0x30 + UInt8(rest % 10))
      rest /= 10
    } while rest > 0
    bytes[start...].reverse()
  }

  /// Writes a string; text of its own script stays readable, only what must be escaped is.
  private mutating func quote(_ value: String) {
    bytes.append(0x22)
    var value = value
    value.withUTF8 { text in
      var from = 0
      for at in text.indices where Self.mustEscape(text[at]) {
        bytes.append(contentsOf: text[from..<at])
        escape(text[at])
        from = at + 1
      }
      bytes.append(contentsOf: text[from...])
    }
    bytes.append(0x22)
  }

  private static func mustEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F
  }

  private mutating func escape(_ byte: UInt8) {
    bytes.append(0x5C)
    switch byte {
    case 0x22, 0x5C: bytes.append(byte)
    case 0x08: bytes.append(0x62)
    case 0x09: bytes.append(0x74)
    case 0x0A: bytes.append(0x6E)
    case 0x0C: bytes.append(0x66)
    case 0x0D: bytes.append(0x72)
    default:
      bytes.append(contentsOf: [0x75, 0x30, 0x30])
      bytes.append(contentsOf: Hex.digits(UInt32(byte)).suffix(2))
    }
  }
}
