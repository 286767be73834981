import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Console
import Glibc
import Panes
import Wording

/// What is declared, for people and programs.
enum DeclarationCommands {
  private static let formats: [Flag] = [.value("--format", "text|json", "输出格式", "how to answer")]

  static let actions = Verb(
    "actions", "[--format text|json]", "所有动作", "Every action", formats,
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json", "md"], default: "text")
      if format == "json" {
        let items = ActionCatalog.all.map { action in
          Json.object([
            ("id", .string(action.id)), ("zh", .string(action.title.zh)),
            ("en", .string(action.title.en)), ("on", .string(action.on)),
            ("key", action.key.map { .string($0) } ?? .null),
            ("arguments", .array(action.arguments.map { .string($0.key) })),
            ("dangerous", .bool(action.isDangerous)),
            (
              "summary",
              .object([("zh", .string(action.summary.zh)), ("en", .string(action.summary.en))])
            ),
          ])
        }
        Output.line(Json.object([("actions", .array(items))]).text)
      } else {
        for action in ActionCatalog.all {
          let arguments = action.arguments.map { " " + $0.key.uppercased() }.joined()
          Output.line(
            "\(action.id)\(arguments)  \(action.title[call.language])  \(action.summary[call.language])"
          )
        }
      }
      return 0
    })

  static let fields = Verb(
    "fields", "[COLLECTION] [--format text|json]", "所有字段", "Every field", formats,
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      let wanted = call.words.first
      let rows = CollectionQueries.all.filter { wanted == nil || $0.info.key == wanted }
        .flatMap { queries in queries.fields.map { (collection: queries.info.key, face: $0) } }
      if format == "json" {
        let items = rows.map { row in
          Json.object([
            ("id", .string(row.face.key)), ("zh", .string(row.face.title.zh)),
            ("en", .string(row.face.title.en)),
            ("in", .string(row.collection)),
            ("aliases", .array(row.face.aliases.map { .string($0) })),
          ])
        }
        Output.line(Json.object([("fields", .array(items))]).text)
      } else {
        for row in rows {
          Output.line(
            "\(row.collection).\(row.face.key)  \(row.face.title[call.language])  \(row.face.aliases.joined(separator: " "))"
          )
        }
      }
      return 0
    })

  static let keys = Verb(
    "keys", "[check FILE] [--format text|json|md]", "所有的键，连同自己改的；或检查一个改键文件",
    "Every key with your own changes; or checks a file of keys", formats,
    run: { (call) throws(Failure) in
      if call.words.first == "check" { return try checkKeys(call) }
      let format = try call.format(["text", "json", "md"], default: "text")
      let rows = KeyTable.rows(call.globals.configuration.bindings)
      if format == "json" {
        let items = rows.map { row in
          Json.object([
            ("id", .string(row.id)), ("keys", .array(row.keys.map { .string($0) })),
            ("zh", .string(row.title.zh)), ("en", .string(row.title.en)),
            ("in", .string(row.pane)),
          ])
        }
        Output.line(Json.object([("keys", .array(items))]).text)
      } else if format == "md" {
        Output.write(markdown(rows))
      } else {
        for row in rows {
          Output.line(
            "\(row.keys.joined(separator: " "))  \(row.title[call.language])  \(row.pane)")
        }
      }
      return 0
    })

  /// The keys as tables of the documentation, a table a section.
  static func markdown(_ rows: [KeyTable.Row]) -> String {
    var text = ""
    var last = ""
    for row in rows {
      if row.section.en != last {
        text += (last.isEmpty ? "" : "\n") + "## \(row.section.zh) · \(row.section.en)\n\n"
        text += "| 键 key | 做什么 | what it does |\n|---|---|---|\n"
        last = row.section.en
      }
      let keys = row.keys.map { $0 == "`" ? "`` ` ``" : "`\($0.replacing("|", with: "\\|"))`" }
        .joined(separator: " ")
      text += "| \(keys) | \(row.title.zh) | \(row.title.en) |\n"
    }
    return text
  }

  private static func checkKeys(_ call: Call) throws(Failure) -> Int32 {
    let path = call.words.count > 1 ? call.words[1] : Configuration.folder + "/keys.json"
    guard let bytes = Disk.read(path) else {
      let reason = String(cString: strerror(errno))
      throw .problem(Localized("读不了 \(path)：\(reason)", "\(path) cannot be read: \(reason)"))
    }
    let outcome = Configuration.bindings(bytes, path)
    for complaint in outcome.complaints { Output.line(complaint[call.language]) }
    if outcome.complaints.isEmpty {
      Output.line(call.text("\(path)：没有冲突", "\(path): no collisions"))
    }
    return outcome.complaints.isEmpty ? 0 : 1
  }
}
