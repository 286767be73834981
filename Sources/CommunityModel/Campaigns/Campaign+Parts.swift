import Wording

extension Campaign {
  /// The day of the launch itself, for a campaign that leads up to one.
  public static let launchDay = Field<Campaign>.sparse(
    "launch", Localized("首发日", "Launch day"), .day)
  /// What it is about.
  public static let theme = Field<Campaign>.sparse(
    "theme", Localized("主题", "Theme"), .text(limit: 200))
  /// Where it is announced besides the groups.
  public static let channels = Field<Campaign>.sparse(
    "channels", Localized("渠道", "Channels"), .set(.text(limit: 40)))
  /// Who it was frozen for, and by which query.
  public static let audience = Field<Campaign>.sparse(
    "audience", Localized("人群", "Audience"), AudienceFreeze.kind)
  /// What it is to reach.
  public static let goals = Field<Campaign>.sparse(
    "goals", Localized("目标", "Goals"), .set(CampaignGoal.kind))
  /// What it cost, line by line.
  public static let costs = Field<Campaign>.sparse(
    "costs", Localized("费用", "Costs"), .set(CampaignCost.kind))
  /// The arms of its experiment, the control first.
  public static let arms = Field<Campaign>.sparse(
    "arms", Localized("分组", "Arms"), .list(CampaignArm.kind))
  /// How many people each arm must have before its result means anything.
  public static let planned = Field<Campaign>.sparse(
    "planned", Localized("每组要多少人", "Planned size"), .integer)
  /// What can be won.
  public static let prizes = Field<Campaign>.sparse(
    "prizes", Localized("奖品", "Prizes"), .set(CampaignPrize.kind))
  /// The way from a post to an order: what follows up and where people order.
  public static let path = Field<Campaign>.sparse(
    "path", Localized("路径", "Path"), CampaignPath.kind)
  /// The goods it is about, as their names begin in orders.
  public static let goods = Field<Campaign>.sparse(
    "goods", Localized("商品", "Goods"), .set(.text(limit: 100)))
  /// The margin on its orders in basis points.
  public static let margin = Field<Campaign>.sparse(
    "margin", Localized("毛利率", "Margin"), .rate)
  /// What worked, in the review.
  public static let review = Field<Campaign>.sparse(
    "review", Localized("复盘", "Review"), .prose(limit: 2000))
  /// What did not work, in the review.
  public static let failed = Field<Campaign>.sparse(
    "failed", Localized("没做好", "What failed"), .prose(limit: 2000))
  /// What to do next time, in the review.
  public static let next = Field<Campaign>.sparse(
    "next", Localized("下次", "Next time"), .prose(limit: 2000))
  /// When it was reviewed.
  public static let reviewedAt = Field<Campaign>.sparse(
    "reviewedAt", Localized("复盘时间", "Reviewed at"), .instant)

  /// When it was moved to the state it is in.
  public static let movedAt = Field<Campaign>.sparse(
    "movedAt", Localized("状态时间", "State since"), .instant)

  /// The cost lines, the earliest day first.
  public var costLines: [CampaignCost] {
    more["costs"].list.compactMap(CampaignCost.init(fieldValue:))
  }

  /// The goals by their measure.
  public var aims: [CampaignGoal] {
    more["goals"].list.compactMap(CampaignGoal.init(fieldValue:))
  }

  /// The arms, the control first.
  public var experiment: [CampaignArm] {
    more["arms"].list.compactMap(CampaignArm.init(fieldValue:))
  }

  /// The prizes.
  public var prizeList: [CampaignPrize] {
    more["prizes"].list.compactMap(CampaignPrize.init(fieldValue:))
  }

  /// The audience as it was frozen; nil before that.
  public var frozen: AudienceFreeze? { AudienceFreeze(fieldValue: more["audience"]) }

  /// The way from a post to an order.
  public var way: CampaignPath { CampaignPath(fieldValue: more["path"]) ?? CampaignPath() }

  /// The beginnings of the names of its goods.
  public var goodsNames: [String] { more["goods"].list.compactMap(\.text) }

  /// What was spent: the cost lines where there are any, the typed sum otherwise.
  public var spending: Money {
    let lines = costLines
    guard !lines.isEmpty else { return spent ?? .zero }
    return lines.reduce(.zero) { $0 + $1.amount }
  }

  /// Whether its review is written.
  public var isReviewed: Bool { more["review"].text != nil }
}
