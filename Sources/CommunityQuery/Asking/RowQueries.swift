public import CommunityModel
public import Wording

/// What a query found.
public struct FoundRows: Sendable {
  /// The packed ids, in the order that was asked for.
  public let ids: [Int64]
  /// How many there were before the limit.
  public let total: Int
  /// What a person should know of the query.
  public let warnings: [QueryWarning]
}

/// The queries of one collection without its row type: for commands and panes.
public struct RowQueries: Sendable {
  /// A field as lists and commands see it.
  public struct FieldFace: Sendable {
    /// The key.
    public let key: String
    /// The heading.
    public let title: Localized
    /// Other names.
    public let aliases: [String]
    /// What its values are.
    public let kind: FieldKind
    /// How it behaves in queries.
    public let behaviour: QueryBehaviour
    /// Who may see it in full.
    public let privacy: FieldPrivacy
  }

  /// The collection.
  public let info: CollectionInfo
  /// Its fields.
  public let fields: [FieldFace]
  /// The rows of a query with its modifiers, in order.
  public let find: @Sendable (_ text: String, QueryScene) -> Result<FoundRows, QueryError>
  /// Whether the row of an id fits, and the query in words.
  public let test:
    @Sendable (_ text: String, QueryScene) -> Result<
      (fits: @Sendable (Int64) -> Bool, words: Localized), QueryError
    >
  /// What may stand at the end of a text, the most frequent values first.
  public let completions:
    @Sendable (_ text: String, QueryScene, Language, inout QueryCounts) -> [QueryCompletion]
  /// How many rows each clause of a query matches by itself, then what it lets through for want of a
  /// record; empty where the query is wrong.
  public let explain:
    @Sendable (_ text: String, QueryScene) -> (clauses: [ClauseCount], missing: [MissingCount])
  /// The texts that bare words search, brought up to date from those of before.
  public let words: @Sendable (QueryScene, _ old: WordTable?) -> WordTable
  /// The value of a field of a row, by any of its names.
  public let value: @Sendable (Int64, _ name: String, QueryScene) -> FieldValue
  /// The field of a name.
  public let field: @Sendable (_ name: String) -> FieldFace?

  /// The queries of a catalogue over a table.
  public init<Row: Entity>(
    _ catalog: QueryCatalog<Row>, _ path: any KeyPath<Community, Table<Row>> & Sendable
  ) {
    let faces = catalog.fields.map { field in
      FieldFace(
        key: field.key, title: field.title, aliases: field.aliases, kind: field.kind,
        behaviour: field.behaviour, privacy: field.privacy)
    }
    info = Row.collection
    fields = faces
    field = { name in catalog[name].flatMap { found in faces.first { $0.key == found.key } } }
    value = { id, name, scene in
      guard let field = catalog[name], let row = scene.community[keyPath: path][raw: id] else {
        return .none
      }
      return field.read(row, scene, field.defaultWindow)
    }
    test = { text, scene in
      catalog.compile(text: text, scene: scene, saved: scene.community.savedQueries(on: Row.self))
        .map { compiled in
          // Every row is looked at in place, once: asking row by row would copy each of them.
          let table = scene.community[keyPath: path]
          let found = Set((compiled.ids(in: table) ?? []).map(\.raw))
          return ({ id in found.contains(id) }, catalog.paraphrase(compiled.query))
        }
    }
    completions = { text, scene, language, counts in
      catalog.completions(
        of: text, scene: scene, rows: scene.community[keyPath: path],
        saved: scene.community.savedQueries(on: Row.self), language: language, counts: &counts)
    }
    explain = { text, scene in
      let rows = scene.community[keyPath: path]
      let saved = scene.community.savedQueries(on: Row.self)
      guard case .success(let compiled) = catalog.compile(text: text, scene: scene, saved: saved)
      else { return ([], []) }
      return (catalog.explain(compiled, in: rows), catalog.missing(compiled, in: rows))
    }
    words = { scene, old in
      WordTable.make(catalog, scene.community[keyPath: path], scene, after: old)
    }
    find = { text, scene in
      let saved = scene.community.savedQueries(on: Row.self)
      return QueryRequest.parse(text).flatMap { catalog.check($0, saved: saved, source: text) }
        .flatMap { request in
          catalog.compile(request.filter, scene: scene, saved: saved, source: text).map {
            compiled in
            let table = scene.community[keyPath: path]
            var ids = (compiled.ids(in: table) ?? []).map(\.raw)
            let total = ids.count
            if !request.sort.isEmpty {
              let rows = ids.compactMap { table[raw: $0] }
              ids = catalog.sorted(rows, by: request.sort, scene: scene).map(\.id.raw)
            }
            if let limit = request.limit { ids = Array(ids.prefix(limit)) }
            return FoundRows(ids: ids, total: total, warnings: compiled.warnings)
          }
        }
    }
  }
}

extension Community {
  /// The saved views of a collection as queries, so that `@name` stands for each of them.
  public func savedQueries<Row: Entity>(on type: Row.Type) -> SavedQueries {
    savedQueries(on: Row.collection.key)
  }

  /// The saved views of a collection by its key, and for members the dynamic lists.
  public func savedQueries(on collection: String) -> SavedQueries {
    let found = views.filter { $0.on == collection }.compactMap { view in
      Self.parsed(view.query).map { (name: view.name, query: $0) }
    }
    guard collection == Member.collection.key else { return SavedQueries(found: found) }
    let lists = segments.filter(\.isDynamic).compactMap { list in
      Self.parsed(list.text).map { (name: list.name, query: $0) }
    }
    return SavedQueries(found: found, lists: lists)
  }

  private static func parsed(_ text: String) -> Query? {
    guard case .success(let query) = Query.parse(text) else { return nil }
    return query
  }
}
