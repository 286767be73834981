/// A colour as a program asked for it.
public enum TerminalColor: Hashable, Sendable {
  /// The terminal's own foreground or background.
  case standard
  /// One of the 256 of the palette; the first sixteen are the named ones.
  case indexed(UInt8)
  /// A colour of 24 bits.
  case rgb(UInt8, UInt8, UInt8)
}

/// How a cell is drawn beside its colours.
public struct TerminalAttributes: OptionSet, Hashable, Sendable {
  /// The attributes as bits.
  public let rawValue: UInt16

  /// Takes the attributes as bits.
  public init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Heavier strokes.
  public static let bold = TerminalAttributes(rawValue: 1 << 0)
  /// Fainter ink.
  public static let dim = TerminalAttributes(rawValue: 1 << 1)
  /// Slanted letters.
  public static let italic = TerminalAttributes(rawValue: 1 << 2)
  /// A line below.
  public static let underline = TerminalAttributes(rawValue: 1 << 3)
  /// On and off.
  public static let blink = TerminalAttributes(rawValue: 1 << 4)
  /// Foreground and background exchanged.
  public static let reverse = TerminalAttributes(rawValue: 1 << 5)
  /// Not shown, yet there.
  public static let hidden = TerminalAttributes(rawValue: 1 << 6)
  /// A line through.
  public static let struck = TerminalAttributes(rawValue: 1 << 7)
}

/// Colours and attributes that the next character gets.
public struct TerminalPen: Hashable, Sendable {
  /// Colour of the strokes.
  public var foreground = TerminalColor.standard
  /// Colour behind them.
  public var background = TerminalColor.standard
  /// Everything else.
  public var attributes: TerminalAttributes = []

  /// A pen as after a reset.
  public init() {}

  /// Applies the parameters of one SGR sequence; each is a value with its colon-separated parts.
  mutating func apply(_ parameters: [[Int]]) {
    var rest = (parameters.isEmpty ? [[0]] : parameters)[...]
    while let parameter = rest.popFirst() {
      switch parameter.first ?? 0 {
      case 38: if let color = Self.color(parameter, &rest) { foreground = color }
      case 48: if let color = Self.color(parameter, &rest) { background = color }
      case 58: _ = Self.color(parameter, &rest)
      case 4 where parameter.count > 1 && parameter[1] == 0: attributes.remove(.underline)
      case let code: apply(code)
      }
    }
  }

  private mutating func apply(_ code: Int) {
    switch code {
    case 0: self = TerminalPen()
    case 1: attributes.insert(.bold)
    case 2: attributes.insert(.dim)
    case 3: attributes.insert(.italic)
    case 4, 21: attributes.insert(.underline)
    case 5, 6: attributes.insert(.blink)
    case 7: attributes.insert(.reverse)
    case 8: attributes.insert(.hidden)
    case 9: attributes.insert(.struck)
    case 22: attributes.subtract([.bold, .dim])
    case 23: attributes.remove(.italic)
    case 24: attributes.remove(.underline)
    case 25: attributes.remove(.blink)
    case 27: attributes.remove(.reverse)
    case 28: attributes.remove(.hidden)
    case 29: attributes.remove(.struck)
    case 30...37: foreground = .indexed(UInt8(code - 30))
    case 39: foreground = .standard
    case 40...47: background = .indexed(UInt8(code - 40))
    case 49: background = .standard
    case 90...97: foreground = .indexed(UInt8(code - 90 + 8))
    case 100...107: background = .indexed(UInt8(code - 100 + 8))
    default: break
    }
  }

  /// A colour after 38, 48 or 58, in the form with colons or with the semicolons that most programs write.
  private static func color(_ parameter: [Int], _ rest: inout ArraySlice<[Int]>) -> TerminalColor? {
    if parameter.count > 1 {
      let parts = Array(parameter.dropFirst())
      switch parts[0] {
      case 5 where parts.count >= 2: return indexed(parts[1])
      // 38:2:r:g:b, or 38:2:space:r:g:b with a colour space that nobody fills in.
      case 2 where parts.count >= 5: return rgb(Array(parts[2...4]))
      case 2 where parts.count == 4: return rgb(Array(parts[1...3]))
      default: return nil
      }
    }
    switch rest.popFirst()?.first {
    case 5: return rest.popFirst()?.first.flatMap(indexed)
    case 2:
      var parts: [Int] = []
      while parts.count < 3, let next = rest.popFirst() { parts.append(next.first ?? 0) }
      return rgb(parts)
    default: return nil
    }
  }

  private static func indexed(_ value: Int) -> TerminalColor? {
    UInt8(exactly: value).map(TerminalColor.indexed)
  }

  private static func rgb(_ parts: [Int]) -> TerminalColor? {
    let values = parts.compactMap { UInt8(exactly: $0) }
    return values.count == 3 ? .rgb(values[0], values[1], values[2]) : nil
  }
}
