import Cells
import CommunityModel
import CommunityRules
import Wording

/// The KOC programme, in sums.
struct WallKocs: Equatable, Sendable {
  /// Whether there is any candidate.
  let isKnown: Bool
  /// Candidates by stage.
  let stages: [KocStage: Int]
  /// Trials that are late today.
  let late: Int
  /// Orders of the month that KOCs brought, their net and the commission on them.
  let orders: Int
  let net: Int64
  let commission: Int64

  init(_ community: Community, moment: Moment) {
    isKnown = !community.candidates.isEmpty
    let report = KocReport(community, month: moment.today, moment: moment)
    (stages, late, orders) = (report.stages, report.trialsLate, report.orders)
    (net, commission) = (report.net.fen, report.commission.fen)
  }
}

extension WallPage {
  /// The KOC programme: how many stand where, what the month brought and what it owes.
  static let koc = WallPage(id: "koc", title: Localized("KOC", "KOC")) { facts in
    let kocs = facts.scenes.kocs
    return WallSheet(tiles: KocPage.tiles(kocs), blocks: [KocPage.stages(kocs)])
  }
}

enum KocPage {
  private static let need = Localized("KOC 人选", "KOC candidates")
  private static let shown: [KocStage] = [
    .spotted, .screened, .invited, .trial, .active, .paused, .retired,
  ]

  private static func counts(_ kocs: WallKocs) -> [WallFigure] {
    SmallCells.parts(shown.map { kocs.stages[$0] ?? 0 })
  }

  static func tiles(_ kocs: WallKocs) -> [WallTile] {
    func known(_ figure: WallFigure) -> WallFigure { kocs.isKnown ? figure : .missing(need) }
    let active = zip(shown, counts(kocs)).first { $0.0 == .active }?.1 ?? .count(0)
    let amounts = SmallCells.amounts([(kocs.orders, kocs.net)])[0]
    let isFew = (1..<SmallCells.least).contains(kocs.orders)
    return [
      WallTile(id: "active", title: Localized("合作中", "Active"), figure: known(active)),
      WallTile(
        id: "late", title: Localized("测评超期", "Reviews late"),
        figure: known(
          (1..<SmallCells.least).contains(kocs.late) ? .under(SmallCells.least) : .count(kocs.late)),
        style: kocs.late > 0 ? .warn : .good),
      WallTile(
        id: "kocNet", title: Localized("本月带来 元", "Brought this month, ¥"),
        figure: known(amounts),
        parts: kocs.isKnown
          ? [WallPart("orders", Localized("订单", "orders"), .count(kocs.orders))] : []),
      WallTile(
        id: "commission", title: Localized("本月佣金 元", "Commission this month, ¥"),
        figure: known(isFew ? .fewOrders : .money(kocs.commission)), isSpare: true),
    ]
  }

  static func stages(_ kocs: WallKocs) -> WallBlock {
    let figures = counts(kocs)
    let most = Double(max(1, figures.compactMap(\.magnitude).max() ?? 1))
    let rows = zip(shown, figures).map { stage, figure in
      WallTable.Row(
        id: stage.rawValue, label: stage.title, figures: [figure],
        shares: [figure.magnitude.map { Double($0) / most } ?? 0])
    }
    return WallBlock(
      id: "stages", title: Localized("各阶段人数", "People by stage"),
      body: .table(
        WallTable(
          columns: [.init("members", Localized("人", "People"), bar: Style(.series2))],
          rows: kocs.isKnown ? rows : [])),
      empty: Localized("无数据 · 缺 KOC 人选", "No data · needs KOC candidates"))
  }
}
