public import CommunityModel
public import Wording

/// Something a person should know about a query that can be asked all the same.
public struct QueryWarning: Hashable, Sendable {
  /// What it is.
  public let message: Localized
  /// Where, in bytes of the UTF-8 text.
  public let place: QueryPlace
  /// What was probably meant; nil where nothing is near.
  public let suggestion: String?

  /// The message with the suggestion.
  public var fullMessage: Localized {
    guard let suggestion else { return message }
    return message + Localized("；是不是“\(suggestion)”？", "; did you mean “\(suggestion)”?")
  }
}

/// Shares the work of a scan: asks `part` for each of `count` parts and returns the answers in order.
public typealias ScanSharing =
  @Sendable (_ count: Int, _ part: @Sendable (Int) -> [Int64]) -> [[Int64]]

/// A query ready to be asked of rows, as of one scene.
public struct CompiledQuery<Row: Entity>: Sendable {
  /// The query after the check, with saved queries in their places.
  public let query: Query
  /// What a person should know of it.
  public let warnings: [QueryWarning]
  let scene: QueryScene
  let test: RowTest<Row>

  /// Whether a row matches.
  public func matches(_ row: Row) -> Bool {
    test.matches(row, scene)
  }

  /// The ids of the rows that match, ascending; nil when `isCancelled` said so between chunks.
  public func ids(
    in rows: Table<Row>, sharing: ScanSharing? = nil,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> [ID<Row>]? {
    let found = chunks(of: rows, sharing, isCancelled) { chunk in
      var ids: [Int64] = []
      // Looked at in place: a copy of a row costs more than most tests of it.
      rows.chunk(chunk).withUnsafeBufferPointer { part in
        for row in part where test.matches(row, scene) { ids.append(row.id.raw) }
      }
      return ids
    }
    return found?.flatMap { $0.map { ID(raw: $0) } }
  }

  /// How many rows match; nil when `isCancelled` said so between chunks.
  public func count(
    in rows: Table<Row>, sharing: ScanSharing? = nil,
    isCancelled: @Sendable () -> Bool = { false }
  ) -> Int? {
    let found = chunks(of: rows, sharing, isCancelled) { chunk in
      var count: Int64 = 0
      rows.chunk(chunk).withUnsafeBufferPointer { part in
        for row in part where test.matches(row, scene) { count += 1 }
      }
      return [count]
    }
    return found?.reduce(0) { $0 + Int($1.first ?? 0) }
  }

  /// The answers of every chunk; a cancelled scan skips what is left.
  private func chunks(
    of rows: Table<Row>, _ sharing: ScanSharing?, _ isCancelled: @Sendable () -> Bool,
    _ part: @Sendable (Int) -> [Int64]
  ) -> [[Int64]]? {
    var found: [[Int64]] = []
    if let sharing {
      found = withoutActuallyEscaping(part) { part in
        withoutActuallyEscaping(isCancelled) { isCancelled in
          sharing(rows.chunkCount) { isCancelled() ? [] : part($0) }
        }
      }
    } else {
      for chunk in 0..<rows.chunkCount {
        if isCancelled() { return nil }
        found.append(part(chunk))
      }
    }
    return isCancelled() ? nil : found
  }
}

extension QueryCatalog {
  /// Makes a query ready to be asked: saved queries put in, checked, and its values worked out.
  ///
  /// The rows are looked through for names that only rows know, such as cities; without them the
  /// scene's own table is.
  public func compile(
    _ query: Query, scene: QueryScene, saved: SavedQueries = SavedQueries(),
    rows: Table<Row>? = nil, source: String = ""
  ) -> Result<CompiledQuery<Row>, QueryError> {
    Result { () throws(QueryError) in
      do throws(QueryError) {
        let whole = try saved.expanding(query, within: [])
        let checked = try checking(whole, saved: saved, source: source)
        var compiler = QueryCompiler(catalog: self, scene: scene, rows: rows)
        let test = try compiler.test(checked)
        return CompiledQuery(
          query: checked, warnings: compiler.warnings, scene: scene, test: test)
      } catch {
        var located = error
        if located.source.isEmpty { located.source = source }
        throw located
      }
    }
  }

  /// Reads a text and makes it ready to be asked.
  public func compile(
    text: String, scene: QueryScene, saved: SavedQueries = SavedQueries(),
    rows: Table<Row>? = nil
  ) -> Result<CompiledQuery<Row>, QueryError> {
    Query.parse(text).flatMap {
      compile($0, scene: scene, saved: saved, rows: rows, source: text)
    }
  }
}
