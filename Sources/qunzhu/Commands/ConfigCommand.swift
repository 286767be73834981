import Console
import Glibc
import Settings
import Wording

/// What can be set up, where, and whether what is set up can be read.
enum ConfigCommand {
  static let verb = Verb(
    "config", "[check | keys] [--format text|md]", "设置：文件在哪、能写什么、有没有写错",
    "Settings: where the files are, what they may say, and whether they are right",
    [.value("--format", "text|md", "输出格式", "how to answer")],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "md"], default: "text")
      switch call.words.first {
      case nil:
        Output.write(format == "md" ? markdown : overview(call))
        return 0
      case "check":
        let complaints = call.globals.configuration.complaints
        for complaint in complaints { Output.line(complaint[call.language]) }
        if complaints.isEmpty {
          Output.line(
            call.text(
              "设置没有问题：\(Configuration.folder)", "The settings are right: \(Configuration.folder)"))
        }
        return complaints.isEmpty ? 0 : 1
      case "keys":
        Output.write(keysTemplate)
        return 0
      default:
        throw .usage(
          Localized("用法：qunzhu config [check | keys]", "Usage: qunzhu config [check | keys]"))
      }
    })

  private static func overview(_ call: Call) -> String {
    let folder = Configuration.folder
    var text = call.text("设置在 \(folder)\n", "Settings are in \(folder)\n")
    text += "  config.json  " + call.text("下面这些", "the settings below") + "\n"
    text +=
      "  keys.json    "
      + call.text("改键；qunzhu config keys 打出现在的", "keys; qunzhu config keys prints those there are")
      + "\n"
    text +=
      "  themes/      " + call.text("自己的配色，一个文件一套", "themes of your own, a file each") + "\n\n"
    for field in PreferenceField.all {
      text += "\"\(field.name)\": \(written(field))\n    "
      text += call.text(field.chinese, field.english)
      if case .choice(let words) = field.kind { text += "  (\(words.joined(separator: " | ")))" }
      text += "\n"
    }
    return text
  }

  /// The value a field has without a word, as the file writes it.
  private static func written(_ field: PreferenceField) -> String {
    field.kind == .flag ? field.standard : "\"\(field.standard)\""
  }

  /// The schema as a table of the documentation.
  static var markdown: String {
    var text = "| `config.json` | 可以写 / values | 默认 / default | |\n|---|---|---|---|\n"
    for field in PreferenceField.all {
      let values: String =
        switch field.kind {
        case .choice(let words): words.map { "`\($0)`" }.joined(separator: " ")
        case .flag: "`true` `false`"
        case .text: "“…”"
        }
      text += "| `\(field.name)` | \(values) | `\(field.standard)` | \(field.chinese)。"
      text += "\(field.english) |\n"
    }
    return text
  }

  /// A keys file that says what is so anyway, to be changed by hand.
  private static var keysTemplate: String {
    var seen: Set<String> = []
    let lines = KeyTable.rows.filter { seen.insert($0.id).inserted }.map { row in
      let keys = row.keys.map { key in
        "\"\(key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
      }
      return "  \"\(row.id)\": [\(keys.joined(separator: ", "))]"
    }
    return "{\n" + lines.joined(separator: ",\n") + "\n}\n"
  }
}
