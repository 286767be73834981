/// The checksum that opens a line: `{"c":"8hex"` and then what it covers.
enum Seal {
  /// Bytes before the covered ones.
  static let prefix = 15

  private static let opening = Array("{\"c\":\"".utf8)

  /// The checksum of a sealed line without its line feed; nil when it does not hold.
  static func checksum(of line: UnsafeRawBufferPointer) -> UInt32? {
    guard line.count > prefix, line[line.count - 1] == 0x7D else { return nil }
    guard line.prefix(6).elementsEqual(opening), line[14] == 0x22 else { return nil }
    guard let stated = Hex.value(line[6..<14]) else { return nil }
    let covered = UnsafeRawBufferPointer(rebasing: line[prefix...])
    return Crc32c.of(covered) == stated ? stated : nil
  }

  /// The checksum of a sealed document that ends with a line feed.
  static func checksum(ofDocument bytes: [UInt8]) -> UInt32? {
    guard bytes.last == 0x0A else { return nil }
    return bytes.withUnsafeBytes { checksum(of: UnsafeRawBufferPointer(rebasing: $0.dropLast())) }
  }

  /// What a sealed document says; nil when its seal does not hold or it cannot be read.
  static func open<Value>(
    _ bytes: [UInt8], _ parse: ([UInt8]) throws(JSONFailure) -> Value
  ) -> Value? {
    checksum(ofDocument: bytes) == nil ? nil : try? parse(bytes)
  }
}

extension JSONWriter {
  /// Begins a sealed object; the checksum is filled in by `endSealed`.
  mutating func beginSealed() -> Int {
    let start = count
    beginObject()
    key("c")
    checksum(0)
    return start
  }

  /// Ends the sealed object that began at `start`, and its line, and returns its checksum.
  @discardableResult
  mutating func endSealed(from start: Int) -> UInt32 {
    endObject()
    let sum = bytes[(start + Seal.prefix)...].withRawBytes(Crc32c.of)
    fill(Hex.digits(sum), at: start + 6)
    endLine()
    return sum
  }
}
