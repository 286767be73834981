/// Reads the part of JSON that settings need: objects, lists, text and yes or no.
///
/// Our own, so that a mistake is told with its line and nothing doubtful is let through.
package struct SettingReader {
  private static let deepest = 4
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a whole file.
  package static func read(_ bytes: [UInt8]) throws(SettingError) -> SettingValue {
    guard bytes.count <= 65_536 else { throw SettingError(line: 1, problem: .tooLarge) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw SettingError(line: 1, problem: .encoding)
    }
    var reader = SettingReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.syntax("end of file") }
    return value
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func syntax(_ expected: String) -> SettingError {
    SettingError(line: line, problem: .syntax(expected: expected))
  }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  private mutating func take(_ character: Character) throws(SettingError) {
    skipBlanks()
    guard let byte = current, byte == character.asciiValue else {
      throw syntax("\(character)")
    }
    place += 1
  }

  private mutating func value(depth: Int) throws(SettingError) -> SettingValue {
    skipBlanks()
    let start = line
    switch current {
    case UInt8(ascii: "{") where depth < Self.deepest:
      return SettingValue(line: start, content: .object(try object(depth: depth)))
    case UInt8(ascii: "[") where depth < Self.deepest:
      return SettingValue(line: start, content: .list(try list(depth: depth)))
    case UInt8(ascii: "\""): return SettingValue(line: start, content: .text(try text()))
    case UInt8(ascii: "t") where takeWord("true"):
      return SettingValue(line: start, content: .flag(true))
    case UInt8(ascii: "f") where takeWord("false"):
      return SettingValue(line: start, content: .flag(false))
    default: throw syntax("{ [ \" true false")
    }
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func object(
    depth: Int
  ) throws(SettingError) -> [(key: String, line: Int, value: SettingValue)] {
    try take("{")
    var members: [(key: String, line: Int, value: SettingValue)] = []
    skipBlanks()
    if current == UInt8(ascii: "}") {
      place += 1
      return members
    }
    while true {
      skipBlanks()
      let start = line
      guard current == UInt8(ascii: "\"") else { throw syntax("\"") }
      let key = try text()
      if members.contains(where: { $0.key == key }) {
        throw SettingError(line: start, problem: .repeated(key))
      }
      try take(":")
      members.append((key, start, try value(depth: depth + 1)))
      skipBlanks()
      if current == UInt8(ascii: "}") {
        place += 1
        return members
      }
      try take(",")
    }
  }

  private mutating func list(depth: Int) throws(SettingError) -> [SettingValue] {
    try take("[")
    var values: [SettingValue] = []
    skipBlanks()
    if current == UInt8(ascii: "]") {
      place += 1
      return values
    }
    while true {
      values.append(try value(depth: depth + 1))
      skipBlanks()
      if current == UInt8(ascii: "]") {
        place += 1
        return values
      }
      try take(",")
    }
  }

  private mutating func text() throws(SettingError) -> String {
    place += 1
    var content: [UInt8] = []
    while let byte = current, byte >= 0x20 {
      place += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: content, as: UTF8.self)
      case UInt8(ascii: "\\"):
        guard let escaped = current, [0x22, 0x2F, 0x5C].contains(escaped) else {
          throw syntax("\" \\ /")
        }
        content.append(escaped)
        place += 1
      default: content.append(byte)
      }
    }
    throw syntax("\"")
  }
}
