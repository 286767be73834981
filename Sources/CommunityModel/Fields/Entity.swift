public import Wording

/// What a collection is called.
public struct CollectionInfo: Hashable, Sendable {
  /// The key in files, queries and commands: `members`.
  public let key: String
  /// The prefix of its ids: `m`.
  public let prefix: String
  /// Its name on the screen.
  public let title: Localized

  /// Whether a row that is taken back goes although others name it, instead of staying for them: an entry
  /// of a ledger leaves what was settled with it unsettled (domain.md F8), an enrolment its tasks.
  public let isLedger: Bool

  /// Names a collection.
  public init(_ key: String, prefix: String, _ title: Localized, isLedger: Bool = false) {
    self.isLedger = isLedger
    self.key = key
    self.prefix = prefix
    self.title = title
  }
}

/// A kind of row: a value with an id whose fields are declared once.
public protocol Entity: Equatable, Sendable {
  /// What its collection is called.
  static var collection: CollectionInfo { get }
  /// Its fields, in the order in which files write them.
  static var fields: [Field<Self>] { get }
  /// An empty row.
  init(id: ID<Self>)
  /// Its identity.
  var id: ID<Self> { get }
  /// The fields that few rows have, and unknown ones.
  var more: SparseFields { get set }
}

extension Entity {
  /// The row as an untyped record; unknown fields included.
  public var record: RowRecord {
    var fields: [RowRecord.Entry] = []
    for field in Self.fields {
      let value = field.read(self)
      if !value.isNone { fields.append(RowRecord.Entry(key: field.key, value: value)) }
    }
    for entry in more.entries {
      if case .raw = entry.value {
        fields.append(RowRecord.Entry(key: entry.key, value: entry.value))
      }
    }
    return RowRecord(id: id.raw, fields: fields)
  }

  /// Reads a record; unknown keys are kept, nil when a known field does not fit.
  public init?(record: RowRecord) {
    self.init(id: ID(raw: record.id))
    for entry in record.fields {
      if let field = Self.field(entry.key) {
        guard field.write(&self, entry.value) else { return nil }
      } else {
        more[entry.key] = entry.value
      }
    }
  }

  /// The field of a key.
  public static func field(_ key: String) -> Field<Self>? {
    for field in fields where field.key == key { return field }
    return nil
  }
}

/// A row without its type: its id and the fields that are recorded.
public struct RowRecord: Hashable, Sendable {
  /// One field.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public let key: String
    /// The value, never `none`.
    public let value: FieldValue

    /// Pairs key and value.
    public init(key: String, value: FieldValue) {
      self.key = key
      self.value = value
    }
  }

  /// The packed id.
  public let id: Int64
  /// The fields in the order of their declaration, unknown ones last.
  public let fields: [Entry]

  /// A record of fields.
  public init(id: Int64, fields: [Entry]) {
    self.id = id
    self.fields = fields
  }

  /// The value of a field; `none` where it is not recorded.
  public subscript(key: String) -> FieldValue {
    for entry in fields where entry.key == key { return entry.value }
    return .none
  }
}
