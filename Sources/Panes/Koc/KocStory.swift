import Cells
import CommunityModel
import CommunityRules
import Wording

/// What happened to a candidate and what comes next.
enum KocStory {
  /// Where a candidacy is stuck, in a sentence.
  static func why(_ input: PaneInput, _ standing: KocStanding) -> String {
    let candidate = standing.candidate
    if candidate.stage == .trial, let trial = candidate.trial, trial.verdict == nil {
      let sent =
        trial.signedOn.map { input.say("\($0.shortText) 寄到", "arrived \($0.shortText)") }
        ?? input.say("\(trial.shippedOn.shortText) 寄出", "sent \(trial.shippedOn.shortText)")
      let state = standing.need.words.map { input.say($0) } ?? ""
      return [
        input.say(
          "\(trial.sku) \(sent)，测评应交 \(trial.dueOn.shortText)，\(state)",
          "\(trial.sku) \(sent), review due \(trial.dueOn.shortText), \(state)"),
        nudge(input, candidate) ?? "",
      ].filter { !$0.isEmpty }.joined(separator: " · ")
    }
    let since =
      candidate.since.map {
        input.say(
          "\($0.shortText) 起\(candidate.stage.title.zh)",
          "\(candidate.stage.title.en.lowercased()) since \($0.shortText)")
      } ?? candidate.stage.title[input.language]
    let state = KocWords.state(input, standing).text
    let last = candidate.steps.last.map(\.reason) ?? ""
    let reason = candidate.stage == .active || last.isEmpty ? "" : "「\(last)」"
    return [
      since + input.say("，", ", ") + state + reason, nudge(input, candidate) ?? "",
    ].filter { !$0.isEmpty }.joined(separator: " · ")
  }

  private static func nudge(_ input: PaneInput, _ candidate: KocCandidate) -> String? {
    guard let nudge = candidate.nudge else { return nil }
    let day = input.moment.zone.day(of: nudge.at).shortText
    return input.say("上次催 \(day) \(nudge.by)", "nudged \(day) by \(nudge.by)")
  }

  /// The sample, its days and reviews.
  static func trial(
    _ input: PaneInput, _ candidate: KocCandidate, _ width: Int
  ) -> [StyledText] {
    guard let trial = candidate.trial else {
      guard candidate.stage == .trial else { return [] }
      let isHomeless = KocNeeds.hasNoAddress(input.community.members[candidate.member])
      return [
        Phrases.rule(input.say("试用", "Trial"), width: width),
        isHomeless
          ? StyledText(input.say("待寄，但没有收件地址", "To be sent, but no address"), .warn)
          : StyledText(input.say("样品待寄", "Sample to be sent")),
        StyledText(),
      ]
    }
    let title = input.say("试用 · \(trial.sku)", "Trial · \(trial.sku)")
    var lines = [Phrases.rule(title, width: width)]
    var days = [input.say("\(trial.shippedOn.shortText) 寄出", "sent \(trial.shippedOn.shortText)")]
    if let signed = trial.signedOn {
      days.append(input.say("\(signed.shortText) 签收", "arrived \(signed.shortText)"))
    } else if trial.verdict == nil {
      days.append(input.say("在途", "on its way"))
    }
    if let cost = trial.cost {
      days.append(
        input.say("成本 \(NumberText.units(fen: cost.fen)) 元", "¥\(NumberText.units(fen: cost.fen))"))
    }
    lines += TextFit.wrap(days.joined(separator: "   "), to: width).map { StyledText($0) }
    let owed = input.say(
      "\(trial.dueOn.shortText) 应交测评 \(trial.wanted) 篇",
      "\(trial.wanted) review\(trial.wanted == 1 ? "" : "s") due \(trial.dueOn.shortText)")
    var state = StyledText(owed + "   ")
    switch (trial.verdict, trial.daysLate(on: input.moment.today)) {
    case (let verdict?, _):
      state.append(verdict.title[input.language], verdict == .passed ? .good : .warn)
    case (nil, let late?):
      state.append(input.say("超期 \(late) 天", "\(late) d overdue"), .warn)
    default:
      state.append(input.say("已交 \(trial.delivered)", "\(trial.delivered) in"), .dim)
    }
    lines.append(state.cut(to: width, ellipsis: "…"))
    if let nudge = candidate.nudge {
      let day = input.moment.zone.day(of: nudge.at).shortText
      let reply =
        nudge.reply.isEmpty
        ? input.say("，还没回", ", no answer yet")
        : input.say("，回「\(nudge.reply)」", ": “\(nudge.reply)”")
      lines += TextFit.wrap(
        input.say("\(day) \(nudge.by)催\(reply)", "\(day) nudged by \(nudge.by)\(reply)"), to: width
      ).map { StyledText($0) }
    }
    return lines + [StyledText()]
  }

  /// The steps so far, the newest first, and what the person brought.
  static func history(
    _ input: PaneInput, _ standing: KocStanding, _ width: Int
  ) -> [StyledText] {
    let candidate = standing.candidate
    var lines = [Phrases.rule(input.say("以往", "So far"), width: width)]
    for step in candidate.steps.reversed().prefix(5) {
      let day = input.moment.zone.day(of: step.at).shortText
      var words = "\(step.stage.title[input.language])  \(step.by)"
      if !step.reason.isEmpty { words += input.say("「\(step.reason)」", " “\(step.reason)”") }
      lines.append(
        StyledText("\(day)  ", .dim)
          + StyledText(TextFit.cut(words, to: max(0, width - 7), ellipsis: "…")))
    }
    if candidate.steps.isEmpty {
      lines.append(StyledText(input.say("没有记录", "Nothing recorded"), .dim))
    }
    let brought = Int(standing.score.facts.converted ?? 0)
    if brought > 0 {
      lines.append(
        StyledText(input.say("90 天带来成交 \(brought) 位", "Brought \(brought) buyers in 90 days")))
    }
    return lines + [StyledText()]
  }

  /// Something to press and what it does.
  struct NextStep {
    let key: String
    /// A word or two, for the line below the board.
    let short: String
    /// What it does.
    let words: String
  }

  /// What to do next, the most useful first.
  static func nextSteps(_ input: PaneInput, _ standing: KocStanding) -> [NextStep] {
    func step(_ key: String, _ short: Localized, _ words: Localized) -> NextStep {
      NextStep(key: key, short: input.say(short), words: input.say(words))
    }
    let candidate = standing.candidate
    let nudge = step(
      "o", Localized(candidate.nudge == nil ? "催" : "再催", "nudge"),
      Localized(candidate.nudge == nil ? "催一次" : "再催一次", "Nudge, and record it"))
    let set = step(
      ";", Localized("动作", "actions"), Localized("未过或暂停，写明原因", "Reject or pause, with a reason"))
    switch candidate.stage {
    case .spotted:
      return [
        step("c", Localized("进初筛", "screen"), Localized("看过了，进初筛", "Move on to screening")), set,
      ]
    case .screened:
      return [step("c", Localized("邀请", "invite"), Localized("定了，去邀请", "Decide, and invite")), set]
    case .invited:
      let on = step(
        "c", Localized("进试用", "trial"), Localized("答应了，进试用", "Said yes: on to the trial"))
      return standing.need.isOverdue ? [nudge, on, set] : [on, nudge, set]
    case .trial:
      let ship = step("b", Localized("寄样", "send"), Localized("寄样品", "Send the sample"))
      let review = step("a", Localized("验收", "review"), Localized("验收测评", "Judge the review"))
      let on = step(
        "c", Localized("转合作", "activate"),
        Localized(
          "验收后转合作，佣金 \(KocPolicy.standard.commissionRate / 100)%",
          "Then active, at \(KocPolicy.standard.commissionRate / 100)%"))
      guard let trial = candidate.trial else { return [ship, set] }
      switch trial.state {
      case .closed(.passed): return [on, set]
      case .closed(.failed): return [set]
      case .unreviewed: return [review, on, set]
      case .travelling, .owed: return [nudge, review, on, set]
      }
    case .active:
      return standing.need.isOverdue
        ? [nudge, set]
        : [step("b", Localized("寄新品", "send"), Localized("寄新品再测", "Send the next sample")), set]
    case .paused:
      return [step("c", Localized("恢复", "resume"), Localized("恢复合作", "Active again")), set]
    case .retired:
      return [
        step(
          ";", Localized("动作", "actions"), Localized("满 90 天可改回「发现」", "Spotted again after 90 days")
        )
      ]
    case .rejected: return []
    }
  }

  /// The keys for it.
  static func steps(
    _ input: PaneInput, _ standing: KocStanding, _ width: Int
  ) -> [StyledText] {
    let next = nextSteps(input, standing)
    guard !next.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("下一步", "Next"), width: width)]
    for step in next {
      lines.append(
        StyledText(TextFit.pad(step.key, to: 3), .key)
          + StyledText(TextFit.cut(step.words, to: max(0, width - 3), ellipsis: "…")))
    }
    return lines + [StyledText()]
  }

  /// What the person brought this month and what is owed for it.
  static func settlement(
    _ input: PaneInput, _ candidate: KocCandidate, _ width: Int
  ) -> [StyledText] {
    guard [.active, .paused].contains(candidate.stage) else { return [] }
    var lines = [Phrases.rule(input.say("结算", "Commission"), width: width)]
    let rate = candidate.commissionRate.map { "\($0 / 100)%" } ?? input.say("没定", "not set")
    let sales = KocSales(of: candidate, in: input.community, moment: input.moment)
    guard sales.hasOrders else {
      lines.append(
        StyledText(
          input.say("佣金 \(rate)，没有带单记录", "Rate \(rate), no orders recorded"), .dim))
      return lines + [StyledText()]
    }
    let day = KocSales.settlementDay(input.moment.today).shortText
    let words = input.say(
      "本月 \(sales.orders) 单 ¥\(NumberText.units(fen: sales.net))，佣金 \(rate) 应结 \(NumberText.yuan(fen: sales.commission))（\(day) 前）",
      "This month \(sales.orders) orders, ¥\(NumberText.units(fen: sales.net)); at \(rate) \(NumberText.yuan(fen: sales.commission)) is due by \(day)"
    )
    lines += TextFit.wrap(words, to: width).map { StyledText($0) }
    return lines + [StyledText()]
  }
}
