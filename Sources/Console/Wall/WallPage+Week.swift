import Cells
import CommunityModel
import Panes
import Wording

extension WallPage {
  /// The last seven days: comings, goings, orders and revenue, day by day.
  static let week = WallPage(id: "week", title: Localized("本周", "Week")) { facts in
    WallSheet(tiles: WeekPage.tiles(facts), blocks: [WeekPage.days(facts)])
  }
}

enum WeekPage {
  static func tiles(_ facts: WallFacts) -> [WallTile] {
    func total(_ days: ArraySlice<WallFacts.Day>) -> WallFacts.Day {
      days.reduce(into: WallFacts.Day()) { sum, day in
        sum.joined += day.joined
        sum.left += day.left
        sum.orders += day.orders
        sum.revenue += day.revenue
      }
    }
    let (week, before) = (total(facts.week), total(facts.weekBefore))
    let net = week.joined - week.left
    let amounts = [week, before].map { SmallCells.amounts([($0.orders, $0.revenue)])[0] }
    let past = Localized("前 7 天", "week before")
    return [
      WallTile(
        id: "netWeek", title: Localized("7 日净增", "Net joins, 7 days"),
        figure: facts.ofMemberships(.signed(net)),
        parts: facts.hasMemberships
          ? [
            WallPart("joined", WallWords.joined, .count(week.joined)),
            WallPart("left", WallWords.left, .count(week.left)),
          ] : [], style: net < 0 ? .warn : .title),
      WallTile(
        id: "ordersWeek", title: Localized("7 日订单", "Orders, 7 days"),
        figure: facts.ofOrders(.count(week.orders)),
        parts: facts.hasOrders ? [WallPart("ordersBefore", past, .count(before.orders))] : []),
      WallTile(
        id: "revenueWeek", title: Localized("7 日成交 元", "Revenue, 7 days, ¥"),
        figure: facts.ofOrders(amounts[0]),
        parts: facts.hasOrders ? [WallPart("revenueBefore", past, amounts[1])] : []),
    ]
  }

  static func days(_ facts: WallFacts) -> WallBlock {
    let week = Array(facts.week)
    let amounts = SmallCells.amounts(week.map { ($0.orders, $0.revenue) })
    let people = max(1, week.map { max($0.joined, $0.left) }.max() ?? 1)
    let orders = max(1, week.map(\.orders).max() ?? 1)
    let revenue = max(1, week.map(\.revenue).max() ?? 1)
    let today = facts.moment.today
    var columns: [WallTable.Column] = []
    if facts.hasMemberships {
      columns.append(.init("joined", Localized("进群", "In"), bar: .good))
      columns.append(.init("left", Localized("退群", "Out"), bar: .warn))
    }
    if facts.hasOrders {
      columns.append(.init("orders", Localized("订单", "Orders"), bar: Style(.series2)))
      columns.append(.init("revenue", Localized("成交", "Revenue"), bar: Style(.series2)))
    }
    let rows = week.enumerated().reversed().map { place, day in
      let date = today - (week.count - 1 - place)
      var figures: [WallFigure] = []
      var shares: [Double?] = []
      if facts.hasMemberships {
        figures += [.count(day.joined), .count(day.left)]
        shares += [Double(day.joined) / Double(people), Double(day.left) / Double(people)]
      }
      if facts.hasOrders {
        figures += [.count(day.orders), amounts[place]]
        let isShown = amounts[place] != .fewOrders
        shares += [
          Double(day.orders) / Double(orders),
          isShown ? Double(day.revenue) / Double(revenue) : 0,
        ]
      }
      let label = Localized(
        "\(date.shortText) \(Phrases.weekday(date.weekday, .chinese))",
        "\(date.shortText) \(Phrases.weekday(date.weekday, .english))")
      return WallTable.Row(id: date.text, label: label, figures: figures, shares: shares)
    }
    return WallBlock(
      id: "days", title: Localized("近 7 天 · 今天在上", "Last 7 days, today first"),
      body: .table(WallTable(columns: columns, rows: columns.isEmpty ? [] : rows)),
      empty: Localized("还没有数据 · 先导入群成员名单和订单表", "No data yet: import member lists and orders"))
  }
}
