import Cells
import Settings
import Wording

/// One run of the program: reads the command line, does the command, says what went wrong.
struct CommandLineRun {
  private let arguments: [String]

  init(_ arguments: [String]) {
    self.arguments = arguments
  }

  /// Does the command and returns the exit status.
  func run() -> Int32 {
    var globals = Globals()
    do throws(Failure) {
      return try perform(&globals)
    } catch {
      Output.say("qunzhu: " + error.words[globals.language])
      if case .usage = error {
        Output.say(
          globals.language == .chinese ? "用法见 qunzhu --help" : "qunzhu --help shows the usage")
      }
      return error.status
    }
  }

  static let globalOptions: [Flag] = [
    .value("-w", "DIR", "社群库目录", "the workspace directory"),
    .flag("--read-only", "只看不改", "look only"),
    .value("--language", "zh-Hans|en", "语言", "the language"),
    .value("--operator", "NAME", "同事名字", "the colleague's name"),
    .value("--theme", "NAME", "配色", "the theme"),
    .value("--glyphs", "unicode|safe|ascii", "用哪套符号", "which signs to draw with"),
    .value("--ambiguous", "narrow|wide", "含糊字符画一格还是两格", "how wide ambiguous characters are"),
    .value("--now", "INSTANT", "固定的时刻，用于测试和回看", "a fixed present, for tests and looking back"),
    .flag("--help", "帮助", "this help"),
    .flag("--version", "版本", "the version"),
  ]

  private func perform(_ globals: inout Globals) throws(Failure) -> Int32 {
    var rest = arguments[...]
    var verb: Verb?
    var call = Call(globals: globals)
    var isLiteral = false
    while let word = rest.popFirst() {
      // `--` takes the next word as it stands, so that a query may begin with a minus; options may
      // follow it again, for programs that append them.
      if !isLiteral, word == "--" {
        isLiteral = true
        continue
      }
      guard !isLiteral, word.hasPrefix("-"), word.count > 1 else {
        isLiteral = false
        if verb != nil {
          call.words.append(word)
        } else {
          guard let found = VerbCatalog.named(word) else {
            throw .usage(
              Localized("没有命令「\(word)」", "There is no command “\(word)”"))
          }
          verb = found
        }
        continue
      }
      var (name, inline) = split(word)
      if name == "--workspace" { name = "-w" }
      let isGlobal = Self.globalOptions.contains { $0.name == name }
      guard
        let flag = (verb ?? VerbCatalog.console).options.first(where: { $0.name == name })
          ?? Self.globalOptions.first(where: { $0.name == name })
      else {
        throw .usage(Localized("没有选项「\(name)」", "There is no option “\(name)”"))
      }
      var value = ""
      if flag.value != nil {
        guard let given = inline ?? rest.popFirst() else {
          throw .usage(Localized("\(name) 后面要有值", "\(name) wants a value"))
        }
        value = given
      } else if let inline, flag.degrees.contains(inline) {
        value = inline
      } else if inline != nil {
        throw .usage(Localized("\(name) 不带值", "\(name) takes no value"))
      }
      let isVerbs = (verb ?? VerbCatalog.console).options.contains { $0.name == name }
      if isGlobal, !isVerbs {
        try globals.take(name, value)
      }
      call.options[name, default: []].append(value)
    }
    call.globals = globals
    if call.has("--version") {
      Output.line("qunzhu \(Version.text)")
      return 0
    }
    if call.has("--help") {
      Output.write(HelpText.page(for: verb, globals.language))
      return 0
    }
    return try (verb ?? VerbCatalog.console).run(call)
  }

  private func split(_ word: String) -> (String, String?) {
    guard word.hasPrefix("--"), let sign = word.firstIndex(of: "=") else { return (word, nil) }
    return (String(word[..<sign]), String(word[word.index(after: sign)...]))
  }
}

extension Globals {
  fileprivate mutating func take(_ name: String, _ value: String) throws(Failure) {
    switch name {
    case "-w": workspace = value
    case "--read-only": isReadOnly = true
    case "--operator": operatorName = value
    case "--theme": theme = value
    case "--glyphs":
      guard GlyphSet(rawValue: value) != nil else {
        throw .usage(
          Localized(
            "--glyphs 只有 unicode、safe、ascii，没有「\(value)」",
            "--glyphs is one of unicode, safe, ascii, not “\(value)”"))
      }
      glyphs = value
    case "--ambiguous":
      guard let width = Preferences.AmbiguousWidth(rawValue: value) else {
        throw .usage(
          Localized(
            "--ambiguous 只有 narrow 和 wide，没有「\(value)」",
            "--ambiguous is narrow or wide, not “\(value)”"))
      }
      ambiguous = width
    case "--language":
      guard let known = Language(rawValue: value) ?? (value == "zh" ? .chinese : nil) else {
        throw .usage(
          Localized(
            "语言只有 zh-Hans 和 en，没有「\(value)」", "Languages are zh-Hans and en, not “\(value)”"))
      }
      language = known
    case "--now":
      guard let instant = Globals.instant(value) else {
        throw .usage(
          Localized(
            "--now 要 2026-11-24T10:26:00+08:00 这样的时刻，不是「\(value)」",
            "--now wants an instant such as 2026-11-24T10:26:00+08:00, not “\(value)”"))
      }
      now = instant
    default: break
    }
  }
}

/// The version of the program.
enum Version {
  static let text = "0.1.0"
}
