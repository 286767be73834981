/// A collection without its row type: what journals, imports, queries and commands need of it.
public struct CollectionFace: Sendable {
  /// What it is called.
  public let info: CollectionInfo
  /// Its fields as declared.
  public let fields: [FieldInfo]
  /// The fields through which rows are found from what they refer to.
  let indexed: [String]
  let insert: @Sendable (inout Community, RowRecord) -> InsertOutcome
  let remove: @Sendable (inout Community, RowRecord) -> RemoveOutcome
  let update:
    @Sendable (inout Community, Int64, String, (FieldValue) -> FieldValue?) -> UpdateOutcome
  let alter: @Sendable (inout Community, Int64, String, FieldValue, Bool) -> UpdateOutcome
  /// The row of an id as a record.
  public let record: @Sendable (Community, Int64) -> RowRecord?
  /// The value of a field of a row; nil when there is no such row or field.
  public let read: @Sendable (Community, Int64, String) -> FieldValue?
  /// The number of rows.
  public let count: @Sendable (Community) -> Int
  /// The ids of all rows, ascending.
  public let ids: @Sendable (Community) -> [Int64]
  /// Every id, and every pair of every indexed field, in one pass over typed rows.
  let survey: @Sendable (Community, inout IDMint) -> [(key: String, pairs: [PairIndex.Pair])]
  /// Hands over every reference of its rows to rows of some collections.
  let references: @Sendable (Community, Set<String>, (String, Int64) -> Void) -> Void
  private let visit: @Sendable (any CollectionVisitor) -> Void

  enum InsertOutcome { case done, taken, misfit(String) }
  enum RemoveOutcome { case done, missing, differs }
  enum UpdateOutcome { case done, noRow, noField, stale, misfit }

  /// The face of the table at a path.
  init<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    info = Row.collection
    fields = Row.fields.map(FieldInfo.init)
    indexed = Row.fields.filter(\.isIndexed).map(\.key)
    insert = { community, record in
      guard let row = Row(record: record) else {
        let wrong = record.fields.first { entry in
          guard let field = Row.field(entry.key) else { return false }
          var blank = Row(id: ID(raw: record.id))
          return !field.write(&blank, entry.value)
        }
        return .misfit(wrong?.key ?? "")
      }
      return community[keyPath: path].insert(row) ? .done : .taken
    }
    remove = { community, record in
      guard let row = community[keyPath: path][raw: record.id] else { return .missing }
      // Rows are compared, not records: a record may leave out what is at its default.
      guard Row(record: record) == row else { return .differs }
      _ = community[keyPath: path].remove(ID(raw: record.id))
      return .done
    }
    update = { community, id, key, change in
      guard let field = Row.field(key) else { return .noField }
      return community[keyPath: path].update(ID(raw: id)) { row -> UpdateOutcome in
        guard let value = change(field.read(row)) else { return .stale }
        return field.write(&row, value) ? .done : .misfit
      } ?? .noRow
    }
    alter = { community, id, key, element, adds in
      guard let field = Row.field(key) else { return .noField }
      return community[keyPath: path].update(ID(raw: id)) { row -> UpdateOutcome in
        if let alter = field.alter {
          switch alter(&row, element, adds) {
          case .done: return .done
          case .stale: return .stale
          case .misfit: return .misfit
          }
        }
        var values = field.read(row).list
        let place = values.firstIndex(of: element)
        if adds {
          guard place == nil else { return .stale }
          values.insert(element, at: values.firstIndex { element < $0 } ?? values.endIndex)
        } else {
          guard let place else { return .stale }
          values.remove(at: place)
        }
        return field.write(&row, values.isEmpty ? .none : .list(values)) ? .done : .misfit
      } ?? .noRow
    }
    record = { community, id in community[keyPath: path][raw: id]?.record }
    read = { community, id, key in
      guard let field = Row.field(key), let row = community[keyPath: path][raw: id] else {
        return nil
      }
      return field.read(row)
    }
    count = { $0[keyPath: path].count }
    ids = { $0[keyPath: path].map(\.id.raw) }
    survey = { community, mint in
      let links = Row.fields.filter(\.isIndexed)
      var found = links.map { _ in [PairIndex.Pair]() }
      let table = community[keyPath: path]
      for chunk in 0..<table.chunkCount {
        for row in table.chunk(chunk) {
          mint.observe(row.id.raw)
          for (place, field) in links.enumerated() {
            guard case .ref(let target) = field.read(row) else { continue }
            found[place].append(PairIndex.Pair(target: target, source: row.id.raw))
          }
        }
      }
      return zip(links, found).map { ($0.key, $1) }
    }
    references = { community, targets, take in
      let fields = Row.fields.filter { !$0.kind.targets.isDisjoint(with: targets) }
      guard !fields.isEmpty else { return }
      for row in community[keyPath: path] {
        for field in fields { field.kind.references(in: field.read(row), take) }
      }
    }
    visit = { $0.visit(path) }
  }

  /// Hands the typed table to a visitor.
  public func accept(_ visitor: any CollectionVisitor) {
    visit(visitor)
  }

  /// The declaration of a field.
  public func field(_ key: String) -> FieldInfo? {
    fields.first { $0.key == key }
  }
}

/// Code that works on every collection with its row type, such as a codec.
public protocol CollectionVisitor {
  /// Called with the table of one collection.
  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable)
}
