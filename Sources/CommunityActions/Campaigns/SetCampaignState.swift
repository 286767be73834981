import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Moves every chosen campaign one step on.
  public static let advanceCampaign = BulkAction(
    id: "campaign.advance", on: "campaigns", key: "c",
    title: Localized("推进", "Advance"),
    summary: Localized(
      "草稿 → 已批 → 已排期 → 在跑 → 已结束；结束后要写复盘才能关",
      "Draft, approved, scheduled, running, ended; only a review closes it"),
    follows: "campaign.add", sample: [],
    prepare: { (input) throws(Refusal) in
      let now = input.moment.now
      return Procedure(Localized("推进活动", "Advance campaigns")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let campaign = edit.campaign
        guard let next = campaign.state.next else { return .unchanged }
        if next == .reviewed { return .skip(Localized("用 r 写复盘", "r writes the review")) }
        if let obstacle = input.obstacle(campaign, next) { return .skip(obstacle) }
        // A key held down too long moves nothing twice.
        if let last = campaign.more["movedAt"].instant, last.adding(seconds: 2) > now {
          return .skip(Localized("刚推进过", "Moved just now"))
        }
        return .change(
          edit.entering(next) + edit.put("movedAt", .instant(now)), before: campaign.state.title,
          after: next.title)
      }
    })

  /// Puts every chosen campaign into another state that is open to it.
  public static let setCampaignState = BulkAction(
    id: "campaign.state.set", on: "campaigns",
    title: Localized("改状态", "Set state"),
    summary: Localized(
      "暂停、恢复、提前结束、取消或退回一步", "Pauses, resumes, ends, cancels, or goes back a step"),
    arguments: [Argument("state", Localized("状态", "State"), .choice(CampaignState.choices))],
    sample: ["已取消"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard
        let state = CampaignState.choices.named(typed)
          .flatMap({ CampaignState(rawValue: $0.code) })
      else { throw Refusal("没有状态「\(typed)」", "There is no state “\(typed)”") }
      return Procedure(Localized("活动 → \(state.title.zh)", "Campaign → \(state.title.en)")) { id in
        guard let edit = CampaignEdit(input, id), edit.campaign.state != state else {
          return .unchanged
        }
        guard edit.campaign.state.nexts.contains(state) else {
          return .skip(
            Localized(
              "\(edit.campaign.state.title.zh)到不了\(state.title.zh)",
              "\(edit.campaign.state.title.en) does not lead to \(state.title.en.lowercased())"))
        }
        if let obstacle = input.obstacle(edit.campaign, state) { return .skip(obstacle) }
        return .change(
          edit.entering(state), before: edit.campaign.state.title, after: state.title)
      }
    })

  /// Writes the review of every chosen campaign that has ended, and closes it.
  public static let reviewCampaign = BulkAction(
    id: "campaign.review", on: "campaigns", key: "r",
    title: Localized("写复盘", "Write review"),
    summary: Localized(
      "写下做得好的、没做好的和下次怎么办，结束的活动就此关上；以后「照着再办」会带上「下次」",
      "Writes what worked, what failed and what comes next; a campaign that ended is closed by it"),
    arguments: [
      Argument("worked", Localized("做得好的", "What worked"), .text(limit: 2000)),
      Argument(
        "failed", Localized("没做好的（可空）", "What failed (may be empty)"), .text(limit: 2000),
        optional: true),
      Argument(
        "next", Localized("下次怎么办（可空）", "Next time (may be empty)"), .text(limit: 2000),
        optional: true),
    ],
    sample: ["接龙比链接带动", "第二天没人盯", "只办一天"],
    prepare: { (input) throws(Refusal) in
      let texts = (0..<3).map { input.answer($0).trimmed }
      guard texts.allSatisfy({ $0.count <= 2000 }) else {
        throw Refusal("复盘每段最长 2,000 个字", "A part of a review has at most 2,000 characters")
      }
      let today = input.moment.today
      return Procedure(Localized("写复盘", "Write review")) { id in
        guard let edit = CampaignEdit(input, id) else { return .unchanged }
        let campaign = edit.campaign
        let isOver = campaign.end.map { $0 < today } ?? false
        guard campaign.state == .ended || campaign.state == .reviewed || isOver else {
          return .skip(Localized("还没结束", "Not ended yet"))
        }
        guard campaign.state != .cancelled else { return .skip(Localized("已取消", "Cancelled")) }
        var changes = edit.put("review", .text(texts[0]))
        changes += edit.put("failed", texts[1].fieldValue) + edit.put("next", texts[2].fieldValue)
        guard !changes.isEmpty || campaign.state != .reviewed else { return .unchanged }
        if campaign.more["reviewedAt"].isNone {
          changes += edit.put("reviewedAt", .instant(input.moment.now))
        }
        changes += edit.entering(.reviewed)
        return .change(changes, before: campaign.state.title, after: CampaignState.reviewed.title)
      }
    })
}

extension PlanInput {
  /// What stands before a state; nil where nothing does.
  fileprivate func obstacle(_ campaign: Campaign, _ state: CampaignState) -> Localized? {
    switch state {
    case .approved: return CampaignLaw.obstacle(campaign)
    case .scheduled, .running:
      guard let start = campaign.start, let end = campaign.end, start <= end else {
        return Localized("没有日期", "Without days")
      }
      let arms = campaign.experiment
      if !arms.isEmpty, !ArmDraw.isWhole(arms) {
        return Localized("分组权重要合 100", "The weights of the arms must be 100")
      }
      if state == .running, start > moment.today {
        return Localized("\(start.shortText) 才开始", "Begins on \(start.shortText)")
      }
      return CampaignLaw.obstacle(campaign)
    case .reviewed:
      return campaign.isReviewed ? nil : Localized("用 r 写复盘", "r writes the review")
    case .draft, .ended, .paused, .cancelled: return nil
    }
  }
}
