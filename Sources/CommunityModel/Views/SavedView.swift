import Wording

/// A filter with a name and an order, shared by everybody who works here: one key opens it, and `@name`
/// puts it into another query as a whole.
public struct SavedView: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("views", prefix: "v", Localized("视图", "Views"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<SavedView>] = [
    .stored("name", Localized("视图", "View"), \.name, kind: .text(limit: 40)),
    .stored("on", Localized("对象", "Rows of"), \.on, aliases: ["collection"]),
    .stored("query", Localized("条件", "Query"), \.query, kind: .prose(limit: 4096)),
    .stored("order", Localized("次序", "Order"), \.order),
    .stored("by", Localized("谁存的", "By"), \.by, privacy: .nickname),
  ]

  /// Its identity.
  public let id: ID<SavedView>
  /// What it is called.
  public var name = ""
  /// The collection whose rows it shows.
  public var on = ""
  /// The filter as it was typed.
  public var query = ""
  /// The column the rows are sorted by, a minus before it for the largest first; empty for the pane's
  /// own order.
  public var order = ""
  /// Who saved it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<SavedView>) {
    self.id = id
  }
}
