import CommunityModel
import CommunityStore
import Wording

/// The history, newest first.
enum LogCommand {
  static let verb = Verb(
    "log", "[--limit N] [--format text|json]", "操作记录，新的在前", "The history, newest first",
    [
      .value("--limit", "N", "最多几条", "at most so many entries"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      let limit = try call.number("--limit") ?? .max
      let session = try Session.reading(call.globals)
      let entries = Array(try session.history().reversed().prefix(limit))
      let zone = session.moment.zone
      let clashes = Dictionary(
        grouping: try session.clashes().map { ClashWords(clash: $0, zone: zone) }, by: \.clash.group
      )
      if format == "json" {
        Output.line(
          Json.object([
            ("entries", .array(entries.map { json($0, zone, clashes[$0.id] ?? []) }))
          ]).text)
      } else {
        for entry in entries {
          let back = entry.undoes.map { call.text("  撤的是 ", "  takes back ") + text($0) } ?? ""
          let left =
            entry.overtaken > 0
            ? call.text("  ⚑ \(entry.overtaken) 行没写", "  ⚑ \(entry.overtaken) left out") : ""
          Output.line(
            "\(entry.sequence)  \(text(entry.id))  \(zone.day(of: entry.at).text) \(zone.clock(entry.at))  \(entry.actor.name)  \(entry.label[call.language])  \(entry.count)\(back)\(left)"
          )
          for clash in clashes[entry.id] ?? [] {
            Output.line("    ⚑ \(clash.words[call.language])")
          }
        }
      }
      return 0
    })

  /// The text of a transaction's id.
  static func text(_ id: ID<ChangeGroup>) -> String {
    PackedID.text(prefix: ChangeGroup.prefix, raw: id.raw)
  }

  private static func json(
    _ entry: LoggedGroup, _ zone: Zone, _ clashes: [ClashWords]
  ) -> Json {
    .object([
      ("seq", .int(entry.sequence)), ("id", .string(text(entry.id))),
      ("at", .string(entry.at.text(offset: zone.offset(at: entry.at)))),
      ("actor", .string(entry.actor.name)), ("action", .string(entry.action)),
      ("count", .int(entry.count)),
      ("undoes", entry.undoes.map { .string(text($0)) } ?? .null),
      ("zh", .string(entry.label.zh)), ("en", .string(entry.label.en)),
      ("leftOut", .int(entry.overtaken)), ("clashes", .array(clashes.map(\.json))),
    ])
  }
}

extension Session {
  /// The whole history, oldest first.
  func history() throws(Failure) -> [LoggedGroup] {
    do throws(StoreError) {
      return try opened.ledger.log.all()
    } catch {
      throw Failure(error)
    }
  }
}
