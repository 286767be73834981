import CommunityModel
import Wording

/// How each large number of the wall is counted, for whoever stands before it and presses Enter.
enum WallMeaning {
  /// What a tile counts; nil for one that the policy in force made, which the rules themselves tell.
  static func words(of tile: String) -> Localized? {
    table[tile]
  }

  /// What a tile of a tier counts, whatever the tier is called.
  static let ofTier = Localized(
    "按在用的分层规则落在这一层的人；规则在成员面板里看",
    "Members whom the tier rules in force put there; the members pane shows them")

  /// What holds for every number of every page.
  static func footing(_ facts: WallFacts) -> Localized {
    let clock = facts.moment.zone.clock(facts.moment.now)
    let day = facts.moment.today.shortText
    let least = SmallCells.least
    return Localized(
      "截至 \(day) \(clock)，同事账号不算人；少于 \(least) 的人数和它能推出的数不显示",
      "As of \(day) \(clock), without colleagues' accounts; fewer than \(least) people, and what tells them, is not shown"
    )
  }

  private static let net = Localized(
    "有效订单，按付款那天，减去退款", "Valid orders on the day they were paid, less refunds")

  private static let table: [String: Localized] = [
    "netToday": Localized("今天进群人次减退群人次", "Joins less leaves of today, each group counted"),
    "ordersToday": Localized("今天付款的有效订单", "Valid orders paid today"),
    "revenueToday": net,
    "nextPost": Localized("离今天下一条没发的内容还有多久", "Until the next post of today that is not out"),
    "needs": Localized(
      "在用的群里，有一条以上要处理的理由的", "Groups in use with at least one reason to look after them"),
    "netWeek": Localized("7 天里进群人次减退群人次，含今天", "Joins less leaves of seven days, today included"),
    "ordersWeek": Localized("7 天里付款的有效订单，含今天", "Valid orders paid in seven days, today included"),
    "revenueWeek": net,
    "groups": Localized(
      "在用和冻结的群；快满是过了提醒线的", "Groups in use or frozen; nearly full is past the line that warns"),
    "people": Localized(
      "至少在一个群里的人，一人算一次；人次是每个群各算", "People in at least one group, each once; seats count each group"),
    "room": Localized("每个群的上限减在群人次，加起来", "Capacity less seats taken, over all groups"),
    "members": Localized("社群库里的人，进没进群都算", "Everybody in the workspace, in a group or not"),
    Stage.churnWarning.rawValue: Localized(
      "买过的人里，比自己的购买节奏晚了、还没到流失的", "Buyers who are late by their own rhythm and not yet lost"),
    "open": Localized("规则成立了、没人确认的预警", "Alerts whose rule holds and that nobody has noted"),
    "noted": Localized("有人确认过或先搁下的预警", "Alerts that somebody noted or put off"),
    "messagesWeek": Localized(
      "7 天里的发言条数，只数条数不看内容", "Messages of seven days; they are counted, never read"),
    "speakersWeek": Localized("7 天里说过话的人，一人一次", "People who spoke within seven days, each once"),
    "speakersMonth": Localized("30 天里说过话的人，一人一次", "People who spoke within thirty days, each once"),
    "onTime": Localized(
      "7 天里按原定时间发出的条次，改期不算准时",
      "Posts of seven days out by their first time; moving them does not help"),
    "missed": Localized(
      "7 天里过了时间还没发的条次", "Posts of seven days whose time passed and that are not out"),
    "published": Localized("这周一以来已发的条数", "Posts out since Monday"),
    "running": Localized("起止日期里包着今天的活动", "Campaigns whose days hold today"),
    "daysToNext": Localized("离最早要开始的活动", "Until the first campaign that is to begin"),
    "unreviewed": Localized("已经结束、没有复盘的活动", "Campaigns that have ended without a review"),
    "active": Localized("在合作阶段的 KOC", "KOCs in the stage of working together"),
    "late": Localized("过了期限还没交测评的试用", "Trials past their deadline without a review"),
    "kocNet": Localized(
      "本月归到 KOC 的有效订单，减去退款", "Valid orders of the month attributed to KOCs, less refunds"),
    "commission": Localized(
      "上面这些订单按各人的佣金比例", "On those orders, at each KOC's rate"),
    "revenueMonth": net,
    "ordersMonth": Localized("30 天里付款的有效订单", "Valid orders paid in thirty days"),
    "average": Localized("30 天成交除以 30 天订单", "Revenue of thirty days by its orders"),
    "again": Localized(
      "90 天里在两天以上买过的人；一天里几单算一次",
      "People who bought on two days or more of ninety; a day counts once"),
  ]
}
