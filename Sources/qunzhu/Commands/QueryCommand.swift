import Cells
import CommunityModel
import CommunityQuery
import Wording

/// Finds rows.
enum QueryCommand {
  static let verb = Verb(
    "query",
    "Q [--in COLLECTION] [--columns …] [--sort -spend] [--limit N] [--format table|csv|json|count]",
    "按条件查", "Finds rows",
    [
      .value("--in", "COLLECTION", "查什么，默认成员", "which collection, members unless told"),
      .value("--columns", "A,B", "哪些列", "which columns"),
      .value("--sort", "-spend,name", "怎么排", "in which order"),
      .value("--limit", "N", "最多几行", "at most so many rows"),
      .value("--format", "table|csv|json|count", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["table", "csv", "json", "count"], default: "table")
      let collection = call["--in"] ?? "members"
      var text = call.words.joined(separator: " ")
      if text.allSatisfy(\.isWhitespace) { text = "*" }
      let queries = try Rows.queries(collection)
      let session = try Session.reading(call.globals)
      let scene = session.scene(of: session.community)
      // The filter is read by itself first, so that its errors point into what the person wrote.
      let plain = try Rows.find(text, in: collection, scene: scene, call)
      var found = plain
      if let sort = call["--sort"] {
        found = try Rows.find(
          "(\(text)) sort:\(sort)", in: collection, scene: scene, call, quiet: true)
      }
      if format == "count" {
        Output.line(String(found.total))
        return 0
      }
      let limit = try call.number("--limit") ?? .max
      let columns = try columns(call, queries)
      let ids = found.ids.prefix(limit)
      switch format {
      case "json": printJSON(ids, found.total, columns, queries, scene)
      case "csv": printTable(ids, columns, queries, scene, call, separator: ",")
      default: printTable(ids, columns, queries, scene, call, separator: "  ")
      }
      return 0
    })

  private static func columns(
    _ call: Call, _ queries: RowQueries
  ) throws(Failure) -> [String] {
    let standard: [String: [String]] = [
      "members": ["id", "name", "tier", "stage", "spend", "orders", "tags"],
      "groups": ["id", "name", "code", "size", "owner", "status"],
      "memberships": ["id", "group", "member", "status", "role", "joined"],
    ]
    guard let list = call["--columns"] else {
      let wanted = standard[queries.info.key] ?? ["id"] + queries.fields.prefix(6).map(\.key)
      return wanted.filter { $0 == "id" || queries.field($0) != nil }
    }
    var columns: [String] = []
    for name in list.split(separator: ",").map(String.init) {
      guard name == "id" || queries.field(name) != nil else {
        throw .usage(
          Localized(
            "没有列「\(name)」，见 qunzhu fields \(queries.info.key)",
            "There is no column “\(name)”; see qunzhu fields \(queries.info.key)"))
      }
      columns.append(name)
    }
    return columns
  }

  private static func printJSON(
    _ ids: ArraySlice<Int64>, _ total: Int, _ columns: [String], _ queries: RowQueries,
    _ scene: QueryScene
  ) {
    // Row by row, so that a hundred thousand of them never stand in memory as one document.
    Output.write("{\"total\":\(total),\"rows\":[")
    var block = ""
    for (place, id) in ids.enumerated() {
      let entries = columns.map { name -> (String, Json) in
        guard name != "id", let field = queries.field(name) else {
          return ("id", .string(PackedID.text(prefix: queries.info.prefix, raw: id)))
        }
        return (field.key, Rows.json(queries.value(id, name, scene), field, scene))
      }
      block += (place > 0 ? "," : "") + Json.object(entries).text
      if block.utf8.count > 1 << 16 {
        Output.write(block)
        block = ""
      }
    }
    Output.write(block + "]}\n")
  }

  private static func printTable(
    _ ids: ArraySlice<Int64>, _ columns: [String], _ queries: RowQueries, _ scene: QueryScene,
    _ call: Call, separator: String
  ) {
    let isCSV = separator == ","
    let titles = columns.map { name in
      name == "id"
        ? "id" : queries.field(name).map { isCSV ? $0.key : $0.title[call.language] } ?? name
    }
    var rows: [[String]] = []
    for id in ids {
      rows.append(
        columns.map { name in
          guard name != "id", let field = queries.field(name) else {
            return PackedID.text(prefix: queries.info.prefix, raw: id)
          }
          return Rows.shown(queries.value(id, name, scene), field, scene, call.language)
        })
    }
    if isCSV {
      Output.write(ExportCommand.csv(titles, rows))
      return
    }
    let widths = titles.indices.map { column in
      rows.reduce(TextFit.width(of: titles[column])) {
        max($0, min(40, TextFit.width(of: $1[column])))
      }
    }
    for row in [titles] + rows {
      let cells = row.enumerated().map { place, text in
        TextFit.pad(
          TextFit.cut(SafeText.cellSafe(text), to: widths[place], ellipsis: "…"), to: widths[place])
      }
      Output.line(cells.joined(separator: separator))
    }
  }
}
