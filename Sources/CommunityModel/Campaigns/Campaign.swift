import Wording

/// One campaign: its type, period, groups and phases.
public struct Campaign: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "campaigns", prefix: "a", Localized("活动", "Campaigns"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Campaign>] = [
    .stored("name", Localized("活动", "Campaign"), \.name),
    .stored("start", Localized("开始", "Start"), \.start),
    .stored("end", Localized("结束", "End"), \.end),
  ]

  /// Its identity.
  public let id: ID<Campaign>
  /// What it is called.
  public var name = ""
  /// Its first day.
  public var start: Day?
  /// Its last day.
  public var end: Day?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Campaign>) {
    self.id = id
  }
}
