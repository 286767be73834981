import Wording

/// What a workspace is called and how it counts days and money.
public struct WorkspaceSettings: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "settings", prefix: "w", Localized("社群库", "Workspace"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<WorkspaceSettings>] = [
    .stored("name", Localized("名称", "Name"), \.name),
    .stored("zone", Localized("时区", "Time zone"), \.zone),
    .stored("currency", Localized("币种", "Currency"), \.currency),
  ]

  /// Its identity.
  public let id: ID<WorkspaceSettings>
  /// The name, as it stands on every screen.
  public var name = ""
  /// The zone's name in the zone database; days are counted in it.
  public var zone = "Asia/Shanghai"
  /// ISO 4217 code; amounts are in its minor unit.
  public var currency = "CNY"
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<WorkspaceSettings>) {
    self.id = id
  }
}
