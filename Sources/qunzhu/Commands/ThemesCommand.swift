import Glibc
import Themes
import Wording

/// The themes there are, and whether a theme file holds the contract.
enum ThemesCommand {
  static let verb = Verb(
    "themes", "[check FILE]", "配色：列出，或检查一个配色文件", "Themes: lists them, or checks a file",
    run: { (call) throws(Failure) in
      guard let word = call.words.first else {
        for theme in ThemeCatalog.all {
          Output.line("\(theme.name)  \(call.text(theme.chineseTitle, theme.englishTitle))")
        }
        return 0
      }
      guard word == "check", call.words.count == 2 else {
        throw .usage(Localized("用法：qunzhu themes check 文件", "Usage: qunzhu themes check FILE"))
      }
      let path = call.words[1]
      guard let bytes = Disk.read(path) else {
        let reason = String(cString: strerror(errno))
        throw .problem(Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
      }
      do throws(ThemeError) {
        let problems = ThemeCheck.problems(of: try ThemeFile.parse(bytes))
        for problem in problems { Output.line("\(path): \(problem)") }
        if problems.isEmpty { Output.line(call.text("\(path)：合格", "\(path): holds")) }
        return problems.isEmpty ? 0 : 1
      } catch {
        throw .problem(
          Localized(
            "\(path):\(error.line) \(error.chinese)", "\(path):\(error.line) \(error.english)"))
      }
    })
}
