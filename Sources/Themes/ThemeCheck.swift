public import Cells

/// Whether a theme can be read and tells apart what must be told apart.
public enum ThemeCheck {
  /// Something a theme does not do.
  public enum Problem: Hashable, Sendable, CustomStringConvertible {
    /// A role has no look.
    case missing(Role)
    /// Text does not stand out from what is behind it.
    case contrast(Role, figure: Double, needed: Double)
    /// Two roles look the same at some depth.
    case alike(Role, Role, ColorDepth)
    /// Text vanishes in its ground at some depth.
    case vanishes(Role, ColorDepth)

    /// The problem in a line of English, for tests and for whoever makes a theme.
    public var description: String {
      switch self {
      case .missing(let role): "\(role) has no look"
      case .contrast(let role, let figure, let needed):
        "\(role) has a contrast of \((figure * 100).rounded() / 100), needs \(needed)"
      case .alike(let first, let second, let depth): "\(first) looks like \(second) in \(depth)"
      case .vanishes(let role, let depth): "\(role) cannot be seen in \(depth)"
      }
    }
  }

  /// Roles that say how things stand, and may never be taken for one another.
  public static let states: [Role] = [
    .normal, .dim, .accent, .alarm, .warn, .good, .cursor, .marked,
  ]

  /// The parts of a divided bar.
  public static let series: [Role] = [.series1, .series2, .series3, .series4]

  /// Everything that is wrong with a theme; nothing for a good one.
  public static func problems(of theme: Theme) -> [Problem] {
    Role.allCases.filter { theme.inks[$0] == nil }.map { .missing($0) } + contrasts(theme)
      + ColorDepth.allCases.flatMap { depth in
        let palette = theme.palette(at: depth)
        return alike(states, palette) + alike(series, palette) + vanishing(palette)
      }
  }

  /// The contrast a role needs: that of text, or of lines, bars and what may be overlooked.
  public static func neededContrast(_ role: Role) -> Double {
    switch role {
    case .dim, .border, .series1, .series2, .series3, .series4: 3
    default: 4.5
    }
  }

  /// How far a role's text stands out from what is behind it.
  public struct Contrast: Hashable, Sendable {
    /// The role.
    public let role: Role
    /// The figure in 24-bit colours; nil where the theme leaves a colour to the terminal.
    public let exact: Double?
    /// The figure in 256 colours.
    public let coarse: Double?
    /// What it has to be in 24-bit colours.
    public let needed: Double
  }

  /// The contrast of every role.
  public static func table(of theme: Theme) -> [Contrast] {
    let palette = theme.palette(at: .trueColor)
    let few = theme.palette(at: .indexed256)
    return Role.allCases.map { role in
      Contrast(
        role: role, exact: contrast(palette.ink(for: Style(role))),
        coarse: contrast(few.ink(for: Style(role))), needed: neededContrast(role))
    }
  }

  private static func contrasts(_ theme: Theme) -> [Problem] {
    let palette = theme.palette(at: .trueColor)
    let coarse = theme.palette(at: .indexed256)
    return Role.allCases.compactMap { role in
      let needed = neededContrast(role)
      if let figure = contrast(palette.ink(for: Style(role))), figure < needed {
        return .contrast(role, figure: figure, needed: needed)
      }
      if let figure = contrast(coarse.ink(for: Style(role))), figure < min(needed, 4) - 0.5 {
        return .contrast(role, figure: figure, needed: min(needed, 4) - 0.5)
      }
      return nil
    }
  }

  private static func contrast(_ ink: Ink) -> Double? {
    guard let text = color(ink.foreground), let ground = color(ink.background) else { return nil }
    return text.contrast(with: ground)
  }

  private static func color(_ told: TerminalColor?) -> Color? {
    switch told {
    case .rgb(let color): color
    case .indexed(let index) where index >= 16: Color.indexed(index)
    default: nil
    }
  }

  private static func alike(_ roles: [Role], _ palette: Palette) -> [Problem] {
    roles.enumerated().flatMap { place, first in
      roles.dropFirst(place + 1)
        .filter { palette.ink(for: Style(first)) == palette.ink(for: Style($0)) }
        .map { .alike(first, $0, palette.depth) }
    }
  }

  private static func vanishing(_ palette: Palette) -> [Problem] {
    Role.allCases.filter { role in
      let ink = palette.ink(for: Style(role))
      return ink.foreground != nil && ink.foreground == ink.background
    }.map { .vanishes($0, palette.depth) }
  }
}
