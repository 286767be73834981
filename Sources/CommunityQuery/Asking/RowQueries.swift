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
      catalog.compile(text: text, scene: scene).map { compiled in
        (
          { id in scene.community[keyPath: path][raw: id].map(compiled.matches) ?? false },
          catalog.paraphrase(compiled.query)
        )
      }
    }
    find = { text, scene in
      QueryRequest.parse(text).flatMap { catalog.check($0, source: text) }.flatMap { request in
        catalog.compile(request.filter, scene: scene, source: text).map { compiled in
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
