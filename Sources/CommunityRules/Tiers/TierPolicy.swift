public import CommunityModel
public import Wording

/// What a tier's rule looks at.
public struct TierFacts: Hashable, Sendable {
  /// Average order value in fen; nil without an order.
  public var averageOrder: Int64?
  /// Net of the last 365 days, in fen.
  public var yearSpend: Int64
  /// Distinct purchase days within the last 90 days.
  public var recentPurchaseDays: Int32
  /// The life-cycle stage.
  public var stage: Stage
  /// Where the person stands as a KOC candidate.
  public var koc: KocStage?
  /// Messages of the last 30 days; nil where nobody counts them.
  public var recentMessages: Int32?

  /// What is known of somebody.
  public init(
    averageOrder: Int64?, yearSpend: Int64, recentPurchaseDays: Int32, stage: Stage,
    koc: KocStage?, recentMessages: Int32? = nil
  ) {
    self.recentMessages = recentMessages
    self.averageOrder = averageOrder
    self.yearSpend = yearSpend
    self.recentPurchaseDays = recentPurchaseDays
    self.stage = stage
    self.koc = koc
  }
}

/// What is done for the people of a tier.
public struct TierStrategy: Hashable, Sendable {
  /// Service and benefits, in words.
  public let words: Localized
  /// How many days may pass between two contacts; nil where nobody is contacted on schedule.
  public let cadenceDays: Int?
  /// Whether each of these people should have an agent.
  public let needsAgent: Bool

  /// A way of treating people.
  public init(_ words: Localized, cadenceDays: Int?, needsAgent: Bool = false) {
    self.words = words
    self.cadenceDays = cadenceDays
    self.needsAgent = needsAgent
  }
}

/// One class of members that is treated alike.
public struct Tier: Sendable {
  /// The code in files and queries.
  public let key: String
  /// The name on the screen.
  public let title: Localized
  /// The rule as a query, for people to read; empty for the tier that takes the rest.
  public let query: String
  /// What is done for these people.
  public let strategy: TierStrategy
  /// Whether the rule holds for somebody; nil for a rule that is asked as a query.
  let holds: (@Sendable (TierFacts) -> Bool)?

  /// A tier and its rule: a query, and for rules of the house the same as a test of the facts, which is
  /// quicker.
  public init(
    _ key: String, _ title: Localized, query: String, strategy: TierStrategy,
    holds: (@Sendable (TierFacts) -> Bool)? = nil
  ) {
    self.key = key
    self.title = title
    self.query = query
    self.strategy = strategy
    self.holds = holds
  }
}

/// The tiers in order; somebody belongs to the first whose rule holds, and else to the last.
public struct TierPolicy: Sendable {
  /// Three to five tiers, the last of which takes everybody left.
  public let tiers: [Tier]
  /// The first of them.
  public var top: Tier { tiers[0] }
  /// What the policy says of data that it had to do without; nil where none is missing.
  public let fallback: Localized?
  /// The tiers in the order in which screens show them.
  public let shown: [Tier]
  /// Which version it is: 1 is what a workspace begins with.
  public var version: Int64 = 1
  /// Whether somebody wrote the rules, so that they are asked as queries.
  public let isWritten: Bool

  /// An ordered policy; nil where there are not three to five tiers with keys of their own.
  public init?(_ tiers: [Tier], shown: [String] = [], fallback: Localized? = nil) {
    guard (3...5).contains(tiers.count), Set(tiers.map(\.key)).count == tiers.count else {
      return nil
    }
    self.init(checked: tiers, shown: shown, fallback: fallback)
  }

  private init(checked tiers: [Tier], shown: [String], fallback: Localized?) {
    self.tiers = tiers
    self.fallback = fallback
    let named = shown.compactMap { key in tiers.first { $0.key == key } }
    self.shown = named + tiers.filter { !shown.contains($0.key) }
    isWritten = tiers.dropLast().contains { $0.holds == nil }
  }

  /// The tier that somebody belongs to.
  public func tier(of facts: TierFacts) -> Tier {
    for tier in tiers.dropLast() where tier.holds?(facts) == true { return tier }
    return tiers[tiers.count - 1]
  }

  /// The tier of a key.
  public func named(_ key: String) -> Tier? {
    tiers.first { $0.key == key }
  }

  /// The keys and titles as a closed set, for queries and columns.
  public var choices: ClosedChoices {
    ClosedChoices(tiers.map { ClosedChoices.Choice($0.key, $0.title) })
  }

  /// What the rule for active members says where messages are counted.
  static let activeByTalk = "messages(30d)>=12 or koc:active"
  /// What it falls back on where they are not.
  static let activeByPurchase = "purchase-days(90d)>=2 or koc:active"

  /// The four tiers of domain.md §3.2; without talk, buying on two days of the last 90 counts as active.
  public static let standard = TierPolicy(
    checked: [
      Tier(
        "highValue", Localized("高价值", "High value"), query: "aov>=300 spend(365d)>=2000",
        strategy: TierStrategy(
          Localized(
            "14 天一联 · 专属客服 · 定制福利", "every 14 days · own agent · offers"),
          cadenceDays: 14, needsAgent: true),
        holds: { ($0.averageOrder ?? 0) >= 30_000 && $0.yearSpend >= 200_000 }),
      Tier(
        "active", Localized("活跃", "Active"), query: activeByTalk,
        strategy: TierStrategy(
          Localized(
            "30 天一联 · KOC 培养 · 活动优先", "every 30 days · groom as KOC · first in"),
          cadenceDays: 30),
        holds: { facts in
          facts.koc == .active
            || facts.recentMessages.map { $0 >= 12 } ?? (facts.recentPurchaseDays >= 2)
        }),
      Tier(
        "dormant", Localized("沉睡", "Dormant"), query: "stage:dormant,lost",
        strategy: TierStrategy(
          Localized("60 天一联 · 唤醒福利 · 个性化推荐", "every 60 days · win-back offer · picks"),
          cadenceDays: 60),
        holds: { $0.stage == .dormant || $0.stage == .lost }),
      Tier(
        "regular", Localized("普通", "Regular"), query: "",
        strategy: TierStrategy(
          Localized("随群运营 · 引导复购", "served in the group · nudge to buy again"), cadenceDays: nil),
        holds: { _ in true }),
    ],
    shown: ["highValue", "active", "regular", "dormant"],
    fallback: Localized(
      "没有发言数据，活跃按「近 90 天有 2 个购买日」算", "No talk data: active means two purchase days in 90 days"))
}
