public import Wording

/// What a benefit is given for.
public enum BenefitKind: String, ClosedSet {
  case birthday, levelUp, memberDay, winback, welcome, other

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .birthday: Localized("生日", "Birthday")
    case .levelUp: Localized("升级", "Level up")
    case .memberDay: Localized("会员日", "Member day")
    case .winback: Localized("唤醒", "Win-back")
    case .welcome: Localized("入群礼", "Welcome")
    case .other: Localized("其他", "Other")
    }
  }

  /// The period in which one person gets it once: a year, a month, or for good.
  public func period(of day: Day) -> String {
    switch self {
    case .birthday: String(day.text.prefix(4))
    case .levelUp, .memberDay, .winback: String(day.text.prefix(7))
    case .welcome: "once"
    case .other: day.text
    }
  }
}

/// A coupon or gift for one person, at most one of a kind in each period.
public struct BenefitGrant: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "benefits", prefix: "bf", Localized("福利", "Benefits"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<BenefitGrant>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("kind", Localized("类型", "Kind"), \.occasion),
    .stored("period", Localized("期", "Period"), \.period),
    .stored("offer", Localized("福利", "Benefit"), \.offer),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁发的", "By"), \.by, privacy: .nickname),
    used, revoked,
  ]

  /// Its identity.
  public let id: ID<BenefitGrant>
  /// Who gets it.
  public var member = ID<Member>(raw: 0)
  /// What for.
  public var occasion: BenefitKind = .other
  /// The period in which it is given once: `2026`, `2026-11`.
  public var period = ""
  /// What is given.
  public var offer = ""
  /// When it was given.
  public var at: Instant?
  /// Who gave it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<BenefitGrant>) {
    self.id = id
  }

  /// When it was used.
  public static let used = Field<BenefitGrant>.sparse(
    "used", Localized("用于", "Used"), .instant)
  /// When it was taken back.
  public static let revoked = Field<BenefitGrant>.sparse(
    "revoked", Localized("收回于", "Revoked"), .instant)

  /// Whether it counts: given and not taken back.
  public var isStanding: Bool { more["revoked"].isNone }
  /// Whether it was used.
  public var isUsed: Bool { !more["used"].isNone }
}

extension Community {
  /// The benefits of a member that were not taken back, oldest id first.
  public func benefits(of member: ID<Member>) -> [BenefitGrant] {
    referrers(of: member.raw, through: "benefits.member").compactMap { benefits[raw: $0] }
      .filter(\.isStanding)
  }
}
