/// Extra weight laid over whatever a role looks like.
public struct Emphasis: OptionSet, Hashable, Sendable {
  /// The bits of the set.
  public let rawValue: UInt8

  /// Makes a set from its bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Heavier strokes.
  public static let bold = Emphasis(rawValue: 1)
  /// Fainter strokes.
  public static let faint = Emphasis(rawValue: 2)
  /// A line under the text.
  public static let underlined = Emphasis(rawValue: 4)
  /// Foreground and background exchanged.
  public static let reversed = Emphasis(rawValue: 8)
  /// Slanted strokes, where the terminal has them.
  public static let italic = Emphasis(rawValue: 16)
}

/// How a cell is to look, said in roles.
public struct Style: Hashable, Sendable {
  /// What the text means.
  public var role: Role
  /// The role whose background lies under the text, as on the cursor's row.
  public var background: Role?
  /// Weight added to the role's own.
  public var emphasis: Emphasis

  /// Makes a style from a role, a background and added weight.
  public init(_ role: Role, on background: Role? = nil, _ emphasis: Emphasis = []) {
    self.role = role
    self.background = background
    self.emphasis = emphasis
  }

  /// Whether foreground and background are exchanged.
  public var isReversed: Bool {
    get { emphasis.contains(.reversed) }
    set { set(.reversed, newValue) }
  }

  /// Whether the text is heavier.
  public var isBold: Bool {
    get { emphasis.contains(.bold) }
    set { set(.bold, newValue) }
  }

  /// Whether the text is underlined.
  public var isUnderlined: Bool {
    get { emphasis.contains(.underlined) }
    set { set(.underlined, newValue) }
  }

  private mutating func set(_ flag: Emphasis, _ isOn: Bool) {
    if isOn {
      emphasis.insert(flag)
    } else {
      emphasis.remove(flag)
    }
  }

  /// Ordinary text.
  public static let normal = Style(.normal)
  /// Text that may be overlooked.
  public static let dim = Style(.dim)
  /// The line that says where one is.
  public static let title = Style(.title)
  /// The name of a section or a column.
  public static let heading = Style(.heading)
  /// Whatever is in hand.
  public static let accent = Style(.accent)
  /// Something that wants a person now.
  public static let alarm = Style(.alarm)
  /// Something that will need attention soon.
  public static let warn = Style(.warn)
  /// Something that has reached its goal.
  public static let good = Style(.good)
  /// A key in a hint.
  public static let key = Style(.key)
  /// A rule or a frame.
  public static let border = Style(.border)
  /// Text being typed.
  public static let input = Style(.input)
}
