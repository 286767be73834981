import Wording

/// A flow of actions with a name: recorded once, read as text, run on another set or without a screen.
public struct Recipe: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "recipes", prefix: "rc", Localized("流程", "Recipes"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<Recipe>] = [
    .stored("name", Localized("流程", "Recipe"), \.name, kind: .text(limit: 40)),
    .stored("text", Localized("内容", "Text"), \.text, kind: .prose(limit: 8192)),
    .stored("by", Localized("谁存的", "By"), \.by, privacy: .nickname),
  ]

  /// Its identity.
  public let id: ID<Recipe>
  /// What it is called.
  public var name = ""
  /// What it does, a line a step.
  public var text = ""
  /// Who saved it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Recipe>) {
    self.id = id
  }
}
