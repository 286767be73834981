/// A key, or a text, as it lies between its quotation marks; valid as long as the memory it was read from.
struct JSONKey {
  /// The bytes as written, escapes and all.
  let written: UnsafeBufferPointer<UInt8>
  let escaped: Bool
  let offset: Int

  init() {
    self.init(written: UnsafeBufferPointer(start: nil, count: 0), escaped: false, offset: 0)
  }

  init(written: UnsafeBufferPointer<UInt8>, escaped: Bool, offset: Int) {
    self.written = written
    self.escaped = escaped
    self.offset = offset
  }

  var count: Int { written.count }

  /// The bytes meant.
  var bytes: [UInt8] { escaped ? unescaped() : Array(written) }

  /// The text meant.
  var text: String {
    escaped
      ? String(decoding: unescaped(), as: UTF8.self) : String(decoding: written, as: UTF8.self)
  }

  static func ~= (name: StaticString, key: JSONKey) -> Bool {
    if key.escaped {
      return key.unescaped().elementsEqual(
        UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount))
    }
    guard key.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<key.count where key.written[index] != name.utf8Start[index] { return false }
    return true
  }

  /// Replaces escapes by what they stand for; the reader has checked them all.
  private func unescaped() -> [UInt8] {
    var meant: [UInt8] = []
    meant.reserveCapacity(count)
    let written = written
    var at = 0
    while at < count {
      guard written[at] == 0x5C else {
        meant.append(written[at])
        at += 1
        continue
      }
      at += 2
      switch written[at - 1] {
      case 0x62: meant.append(0x08)
      case 0x66: meant.append(0x0C)
      case 0x6E: meant.append(0x0A)
      case 0x72: meant.append(0x0D)
      case 0x74: meant.append(0x09)
      case 0x75:
        var scalar = unit(at: at)
        at += 4
        if (0xD800...0xDBFF).contains(scalar) {
          scalar = 0x10000 + (scalar - 0xD800) << 10 + (unit(at: at + 2) - 0xDC00)
          at += 6
        }
        let encoded = Unicode.Scalar(scalar).flatMap { UTF8.encode($0) }
        meant.append(contentsOf: encoded.map { Array($0) } ?? [])
      default: meant.append(written[at - 1])
      }
    }
    return meant
  }

  private func unit(at offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 << 4 | (JSONReader.hexDigit(written[offset + $1]) ?? 0) }
  }
}

/// The keys of one object, so that none comes twice; compared as bytes after unescaping.
struct JSONKeySet {
  private var few: [JSONKey] = []
  private var many: Set<[UInt8]> = []

  init() {}

  /// Adds a key; false if it was there.
  mutating func insert(_ key: JSONKey) -> Bool {
    if few.count < 16, many.isEmpty {
      for other in few where Self.same(other, key) { return false }
      few.append(key)
      return true
    }
    if many.isEmpty { many = Set(few.map(\.bytes)) }
    return many.insert(key.bytes).inserted
  }

  private static func same(_ left: JSONKey, _ right: JSONKey) -> Bool {
    if left.escaped || right.escaped { return left.bytes == right.bytes }
    return left.count == right.count && left.written.elementsEqual(right.written)
  }
}
