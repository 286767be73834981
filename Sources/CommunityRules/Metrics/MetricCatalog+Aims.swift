import Wording

extension MetricCatalog {
  /// What the whole undertaking is for.
  static let aims: [Metric] = [
    Metric(
      "member.growth.core", Localized("核心用户增长", "Core member growth"), .percent, .ge, [60],
      lookback: .months(6), formula: "F24",
      Localized(
        "（今天的核心成员 − 6 个月前的核心成员）÷ 6 个月前的核心成员；核心 = 当天在群、按订单算在最高层级或在合作的 KOC",
        "(core members today − core members 6 months ago) ÷ those 6 months ago; core: in a group, and in the highest tier by the orders of that day or a working KOC"
      ), source: .aims, short: Localized("核心成员增长", "Core growth"), isLift: true,
      read: CoreMetrics.growth),
    Metric(
      "member.preciseShare", Localized("精准用户占比", "Precise member share"), .percent, .ge, [85],
      scopes: [.workspace, .group], formula: "F25",
      Localized(
        "符合所在群目标画像的在群成员 ÷ 在群成员；一人在两个群按两次数",
        "Members who match the target profile of their group ÷ members in groups; counted per membership"
      ), source: .aims, short: Localized("精准占比", "Precise share"), read: GroupMetrics.precise),
    Metric(
      "fission.conversion", Localized("社群裂变转化率", "Fission conversion"), .percent, .ge, [30],
      window: 30, formula: "F10",
      Localized(
        "成员邀请来、进群已满 14 天的有效新人（近 30 天里满的）中，14 天内首单的 ÷ 这些人",
        "Of the valid newcomers invited by members whose 14 days ended within 30 days, those with a first order in those 14 days ÷ all of them"
      ),
      source: .aims, short: Localized("裂变转化率", "Fission conversion"),
      read: FissionMetrics.conversion),
    Metric(
      "activity.mauRate", Localized("社区月活跃率", "Monthly active share"), .percent, .ge, [65],
      scopes: [.workspace, .group], window: 30, formula: "F14",
      Localized(
        "近 30 天有互动的成员 ÷ 当天在群成员（不算同事，进群满 1 天）",
        "Members with an interaction in 30 days ÷ members in groups on the day, staff and today's joins left out"
      ), source: .aims, short: Localized("月活跃率", "Monthly active"),
      read: ActivityMetrics.monthly),
    Metric(
      "activity.weeklyPerUser", Localized("用户周互动频次", "Weekly interactions a person"), .count, .ge,
      [4], scopes: [.workspace, .group], window: 7, min: 20, formula: "F14",
      Localized(
        "近 7 天互动次数 ÷ 这 7 天里互动过的成员",
        "Interactions of 7 days ÷ members who interacted in those 7 days"),
      source: .aims, short: Localized("周互动频次", "Weekly talk"),
      counter: Localized("次", ""), read: ActivityMetrics.weekly),
    Metric(
      "retention.core", Localized("核心用户留存率", "Core member retention"), .percent, .ge, [80],
      window: 90, lookback: .days(90), formula: "F13",
      Localized(
        "90 天前的核心成员里，今天还在群、近 30 天有动静的 ÷ 90 天前的核心成员",
        "Core members of 90 days ago who are still in a group and showed a sign of life in 30 days ÷ core members of 90 days ago"
      ), source: .aims, short: Localized("核心留存", "Core retention"),
      read: CoreMetrics.retention),
    Metric(
      "order.repurchaseLift", Localized("复购率提升", "Repurchase lift"), .percent, .ge, [35],
      window: 90, formula: "F20",
      Localized(
        "近 90 天复购率 ÷ 再往前 90 天复购率 − 1；复购率 = 有 2 个以上购买日的成员 ÷ 买过的成员",
        "Repurchase rate of the last 90 days ÷ that of the 90 days before − 1; the rate is members with two purchase days or more ÷ members who bought"
      ), source: .aims, isLift: true,
      read: PurchaseMetrics.repurchaseLift),
    Metric(
      "order.launchLift", Localized("新品首发销量增长", "Launch sales lift"), .percent, .ge, [45],
      window: 14, min: 1, formula: "F21",
      Localized(
        "最近一次满 14 天的首发：商品头 14 天成交 ÷ 以往首发同期平均 − 1",
        "Of the newest launch whose 14 days are over: net of its goods in them ÷ the mean of earlier launches − 1"
      ),
      source: .aims, short: Localized("新品首发销量", "Launch sales"),
      isLift: true, read: CampaignMetrics.launchLift),
    Metric(
      "referral.contribution", Localized("用户推荐转化贡献", "Referral contribution"), .percent, .ge,
      [25], window: 30, formula: "F22",
      Localized(
        "近 30 天：被邀请来的人的首单和进群 14 天内的单，加上写明分销员的单，净额 ÷ 全部净额",
        "Of 30 days: net of invited members' first orders and orders within 14 days of joining, and of orders with a referrer ÷ all net revenue"
      ), source: .aims, short: Localized("推荐贡献", "Referrals"),
      read: PurchaseMetrics.referral),
  ]
}
