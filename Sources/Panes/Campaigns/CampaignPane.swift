import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// Campaigns: what wants a review or a decision on top, then what runs, what comes, what is closed.
  public static let campaigns = PaneDefinition(
    id: "campaigns", key: "9", title: Localized("活动", "Campaigns"), collection: "campaigns",
    columns: CampaignColumns.all,
    sections: { input, _ in CampaignRows.sections(input) },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.campaigns, \.campaigns, input)
    },
    headline: { input, _, width in CampaignRows.headline(input, width) },
    name: { input, id in input.community.campaigns[raw: id]?.name ?? "" },
    brief: { input, id, width in CampaignDetail.brief(input, id, width) },
    detail: { input, id, width in CampaignDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("还没有活动。", "There are no campaigns yet."),
        Localized("按 a 建一个，按类型带好阶段和待办", "Press a to make one with its parts and tasks"),
      ]
    }, isAside: true)
}

/// The rows of the campaigns pane.
enum CampaignRows {
  /// Why a campaign needs a hand now; nil where it does not.
  static func need(_ campaign: Campaign, _ input: PaneInput) -> Localized? {
    let today = input.moment.today
    guard let start = campaign.start, let end = campaign.end else {
      return campaign.state == .cancelled ? nil : Localized("没有日期", "no days")
    }
    switch campaign.state {
    case .cancelled, .reviewed, .paused: return nil
    case .ended, .running:
      if end < today, !campaign.isReviewed {
        return Localized("结束 \(today - end) 天没复盘", "ended \(today - end) d ago, no review")
      }
      if let budget = campaign.budget, campaign.spending > budget {
        return Localized("超预算", "over budget")
      }
      return nil
    case .draft, .approved, .scheduled:
      if start <= today { return Localized("到日子还没开始", "due, not begun") }
      if let obstacle = CampaignLaw.obstacle(campaign) { return obstacle }
      return nil
    }
  }

  static func sections(_ input: PaneInput) -> [PaneSection] {
    let titles = [
      Localized("要处理", "Needs a hand"), Localized("在跑", "Running"), Localized("要来的", "To come"),
      Localized("暂停", "Paused"), Localized("办过的", "Over"),
    ]
    var rows: [[(key: Int, id: Int64)]] = titles.map { _ in [] }
    for campaign in input.community.campaigns {
      let place: Int
      let start = Int(campaign.start?.number ?? 0)
      if need(campaign, input) != nil {
        place = 0
      } else {
        switch campaign.state {
        case .running: place = 1
        case .draft, .approved, .scheduled: place = 2
        case .paused: place = 3
        case .ended, .reviewed, .cancelled: place = 4
        }
      }
      rows[place].append((place == 4 ? -start : start, campaign.id.raw))
    }
    return zip(titles, rows).compactMap { title, rows in
      guard !rows.isEmpty else { return nil }
      let sorted = rows.sorted { ($0.key, $0.id) < ($1.key, $1.id) }
      return PaneSection(
        title + Localized(verbatim: " \(rows.count)"), sorted.map(\.id))
    }
  }

  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    let today = input.moment.today
    let all = input.community.campaigns
    let running = all.count { $0.isOn(today) && $0.state != .cancelled && $0.state != .paused }
    let needy = all.count { need($0, input) != nil }
    var parts = [
      StyledText(
        input.say("活动 \(all.count) 个，在跑 \(running) 个", "\(all.count) campaigns, \(running) running")
      )
    ]
    if needy > 0 {
      parts.append(
        StyledText(
          input.say("\(needy) 个要处理", "\(needy) \(needy == 1 ? "needs" : "need") a hand"), .warn))
    }
    let spent = all.filter { $0.isOn(today) }.reduce(Int64(0)) { $0 + $1.spending.fen }
    parts.append(
      StyledText(
        input.say(
          "在跑的已花 ¥\(NumberText.units(fen: spent))",
          "running ones spent ¥\(NumberText.units(fen: spent))")
      ))
    return StyledText.joined(parts, by: StyledText(" · ", .dim)).cut(
      to: max(0, width - 2), ellipsis: "…")
  }
}

/// The columns of the campaigns list.
enum CampaignColumns {
  static let all: [PaneColumn] = [name, kind, state, days, money, people, remark]

  private static func row(_ input: PaneInput, _ id: Int64) -> Campaign? {
    input.community.campaigns[raw: id]
  }

  static let name = PaneColumn(
    "name", Localized("活动", "Campaign"), width: 16,
    order: { input, id in .text(row(input, id)?.name ?? "") },
    cell: { input, id in StyledText(row(input, id)?.name ?? "") })

  static let kind = PaneColumn(
    "type", Localized("类型", "Type"), width: 8, neededFrom: 88,
    order: { input, id in .text(row(input, id)?.kind.rawValue ?? "") },
    cell: { input, id in StyledText(row(input, id)?.kind.title[input.language] ?? "", .dim) })

  static let state = PaneColumn(
    "state", Localized("状态", "State"), width: 8,
    order: { input, id in
      let state = row(input, id)?.state
      return .int(Int64(state.flatMap { CampaignState.allCases.firstIndex(of: $0) } ?? 0))
    },
    cell: { input, id in
      guard let state = row(input, id)?.state else { return StyledText() }
      return StyledText(state.title[input.language], state == .running ? .good : .normal)
    })

  static let days = PaneColumn(
    "start", Localized("日期", "Days"), width: 12, neededFrom: 50,
    order: { input, id in (row(input, id)?.start).fieldValue },
    cell: { input, id in
      guard let campaign = row(input, id), let start = campaign.start, let end = campaign.end
      else { return StyledText("·", .dim) }
      return StyledText("\(start.shortText)–\(end.shortText)")
    })

  static let money = PaneColumn(
    "spending", Localized("已花/预算", "Spent/budget"), width: 14, .right, neededFrom: 60,
    order: { input, id in .int(row(input, id)?.spending.fen ?? 0) },
    cell: { input, id in
      guard let campaign = row(input, id) else { return StyledText() }
      let spent = campaign.spending
      guard let budget = campaign.budget else {
        return spent == .zero
          ? StyledText("·", .dim) : StyledText("¥\(NumberText.units(fen: spent.fen))")
      }
      return StyledText(
        "\(NumberText.units(fen: spent.fen))/\(NumberText.units(fen: budget.fen))",
        spent > budget ? .alarm : .normal)
    })

  static let people = PaneColumn(
    "participants", Localized("参与", "Joined"), width: 7, .right, neededFrom: 72,
    order: { input, id in
      .int(
        Int64(
          input.community.participations(in: ID(raw: id)).count { $0.tookPartAt != nil }))
    },
    cell: { input, id in
      let parts = input.community.participations(in: ID(raw: id))
      let (took, audience) = (parts.count { $0.tookPartAt != nil }, parts.count { $0.at != nil })
      guard !parts.isEmpty else { return StyledText("·", .dim) }
      return StyledText(audience > 0 ? "\(took)/\(audience)" : "\(took)")
    })

  static let remark = PaneColumn(
    "remark", Localized("说明", "Remark"), width: 16, neededFrom: 60,
    cell: { input, id in
      guard let campaign = row(input, id) else { return StyledText() }
      if let need = CampaignRows.need(campaign, input) { return StyledText(input.say(need), .warn) }
      return StyledText(campaign.more["theme"].text ?? "·", .dim)
    })
}
