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
        Output.line("  local verb= known=")
        Output.line("  for known in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do")
        Output.line(
          "    case $known in \(words.joined(separator: "|"))) verb=$known; break ;; esac\n  done")
        Output.line("  case $verb in")
        for verb in VerbCatalog.all {
          Output.line(
            "    \(verb.name)) COMPREPLY=($(compgen -W \"\(options(verb)) \(options(nil))\" -- \"$word\")) ;;"
          )
        }
        Output.line(
          "    *) COMPREPLY=($(compgen -W \"\(words.joined(separator: " ")) \(options(nil))\" -- \"$word\")) ;;\n  esac"
        )
        Output.line("}\ncomplete -o default -F _qunzhu qunzhu")
      case "zsh":
        Output.line("#compdef qunzhu\nlocal -a verbs=(")
        for verb in VerbCatalog.all {
          Output.line("  '\(verb.name):\(quoted(verb.summary[call.language]))'")
        }
        Output.line(")\ncase $words[2] in")
        for verb in VerbCatalog.all where !verb.options.isEmpty {
          let flags = (verb.options + CommandLineRun.globalOptions).map {
            "'\($0.name)[\(quoted($0.summary[call.language]).filter { $0 != "[" && $0 != "]" })]'"
          }
          Output.line(
            "  \(verb.name)) _arguments \(flags.joined(separator: " ")) '*:file:_files' ;;")
        }
        Output.line(
          "  *) if (( CURRENT == 2 )); then _describe command verbs; else _files; fi ;;\nesac")
      case "fish":
        for flag in CommandLineRun.globalOptions where flag.name.hasPrefix("--") {
          Output.line(
            "complete -c qunzhu -l \(flag.name.dropFirst(2))\(flag.value == nil ? "" : " -r") -d '\(quoted(flag.summary[call.language]))'"
          )
        }
        for verb in VerbCatalog.all {
          Output.line(
            "complete -c qunzhu -n __fish_use_subcommand -a \(verb.name) -d '\(quoted(verb.summary[call.language]))'"
          )
          for flag in verb.options where flag.name.hasPrefix("--") {
            Output.line(
              "complete -c qunzhu -n '__fish_seen_subcommand_from \(verb.name)' -l \(flag.name.dropFirst(2))\(flag.value == nil ? "" : " -r") -d '\(quoted(flag.summary[call.language]))'"
            )
          }
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
