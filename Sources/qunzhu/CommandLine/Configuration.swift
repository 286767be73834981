import Console
import Glibc
import Settings
import Themes
import Wording

/// What a person has set up in the configuration folder: preferences, keys, themes; and what of it could
/// not be read, with file and line.
struct Configuration {
  /// What `config.json` says.
  private(set) var preferences = Preferences()
  /// What `keys.json` makes of the keys.
  private(set) var bindings = KeyBindings.standard
  /// The themes of the program, with those of the folder over them.
  private(set) var themes = ThemeCatalog.all
  /// What is wrong, a line each.
  private(set) var complaints: [Localized] = []

  /// Nothing but what is so anyway.
  init() {}

  /// The folder: `$XDG_CONFIG_HOME/qunzhu`, else `~/.config/qunzhu`.
  static var folder: String {
    let home = Globals.environment("HOME") ?? "."
    return (Globals.environment("XDG_CONFIG_HOME") ?? "\(home)/.config") + "/qunzhu"
  }

  /// Reads the folder. What cannot be read stays as it was before: one slip spoils neither the rest of
  /// the settings nor a session.
  static func read(keeping last: Configuration = Configuration()) -> Configuration {
    var configuration = Configuration()
    configuration.readPreferences(last)
    configuration.readKeys(last)
    configuration.readThemes(last)
    return configuration
  }

  private mutating func readPreferences(_ last: Configuration) {
    let path = Self.folder + "/config.json"
    guard let bytes = bytes(path) else { return }
    do throws(SettingError) {
      preferences = try PreferenceFile.parse(bytes)
    } catch {
      preferences = last.preferences
      complain(path, error)
    }
  }

  private mutating func readKeys(_ last: Configuration) {
    let path = Self.folder + "/keys.json"
    guard let bytes = bytes(path) else { return }
    let outcome = Self.bindings(bytes, path)
    bindings = outcome.bindings ?? last.bindings
    complaints += outcome.complaints
  }

  /// The bindings of a keys file, nil where something stands against them, and what that is.
  static func bindings(
    _ bytes: [UInt8], _ path: String
  ) -> (bindings: KeyBindings?, complaints: [Localized]) {
    do throws(SettingError) {
      let wishes = try KeyFile.parse(bytes)
      let (bindings, problems) = KeyBindings.checked(
        wishes.map { (id: $0.id, keys: $0.keys.map(\.text)) })
      let complaints = problems.map { problem in
        let wish = wishes.first { $0.id == problem.id }
        let line = wish?.keys.first { $0.text == problem.key }?.line ?? wish?.line ?? 1
        return Localized(verbatim: "\(path):\(line): ") + problem.words
      }
      return (problems.isEmpty ? bindings : nil, complaints)
    } catch {
      return (
        nil,
        [
          Localized(
            "\(path):\(error.line): \(error.chinese)", "\(path):\(error.line): \(error.english)")
        ]
      )
    }
  }

  private mutating func readThemes(_ last: Configuration) {
    let folder = Self.folder + "/themes"
    for name in Disk.names(in: folder).filter({ $0.hasSuffix(".json") }).sorted() {
      let path = "\(folder)/\(name)"
      guard let bytes = bytes(path) else { continue }
      let stem = String(name.dropLast(5))
      do throws(SettingError) {
        let theme = try ThemeFile.parse(bytes)
        guard theme.name == stem else {
          complaints.append(
            Localized(
              "\(path): 文件名和里面的名字「\(theme.name)」不一样",
              "\(path): the file is not named like the theme in it, “\(theme.name)”"))
          continue
        }
        put(theme)
      } catch {
        if let kept = last.themes.first(where: { $0.name == stem }) { put(kept) }
        complain(path, error)
      }
    }
  }

  private mutating func put(_ theme: Theme) {
    if let place = themes.firstIndex(where: { $0.name == theme.name }) {
      themes[place] = theme
    } else {
      themes.append(theme)
    }
  }

  /// The bytes of a file; nil where there is none, or where it cannot be read, which is said.
  private mutating func bytes(_ path: String) -> [UInt8]? {
    if let bytes = Disk.read(path) { return bytes }
    if errno != ENOENT, errno != ENOTDIR {
      let reason = String(cString: strerror(errno))
      complaints.append(Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
    }
    return nil
  }

  private mutating func complain(_ path: String, _ error: SettingError) {
    complaints.append(
      Localized(
        "\(path):\(error.line): \(error.chinese)", "\(path):\(error.line): \(error.english)"))
  }

  /// The theme of a name; nil if there is none.
  func theme(named name: String) -> Theme? {
    themes.first { $0.name == name }
  }

  /// The themes as the console offers them.
  var choices: [ThemeChoice] {
    themes.map {
      ThemeChoice(
        name: $0.name, title: Localized($0.chineseTitle, $0.englishTitle), isLight: $0.isLight)
    }
  }
}
