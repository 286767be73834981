import CommunityModel
import Wording

/// One column that rows are sorted by.
public struct SortKey: Hashable, Sendable {
  /// The field; its key after a check.
  public var field: QueryText
  /// Whether the greatest come first.
  public var isDescending: Bool

  /// Sorts by a field.
  public init(_ field: QueryText, isDescending: Bool = false) {
    self.field = field
    self.isDescending = isDescending
  }
}

/// A filter with what stands outside it: `sort:-spend,name limit:50 cols:name,tier`.
public struct QueryRequest: Hashable, Sendable {
  /// The filter.
  public var filter: Query
  /// What the rows are sorted by, first things first.
  public var sort: [SortKey]
  /// The most rows that are wanted; nil for all.
  public var limit: Int?
  /// The columns that are wanted; empty for the usual ones.
  public var columns: [QueryText]

  /// A request for the rows of a filter.
  public init(
    filter: Query, sort: [SortKey] = [], limit: Int? = nil, columns: [QueryText] = []
  ) {
    self.filter = filter
    self.sort = sort
    self.limit = limit
    self.columns = columns
  }

  /// Reads a filter with its modifiers; total as `Query.parse` is.
  public static func parse(_ text: String) -> Result<QueryRequest, QueryError> {
    Result { () throws(QueryError) in
      var parser = QueryParser(text, takesModifiers: true)
      var request = QueryRequest(filter: try parser.whole(text))
      do throws(QueryError) {
        for modifier in parser.modifiers ?? [] { try request.take(modifier) }
      } catch {
        var located = error
        located.source = text
        throw located
      }
      return request
    }
  }

  /// The sort keys of a list such as `-spend,name`, as a command's option has it.
  public static func sortKeys(_ text: String) -> Result<[SortKey], QueryError> {
    parse("sort:" + text).map(\.sort)
  }

  /// The canonical spelling: reading it gives the same request again.
  public var printed: String {
    var parts = filter.isEmpty ? [] : [filter.printed]
    if case .or = filter, !sort.isEmpty || limit != nil || !columns.isEmpty {
      parts = ["(\(filter.printed))"]
    }
    if !sort.isEmpty {
      let keys = sort.map { ($0.isDescending ? "-" : "") + $0.field.text }
      parts.append("sort:" + keys.joined(separator: ","))
    }
    if let limit { parts.append("limit:\(limit)") }
    if !columns.isEmpty { parts.append("cols:" + columns.map(\.text).joined(separator: ",")) }
    return parts.joined(separator: " ")
  }

  private mutating func take(_ modifier: QueryModifier) throws(QueryError) {
    var words: [QueryText] = []
    for value in modifier.values {
      guard case .text(let text) = value else {
        throw QueryError(
          Localized("这里写字段名或数", "A field or a number belongs here"), at: modifier.place)
      }
      words.append(text)
    }
    switch modifier.name {
    case .sort:
      sort += words.map { word in
        let narrow = QueryWords.narrow(word.text)
        let isSigned = narrow.hasPrefix("-") || narrow.hasPrefix("+")
        return SortKey(
          QueryText(isSigned ? String(narrow.dropFirst()) : word.text, place: word.place),
          isDescending: narrow.hasPrefix("-"))
      }
    case .limit:
      guard words.count == 1, let number = Int(QueryWords.narrow(words[0].text)), number > 0 else {
        throw QueryError(
          Localized("limit 写一个正整数", "limit takes one number above zero"), at: modifier.place)
      }
      limit = number
    case .cols: columns += words
    }
  }
}

extension QueryCatalog {
  /// The request with its filter checked and its fields by their keys.
  public func check(
    _ request: QueryRequest, saved: SavedQueries = SavedQueries(), source: String = ""
  ) -> Result<QueryRequest, QueryError> {
    Result { () throws(QueryError) in
      var checked = request
      checked.filter = try checking(request.filter, saved: saved, source: source)
      do throws(QueryError) {
        for index in checked.sort.indices {
          checked.sort[index].field.text = try field(checked.sort[index].field).key
        }
        for index in checked.columns.indices {
          checked.columns[index].text = try field(checked.columns[index]).key
        }
      } catch {
        var located = error
        located.source = source
        throw located
      }
      return checked
    }
  }

  /// The rows in the order of the keys, then by id; what is not recorded comes last either way.
  public func sorted(_ rows: [Row], by keys: [SortKey], scene: QueryScene) -> [Row] {
    let columns = keys.compactMap { key in
      self[key.field.text].map { (Reading($0), key.isDescending) }
    }
    guard !columns.isEmpty else { return rows }
    let valued = rows.map { row in
      (row: row, values: columns.map { sortable($0.0.value(row, scene), $0.0, scene) })
    }
    let ordered = valued.sorted { left, right in
      for (index, column) in columns.enumerated() {
        let (a, b) = (left.values[index], right.values[index])
        if a == b { continue }
        if a.isNone || b.isNone { return b.isNone }
        return column.1 ? b < a : a < b
      }
      return left.row.id < right.row.id
    }
    return ordered.map(\.row)
  }

  /// Closed sets sort as they are declared, texts as they are folded, references by their names.
  private func sortable(
    _ value: FieldValue, _ reading: Reading<Row>, _ scene: QueryScene
  ) -> FieldValue {
    if case .closed(let choices) = reading.field.behaviour, case .text(let code) = value {
      return .int(Int64(choices.choices.firstIndex { $0.code == code } ?? choices.choices.count))
    }
    switch value {
    case .text(let text): return .text(scene.folding.fold(text))
    case .ref:
      return QueryNames.text(value, reading.field.kind, scene)
        .map { .text(scene.folding.fold($0)) } ?? value
    case .list(let values): return values.isEmpty ? .none : value
    case .none, .flag, .int, .day, .instant, .record, .raw: return value
    }
  }
}
