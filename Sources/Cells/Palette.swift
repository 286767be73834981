/// How many colours a terminal shows.
public enum ColorDepth: Int, CaseIterable, Comparable, Sendable {
  /// None: attributes only.
  case mono
  /// The sixteen every colour terminal names.
  case ansi16
  /// The cube and the greys of 256.
  case indexed256
  /// Any colour.
  case trueColor

  /// Fewer colours come first.
  public static func < (left: ColorDepth, right: ColorDepth) -> Bool {
    left.rawValue < right.rawValue
  }
}

/// How a theme wants a role to look.
public struct RoleInk: Hashable, Sendable {
  /// The colour of the text; nil takes that of ordinary text.
  public let foreground: Color?
  /// The colour behind it; nil takes that behind ordinary text.
  public let background: Color?
  /// Weight where there are colours.
  public let emphasis: Emphasis
  /// Weight where there are none.
  public let monoEmphasis: Emphasis

  /// Makes the look of a role.
  public init(
    foreground: Color? = nil, background: Color? = nil, emphasis: Emphasis = [],
    monoEmphasis: Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
    self.monoEmphasis = monoEmphasis
  }
}

/// A colour as it is told to a terminal.
public enum TerminalColor: Hashable, Sendable {
  /// One of the terminal's numbered colours.
  case indexed(UInt8)
  /// A colour of 24 bits.
  case rgb(Color)
}

/// How a cell finally looks.
public struct Ink: Hashable, Sendable {
  /// The colour of the text; nil leaves it to the terminal.
  public var foreground: TerminalColor?
  /// The colour behind it; nil leaves it to the terminal.
  public var background: TerminalColor?
  /// Its weight.
  public var emphasis: Emphasis

  /// Makes a look.
  public init(
    foreground: TerminalColor? = nil, background: TerminalColor? = nil, emphasis: Emphasis = []
  ) {
    self.foreground = foreground
    self.background = background
    self.emphasis = emphasis
  }
}

/// The looks of all roles at one depth of colour.
public struct Palette: Hashable, Sendable {
  /// The depth the looks are meant for.
  public let depth: ColorDepth
  private let inks: [Role: RoleInk]

  /// Makes a palette; roles that are missing look like ordinary text, or in one colour by
  /// `Role.monoEmphasis`.
  public init(depth: ColorDepth, inks: [Role: RoleInk]) {
    self.depth = depth
    self.inks = inks
  }

  /// No colours at all.
  public static let mono = Palette(depth: .mono, inks: [:])

  /// How a style looks.
  public func ink(for style: Style) -> Ink {
    let own = roleInk(style.role)
    guard let base = style.background else {
      return ink(own.foreground, own.background, weight(own).union(style.emphasis))
    }
    let under = roleInk(base)
    let isLegible =
      if depth >= .indexed256, let text = own.foreground, let ground = under.background {
        text.contrast(with: ground) >= 4.5
      } else {
        false
      }
    return ink(
      isLegible ? own.foreground : under.foreground, under.background,
      weight(own).union(weight(under)).union(style.emphasis))
  }

  private func weight(_ ink: RoleInk) -> Emphasis {
    depth == .mono ? ink.monoEmphasis : ink.emphasis
  }

  private func roleInk(_ role: Role) -> RoleInk {
    let normal = inks[.normal] ?? RoleInk()
    let own = inks[role] ?? RoleInk(monoEmphasis: role.monoEmphasis)
    return RoleInk(
      foreground: own.foreground ?? normal.foreground,
      background: own.background ?? normal.background, emphasis: own.emphasis,
      monoEmphasis: own.monoEmphasis)
  }

  private func ink(_ text: Color?, _ ground: Color?, _ emphasis: Emphasis) -> Ink {
    Ink(
      foreground: text?.told(at: depth), background: ground?.told(at: depth), emphasis: emphasis)
  }
}

extension Role {
  /// How a role is told from others without any colour, unless a theme says otherwise.
  public var monoEmphasis: Emphasis {
    switch self {
    case .normal, .border, .series4: []
    case .dim, .series3: .faint
    case .title, .heading, .accent, .key: .bold
    case .alarm: [.bold, .reversed]
    case .warn: [.bold, .underlined]
    case .good, .input: .underlined
    case .cursor, .selectionBar, .statusBar, .series1: .reversed
    case .marked: [.faint, .underlined]
    case .series2: .bold
    }
  }
}
