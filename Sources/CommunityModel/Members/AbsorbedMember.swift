import Wording

/// A field of a row that referred to somebody before two people became one.
public struct MovedReference: FieldStorable, Hashable {
  /// The key of the collection.
  public var collection: String
  /// The packed id of the row.
  public var row: Int64
  /// The key of the field.
  public var field: String

  /// A field that was pointed elsewhere.
  public init(collection: String, row: Int64, field: String) {
    self.collection = collection
    self.row = row
    self.field = field
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("collection", .text(limit: 40)), FieldPart("row", .integer),
    FieldPart("field", .text(limit: 40)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.text(collection), .int(row), .text(field)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let collection = parts[0].text,
      let row = parts[1].int, let field = parts[2].text
    else { return nil }
    self.init(collection: collection, row: row, field: field)
  }
}

/// Somebody who turned out to be somebody else: the person as recorded before, and what was moved, so
/// that the two can be split again whatever happened since.
public struct AbsorbedMember: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "absorbed", prefix: "ma", Localized("已合并", "Merged"))

  /// What is known of the merger, then every field of the person as it was.
  public static let fields: [Field<AbsorbedMember>] =
    [
      .stored("into", Localized("并入", "Merged into"), \.into, indexed: true),
      .stored("mergedAt", Localized("合并于", "Merged at"), \.at),
      .stored("mergedBy", Localized("谁合并的", "Merged by"), \.by, privacy: .nickname),
      .stored("moved", Localized("移过去的", "Moved"), \.moved),
      .stored("filled", Localized("补上的", "Filled in"), \.filled),
    ] + Member.fields.map(carried)

  /// The id of the person, by which a split brings the person back.
  public let id: ID<AbsorbedMember>
  /// The person who is left.
  public var into = ID<Member>(raw: 0)
  /// When.
  public var at: Instant?
  /// Who merged them, by name.
  public var by = ""
  /// What referred to this person and now refers to the one who is left.
  public var moved: [MovedReference] = []
  /// Fields that the person who is left got from this one; sets name the element after a blank.
  public var filled: [String] = []
  /// The person as recorded before.
  public var person: Member
  /// The fields that few rows have, and unknown ones.
  public var more: SparseFields {
    get { person.more }
    set { person.more = newValue }
  }

  /// An empty row.
  public init(id: ID<AbsorbedMember>) {
    self.id = id
    person = Member(id: ID(raw: id.raw))
  }

  private static func carried(_ field: Field<Member>) -> Field<AbsorbedMember> {
    Field(
      key: field.key, title: field.title, aliases: [], headers: [], kind: field.kind,
      privacy: field.privacy, isIndexed: false, read: { field.read($0.person) },
      write: { field.write(&$0.person, $1) }, alter: nil)
  }
}
