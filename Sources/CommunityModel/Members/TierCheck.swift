public import Wording

/// What somebody found who looked whether a person is in the right tier.
public enum TierVerdict: String, ClosedSet {
  case confirmed, wrong

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .confirmed: Localized("分得对", "Right")
    case .wrong: Localized("分错了", "Wrong")
    }
  }
}

/// One person of a random sample whose tier somebody is to look at (domain.md F30).
public struct TierCheck: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "checks", prefix: "tc", Localized("分层抽查", "Tier checks"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<TierCheck>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("tier", Localized("层级", "Tier"), \.tier),
    .stored("day", Localized("抽于", "Drawn on"), \.day),
    .stored("seed", Localized("随机数", "Seed"), \.seed),
    .stored("verdict", Localized("结论", "Verdict"), \.verdict),
    .stored("right", Localized("应在", "Belongs to"), \.right),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁看的", "By"), \.by, privacy: .nickname),
  ]

  /// Its identity.
  public let id: ID<TierCheck>
  /// Who was drawn.
  public var member = ID<Member>(raw: 0)
  /// The key of the tier that the rules gave on that day.
  public var tier = ""
  /// When the sample was drawn.
  public var day = Day(number: 0)
  /// The seed of the draw: the same seed on the same people draws the same sample.
  public var seed: Int64 = 0
  /// What was found; nil while nobody has looked.
  public var verdict: TierVerdict?
  /// The key of the tier where the person belongs instead; empty where nobody said.
  public var right = ""
  /// When somebody looked.
  public var at: Instant?
  /// Who looked, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<TierCheck>) {
    self.id = id
  }
}

extension Community {
  /// The newest check of a member that nobody has decided yet.
  public func openCheck(of member: ID<Member>) -> TierCheck? {
    referrers(of: member.raw, through: "checks.member").reversed().compactMap { checks[raw: $0] }
      .first { $0.verdict == nil }
  }
}
