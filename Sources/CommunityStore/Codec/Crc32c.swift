/// CRC-32C (Castagnoli) over bytes, eight at a time.
///
/// It finds every single flipped bit and nearly all accidental damage; it does not guard against malice.
struct Crc32c: Sendable {
  private var state: UInt32 = 0xFFFF_FFFF

  /// The checksum of what was added so far.
  var value: UInt32 { ~state }

  /// The checksum of these bytes.
  static func of(_ bytes: UnsafeRawBufferPointer) -> UInt32 {
    var sum = Crc32c()
    sum.add(bytes)
    return sum.value
  }

  /// The checksum of these bytes.
  static func of(_ bytes: some ContiguousBytes) -> UInt32 {
    bytes.withRawBytes(of)
  }

  /// Continues the checksum over more bytes.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    state = Self.tables.withUnsafeBufferPointer { table in
      guard let table = table.baseAddress else { return state }
      var crc = state
      var at = 0
      let end = bytes.count
      while at + 8 <= end {
        let word = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: at, as: UInt64.self))
        let low = crc ^ UInt32(truncatingIfNeeded: word)
        let high = UInt32(truncatingIfNeeded: word >> 32)
        crc = table[0x700 + Int(low & 0xFF)] ^ table[0x600 + Int(low >> 8 & 0xFF)]
        crc ^= table[0x500 + Int(low >> 16 & 0xFF)] ^ table[0x400 + Int(low >> 24)]
        crc ^= table[0x300 + Int(high & 0xFF)] ^ table[0x200 + Int(high >> 8 & 0xFF)]
        crc ^= table[0x100 + Int(high >> 16 & 0xFF)] ^ table[Int(high >> 24)]
        at += 8
      }
      while at < end {
        crc = table[Int((crc ^ UInt32(bytes[at])) & 0xFF)] ^ crc >> 8
        at += 1
      }
      return crc
    }
  }

  /// Eight tables of 256: the k-th moves a byte past k more bytes of zeros.
  private static let tables: [UInt32] = {
    var tables = [UInt32](repeating: 0, count: 2048)
    for byte in 0..<256 {
      var crc = UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0x82F6_3B78 : crc >> 1 }
      tables[byte] = crc
    }
    for byte in 256..<2048 {
      let before = tables[byte - 256]
      tables[byte] = tables[Int(before & 0xFF)] ^ before >> 8
    }
    return tables
  }()
}

/// Bytes that lie in one piece.
protocol ContiguousBytes {
  func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result
}

extension Array: ContiguousBytes where Element == UInt8 {
  func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}

extension ArraySlice: ContiguousBytes where Element == UInt8 {
  func withRawBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    withUnsafeBytes(body)
  }
}

/// Checksums as they stand in files: eight lower-case hexadecimal digits.
enum Hex {
  /// The digits of a checksum.
  static func digits(_ value: UInt32) -> [UInt8] {
    (0..<8).map { digit(UInt8(value >> UInt32(28 - 4 * $0) & 0xF)) }
  }

  /// The digits as text.
  static func text(_ value: UInt32) -> String { String(decoding: digits(value), as: UTF8.self) }

  /// The checksum eight digits stand for; capitals do not count, so that no flipped bit passes.
  static func value(_ digits: some Collection<UInt8>) -> UInt32? {
    guard digits.count == 8 else { return nil }
    var value: UInt32 = 0
    for digit in digits {
      switch digit {
      case 0x30...0x39: value = value << 4 | UInt32(digit - 0x30)
      case 0x61...0x66: value = value << 4 | UInt32(digit - 0x61 + 10)
      default: return nil
      }
    }
    return value
  }

  private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
