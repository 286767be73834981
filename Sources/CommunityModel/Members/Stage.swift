public import Wording

/// Where a person stands in the life cycle of a customer (domain.md F5).
public enum Stage: String, ClosedSet {
  case left, lost, dormant, churnWarning, new, `repeat`, firstPurchase, prospect

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .left: Localized("已退群", "Left")
    case .lost: Localized("流失", "Lost")
    case .dormant: Localized("沉睡", "Dormant")
    case .churnWarning: Localized("预流失", "Churn warning")
    case .new: Localized("新客", "New")
    case .repeat: Localized("复购客", "Repeat")
    case .firstPurchase: Localized("首购客", "First purchase")
    case .prospect: Localized("潜客", "Prospect")
    }
  }

  /// Other names that queries and imports accept.
  public var aliases: [String] {
    self == .churnWarning ? ["流失预警"] : []
  }
}

/// The steps from a name spotted in a group to a working KOC (domain.md §9).
public enum KocStage: String, ClosedSet {
  case spotted, screened, invited, trial, active, paused, retired, rejected

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .spotted: Localized("发现", "Spotted")
    case .screened: Localized("初筛", "Screened")
    case .invited: Localized("已邀", "Invited")
    case .trial: Localized("试用", "Trial")
    case .active: Localized("合作", "Active")
    case .paused: Localized("暂停", "Paused")
    case .retired: Localized("退出", "Retired")
    case .rejected: Localized("未过", "Rejected")
    }
  }
}
