internal import Cells
public import Settings

/// Turns the text of a theme file into a theme.
///
/// A file names the theme, its titles, whether it is light, and under `roles` a look for every
/// role: `fg` and `bg` as `#rrggbb`, `attrs` as words, and `mono` as words for terminals without
/// colours.
public enum ThemeFile {
  private static let emphases: [(word: String, emphasis: Emphasis)] = [
    ("bold", .bold), ("faint", .faint), ("underlined", .underlined), ("reversed", .reversed),
    ("italic", .italic),
  ]

  /// Reads a theme; every role must be there, and nothing else.
  public static func parse(_ bytes: [UInt8]) throws(SettingError) -> Theme {
    let file = try SettingReader.read(bytes)
      .members(named: "theme", known: ["name", "title", "light", "roles"])
    let title = try file.required("title").members(named: "title", known: ["zh", "en"])
    let roles = try file.required("roles")
      .members(named: "roles", known: Set(Role.allCases.map(\.rawValue)))
    var inks: [Role: RoleInk] = [:]
    for role in Role.allCases {
      inks[role] = try ink(of: role, from: try roles.required(role.rawValue))
    }
    return Theme(
      name: try file.required("name").text(named: "name"),
      chineseTitle: try title.required("zh").text(named: "title.zh"),
      englishTitle: try title.required("en").text(named: "title.en"),
      isLight: try file.required("light").flag(named: "light"), inks: inks)
  }

  private static func ink(of role: Role, from value: SettingValue) throws(SettingError) -> RoleInk {
    let name = role.rawValue
    let parts = try value.members(named: name, known: ["fg", "bg", "attrs", "mono"])
    return RoleInk(
      foreground: try color(parts["fg"], named: name + ".fg"),
      background: try color(parts["bg"], named: name + ".bg"),
      emphasis: try emphasis(parts["attrs"], named: name + ".attrs") ?? [],
      monoEmphasis: try emphasis(parts["mono"], named: name + ".mono") ?? role.monoEmphasis)
  }

  private static func color(
    _ value: SettingValue?, named name: String
  ) throws(SettingError) -> Color? {
    guard let value else { return nil }
    guard let color = Color(hex: try value.text(named: name)) else {
      throw value.mistake(named: name, expected: "#rrggbb")
    }
    return color
  }

  private static func emphasis(
    _ value: SettingValue?, named name: String
  ) throws(SettingError) -> Emphasis? {
    guard let value else { return nil }
    var sum: Emphasis = []
    for word in try value.text(named: name).split(separator: " ") {
      guard let known = emphases.first(where: { $0.word == word }) else {
        throw value.mistake(named: name, expected: emphases.map(\.word).joined(separator: " "))
      }
      sum.insert(known.emphasis)
    }
    return sum
  }
}
