import Wording

/// One thing to be done by a colleague within a time, for so many groups, people or pieces.
public struct Chore: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("tasks", prefix: "d", Localized("待办", "Tasks"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Chore>] = [
    .stored("title", Localized("事", "Task"), \.title),
    .stored("due", Localized("到点", "Due"), \.due),
  ]

  /// Its identity.
  public let id: ID<Chore>
  /// What is to be done.
  public var title = ""
  /// When it is due.
  public var due: Instant?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Chore>) {
    self.id = id
  }
}
