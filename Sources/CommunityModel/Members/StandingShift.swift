public import Wording

/// What a person can move within.
public enum StandingKind: String, ClosedSet {
  case tier, stage, level

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .tier: Localized("层级", "Tier")
    case .stage: Localized("阶段", "Stage")
    case .level: Localized("等级", "Level")
    }
  }
}

/// Why somebody moved.
public enum ShiftCause: String, ClosedSet {
  case rule, manual, review, refund, lock, policy

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .rule: Localized("规则", "Rule")
    case .manual: Localized("手动", "By hand")
    case .review: Localized("复核", "Review")
    case .refund: Localized("退款", "Refund")
    case .lock: Localized("锁定", "Locked")
    case .policy: Localized("改规则", "Policy")
    }
  }
}

/// One move of a person from one tier, stage or level to another, written down by the day's run or by
/// the policy that caused it.
public struct StandingShift: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "shifts", prefix: "sh", Localized("升降记录", "Moves"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<StandingShift>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("kind", Localized("哪种", "Kind"), \.standing),
    .stored("from", Localized("原来", "From"), \.from),
    .stored("to", Localized("现在", "To"), \.to),
    .stored("day", Localized("日子", "Day"), \.day),
    .stored("cause", Localized("缘由", "Cause"), \.cause),
  ]

  /// Its identity.
  public let id: ID<StandingShift>
  /// Who moved.
  public var member = ID<Member>(raw: 0)
  /// Within what.
  public var standing: StandingKind = .tier
  /// The key of where the person was; empty for somebody new.
  public var from = ""
  /// The key of where the person is.
  public var to = ""
  /// The day on which it was found.
  public var day = Day(number: 0)
  /// Why.
  public var cause: ShiftCause = .rule
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<StandingShift>) {
    self.id = id
  }
}

extension Community {
  /// The moves of a member, oldest id first.
  public func shifts(of member: ID<Member>) -> [StandingShift] {
    referrers(of: member.raw, through: "shifts.member").compactMap { shifts[raw: $0] }
  }
}
