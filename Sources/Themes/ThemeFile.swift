internal import Cells

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
  public static func parse(_ bytes: [UInt8]) throws(ThemeError) -> Theme {
    let file = try members(
      of: try ThemeReader.read(bytes), named: "theme", known: ["name", "title", "light", "roles"])
    let title = try members(
      of: try file.required("title"), named: "title", known: ["zh", "en"])
    let roles = try members(
      of: try file.required("roles"), named: "roles", known: Set(Role.allCases.map(\.rawValue)))
    var inks: [Role: RoleInk] = [:]
    for role in Role.allCases {
      inks[role] = try ink(of: role, from: try roles.required(role.rawValue))
    }
    return Theme(
      name: try text(try file.required("name"), named: "name"),
      chineseTitle: try text(try title.required("zh"), named: "title.zh"),
      englishTitle: try text(try title.required("en"), named: "title.en"),
      isLight: try flag(try file.required("light"), named: "light"), inks: inks)
  }

  /// The members of an object, and the line to blame for one that is missing.
  private struct Members {
    let line: Int
    let values: [String: ThemeValue]

    func required(_ name: String) throws(ThemeError) -> ThemeValue {
      guard let value = values[name] else {
        throw ThemeError(line: line, problem: .missing(name))
      }
      return value
    }
  }

  private static func members(
    of value: ThemeValue, named name: String, known: Set<String>
  ) throws(ThemeError) -> Members {
    guard case .object(let list) = value.content else {
      throw mistake(value, name, expected: "{ … }")
    }
    var values: [String: ThemeValue] = [:]
    for member in list {
      guard known.contains(member.key) else {
        throw ThemeError(line: member.line, problem: .unknown(member.key))
      }
      values[member.key] = member.value
    }
    return Members(line: value.line, values: values)
  }

  private static func ink(of role: Role, from value: ThemeValue) throws(ThemeError) -> RoleInk {
    let name = role.rawValue
    let parts = try members(of: value, named: name, known: ["fg", "bg", "attrs", "mono"])
    return RoleInk(
      foreground: try color(parts.values["fg"], named: name + ".fg"),
      background: try color(parts.values["bg"], named: name + ".bg"),
      emphasis: try emphasis(parts.values["attrs"], named: name + ".attrs") ?? [],
      monoEmphasis: try emphasis(parts.values["mono"], named: name + ".mono") ?? role.monoEmphasis)
  }

  private static func color(
    _ value: ThemeValue?, named name: String
  ) throws(ThemeError) -> Color? {
    guard let value else { return nil }
    guard let color = Color(hex: try text(value, named: name)) else {
      throw mistake(value, name, expected: "#rrggbb")
    }
    return color
  }

  private static func emphasis(
    _ value: ThemeValue?, named name: String
  ) throws(ThemeError) -> Emphasis? {
    guard let value else { return nil }
    var sum: Emphasis = []
    for word in try text(value, named: name).split(separator: " ") {
      guard let known = emphases.first(where: { $0.word == word }) else {
        throw mistake(value, name, expected: emphases.map(\.word).joined(separator: " "))
      }
      sum.insert(known.emphasis)
    }
    return sum
  }

  private static func text(_ value: ThemeValue, named name: String) throws(ThemeError) -> String {
    guard case .text(let text) = value.content else {
      throw mistake(value, name, expected: "\"…\"")
    }
    return text
  }

  private static func flag(_ value: ThemeValue, named name: String) throws(ThemeError) -> Bool {
    guard case .flag(let flag) = value.content else {
      throw mistake(value, name, expected: "true false")
    }
    return flag
  }

  private static func mistake(
    _ value: ThemeValue, _ name: String, expected: String
  ) -> ThemeError {
    let found =
      switch value.content {
      case .text(let text): text
      case .flag(let flag): "\(flag)"
      case .object: "{ … }"
      }
    return ThemeError(
      line: value.line, problem: .value(of: name, found: found, expected: expected))
  }
}
