/// A value of a theme file, with the line it begins on.
struct ThemeValue {
  enum Content {
    case text(String)
    case flag(Bool)
    case object([(key: String, line: Int, value: ThemeValue)])
  }

  let line: Int
  let content: Content
}

/// Reads the part of JSON that themes need: objects, text and yes or no.
///
/// Our own, so that a mistake is told with its line and nothing doubtful is let through.
struct ThemeReader {
  private static let deepest = 4
  private let bytes: [UInt8]
  private var place = 0
  private var line = 1

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads a whole file.
  static func read(_ bytes: [UInt8]) throws(ThemeError) -> ThemeValue {
    guard bytes.count <= 65_536 else { throw ThemeError(line: 1, problem: .tooLarge) }
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw ThemeError(line: 1, problem: .encoding)
    }
    var reader = ThemeReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.place = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.place == bytes.count else { throw reader.syntax("end of file") }
    return value
  }

  private var current: UInt8? { place < bytes.count ? bytes[place] : nil }

  private func syntax(_ expected: String) -> ThemeError {
    ThemeError(line: line, problem: .syntax(expected: expected))
  }

  private mutating func skipBlanks() {
    while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) {
      if byte == 0x0A { line += 1 }
      place += 1
    }
  }

  private mutating func take(_ character: Character) throws(ThemeError) {
    skipBlanks()
    guard let byte = current, byte == character.asciiValue else {
      throw syntax("\(character)")
    }
    place += 1
  }

  private mutating func value(depth: Int) throws(ThemeError) -> ThemeValue {
    skipBlanks()
    let start = line
    switch current {
    case UInt8(ascii: "{") where depth < Self.deepest:
      return ThemeValue(line: start, content: .object(try object(depth: depth)))
    case UInt8(ascii: "\""): return ThemeValue(line: start, content: .text(try text()))
    case UInt8(ascii: "t") where takeWord("true"):
      return ThemeValue(line: start, content: .flag(true))
    case UInt8(ascii: "f") where takeWord("false"):
      return ThemeValue(line: start, content: .flag(false))
    default: throw syntax("{ \" true false")
    }
  }

  private mutating func takeWord(_ word: String) -> Bool {
    guard bytes[place...].starts(with: word.utf8) else { return false }
    place += word.utf8.count
    return true
  }

  private mutating func object(
    depth: Int
  ) throws(ThemeError) -> [(key: String, line: Int, value: ThemeValue)] {
    try take("{")
    var members: [(key: String, line: Int, value: ThemeValue)] = []
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
        throw ThemeError(line: start, problem: .repeated(key))
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

  private mutating func text() throws(ThemeError) -> String {
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
