public import Cells

/// What a terminal said about itself before the first frame; nil where it did not answer in time.
public struct TerminalAnswer: Equatable, Sendable {
  /// The cells it takes for a character of ambiguous width.
  public private(set) var ambiguousWidth: Int?
  /// The colour of its ground.
  public private(set) var ground: Color?
  /// What a person typed meanwhile.
  package private(set) var typed: [UInt8] = []
  /// Whether everything that will be answered has been.
  package private(set) var isComplete = false

  /// No answer.
  package init() {}

  /// Whether its ground is light; nil where it did not say.
  public var isLight: Bool? { ground.map { $0.luminance > 0.35 } }

  /// The column the sign is written to; the report tells how far the cursor went from there.
  ///
  /// Far enough to the right that no report looks like a function key held with another.
  package static let column = 10

  /// Reads what came back.
  package init(_ bytes: [UInt8]) {
    var place = 0
    while place < bytes.count {
      guard bytes[place] == 0x1B, place + 1 < bytes.count,
        let end = Self.end(of: bytes, from: place)
      else {
        typed.append(bytes[place])
        place += 1
        continue
      }
      take(String(decoding: bytes[place..<end], as: UTF8.self))
      place = end
    }
  }

  /// Where a reply ends that begins here; nil if none does.
  private static func end(of bytes: [UInt8], from start: Int) -> Int? {
    switch bytes[start + 1] {
    case UInt8(ascii: "["):
      return bytes[(start + 2)...].firstIndex { 0x40...0x7E ~= $0 }.map { $0 + 1 }
    case UInt8(ascii: "]"):
      for place in (start + 2)..<max(start + 2, bytes.count) {
        if bytes[place] == 0x07 { return place + 1 }
        if bytes[place] == 0x5C, bytes[place - 1] == 0x1B { return place + 1 }
      }
      return nil
    default: return nil
    }
  }

  private mutating func take(_ reply: String) {
    let body = reply.dropFirst(2)
    if body.first == "?", body.last == "c" {
      isComplete = true
    } else if body.last == "R" {
      let parts = body.dropLast().split(separator: ";").compactMap { Int($0) }
      if parts.count == 2, (1...2).contains(parts[1] - Self.column) {
        ambiguousWidth = parts[1] - Self.column
      }
    } else if body.hasPrefix("11;") {
      ground = Self.color(body.dropFirst(3))
    } else if reply.hasPrefix("\u{1B}["), body.last != "c" {
      typed += Array(reply.utf8)
    }
  }

  /// `rgb:rrrr/gggg/bbbb` with one to four digits a part.
  private static func color(_ text: Substring) -> Color? {
    guard let colon = text.firstIndex(of: ":") else { return nil }
    let parts = text[text.index(after: colon)...].split(separator: "/").prefix(3).map { part in
      part.prefix { $0.isHexDigit }
    }
    guard parts.count == 3 else { return nil }
    var shares: [UInt8] = []
    for part in parts {
      guard (1...4).contains(part.count), let value = Int(part, radix: 16) else { return nil }
      shares.append(UInt8(value * 255 / ((1 << (4 * part.count)) - 1)))
    }
    return Color(red: shares[0], green: shares[1], blue: shares[2])
  }

  /// Whether `COLORFGBG`, which some terminals set, speaks of a light ground; nil where it says nothing.
  public static func isLight(_ colorfgbg: String) -> Bool? {
    guard let ground = colorfgbg.split(separator: ";").last.flatMap({ Int($0) }) else { return nil }
    return ground == 7 || ground == 15
  }
}
