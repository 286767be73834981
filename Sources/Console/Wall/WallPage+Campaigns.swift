import Cells
import CommunityModel
import CommunityRules
import Wording

/// Campaigns that run and the next ones, in sums.
struct WallCampaigns: Equatable, Sendable {
  /// One campaign.
  struct Row: Equatable, Sendable {
    let id: String
    let name: String
    let isRunning: Bool
    /// Its days, counted from today.
    let days: ClosedRange<Int>
    /// People who took part; nil where nobody wrote down who did.
    let participants: Int?
    let budget: Money?
    let spent: Money
  }

  /// Whether any campaign is there.
  let isKnown: Bool
  /// Those that run, then the next five; the one that ends or begins first comes first.
  let rows: [Row]
  /// Campaigns that ended and that nobody has reviewed.
  let unreviewed: Int

  init(_ community: Community, moment: Moment) {
    isKnown = !community.campaigns.isEmpty
    let today = moment.today
    var (running, coming) = ([Row](), [Row]())
    var unreviewed = 0
    for campaign in community.campaigns {
      guard let start = campaign.start, let end = campaign.end, start <= end,
        abs(start - today) < 4000, abs(end - today) < 4000, campaign.state != .draft,
        campaign.state != .cancelled
      else { continue }
      if end < today {
        if campaign.state != .reviewed, !campaign.isReviewed { unreviewed += 1 }
        continue
      }
      let row = Row(
        id: PackedID.text(prefix: Campaign.collection.prefix, raw: campaign.id.raw),
        name: campaign.name, isRunning: start <= today, days: start - today...end - today,
        participants: Self.participants(in: campaign.id, community),
        budget: campaign.budget, spent: campaign.spending)
      if row.isRunning { running.append(row) } else { coming.append(row) }
    }
    running.sort { ($0.days.upperBound, $0.id) < ($1.days.upperBound, $1.id) }
    coming.sort { ($0.days.lowerBound, $0.id) < ($1.days.lowerBound, $1.id) }
    rows = running + coming.prefix(5)
    self.unreviewed = unreviewed
  }

  private static func participants(in id: ID<Campaign>, _ community: Community) -> Int? {
    let parts = community.participations(in: id)
    return parts.isEmpty ? nil : parts.count { $0.tookPartAt != nil }
  }
}

extension WallPage {
  /// Campaigns that run and the next ones: how long yet, how many take part, what they cost.
  static let campaigns = WallPage(id: "campaigns", title: Localized("活动", "Campaigns")) { facts in
    let found = facts.scenes.campaigns
    return WallSheet(tiles: CampaignsPage.tiles(found), blocks: CampaignsPage.blocks(found))
  }
}

enum CampaignsPage {
  private static let need = Localized("活动", "campaigns")

  static func tiles(_ found: WallCampaigns) -> [WallTile] {
    func known(_ figure: WallFigure) -> WallFigure { found.isKnown ? figure : .missing(need) }
    let running = found.rows.filter(\.isRunning)
    var tiles = [
      WallTile(
        id: "running", title: Localized("在跑", "Running"), figure: known(.count(running.count)),
        parts: found.isKnown
          ? [
            WallPart(
              "coming", Localized("要开始", "coming"), .count(found.rows.count - running.count))
          ] : [])
    ]
    if let next = found.rows.first(where: { !$0.isRunning }) {
      tiles.append(
        WallTile(
          id: "daysToNext", title: Localized("离下一个 天", "Days to the next"),
          figure: .count(next.days.lowerBound)))
    }
    tiles.append(
      WallTile(
        id: "unreviewed", title: Localized("没复盘", "Not reviewed"),
        figure: known(.count(found.unreviewed)), style: found.unreviewed > 0 ? .warn : .good))
    return tiles
  }

  static func blocks(_ found: WallCampaigns) -> [WallBlock] {
    let empty =
      found.isKnown
      ? Localized("没有在跑和要开始的活动", "No campaign runs or is about to")
      : Localized("无数据 · 缺 活动", "No data · needs campaigns")
    let spans = found.rows.map { WallSpan(title: Localized(verbatim: $0.name), days: $0.days) }
    let rows = found.rows.map { row in
      let left = row.isRunning ? row.days.upperBound : row.days.lowerBound
      let spent = row.budget.map { Double(row.spent.fen) / Double(max(1, $0.fen)) }
      let isOver = spent.map { $0 > 1 } ?? false
      return WallTable.Row(
        id: row.id, label: Localized(verbatim: row.name),
        figures: [
          .count(left),
          row.participants.map { count in
            (1..<SmallCells.least).contains(count) ? .under(SmallCells.least) : .count(count)
          } ?? .missing(WallWords.records), .money(row.spent.fen),
          row.budget.map { .money($0.fen) } ?? .missing(WallWords.budget),
        ], shares: [nil, nil, spent.map { min(1, $0) }, nil], style: isOver ? .warn : .normal)
    }
    return [
      WallBlock(
        id: "spans", title: Localized("前 7 天到后 28 天 ┃ 今天", "7 days back to 28 ahead, ┃ today"),
        body: .chart(.spans(spans, over: -7...28)), empty: empty),
      WallBlock(
        id: "campaigns", title: Localized("在跑的和接下来的", "Running and next"),
        body: .table(
          WallTable(
            columns: [
              .init("days", Localized("还有 天", "Days")),
              .init("participants", Localized("参与", "Took part")),
              .init("spent", Localized("已花", "Spent"), bar: Style(.series2)),
              .init("budget", Localized("预算", "Budget")),
            ], rows: rows)), empty: empty),
    ]
  }
}
