/// What a person wants of the console, as `config.json` says it; nil stands for `auto`.
public struct Preferences: Equatable, Sendable {
  /// How wide the terminal draws the characters whose width is a matter of settings.
  public enum AmbiguousWidth: String, CaseIterable, Sendable { case narrow, wide }

  /// How a person is told that something went wrong, besides in words.
  public enum Alert: String, CaseIterable, Sendable { case none, bell, flash }

  /// The language of the screen, by its code.
  public var language: String?
  /// The theme, whatever the terminal's ground.
  public var theme: String?
  /// The theme on a dark terminal, and where the terminal does not say.
  public var darkTheme = "mo"
  /// The theme on a light terminal.
  public var lightTheme = "paper"
  /// The signs, by the name of their set.
  public var glyphs: String?
  /// The width of ambiguous characters.
  public var ambiguous: AmbiguousWidth?
  /// Whether clicks and the wheel are for the console and not for the terminal's own selection.
  public var usesMouse = false
  /// What happens besides words when a change cannot be saved.
  public var alert = Alert.none
  /// Who works here, as the history names her.
  public var operatorName: String?
  /// The directory of the workspace.
  public var workspace: String?

  /// Nothing but what is so anyway.
  public init() {}
}

/// One line of `config.json`, declared once: reader, documentation and `qunzhu config` go by it.
public struct PreferenceField: Sendable {
  /// What may stand there.
  public enum Kind: Equatable, Sendable {
    /// One of these words.
    case choice([String])
    /// Any text.
    case text
    /// `true` or `false`.
    case flag
  }

  /// Its name in the file.
  public let name: String
  /// What may stand there.
  public let kind: Kind
  /// What is so without it, as the file would write it.
  public let standard: String
  /// What it does, in Chinese.
  public let chinese: String
  /// What it does, in English.
  public let english: String
  /// Puts a word into force.
  let set: @Sendable (inout Preferences, String) -> Void

  private init(
    _ name: String, _ kind: Kind, _ standard: String, _ chinese: String, _ english: String,
    set: @escaping @Sendable (inout Preferences, String) -> Void
  ) {
    self.name = name
    self.kind = kind
    self.standard = standard
    self.chinese = chinese
    self.english = english
    self.set = set
  }

  /// Every line there can be; the only list of them.
  public static let all: [PreferenceField] = [
    PreferenceField(
      "language", .choice(["auto", "zh-Hans", "en"]), "auto",
      "界面语言；auto 看 LC_ALL、LANG", "the language of the screen; auto follows LC_ALL and LANG"
    ) { $0.language = $1 == "auto" ? nil : $1 },
    PreferenceField(
      "theme", .text, "auto", "配色的名字；auto 看终端底色是深是浅",
      "the name of a theme; auto asks the terminal whether its ground is dark or light"
    ) { $0.theme = $1 == "auto" ? nil : $1 },
    PreferenceField(
      "darkTheme", .text, "mo", "theme 是 auto、终端底色深时用的配色",
      "the theme that auto takes on a dark terminal"
    ) { $0.darkTheme = $1 },
    PreferenceField(
      "lightTheme", .text, "paper", "theme 是 auto、终端底色浅时用的配色",
      "the theme that auto takes on a light terminal"
    ) { $0.lightTheme = $1 },
    PreferenceField(
      "glyphs", .choice(["auto", "unicode", "safe", "ascii"]), "auto",
      "用哪套符号：unicode 全部；safe 只用宽度确定的；ascii 只用英文符号；auto 开始时问终端",
      "the signs: unicode has all, safe only those of certain width, ascii only plain ones; auto asks the terminal at the start"
    ) { $0.glyphs = $1 == "auto" ? nil : $1 },
    PreferenceField(
      "ambiguous", .choice(["auto", "narrow", "wide"]), "auto",
      "宽度含糊的字符（─ ● → 等）终端画一格还是两格；auto 开始时量一个",
      "whether the terminal draws ambiguous characters (─ ● → …) in one cell or two; auto measures one at the start"
    ) { $0.ambiguous = Preferences.AmbiguousWidth(rawValue: $1) },
    PreferenceField(
      "mouse", .flag, "false", "用鼠标：点行、滚轮、点标签页；要选终端里的字时按住 Shift",
      "use the mouse: rows, wheel, tabs; the terminal's own selection then wants Shift"
    ) { $0.usesMouse = $1 == "true" },
    PreferenceField(
      "alert", .choice(["none", "bell", "flash"]), "none",
      "没存上时除了文字还怎么提醒：响铃或闪屏", "what happens besides words when saving fails: a bell or a flash"
    ) { $0.alert = Preferences.Alert(rawValue: $1) ?? .none },
    PreferenceField(
      "operator", .text, "auto", "操作人的名字；auto 用 QUNZHU_OPERATOR 或登录名",
      "the colleague's name; auto takes QUNZHU_OPERATOR or the login name"
    ) { $0.operatorName = $1 == "auto" ? nil : $1 },
    PreferenceField(
      "workspace", .text, "auto", "社群库目录，~/ 开头是家目录；auto 用 XDG 数据目录里的那一个",
      "the workspace directory, ~/ is the home; auto is the one in the XDG data directory"
    ) { $0.workspace = $1 == "auto" ? nil : $1 },
  ]
}

/// Turns the text of `config.json` into preferences.
public enum PreferenceFile {
  /// Reads the file; what it does not name stays as it is anyway.
  public static func parse(_ bytes: [UInt8]) throws(SettingError) -> Preferences {
    var preferences = Preferences()
    for member in try SettingReader.read(bytes).members(named: "config") {
      guard let field = PreferenceField.all.first(where: { $0.name == member.key }) else {
        throw SettingError(line: member.line, problem: .unknown(member.key))
      }
      switch field.kind {
      case .flag:
        field.set(&preferences, try member.value.flag(named: field.name) ? "true" : "false")
      case .text:
        let text = try member.value.text(named: field.name)
        guard !text.isEmpty else {
          throw member.value.mistake(named: field.name, expected: "\"…\"")
        }
        field.set(&preferences, text)
      case .choice(let words):
        let word = try member.value.text(named: field.name)
        guard words.contains(word) else {
          throw member.value.mistake(named: field.name, expected: words.joined(separator: " "))
        }
        field.set(&preferences, word)
      }
    }
    return preferences
  }
}
