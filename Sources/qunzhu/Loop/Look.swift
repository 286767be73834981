import Cells
import Console
import CursesScreen
import Settings
import Themes
import Wording

/// Which theme and which signs a session begins with: what was asked for, else what the terminal says.
struct Look {
  /// The name of the theme.
  let theme: String
  /// The signs.
  let glyphs: GlyphSet
  /// Something a person should know about the terminal; nil where all is well.
  let remark: Localized?

  /// Decides, the command line before the last choice before the settings before the terminal.
  init(_ globals: Globals, _ answer: TerminalAnswer) {
    let preferences = globals.configuration.preferences
    let isLight =
      answer.isLight
      ?? Globals.environment("COLORFGBG").flatMap(TerminalAnswer.isLight) ?? false
    let wanted = globals.theme ?? Remembered.theme() ?? preferences.theme
    let automatic = isLight ? preferences.lightTheme : preferences.darkTheme
    let known = [wanted, automatic].compactMap(\.self)
      .first { globals.configuration.theme(named: $0) != nil }
    theme = known ?? ThemeCatalog.standard.name
    let isOther = Globals.speaksOtherThanUnicode
    glyphs = Look.glyphs(
      asked: globals.glyphs ?? preferences.glyphs,
      ambiguous: globals.ambiguous ?? preferences.ambiguous, measured: answer.ambiguousWidth,
      terminal: Globals.environment("TERM") ?? "", speaksOtherThanUnicode: isOther)
    if isOther {
      remark = Localized(
        "语言环境不是 UTF-8，符号先用英文的；请把 LC_ALL 设成 C.UTF-8 或 zh_CN.UTF-8",
        "The locale is not UTF-8, so signs are plain; set LC_ALL to C.UTF-8 or zh_CN.UTF-8")
    } else if let wanted, wanted != theme {
      remark = Localized("没有叫「\(wanted)」的配色", "There is no theme called “\(wanted)”")
    } else {
      remark = nil
    }
  }

  /// The signs for a terminal: what was asked for, else those whose width it cannot get wrong.
  static func glyphs(
    asked: String?, ambiguous: Preferences.AmbiguousWidth?, measured: Int?, terminal: String,
    speaksOtherThanUnicode: Bool
  ) -> GlyphSet {
    if let asked, let set = GlyphSet(rawValue: asked) { return set }
    if speaksOtherThanUnicode || terminal == "linux" { return .ascii }
    switch ambiguous {
    case .wide: return .safe
    case .narrow: return .unicode
    case nil: return measured == 2 ? .safe : .unicode
    }
  }
}
