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
    let who = KocWords.who(input, nudge.by)
    return input.say("上次催 \(day) \(who)", "nudged \(day) by \(who)")
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
    let number = candidate.earlierTrials.count + 1
    let title = input.say("试用 \(number) · \(trial.sku)", "Trial \(number) · \(trial.sku)")
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
    // One cell of the air beside it, so that three facts stay on one line.
    lines += TextFit.wrap(days.joined(separator: "   "), to: width + 1).map { StyledText($0) }
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
      let who = KocWords.who(input, nudge.by)
      let day = input.moment.zone.day(of: nudge.at).shortText
      let reply =
        nudge.reply.isEmpty
        ? input.say("，还没回", ", no answer yet")
        : input.say("，回「\(nudge.reply)」", ": “\(nudge.reply)”")
      lines += TextFit.wrap(
        input.say("\(day) \(who) 私信催\(reply)", "\(day) nudged by \(who)\(reply)"), to: width
      ).map { StyledText($0) }
    }
    return lines + [StyledText()]
  }

  /// What was seen lately, how earlier trials ended, what the person brought.
  static func past(
    _ input: PaneInput, _ standing: KocStanding, _ width: Int
  ) -> [StyledText] {
    let candidate = standing.candidate
    var lines = [Phrases.rule(input.say("以往", "So far"), width: width)]
    func month(_ day: Day) -> String {
      let number = CalendarWords.twoDigits(day.civil.month)
      return input.say("\(number) 月", "\(day.text.prefix(7))")
    }
    if let seen = candidate.observed {
      let posts = seen.posts.map { input.say("晒单 \($0) 篇", "\($0) posts") }
      let replies = seen.reactions.map { input.say("被回复 \($0) 次", "\($0) replies") }
      let words = [posts, replies].compactMap(\.self).joined(separator: "  ")
      if !words.isEmpty { lines.append(StyledText("\(month(seen.on))  \(words)")) }
    }
    for trial in candidate.earlierTrials.reversed().prefix(2) {
      var words = input.say("\(trial.sku)试用", "\(trial.sku)")
      if let isPunctual = trial.isPunctual {
        words += isPunctual ? input.say(" 准时交", " on time") : input.say(" 迟交", " late")
      } else if let verdict = trial.verdict {
        words += " \(verdict.title[input.language])"
      }
      if let likes = trial.likes { words += input.say(" 赞 \(likes)", ", \(likes) likes") }
      lines.append(StyledText("\(month(trial.shippedOn))  \(words)").cut(to: width, ellipsis: "…"))
    }
    let brought = Int(standing.score.facts.converted ?? 0)
    if brought > 0 {
      let spent = KocFacts.broughtNet(
        by: candidate.member, in: input.community, moment: input.moment)
      lines.append(
        StyledText(
          input.say(
            "带来 \(brought) 位，成交 ¥\(NumberText.units(fen: spent.fen))",
            "Brought \(brought), who spent ¥\(NumberText.units(fen: spent.fen))")))
    }
    if lines.count == 1 {
      lines.append(StyledText(input.say("没有记录", "Nothing recorded"), .dim))
    }
    return lines + [StyledText()]
  }

  /// The steps so far, the newest first.
  static func log(_ input: PaneInput, _ candidate: KocCandidate, _ width: Int) -> [StyledText] {
    guard !candidate.steps.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("经过", "Steps"), width: width)]
    for step in candidate.steps.reversed().prefix(6) {
      let day = input.moment.zone.day(of: step.at).shortText
      let who = KocWords.who(input, step.by)
      var words = "\(step.stage.title[input.language])  \(who)"
      if !step.reason.isEmpty { words += input.say("「\(step.reason)」", " “\(step.reason)”") }
      lines.append(
        StyledText("\(day)  ", .dim)
          + StyledText(TextFit.cut(words, to: max(0, width - 7), ellipsis: "…")))
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
      Localized(
        (candidate.nudge == nil ? "催一次" : "再催一次") + "（已备话术，y 复制）", "Nudge (y copies the words)"))
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
          "验收测评（a）后转合作，佣金 \(KocPolicy.standard.commissionRate / 100)%",
          "Then active, at \(KocPolicy.standard.commissionRate / 100)%"))
      guard let trial = candidate.trial else { return [ship, set] }
      switch trial.state {
      case .closed(.passed): return [on, set]
      case .closed(.failed): return [set]
      case .unreviewed: return [review, on, set]
      case .travelling, .owed: return [nudge, on, set]
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

  /// What was settled for the last month and what this month comes to.
  static func settlement(
    _ input: PaneInput, _ candidate: KocCandidate, _ width: Int
  ) -> [StyledText] {
    let month = input.moment.today.firstOfMonth
    let last = CommissionLedger.settled(
      candidate.member, month.adding(months: -1), input.community)
    let sales = KocSales(of: candidate, in: input.community, moment: input.moment)
    func units(_ fen: Int64) -> String {
      input.say("\(NumberText.units(fen: fen)) 元", "¥\(NumberText.units(fen: fen))")
    }
    var lines = [
      StyledText(
        input.say(
          "结算  上月 \(units(last.fen))   本月 \(units(sales.commission))",
          "Commission  last month \(units(last.fen))   this \(units(sales.commission))"))
    ]
    guard candidate.stage == .active || candidate.stage == .paused else { return lines }
    let rate = candidate.commissionRate.map { "\($0 / 100)%" } ?? input.say("没定", "not set")
    let day = KocSales.settlementDay(input.moment.today).shortText
    lines.append(
      StyledText(
        sales.hasOrders
          ? input.say(
            "本月 \(sales.orders) 单 ¥\(NumberText.units(fen: sales.net))，佣金 \(rate)，\(day) 前结",
            "\(sales.orders) orders, ¥\(NumberText.units(fen: sales.net)) at \(rate), due \(day)")
          : input.say("佣金 \(rate)，没有带单记录", "Rate \(rate), no orders recorded"), .dim))
    let open = input.community.payouts(of: candidate.member).filter { $0.paidOn == nil }
    if !open.isEmpty {
      let sum = open.reduce(Int64(0)) { $0 + $1.amount.fen }
      lines.append(
        StyledText(
          input.say(
            "已结未付 \(NumberText.yuan(fen: sum))", "settled, not paid \(NumberText.yuan(fen: sum))"),
          .warn))
    }
    return lines
  }
}
