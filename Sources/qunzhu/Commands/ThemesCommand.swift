import Cells
import Glibc
import Settings
import Themes
import Wording

/// The themes there are, and whether theme files hold the contract.
enum ThemesCommand {
  static let verb = Verb(
    "themes", "[check [FILE…]] [--format text|md]", "配色：列出，或检查并列出对比度",
    "Themes: lists them, or checks them and shows the contrasts",
    [.value("--format", "text|md", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "md"], default: "text")
      let configuration = call.globals.configuration
      guard let word = call.words.first else {
        for theme in configuration.themes {
          Output.line("\(theme.name)  \(call.text(theme.chineseTitle, theme.englishTitle))")
        }
        return 0
      }
      guard word == "check" else {
        throw .usage(Localized("用法：qunzhu themes check 文件", "Usage: qunzhu themes check FILE"))
      }
      guard call.words.count > 1 else {
        var status: Int32 = 0
        for theme in configuration.themes {
          if !show(theme, theme.name, format, call) { status = 1 }
        }
        return status
      }
      var status: Int32 = 0
      for path in call.words.dropFirst() {
        if !show(try read(path), path, format, call) { status = 1 }
      }
      return status
    })

  private static func read(_ path: String) throws(Failure) -> Theme {
    guard let bytes = Disk.read(path) else {
      let reason = String(cString: strerror(errno))
      throw .problem(Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
    }
    do throws(SettingError) {
      return try ThemeFile.parse(bytes)
    } catch {
      throw .problem(
        Localized(
          "\(path):\(error.line): \(error.chinese)", "\(path):\(error.line): \(error.english)"))
    }
  }

  /// Writes the contrasts of a theme and what is wrong with it; true where nothing is.
  private static func show(
    _ theme: Theme, _ name: String, _ format: String, _ call: Call
  ) -> Bool {
    let problems = ThemeCheck.problems(of: theme)
    if format == "md" {
      Output.line(markdown(theme))
    } else {
      Output.line("\(name)  \(call.text(theme.chineseTitle, theme.englishTitle))")
      for row in ThemeCheck.table(of: theme) {
        let isFaint = row.exact.map { $0 < row.needed } ?? false
        Output.line(
          "  " + TextFit.pad(row.role.rawValue, to: 14)
            + TextFit.pad(figure(row.exact), to: 7, alignment: .right)
            + TextFit.pad(figure(row.coarse), to: 7, alignment: .right)
            + "   ≥ \(row.needed)" + (isFaint ? "  !" : ""))
      }
    }
    for problem in problems { Output.line("\(name): \(problem)") }
    if problems.isEmpty, format == "text" {
      Output.line(call.text("\(name)：合格", "\(name): holds"))
    }
    return problems.isEmpty
  }

  /// The contrasts of a theme as a table of the documentation.
  static func markdown(_ theme: Theme) -> String {
    var text = "## \(theme.chineseTitle) · \(theme.englishTitle) (`\(theme.name)`)\n\n"
    for pane in ["today", "members"] {
      text += "![\(theme.name): \(pane)](theme-\(theme.name)-\(pane))\n"
    }
    text += "\n| role | 24-bit | 256 | needed |\n|---|---:|---:|---:|\n"
    for row in ThemeCheck.table(of: theme) {
      text +=
        "| `\(row.role.rawValue)` | \(figure(row.exact)) | \(figure(row.coarse)) | \(row.needed) |\n"
    }
    return text
  }

  private static func figure(_ contrast: Double?) -> String {
    guard let contrast else { return "–" }
    let tenths = Int((contrast * 10).rounded(.down))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
