import Wording

/// One post: what is said, when, in which groups, and whether it was published.
public struct ContentItem: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("content", prefix: "c", Localized("内容", "Content"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<ContentItem>] = [
    .stored("title", Localized("标题", "Title"), \.title),
    .stored("at", Localized("排期", "Scheduled"), \.scheduledAt),
  ]

  /// Its identity.
  public let id: ID<ContentItem>
  /// What it is called.
  public var title = ""
  /// When it is to be published.
  public var scheduledAt: Instant?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<ContentItem>) {
    self.id = id
  }
}
