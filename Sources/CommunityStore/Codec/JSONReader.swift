/// Why bytes are not the JSON they should be, and where.
struct JSONFailure: Error, Hashable, Sendable {
  enum Reason: String, Hashable, Sendable {
    case unexpectedByte = "unexpected byte"
    case unexpectedEnd = "unexpected end"
    case badNumber = "not a number"
    case badEscape = "not an escape"
    case loneSurrogate = "half a surrogate pair"
    case badUTF8 = "not UTF-8"
    case controlCharacter = "a control character"
    case duplicateKey = "a key twice"
    case tooDeep = "nested too deeply"
    case tooLong = "too long"
    case trailing = "something after the end"
    case wrongKind = "a value of another kind"
    case unknown = "an unknown operation"
  }

  var reason: Reason
  var offset: Int
}

/// The largest things the store reads; they are checked before parsing.
enum JSONLimits {
  static let line = 4 << 20
  static let text = 64 << 10
  static let depth = 64
  /// What counts things or milliseconds stays below: a sum of two of them is a number too.
  static let count: Int64 = 1 << 53
}

/// A strict reader of RFC 8259 that is asked for one value after the other.
///
/// It reads memory it does not own: make it inside `withUnsafeBytes` and let it go there.
/// Offsets in failures count from the start of that memory.
struct JSONReader {
  private let base: UnsafeBufferPointer<UInt8>
  private let end: Int
  private(set) var at = 0
  private var depth = 0
  private var first = true

  init(_ bytes: UnsafeRawBufferPointer) {
    base = bytes.assumingMemoryBound(to: UInt8.self)
    end = bytes.count
  }

  /// What the next value is, by its first byte.
  enum Kind { case object, array, string, number, flag, null }

  mutating func kind() throws(JSONFailure) -> Kind {
    skipSpace()
    switch byte {
    case 0x7B: return .object
    case 0x5B: return .array
    case 0x22: return .string
    case 0x2D, 0x30...0x39: return .number
    case 0x74, 0x66: return .flag
    case 0x6E: return .null
    default: throw unexpected()
    }
  }

  mutating func beginObject() throws(JSONFailure) { try open(0x7B) }
  mutating func beginArray() throws(JSONFailure) { try open(0x5B) }

  /// Moves to the next key and past its colon; false at the end of the object, which is then left.
  ///
  /// The caller sees to it that no key comes twice; `skip` and `object` do so themselves.
  mutating func nextKey(_ key: inout JSONKey) throws(JSONFailure) -> Bool {
    guard try nextItem(before: 0x7D) else { return false }
    let start = at
    let escaped = try scanText()
    key = JSONKey(written: slice(start + 1, at - 1), escaped: escaped, offset: start)
    skipSpace()
    guard byte == 0x3A else { throw unexpected() }
    at += 1
    return true
  }

  /// Moves to the next element; false at the end of the array, which is then left.
  mutating func nextElement() throws(JSONFailure) -> Bool { try nextItem(before: 0x5D) }

  /// Reads an object, giving each key to `body`, which reads or skips its value.
  mutating func object(
    _ body: (inout JSONReader, JSONKey) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    try beginObject()
    var keys = JSONKeySet()
    var key = JSONKey()
    while try nextKey(&key) {
      guard keys.insert(key) else { throw failure(.duplicateKey, at: key.offset) }
      try body(&self, key)
    }
  }

  /// Reads an array, calling `body` in front of each element.
  mutating func array(
    _ body: (inout JSONReader) throws(JSONFailure) -> Void
  ) throws(JSONFailure) {
    try beginArray()
    while try nextElement() { try body(&self) }
  }

  mutating func text() throws(JSONFailure) -> String {
    skipSpace()
    let start = at
    let escaped = try scanText()
    return JSONKey(written: slice(start + 1, at - 1), escaped: escaped, offset: start).text
  }

  /// A string without escapes as the bytes between its quotation marks.
  mutating func plainText() throws(JSONFailure) -> UnsafeBufferPointer<UInt8> {
    skipSpace()
    let start = at
    guard try !scanText() else { throw failure(.wrongKind, at: start) }
    return slice(start + 1, at - 1)
  }

  /// An integer of 64 bits; anything else that is a number is refused.
  mutating func integer() throws(JSONFailure) -> Int64 {
    skipSpace()
    let start = at
    guard byte == 0x2D || (0x30...0x39).contains(byte) else { throw failure(.wrongKind, at: at) }
    try scanNumber()
    guard let value = Self.integer(slice(start, at)) else { throw failure(.wrongKind, at: start) }
    return value
  }

  /// A number of things, or a place in a file: never negative, and small enough to be added to.
  mutating func count() throws(JSONFailure) -> Int {
    skipSpace()
    let start = at
    let value = try integer()
    guard value >= 0, value < JSONLimits.count else { throw failure(.wrongKind, at: start) }
    return Int(value)
  }

  mutating func flag() throws(JSONFailure) -> Bool {
    skipSpace()
    if byte == 0x74 {
      try word("true")
      return true
    }
    guard byte == 0x66 else { throw failure(.wrongKind, at: at) }
    try word("false")
    return false
  }

  /// Passes a null if there is one.
  mutating func nullIfPresent() throws(JSONFailure) -> Bool {
    skipSpace()
    guard byte == 0x6E else { return false }
    try word("null")
    return true
  }

  /// Checks the next value, whatever it is, and returns its bytes as they stand.
  mutating func raw() throws(JSONFailure) -> [UInt8] {
    skipSpace()
    let start = at
    try skip()
    return Array(slice(start, at))
  }

  /// Checks the next value and passes it.
  mutating func skip() throws(JSONFailure) {
    switch try kind() {
    case .object: try object { (reader, _) throws(JSONFailure) in try reader.skip() }
    case .array: try array { (reader) throws(JSONFailure) in try reader.skip() }
    case .string: _ = try scanText()
    case .number: try scanNumber()
    case .flag: _ = try flag()
    case .null: try word("null")
    }
  }

  /// Makes sure that nothing but white space is left.
  mutating func finish() throws(JSONFailure) {
    skipSpace()
    guard at == end else { throw failure(.trailing, at: at) }
  }

  /// Passes these bytes if they come next; the fast way past a key one expects.
  mutating func pass(_ expected: UnsafeBufferPointer<UInt8>) -> Bool {
    guard end - at >= expected.count else { return false }
    for index in expected.indices where base[at + index] != expected[index] { return false }
    at += expected.count
    return true
  }

  func failure(_ reason: JSONFailure.Reason, at offset: Int) -> JSONFailure {
    JSONFailure(reason: reason, offset: offset)
  }

  /// Checks that bytes are one JSON document and nothing else.
  static func validate(_ bytes: [UInt8]) throws(JSONFailure) {
    try read(bytes) { (reader) throws(JSONFailure) in try reader.skip() }
  }

  /// Reads one document.
  static func read<Result>(
    _ bytes: [UInt8], _ body: (inout JSONReader) throws(JSONFailure) -> Result
  ) throws(JSONFailure) -> Result {
    try bytes.withUnsafeBufferPointer { (buffer) throws(JSONFailure) in
      var reader = JSONReader(UnsafeRawBufferPointer(buffer))
      let result = try body(&reader)
      try reader.finish()
      return result
    }
  }
}

extension JSONReader {
  private func slice(_ from: Int, _ to: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: base[from..<to])
  }

  /// The next byte, or 0, which is valid nowhere, at the end.
  private var byte: UInt8 { at < end ? base[at] : 0 }

  private func unexpected() -> JSONFailure {
    failure(at < end ? .unexpectedByte : .unexpectedEnd, at: at)
  }

  private mutating func skipSpace() {
    while at < end {
      let next = base[at]
      guard next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else { return }
      at += 1
    }
  }

  private mutating func open(_ bracket: UInt8) throws(JSONFailure) {
    skipSpace()
    guard byte == bracket else {
      throw at < end ? failure(.wrongKind, at: at) : failure(.unexpectedEnd, at: at)
    }
    depth += 1
    guard depth <= JSONLimits.depth else { throw failure(.tooDeep, at: at) }
    at += 1
    first = true
  }

  private mutating func nextItem(before bracket: UInt8) throws(JSONFailure) -> Bool {
    skipSpace()
    if byte == bracket {
      at += 1
      depth -= 1
      first = false
      return false
    }
    if !first {
      guard byte == 0x2C else { throw unexpected() }
      at += 1
      skipSpace()
    }
    first = false
    if bracket == 0x7D, byte != 0x22 { throw unexpected() }
    return true
  }

  private mutating func word(_ word: StaticString) throws(JSONFailure) {
    for index in 0..<word.utf8CodeUnitCount {
      guard byte == word.utf8Start[index] else { throw unexpected() }
      at += 1
    }
  }

  private mutating func scanNumber() throws(JSONFailure) {
    if byte == 0x2D { at += 1 }
    if byte == 0x30 { at += 1 } else { try scanDigits() }
    if byte == 0x2E {
      at += 1
      try scanDigits()
    }
    if byte == 0x65 || byte == 0x45 {
      at += 1
      if byte == 0x2B || byte == 0x2D { at += 1 }
      try scanDigits()
    }
    if (0x30...0x39).contains(byte) { throw failure(.badNumber, at: at) }
  }

  private mutating func scanDigits() throws(JSONFailure) {
    guard (0x30...0x39).contains(byte) else { throw failure(.badNumber, at: at) }
    while (0x30...0x39).contains(byte) { at += 1 }
  }

  /// Passes a string and says whether it holds escapes.
  private mutating func scanText() throws(JSONFailure) -> Bool {
    guard byte == 0x22 else {
      throw at < end ? failure(.wrongKind, at: at) : failure(.unexpectedEnd, at: at)
    }
    let start = at
    at += 1
    var escaped = false
    while at < end {
      let next = base[at]
      if next == 0x22 {
        at += 1
        guard at - start - 2 <= JSONLimits.text else { throw failure(.tooLong, at: start) }
        return escaped
      }
      if next == 0x5C {
        escaped = true
        try scanEscape()
      } else if next >= 0x80 {
        try scanScalar(next)
      } else {
        guard next >= 0x20 else { throw failure(.controlCharacter, at: at) }
        at += 1
      }
    }
    throw failure(.unexpectedEnd, at: at)
  }

  private mutating func scanEscape() throws(JSONFailure) {
    let start = at
    at += 1
    switch byte {
    case 0x22, 0x5C, 0x2F, 0x62, 0x66, 0x6E, 0x72, 0x74: at += 1
    case 0x75:
      let unit = try scanUnit()
      if (0xDC00...0xDFFF).contains(unit) { throw failure(.loneSurrogate, at: start) }
      if (0xD800...0xDBFF).contains(unit) {
        guard byte == 0x5C, at + 1 < end, base[at + 1] == 0x75 else {
          throw failure(.loneSurrogate, at: start)
        }
        at += 1
        guard (0xDC00...0xDFFF).contains(try scanUnit()) else {
          throw failure(.loneSurrogate, at: start)
        }
      }
    default: throw failure(at < end ? .badEscape : .unexpectedEnd, at: at)
    }
  }

  private mutating func scanUnit() throws(JSONFailure) -> UInt32 {
    at += 1
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard let digit = Self.hexDigit(byte) else { throw failure(.badEscape, at: at) }
      unit = unit << 4 | digit
      at += 1
    }
    return unit
  }

  /// Passes one scalar beyond ASCII; overlong forms, surrogates and what lies beyond Unicode are refused.
  private mutating func scanScalar(_ lead: UInt8) throws(JSONFailure) {
    let (length, low, high): (Int, UInt8, UInt8) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80, 0xBF)
      case 0xE0: (3, 0xA0, 0xBF)
      case 0xE1...0xEC, 0xEE...0xEF: (3, 0x80, 0xBF)
      case 0xED: (3, 0x80, 0x9F)
      case 0xF0: (4, 0x90, 0xBF)
      case 0xF1...0xF3: (4, 0x80, 0xBF)
      case 0xF4: (4, 0x80, 0x8F)
      default: throw failure(.badUTF8, at: at)
      }
    guard at + length <= end, base[at + 1] >= low, base[at + 1] <= high else {
      throw failure(.badUTF8, at: at)
    }
    for index in 2..<max(2, length) where base[at + index] & 0xC0 != 0x80 {
      throw failure(.badUTF8, at: at)
    }
    at += length
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }

  /// The value of plain decimal digits; nil for fractions, exponents and what does not fit.
  static func integer(_ digits: UnsafeBufferPointer<UInt8>) -> Int64? {
    var value: Int64 = 0
    let negative = digits.first == 0x2D
    guard digits.count > (negative ? 1 : 0) else { return nil }
    for digit in digits.dropFirst(negative ? 1 : 0) {
      guard (0x30...0x39).contains(digit) else { return nil }
      let (scaled, overflow) = value.multipliedReportingOverflow(by: 10)
      let step = Int64(digit - 0x30)
      let (next, full) =
        negative
        ? scaled.subtractingReportingOverflow(step) : scaled.addingReportingOverflow(step)
      guard !overflow, !full else { return nil }
      value = next
    }
    return value
  }
}
