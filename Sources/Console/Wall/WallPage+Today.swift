import Cells
import CommunityModel
import Wording

extension WallPage {
  /// What happened today and what is to be done.
  static let today = WallPage(id: "today", title: Localized("今天", "Today")) { facts in
    WallSheet(
      tiles: TodayPage.tiles(facts),
      blocks: [facts.needBlock] + TodayPage.plans(facts) + [
        TodayPage.trends(facts), GroupsPage.field(facts), WeekPage.days(facts),
      ])
  }
}

enum TodayPage {
  static func tiles(_ facts: WallFacts) -> [WallTile] {
    moneyAndPeople(facts) + [facts.needTile]
  }

  /// `离 12:00 发布`: how long until the next post.
  static func countdown(_ facts: WallFacts) -> [WallTile] {
    guard let post = facts.nextPost else { return [] }
    let clock = facts.moment.zone.clock(post.at)
    let seconds = post.at.seconds - facts.moment.now.seconds
    return [
      WallTile(
        id: "nextPost", title: Localized("离 \(clock) 发布", "Until \(clock)"),
        figure: .countdown(Int((seconds + 59) / 60)), style: seconds < 900 ? .warn : .title)
    ]
  }

  /// Comings, orders and revenue of today.
  static func moneyAndPeople(_ facts: WallFacts) -> [WallTile] {
    let today = facts.days.last ?? WallFacts.Day()
    let moved = today.joined - today.left
    let amount = SmallCells.amounts([(today.orders, today.revenue)])[0]
    func ofToday(_ figure: WallFigure, _ count: (WallFacts.Day) -> Int) -> WallFigure {
      if case .missing = figure { return figure }
      return facts.isKnownToday(count) ? figure : .missing(WallWords.needToday)
    }
    let net = ofToday(facts.ofMemberships(.signed(moved))) { $0.joined + $0.left }
    let orders = ofToday(facts.ofOrders(.count(today.orders)), \.orders)
    let revenue = ofToday(facts.ofOrders(amount), \.orders)
    return [
      WallTile(
        id: "netToday", title: Localized("今日净增", "Net joins today"), figure: net,
        parts: known(net) {
          [
            WallPart("joined", WallWords.joined, .count(today.joined)),
            WallPart("left", WallWords.left, .count(today.left)),
          ]
        }, style: moved < 0 ? .warn : .title),
      WallTile(
        id: "ordersToday", title: Localized("今日订单", "Orders today"), figure: orders,
        parts: known(orders) {
          [
            WallPart(
              "ordersYesterday", Localized("昨天", "yesterday"), .count(yesterday(facts).orders))
          ]
        }),
      WallTile(
        id: "revenueToday", title: Localized("今日成交 元", "Revenue today, ¥"), figure: revenue,
        parts: known(revenue) {
          let day = yesterday(facts)
          let before = SmallCells.amounts([(day.orders, day.revenue)])[0]
          return [WallPart("revenueYesterday", Localized("昨天", "yesterday"), before)]
        }, isSpare: true),
    ]
  }

  private static func yesterday(_ facts: WallFacts) -> WallFacts.Day {
    facts.days.dropLast().last ?? WallFacts.Day()
  }

  private static func known(_ figure: WallFigure, _ parts: () -> [WallPart]) -> [WallPart] {
    if case .missing = figure { [] } else { parts() }
  }

  /// Posts and tasks of the rest of the day, where any are planned.
  static func plans(_ facts: WallFacts) -> [WallBlock] {
    guard !facts.plans.isEmpty else { return [] }
    return [
      WallBlock(
        id: "plans", title: Localized("接下来", "Coming up"), body: .lines(planLines(facts)),
        besideFrom: 100)
    ]
  }

  /// `12:00 ◆ 面霜教程 12 群 缺 1 张图`.
  static func planLines(_ facts: WallFacts) -> [WallLine] {
    facts.plans.map { plan in
      WallLine(
        sign: facts.moment.zone.clock(plan.at), subject: plan.title, words: plan.lack,
        brief: Localized(verbatim: ""), amount: plan.amount, mark: plan.sign)
    }
  }

  static func trends(_ facts: WallFacts) -> WallBlock {
    let days = facts.days
    let net = days.map { $0.joined - $0.left }
    var trends: [WallTrend] = []
    if facts.hasMemberships {
      trends.append(
        WallTrend(
          id: "net", title: Localized("净增", "Net joins"), values: net,
          figure: .signed(net.reduce(0, +))))
    }
    if facts.hasOrders {
      let orders = days.map(\.orders)
      trends.append(
        WallTrend(
          id: "orders", title: Localized("订单", "Orders"), values: orders,
          figure: .count(orders.reduce(0, +))))
    }
    return WallBlock(
      id: "fortnight", title: Localized("近 14 天", "Last 14 days"), body: .trends(trends),
      besideFrom: 100, empty: Localized("还没有数据", "There is no data yet"))
  }
}
