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
      if format == "json" {
        Output.line(
          Json.object([("entries", .array(entries.map { json($0, session.moment.zone) }))]).text)
      } else {
        let zone = session.moment.zone
        for entry in entries {
          let back = entry.undoes.map { call.text("  撤的是 ", "  takes back ") + text($0) } ?? ""
          Output.line(
            "\(entry.sequence)  \(text(entry.id))  \(zone.day(of: entry.at).text) \(zone.clock(entry.at))  \(entry.actor.name)  \(entry.label[call.language])  \(entry.count)\(back)"
          )
        }
      }
      return 0
    })

  /// The text of a transaction's id.
  static func text(_ id: ID<ChangeGroup>) -> String {
    PackedID.text(prefix: ChangeGroup.prefix, raw: id.raw)
  }

  private static func json(_ entry: LoggedGroup, _ zone: Zone) -> Json {
    .object([
      ("seq", .int(entry.sequence)), ("id", .string(text(entry.id))),
      ("at", .string(entry.at.text(offset: zone.offset(at: entry.at)))),
      ("actor", .string(entry.actor.name)), ("action", .string(entry.action)),
      ("count", .int(entry.count)),
      ("undoes", entry.undoes.map { .string(text($0)) } ?? .null),
      ("zh", .string(entry.label.zh)), ("en", .string(entry.label.en)),
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
