import Wording

/// One campaign: its kind, period, groups, phases and money.
public struct Campaign: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "campaigns", prefix: "a", Localized("活动", "Campaigns"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Campaign>] = [
    .stored("name", Localized("活动", "Campaign"), \.name),
    .stored("type", Localized("类型", "Type"), \.kind),
    .stored("state", Localized("状态", "State"), \.state),
    .stored("start", Localized("开始", "Start"), \.start),
    .stored("end", Localized("结束", "End"), \.end),
    .stored("phases", Localized("阶段", "Phases"), \.phases),
    .stored(
      "groups", Localized("参加的群", "Groups"), \.groups, kind: .set(.reference("groups"))),
    .stored("budget", Localized("预算", "Budget"), \.budget),
    .stored("spent", Localized("已花", "Spent"), \.spent),
    launchDay, theme, channels, audience, goals, costs, arms, planned, prizes, path, goods, margin,
    review, failed, next, reviewedAt, movedAt,
  ]

  /// Its identity.
  public let id: ID<Campaign>
  /// What it is called.
  public var name = ""
  /// What kind it is.
  public var kind: CampaignKind = .festival
  /// How far it has come.
  public var state: CampaignState = .draft
  /// Its first day.
  public var start: Day?
  /// Its last day.
  public var end: Day?
  /// Its parts in their order; none where it is all one.
  public var phases: [CampaignPhase] = []
  /// The groups that take part; none stands for all.
  public var groups: [ID<Group>] = []
  /// What it may cost.
  public var budget: Money?
  /// What it has cost.
  public var spent: Money?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Campaign>) {
    self.id = id
  }
}

extension Campaign {
  /// Whether a day lies within it.
  public func isOn(_ day: Day) -> Bool {
    guard let start, let end else { return false }
    return start <= day && day <= end
  }
}
