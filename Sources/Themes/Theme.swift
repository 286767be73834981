public import Cells

/// A look for the whole console: a colour and a weight for every role.
public struct Theme: Hashable, Sendable {
  /// What it is called in settings, and its file without the ending.
  public let name: String
  /// Its title in Chinese.
  public let chineseTitle: String
  /// Its title in English.
  public let englishTitle: String
  /// Whether it writes dark on light.
  public let isLight: Bool
  /// How each role looks.
  public let inks: [Role: RoleInk]

  /// Makes a theme.
  public init(
    name: String, chineseTitle: String, englishTitle: String, isLight: Bool,
    inks: [Role: RoleInk]
  ) {
    self.name = name
    self.chineseTitle = chineseTitle
    self.englishTitle = englishTitle
    self.isLight = isLight
    self.inks = inks
  }

  /// The theme for a terminal of so many colours.
  public func palette(at depth: ColorDepth) -> Palette {
    Palette(depth: depth, inks: inks)
  }
}
