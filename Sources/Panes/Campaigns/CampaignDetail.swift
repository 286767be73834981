import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// What is said about one campaign: its days, people, money, experiment and review.
enum CampaignDetail {
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let campaign = input.community.campaigns[raw: id] else { return [] }
    let state = campaign.state.title[input.language]
    let why: StyledText
    if let need = CampaignRows.need(campaign, input) {
      why = StyledText(input.say(need), .warn)
    } else {
      why = StyledText(phaseWords(campaign, input))
    }
    let next: String
    switch campaign.state {
    case .draft, .approved, .scheduled, .paused: next = input.say("› c 推进", "› c moves it on")
    case .running: next = input.say("› $ 记费用  c 结束", "› $ adds a cost, c ends it")
    case .ended: next = input.say("› r 写复盘", "› r writes the review")
    case .reviewed, .cancelled: next = input.say("› ; 照着再办", "› ; repeats it")
    }
    return [
      Phrases.rule("\(campaign.name) · \(state)", width: max(0, width - 2)),
      why + StyledText("  " + next, .dim),
      StyledText(campaign.more["theme"].text ?? "", .dim),
    ].map { $0.cut(to: max(0, width - 2), ellipsis: "…") }
  }

  private static func phaseWords(_ campaign: Campaign, _ input: PaneInput) -> String {
    let today = input.moment.today
    if let phase = campaign.phases.first(where: { $0.start <= today && today <= $0.end }) {
      return input.say(
        "现在是「\(phase.name)」，到 \(phase.end.shortText)",
        "now “\(phase.name)”, to \(phase.end.shortText)")
    }
    guard let start = campaign.start, let end = campaign.end else {
      return input.say("没有日期", "no days")
    }
    return "\(start.shortText)–\(end.shortText)"
  }

  static func lines(_ input: PaneInput, _ id: Int64, _ whole: Int) -> [StyledText] {
    guard let campaign = input.community.campaigns[raw: id] else { return [] }
    let width = max(1, whole - 2)
    var lines = [
      KocDetail.ends(
        campaign.name, Style(.title),
        "\(campaign.kind.title[input.language]) · \(campaign.state.title[input.language])", width)
    ]
    if let start = campaign.start, let end = campaign.end {
      lines.append(StyledText("\(start.text) – \(end.text)", .dim))
    }
    for phase in campaign.phases {
      let isNow = phase.start <= input.moment.today && input.moment.today <= phase.end
      lines.append(
        StyledText(
          "\(isNow ? "▸" : " ") \(phase.start.shortText)–\(phase.end.shortText)  \(phase.name)",
          isNow ? .accent : .normal))
    }
    if let need = CampaignRows.need(campaign, input) {
      lines.append(StyledText("! " + input.say(need), .warn))
    }
    lines.append(StyledText())
    lines += money(campaign, width, input)
    lines += people(campaign, width, input)
    lines += experiment(campaign, width, input)
    lines += rest(campaign, width, input)
    lines += review(campaign, width, input)
    return lines.map { $0.cut(to: whole, ellipsis: "…") }
  }

  private static func money(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    var lines = [Phrases.rule(input.say("钱", "Money"), width: width)]
    let spent = campaign.spending
    if let budget = campaign.budget, budget.fen > 0 {
      let share = Double(spent.fen) / Double(budget.fen)
      lines.append(
        CalendarDetail.spread(
          StyledText(
            Bar.horizontal(min(1, share), width: 14), share > 1 ? .alarm : Style(.series2)),
          StyledText("\(NumberText.yuan(fen: spent.fen))/\(NumberText.yuan(fen: budget.fen))"),
          width))
    } else {
      lines.append(
        StyledText(
          input.say(
            "已花 \(NumberText.yuan(fen: spent.fen))，没定预算",
            "spent \(NumberText.yuan(fen: spent.fen)), no budget")))
    }
    for cost in campaign.costLines.suffix(4) {
      lines.append(
        CalendarDetail.spread(
          StyledText(
            "\(cost.day.shortText)  \(cost.purpose.title[input.language]) \(cost.note)", .dim),
          StyledText(NumberText.yuan(fen: cost.amount.fen), .dim), width))
    }
    return lines + [StyledText()]
  }

  private static func people(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let parts = input.community.participations(in: campaign.id)
    var lines = [Phrases.rule(input.say("人", "People"), width: width)]
    if let frozen = campaign.frozen {
      let day = input.moment.zone.day(of: frozen.at).shortText
      lines.append(
        StyledText(
          input.say(
            "人群 \(NumberText.grouped(frozen.count)) 人，\(day) 按「\(frozen.query)」定",
            "audience \(NumberText.grouped(frozen.count)), frozen \(day) by “\(frozen.query)”")))
    } else {
      lines.append(StyledText(input.say("没定人群，发全部群", "no audience: every group"), .dim))
    }
    let took = parts.count { $0.tookPartAt != nil }
    if took > 0 {
      let base = parts.count { $0.at != nil }
      let rate = base > 0 ? " " + NumberText.percent(took, of: base) : ""
      lines.append(StyledText(input.say("参与 \(took) 人\(rate)", "\(took) took part\(rate)")))
    }
    return lines + [StyledText()]
  }

  private static func experiment(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    guard let found = CampaignExperiment(campaign, in: input.community, moment: input.moment)
    else { return [] }
    var lines = [Phrases.rule(input.say("分组", "Arms"), width: width)]
    for arm in found.arms {
      lines.append(
        CalendarDetail.spread(
          StyledText("\(arm.arm.name) \(arm.arm.weight)%"),
          StyledText("\(arm.hits)/\(arm.people) \(NumberText.percent(arm.hits, of: arm.people))"),
          width))
    }
    lines.append(StyledText(verdict(found, input), .dim))
    return lines + [StyledText()]
  }

  /// What may be said of an experiment by now.
  static func verdict(_ found: CampaignExperiment, _ input: PaneInput) -> String {
    func names(_ keys: [String]) -> String {
      keys.compactMap { key in found.arms.first { $0.arm.key == key }?.arm.name }
        .joined(separator: input.say("、", ", "))
    }
    switch found.verdict {
    case .waiting(let people, let planned):
      return planned > 0
        ? input.say(
          "每组要 \(planned) 人，现在最少 \(people)，先别下结论", "\(people) of \(planned) planned: no verdict yet"
        )
        : input.say("没设每组人数，结束后再看", "no planned size: a verdict after the end")
    case .tooSmall: return input.say("人太少，说明不了什么", "too few to tell")
    case .noDifference: return input.say("和对照没有差别", "no difference from the control")
    case .decided(let better, let worse):
      let good =
        better.isEmpty
        ? nil : input.say("\(names(better)) 比对照好", "\(names(better)) beats the control")
      let bad = worse.isEmpty ? nil : input.say("\(names(worse)) 比对照差", "\(names(worse)) is worse")
      return [good, bad].compactMap(\.self).joined(separator: input.say("，", ", "))
    }
  }

  private static func rest(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    var lines: [StyledText] = []
    for aim in campaign.aims {
      lines.append(
        StyledText(
          input.say(
            "目标 \(aim.measure.title.zh) \(aim.target)",
            "goal: \(aim.measure.title.en.lowercased()) \(aim.target)")))
    }
    for prize in campaign.prizeList {
      lines.append(
        StyledText(
          input.say("奖品 ", "prize ")
            + "\(prize.name) ×\(prize.quantity) \(NumberText.yuan(fen: prize.worth.fen))"))
    }
    for raw in input.community.referrers(of: campaign.id.raw, through: "offers.campaign") {
      guard let offer = input.community.offers[raw: raw] else { continue }
      let left = OfferStock.left(offer, input.community)
      lines.append(
        StyledText(
          "\(offer.sort.title[input.language]) \(offer.name)"
            + (left.map { input.say("，剩 \($0)", ", \($0) left") } ?? "")))
    }
    let tasks = input.community.referrers(of: campaign.id.raw, through: "tasks.campaign")
      .compactMap { input.community.tasks[raw: $0] }
    if !tasks.isEmpty {
      let done = tasks.count { $0.doneAt != nil }
      lines.append(
        StyledText(
          input.say("流程待办 \(done)/\(tasks.count)", "procedure \(done)/\(tasks.count) done")))
    }
    guard !lines.isEmpty else { return [] }
    return [Phrases.rule(input.say("安排", "Arrangements"), width: width)] + lines + [StyledText()]
  }

  private static func review(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let parts: [(Localized, String)] = [
      (Localized("做得好", "Worked"), "review"), (Localized("没做好", "Failed"), "failed"),
      (Localized("下次", "Next time"), "next"),
    ]
    let texts = parts.compactMap { title, key in campaign.more[key].text.map { (title, $0) } }
    guard !texts.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("复盘", "Review"), width: width)]
    for (title, text) in texts {
      lines += TextFit.wrap("\(input.say(title))：\(text)", to: width).prefix(6).map {
        StyledText($0)
      }
    }
    return lines
  }
}
