import Wording

/// Shell completions and the manual, made from the declarations.
enum CompletionsCommand {
  static let verb = Verb(
    "completions", "bash|zsh|fish", "命令行补全脚本", "A completion script for a shell",
    run: { (call) throws(Failure) in
      let words = VerbCatalog.all.map(\.name)
      switch call.words.first {
      case "bash":
        Output.line("_qunzhu() {\n  local word=${COMP_WORDS[COMP_CWORD]}")
        Output.line(
          "  COMPREPLY=($(compgen -W \"\(words.joined(separator: " ")) \(options(nil))\" -- \"$word\"))"
        )
        Output.line("}\ncomplete -o default -F _qunzhu qunzhu")
      case "zsh":
        Output.line("#compdef qunzhu\nlocal -a verbs=(")
        for verb in VerbCatalog.all {
          Output.line("  '\(verb.name):\(quoted(verb.summary[call.language]))'")
        }
        Output.line(")\n_arguments '1:command:(('\"${verbs[@]}\"'))' '*:file:_files'")
      case "fish":
        for verb in VerbCatalog.all {
          Output.line(
            "complete -c qunzhu -n __fish_use_subcommand -a \(verb.name) -d '\(quoted(verb.summary[call.language]))'"
          )
        }
      default:
        throw .usage(Localized("哪个 shell？bash、zsh 或 fish", "Which shell? bash, zsh or fish"))
      }
      return 0
    })

  static let man = Verb(
    "man", "", "手册页（roff）", "The manual page (roff)",
    run: { call throws(Failure) in
      Output.line(".TH QUNZHU 1 \"\" \"qunzhu \(Version.text)\"")
      Output.line(
        ".SH NAME\nqunzhu \\- \(roff(call.text("社群运营的工作台", "the console of community managers")))")
      Output.line(".SH SYNOPSIS\n.B qunzhu\n[\\-w DIR] [options] [command] [arguments]")
      Output.line(".SH OPTIONS")
      for flag in CommandLineRun.globalOptions { write(flag, call.language) }
      Output.line(".SH COMMANDS")
      for verb in VerbCatalog.all {
        Output.line(".SS \(verb.name) \(roff(verb.usage))\n\(roff(verb.summary[call.language]))")
        for flag in verb.options { write(flag, call.language) }
      }
      Output.line(
        ".SH EXIT STATUS\n0 done, 1 the work found a problem, 2 wrong usage, 3 the workspace cannot be used"
      )
      return 0
    })

  private static func write(_ flag: Flag, _ language: Language) {
    let value = flag.value.map { " \\fI\(roff($0))\\fR" } ?? ""
    Output.line(".TP\n\\fB\(roff(flag.name))\\fR\(value)\n\(roff(flag.summary[language]))")
  }

  private static func options(_ verb: Verb?) -> String {
    (verb?.options ?? CommandLineRun.globalOptions).map(\.name).joined(separator: " ")
  }

  private static func quoted(_ text: String) -> String {
    text.filter { $0 != "'" && $0 != ":" }
  }

  private static func roff(_ text: String) -> String {
    text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
  }
}
