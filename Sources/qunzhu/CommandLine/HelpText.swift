import Wording

/// Help, made from the declarations of the commands.
enum HelpText {
  /// The page of a command, or the overview.
  static func page(for verb: Verb?, _ language: Language) -> String {
    guard let verb else { return overview(language) }
    var text = "qunzhu \(verb.name) \(verb.usage)\n\n  \(verb.summary[language])\n"
    if !verb.options.isEmpty { text += "\n" + table(verb.options, language) }
    return text
  }

  private static func overview(_ language: Language) -> String {
    let isChinese = language == .chinese
    var text =
      isChinese ? "qunzhu 群主 · 社群运营的工作台\n\n" : "qunzhu · the console of community managers\n\n"
    text +=
      isChinese
      ? "用法：qunzhu [-w 目录] [选项] [命令] [参数]\n"
      : "Usage: qunzhu [-w DIR] [options] [command] [arguments]\n"
    text += isChinese ? "不写命令就打开工作台。\n\n" : "Without a command the console opens.\n\n"
    for verb in VerbCatalog.all {
      let head = "  \(verb.name) "
      text += head + String(repeating: " ", count: max(1, 14 - head.count))
      text += verb.summary[language] + "\n"
    }
    text += "\n" + table(CommandLineRun.globalOptions, language)
    return text
  }

  private static func table(_ options: [Flag], _ language: Language) -> String {
    options.map { flag in
      let head = "  \(flag.name)\(flag.value.map { " \($0)" } ?? "")"
      return head + String(repeating: " ", count: max(2, 30 - head.count)) + flag.summary[language]
        + "\n"
    }.joined()
  }
}
