public import Wording

/// The eleven RFM groups (domain.md F4), and those without an eligible order.
public enum RfmGroup: String, ClosedSet {
  case champions, loyal, active, new, promising, needsAttention, almostLost, previouslyLoyal,
    atRisk, dormant, prospect

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .champions: Localized("冠军客", "Champions")
    case .loyal: Localized("忠诚客", "Loyal")
    case .active: Localized("活跃客", "Active")
    case .new: Localized("新客", "New")
    case .promising: Localized("有潜力", "Promising")
    case .needsAttention: Localized("要关注", "Needs attention")
    case .almostLost: Localized("快流失", "Almost lost")
    case .previouslyLoyal: Localized("曾经忠诚", "Previously loyal")
    case .atRisk: Localized("有风险", "At risk")
    case .dormant: Localized("沉睡", "Dormant")
    case .prospect: Localized("潜客", "Prospect")
    }
  }
}

/// What the rules make of one member on one day; derived, never stored.
public struct MemberFigures: Hashable, Sendable {
  /// Eligible orders, all time.
  public var orders: Int32 = 0
  /// Distinct days with an eligible order.
  public var purchaseDays: Int32 = 0
  /// Net of eligible orders, all time, in fen.
  public var spend: Int64 = 0
  /// Net of eligible orders of the last 365 days, in fen.
  public var yearSpend: Int64 = 0
  /// The first purchase day.
  public var firstPurchase: Day?
  /// The last purchase day.
  public var lastPurchase: Day?
  /// Twice the median of the gaps between purchase days, in days, from three purchase days on (F2).
  public var doubledCadence: Int32?
  /// The earliest of joining a group, becoming a friend, and the first eligible order.
  public var joined: Day?
  /// The last day with a purchase, a talk, or joining (F3).
  public var lastActive: Day?
  /// Groups the member is in now.
  public var activeGroups: Int16 = 0
  /// The last day on which the member said something; nil where no list of talk says so.
  public var lastTalk: Day?
  /// Messages of the last 30 days, as far as they were counted day by day.
  public var messages: Int32 = 0
  /// Days of the last 30 with a message.
  public var talkDays: UInt8 = 0
  /// Growth, on the basis that the level policy says (F7).
  public var growth: Int64 = 0
  /// The place of the level in the policy: the lowest is 0.
  public var level: UInt8 = 0
  /// Whether the member was ever in a group.
  public var everInGroup = false
  /// The life-cycle stage (F5).
  public var stage: Stage = .prospect
  /// The key of the first tier whose rule holds (F6).
  public var tier = ""
  /// Where the member stands as a KOC: the furthest open candidacy, or how the last one ended.
  public var koc: KocStage?
  /// The recency score, 1 to 5; 0 without an eligible order, as are the other two.
  public var recencyScore: UInt8 = 0
  /// The frequency score, 1 to 5.
  public var frequencyScore: UInt8 = 0
  /// The monetary score, 1 to 5.
  public var monetaryScore: UInt8 = 0
  /// The RFM group.
  public var rfmGroup: RfmGroup = .prospect

  /// Figures of somebody of whom nothing is known.
  public init() {}

  /// Average order value in fen: spend ÷ orders, half rounded up; nil without an order (F2).
  public var averageOrder: Int64? {
    orders == 0 ? nil : (spend * 2 + Int64(orders)) / (Int64(orders) * 2)
  }
}
