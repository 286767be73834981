/// What somebody wanted of a transaction and did not get, because a colleague had just set the same
/// fields: both values stay in the history.
public struct Overtaken: Hashable, Sendable {
  /// What one colleague was faster with.
  public struct Part: Hashable, Sendable {
    /// The colleague's transaction; nil where it is not known which it was.
    public let by: ID<ChangeGroup>?
    /// One `set` for each field: `before` is the value that counts, `after` the one that was wanted.
    public var changes: [Change]

    /// The fields that one colleague was faster with.
    public init(by: ID<ChangeGroup>?, changes: [Change]) {
      self.by = by
      self.changes = changes
    }
  }

  /// How many rows were left out.
  public private(set) var rows = 0
  /// The values, by colleague; beyond `limit` only the rows are counted.
  public private(set) var parts: [Part] = []

  /// So many fields are kept with both values: one line of the journal has to hold them.
  public static let limit = 1000
  /// So many bytes of text are kept.
  private static let bytes = 256 << 10

  /// What was left out, as it was read.
  public init(rows: Int, parts: [Part]) {
    self.rows = rows
    self.parts = parts
  }

  /// What was left out of a transaction when `colleagues` were faster; nil where nothing was.
  public init?(rows: Int, _ changes: [Change], colleagues: [ChangeGroup]) {
    guard rows > 0 else { return nil }
    self.rows = rows
    var setters: [Place: (value: FieldValue, by: ID<ChangeGroup>)] = [:]
    for group in colleagues {
      for case .set(let collection, let id, let field, _, let after) in group.changes {
        setters[Place(collection: collection, id: id, field: field)] = (after, group.id)
      }
    }
    var room = Self.bytes
    for change in changes.prefix(Self.limit) {
      guard case .set(let collection, let id, let field, let before, let after) = change else {
        continue
      }
      room -= before.textBytes + after.textBytes
      guard room >= 0 else { break }
      let setter = setters[Place(collection: collection, id: id, field: field)]
      add(change, by: setter?.value == before ? setter?.by : nil)
    }
  }

  /// This and what was left out of the same transaction before.
  public func joining(_ earlier: Overtaken?) -> Overtaken {
    guard let earlier else { return self }
    return Overtaken(rows: earlier.rows + rows, parts: earlier.parts + parts)
  }

  private mutating func add(_ change: Change, by: ID<ChangeGroup>?) {
    if let place = parts.firstIndex(where: { $0.by == by }) {
      parts[place].changes.append(change)
    } else {
      parts.append(Part(by: by, changes: [change]))
    }
  }

  private struct Place: Hashable {
    let collection: String
    let id: Int64
    let field: String
  }
}

extension FieldValue {
  /// The bytes of the texts in it.
  fileprivate var textBytes: Int {
    switch self {
    case .text(let text), .raw(let text): text.utf8.count
    case .list(let values), .record(let values): values.reduce(0) { $0 + $1.textBytes }
    default: 8
    }
  }
}
