import Wording

/// A list of members: as it was on a day, or whoever fits a query now.
///
/// Who is on a list of a day is a field of each member; a dynamic list keeps nothing but its query.
public struct Segment: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "segments", prefix: "sg", Localized("名单", "Lists"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Segment>] = [
    .stored("name", Localized("名单", "List"), \.name),
    .stored("asOf", Localized("存于", "As of"), \.asOf),
    .stored("by", Localized("谁存的", "By"), \.by, privacy: .nickname),
    query, dynamic,
  ]

  /// Its identity.
  public let id: ID<Segment>
  /// What it is called.
  public var name = ""
  /// When it was saved.
  public var asOf: Instant?
  /// Who saved it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Segment>) {
    self.id = id
  }

  /// The query that says who is on it, or that said so when it was frozen.
  public static let query = Field<Segment>.sparse(
    "query", Localized("条件", "Query"), .prose(limit: 4096))
  /// Whether everybody who fits the query is on it, now and later.
  public static let dynamic = Field<Segment>.sparse(
    "dynamic", Localized("动态", "Dynamic"), .flag)

  /// The query that makes it or made it; empty for people who were chosen one by one.
  public var text: String { more["query"].text ?? "" }
  /// Whether everybody who fits the query is on it, now and later.
  public var isDynamic: Bool { more["dynamic"].flag }
}

extension Member {
  /// The saved lists that the person is on.
  public static let lists = Field<Member>.sparse(
    "lists", Localized("名单", "Lists"), .set(.reference("segments")))

  /// The saved lists that the person is on.
  public var segments: [ID<Segment>] {
    more["lists"].list.compactMap { $0.ref.map { ID(raw: $0) } }
  }
}
