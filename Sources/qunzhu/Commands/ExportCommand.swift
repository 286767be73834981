import CommunityModel
import CommunityQuery
import Glibc
import Interchange
import Wording

/// Writes rows for other programs: masked unless asked for, formulas defused.
enum ExportCommand {
  static let verb = Verb(
    "export",
    "COLLECTION [--where Q] [--columns A,B] [--format csv|json|jsonl|ics] [--output FILE] [--unmasked --reason TEXT]",
    "导出，默认打码", "Exports rows, masked unless asked for",
    [
      .value("--where", "Q", "哪些行，默认全部", "which rows, all unless told"),
      .value("--columns", "A,B", "哪些列", "which columns"),
      .value(
        "--format", "csv|json|jsonl|ics", "输出格式；ics 是日历，只用于 content、campaigns",
        "how to write them; ics is a calendar of content or campaigns"),
      .value("--output", "FILE", "写到新文件", "write a new file"),
      .flag("--unmasked", "不打码，要写原因", "do not mask; wants a reason"),
      .value("--reason", "TEXT", "为什么不打码，会记下", "why unmasked; it is recorded"),
    ],
    run: { (call) throws(Failure) in
      guard let collection = call.words.first else {
        throw .usage(
          Localized("导出什么？如 members、groups", "Export what? For example members or groups"))
      }
      let format = try call.format(["csv", "json", "jsonl", "ics"], default: "csv")
      let isUnmasked = call.has("--unmasked")
      let reason = call["--reason"] ?? ""
      guard !isUnmasked || !reason.isEmpty else {
        throw .usage(Localized("--unmasked 要用 --reason 写原因", "--unmasked wants a --reason"))
      }
      let queries = try Rows.queries(collection)
      let session = try Session.reading(call.globals)
      let scene = session.scene(of: session.community)
      let ids = try Rows.select(call["--where"] ?? "*", in: collection, scene: scene, call)
      if format == "ics" {
        guard let events = CalendarRowsExport.events(collection, ids, scene, call.language) else {
          throw .usage(
            Localized("ics 只用于 content 和 campaigns", "ics is for content and campaigns only"))
        }
        let bytes = CalendarExport.text(
          events, name: scene.community.workspace.name, stamp: call.globals.present.seconds)
        return try deliver(bytes, rows: events.count, call)
      }
      let names =
        call["--columns"]?.split(separator: ",").map(String.init) ?? queries.fields.map(\.key)
      var faces: [RowQueries.FieldFace] = []
      for name in names where name != "id" {
        guard let face = queries.field(name) else {
          throw .usage(Localized("没有列「\(name)」", "There is no column “\(name)”"))
        }
        faces.append(face)
      }
      if isUnmasked { try record(collection, ids.count, reason, call) }
      let rows = ids.map { id in
        [PackedID.text(prefix: queries.info.prefix, raw: id)]
          + faces.map { cell(queries.value(id, $0.key, scene), $0, scene, isUnmasked) }
      }
      let columns =
        [ExportColumn(key: "id", heading: "id")]
        + faces.map { ExportColumn(key: $0.key, heading: $0.title[call.language]) }
      guard let kind = ExportFormat(rawValue: format) else { return 2 }
      let bytes = RowExport.text(rows, columns: columns, format: kind)
      return try deliver(bytes, rows: ids.count, call)
    })

  /// Writes to the file that was named, or to standard output.
  private static func deliver(
    _ bytes: [UInt8], rows: Int, _ call: Call
  ) throws(Failure) -> Int32 {
    guard let path = call["--output"] else {
      Output.write(String(decoding: bytes, as: UTF8.self))
      return 0
    }
    guard Disk.writeNew(path, bytes) else {
      let why = String(cString: strerror(errno))
      throw .problem(Localized("写不了 \(path)：\(why)", "\(path) cannot be written: \(why)"))
    }
    Output.say(call.text("\(rows) 行写到 \(path)", "\(rows) rows written to \(path)"))
    return 0
  }

  private static func cell(
    _ value: FieldValue, _ field: RowQueries.FieldFace, _ scene: QueryScene, _ isUnmasked: Bool
  ) -> String {
    switch value {
    case .none: return ""
    case .flag(let flag): return flag ? "1" : ""
    case .int(let number): return String(number)
    case .text(let text):
      guard !isUnmasked else { return text }
      return field.privacy == .nickname ? Masking.name(text) : Rows.masked(text, field.privacy)
    case .list(let values), .record(let values):
      return values.map { cell($0, field, scene, isUnmasked) }.joined(separator: " ")
    default: return Rows.shown(value, field, scene, .english)
    }
  }

  /// An unmasked export leaves a trace before anything leaves the workspace.
  private static func record(
    _ collection: String, _ count: Int, _ reason: String, _ call: Call
  ) throws(Failure) {
    var session = try Session.writing(call.globals)
    _ = try session.transact { (community, actor) throws(Failure) in
      var mint = community.mint
      var note = Note(id: mint.mint())
      note.text = "unmasked export of \(count) \(collection): \(reason)"
      note.at = call.globals.present
      note.by = actor.name
      return ChangeGroup(
        id: mint.mint(), at: call.globals.present, actor: actor, action: "export.unmasked",
        label: Localized("不打码导出 \(count) 行：\(reason)", "Export \(count) rows unmasked: \(reason)"),
        count: count, changes: [.insert(Note.collection.key, note.record)])
    }
  }

  /// Rows as CSV with formulas defused.
  static func csv(_ titles: [String], _ rows: [[String]]) -> String {
    var writer = CsvWriter(headings: titles)
    for row in rows { writer.append(row) }
    return String(decoding: writer.text(), as: UTF8.self)
  }
}
