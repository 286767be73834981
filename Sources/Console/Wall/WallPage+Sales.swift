import Cells
import CommunityModel
import CommunityRules
import Wording

/// Orders of the last weeks, in sums.
struct WallSales: Equatable, Sendable {
  /// Whether any order is there.
  let isKnown: Bool
  /// Orders and net a day of thirty days, the oldest first.
  let days: [DayLedger.Entry]
  /// Members who bought within ninety days, and on two days of them.
  let buyers: Int
  let again: Int
  /// Members by how many days they bought on, within a year: one or more, two or more, three or more.
  let steps: [Int]
  /// Who bought again, by month of the first order.
  let cohorts: [Cohort]

  init(_ community: Community, moment: Moment) {
    isKnown = !community.orders.isEmpty
    days = DayLedger(community, moment: moment, days: 60).days
    let repurchase = RepurchaseReport(community, moment: moment, window: 90)
    (buyers, again) = (repurchase.buyers, repurchase.again)
    steps = PurchaseSteps(community, moment: moment, window: 365).counts
    cohorts = Array(CohortReport(community, moment: moment).cohorts.suffix(8))
  }
}

extension WallPage {
  /// Orders and revenue of thirty days, who buys again, and after how many months.
  static let sales = WallPage(id: "sales", title: Localized("转化", "Conversion")) { facts in
    let sales = facts.scenes.sales
    return WallSheet(tiles: SalesPage.tiles(sales, facts), blocks: SalesPage.blocks(sales))
  }
}

enum SalesPage {
  /// A cohort of fewer would tell what few people did.
  private static let leastCohort = 20

  static func tiles(_ sales: WallSales, _ facts: WallFacts) -> [WallTile] {
    func total(_ days: ArraySlice<DayLedger.Entry>) -> (orders: Int, fen: Int64) {
      days.reduce((0, 0)) { ($0.0 + $1.orders, $0.1 + $1.net) }
    }
    let (now, before) = (total(sales.days.suffix(30)), total(sales.days.dropLast(30).suffix(30)))
    let amounts = SmallCells.amounts([now, before])
    let past = Localized("前 30 天", "30 days before")
    let isFew = (1..<SmallCells.least).contains(now.orders)
    let average: WallFigure =
      now.orders == 0 ? .money(0) : isFew ? .fewOrders : .money(now.fen / Int64(now.orders))
    let returning = SmallCells.parts([sales.again, sales.buyers - sales.again])
    return [
      WallTile(
        id: "revenueMonth", title: Localized("30 日成交 元", "Revenue, 30 days, ¥"),
        figure: facts.ofOrders(amounts[0]),
        parts: facts.hasOrders ? [WallPart("revenueBefore", past, amounts[1])] : []),
      WallTile(
        id: "ordersMonth", title: Localized("30 日订单", "Orders, 30 days"),
        figure: facts.ofOrders(.count(now.orders)),
        parts: facts.hasOrders ? [WallPart("ordersBefore", past, .count(before.orders))] : []),
      WallTile(
        id: "average", title: Localized("客单价 元", "Average order, ¥"),
        figure: facts.ofOrders(average)),
      WallTile(
        id: "again", title: Localized("90 日再买 人", "Bought again, 90 days"),
        figure: facts.ofOrders(returning[0]),
        parts: facts.hasOrders
          ? [WallPart("once", Localized("只买一次", "once only"), returning[1])] : [],
        isSpare: true),
    ]
  }

  static func blocks(_ sales: WallSales) -> [WallBlock] {
    let empty = Localized("无数据 · 缺 订单表", "No data · needs an order list")
    let days = sales.days.suffix(30).map { day -> Int? in
      (1..<SmallCells.least).contains(day.orders) ? nil : Int(clamping: day.net / 100)
    }
    let names = [
      ("once", Localized("买过", "Bought")), ("twice", Localized("买过两天", "On two days")),
      ("thrice", Localized("买过三天", "On three days")),
    ]
    // The differences of the steps are counts of people too.
    let parts = SmallCells.parts(
      [
        sales.steps[0] - sales.steps[1], sales.steps[1] - sales.steps[2], sales.steps[2],
      ])
    let isTelling = parts.contains { if case .under = $0 { true } else { false } }
    let steps = zip(names, sales.steps).map { WallPart($0.0, $0.1, .count($1)) }
    let kept = sales.cohorts.filter { $0.size >= leastCohort }
    let most = kept.map(\.cells.count).max() ?? 0
    let shares = kept.map { cohort in
      (0..<most).map { place -> Int? in
        guard place < cohort.cells.count else { return nil }
        let count = cohort.cells[place]
        return (1..<SmallCells.least).contains(count) ? nil : count * 1000 / cohort.size
      }
    }
    return [
      WallBlock(
        id: "revenue", title: Localized("近 30 天每天成交 元", "Revenue a day, 30 days, ¥"),
        body: .chart(
          .line(Localized("每天成交", "Revenue a day"), sales.isKnown ? Array(days) : [])),
        empty: empty),
      WallBlock(
        id: "steps", title: Localized("一年里买过几天", "Days with a purchase, a year"),
        body: .chart(.funnel(sales.isKnown && !isTelling ? steps : [])), besideFrom: 100,
        empty: sales.isKnown ? Localized("人太少，不显示", "Too few people to be shown") : empty),
      WallBlock(
        id: "cohorts", title: Localized("首购月份 × 第几个月再买", "Bought again, by month of first order"),
        body: .chart(
          .heat(
            rows: kept.map { Localized(verbatim: String($0.month.text.prefix(7))) },
            columns: (0..<most).map { Localized(verbatim: "\($0 + 1)") }, values: shares)),
        besideFrom: 100,
        empty: sales.isKnown ? Localized("人太少，不显示", "Too few people to be shown") : empty),
    ]
  }
}
