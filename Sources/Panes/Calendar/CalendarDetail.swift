import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one post, and about its day.
enum CalendarDetail {
  /// `12:00 面霜教程 ◆ 图文 → 美妆 12 · 小周`, what stands between it and its time, what is off in its week.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let item = input.community.content[raw: id] else { return [] }
    let plan = ContentPlan(
      input.community, weekOf: CalendarRows.shownDay(input), moment: input.moment)
    let warnings = CalendarWords.warnings(plan, input).joined(separator: " · ")
    return [
      Phrases.rule(title(item, input), width: width - 3),
      state(item, input).cut(to: width - 4, ellipsis: "…"),
      warnings.isEmpty
        ? StyledText(input.say("这一周的比例和疏密没有要说的", "Mix and density of this week are fine"), .dim)
        : StyledText(TextFit.cut("! " + warnings, to: width - 4, ellipsis: "…"), .warn),
    ]
  }

  private static func title(_ item: ContentItem, _ input: PaneInput) -> String {
    var when = input.say("没排期", "not scheduled")
    if let time = CalendarWords.time(item, input) {
      let day =
        time.day == input.moment.today
        ? ""
        : "\(time.day.shortText) \(Phrases.weekday(time.day.weekday, input.language)) "
      when = day + CalendarWords.clock(time.second)
    }
    let author = CalendarWords.author(item, input)
    return "\(when) \(item.title) \(item.category.sign) \(item.format.title[input.language])"
      + " → \(CalendarWords.groups(item, input))" + (author.isEmpty ? "" : " · \(author)")
  }

  /// What became of it, or what is missing and how long it still has.
  private static func state(_ item: ContentItem, _ input: PaneInput) -> StyledText {
    var parts: [StyledText] = []
    let now = input.moment.now
    let outcome = item.outcome(at: now)
    switch outcome {
    case .published:
      let punctuality = Punctuality([item], at: now)
      let late = punctuality.due - punctuality.onTime
      let words = input.say(
        "已发 \(CalendarWords.below(item, input)) 群",
        "published, \(CalendarWords.below(item, input)) groups")
      parts.append(StyledText(words, .good))
      if late > 0 {
        parts.append(StyledText(input.say("\(late) 群不准时", "\(late) not on time"), .warn))
      }
    case .partial, .missed:
      let word = outcome == .missed ? input.say("漏发", "missed") : input.say("没发完", "incomplete")
      parts.append(
        StyledText(
          "\(word) \(CalendarWords.below(item, input))，\(CalendarWords.lacking(item, input))"
            .replacingComma(input), .alarm))
    case .cancelled: parts.append(StyledText(item.state.title[input.language], .dim))
    case .planned:
      parts.append(
        StyledText(
          item.text.isEmpty
            ? input.say("还没写文案", "no text yet") : input.say("文案已写", "text written"),
          item.text.isEmpty ? .dim : .normal))
      if let missing = item.missingAsset {
        parts.append(StyledText(input.say("缺 \(missing)", "missing: \(missing)"), .warn))
      }
    }
    if let campaign = item.campaign.flatMap({ input.community.campaigns[$0] }) {
      parts.append(StyledText(input.say("挂在 \(campaign.name)", "part of \(campaign.name)")))
    }
    if outcome == .planned, let at = item.scheduledAt, at > now {
      let span = CalendarWords.span(at.seconds - now.seconds, input)
      parts.append(StyledText(input.say("离发布 \(span)", "due in \(span)")))
    }
    if let first = item.more["firstAt"].instant {
      let zone = input.moment.zone
      let words = "\(zone.day(of: first).shortText) \(zone.clock(first))"
      parts.append(StyledText(input.say("原定 \(words)", "first set for \(words)"), .dim))
    }
    return StyledText.joined(parts, by: StyledText(" · ", .dim))
  }

  /// The post, its day and the next, what runs, what is to be settled, the mix of the month.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let item = input.community.content[raw: id] else { return [] }
    let day = CalendarWords.time(item, input)?.day ?? input.moment.today
    var lines = self.day(day, cursor: id, width, input) + [StyledText()]
    lines += self.day(day + 1, cursor: id, width, input) + [StyledText()]
    lines += post(item, width, input)
    lines += running(width, input)
    lines += toSettle(width, input)
    lines += mix(day, width, input)
    return lines
  }

  private static func spread(_ left: StyledText, _ right: StyledText, _ width: Int) -> StyledText {
    let room = max(0, width - right.width - 1)
    return left.padded(to: room, ellipsis: "…") + StyledText(" ") + right
  }

  private static func day(
    _ day: Day, cursor: Int64, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let plan = ContentPlan(input.community, days: day...day, moment: input.moment)
    let done = plan.items.count { $0.outcome(at: input.moment.now) == .published }
    let name = CalendarWords.dayName(day, input)
    let weekday = Phrases.weekday(day.weekday, input.language)
    let title = "\(name) \(day.shortText)" + (name == weekday ? "" : " \(weekday)")
    let count =
      day > input.moment.today
      ? input.say("\(plan.items.count) 条", "\(plan.items.count)")
      : input.say("\(done)/\(plan.items.count) 条", "\(done)/\(plan.items.count)")
    var lines = [spread(StyledText(title, .heading), StyledText(count, .dim), width)]
    if plan.items.isEmpty { lines.append(StyledText(input.say("  空", "  nothing"), .warn)) }
    for item in plan.items.prefix(8) {
      let mark = CalendarWords.mark(item, input)
      let isPlanned = item.outcome(at: input.moment.now) == .planned
      let clock = item.scheduledAt.map { input.moment.zone.clock($0) } ?? ""
      var line = StyledText(item.id.raw == cursor ? "▸" : " ", .accent)
      line.append(isPlanned ? " " : mark.sign, mark.style)
      line.append(" \(clock)  \(item.category.sign) \(item.title)")
      let below = CalendarWords.below(item, input)
      let right = StyledText(
        isPlanned ? below : below + input.say(" 群", ""), mark.style == .alarm ? .alarm : .dim)
      lines.append(spread(line, right, width))
    }
    return lines
  }

  private static func post(
    _ item: ContentItem, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    var lines = [Phrases.rule(item.title, width: width)]
    let facts = [
      item.category.title[input.language], item.format.title[input.language],
      item.state.title[input.language], CalendarWords.author(item, input),
    ].filter { !$0.isEmpty }
    lines.append(StyledText(facts.joined(separator: " · "), .dim))
    if item.text.isEmpty {
      lines.append(StyledText(input.say("还没写文案", "No text yet"), .dim))
    } else {
      lines += TextFit.wrap(item.text, to: width).prefix(4).map { StyledText($0) }
    }
    if let missing = item.missingAsset, !item.openGroups.isEmpty {
      lines.append(StyledText(input.say("!  缺 \(missing)", "!  missing: \(missing)"), .warn))
    }
    return lines + [StyledText()]
  }

  private static func running(_ width: Int, _ input: PaneInput) -> [StyledText] {
    let today = input.moment.today
    let running = input.community.campaigns.filter {
      $0.isOn(today) && $0.state != .cancelled && $0.state != .paused
    }.sorted { ($0.end ?? today, $0.id) < ($1.end ?? today, $1.id) }
    guard !running.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("在跑的活动", "Running campaigns"), width: width)]
    for campaign in running.prefix(4) {
      guard let end = campaign.end else { continue }
      let left = end - today
      let words = input.say(
        "到 \(end.shortText)，剩 \(left) 天", "to \(end.shortText), \(left) days left")
      lines.append(spread(StyledText(campaign.name), StyledText(words, .dim), width))
      guard let budget = campaign.budget, budget.fen > 0 else { continue }
      let spent = campaign.spent?.fen ?? 0
      let share = Double(spent) / Double(budget.fen)
      let right =
        input.say("预算 ", "budget ")
        + "\(NumberText.yuan(fen: spent))/\(NumberText.yuan(fen: budget.fen))"
      let cells = max(4, min(14, width - TextFit.width(of: right) - 2))
      lines.append(
        spread(
          StyledText(
            Bar.horizontal(min(1, share), width: cells), share > 1 ? .alarm : Style(.series2)),
          StyledText(right, share > 1 ? .alarm : .normal), width))
    }
    return lines + [StyledText()]
  }

  private static func toSettle(_ width: Int, _ input: PaneInput) -> [StyledText] {
    var words: [String] = []
    let today = input.moment.today
    for campaign in input.community.campaigns {
      guard let end = campaign.end, end < today, campaign.more["review"].text == nil,
        campaign.state == .ended || campaign.state == .running
      else { continue }
      words.append(
        input.say(
          "\(campaign.name) 结束 \(today - end) 天没复盘",
          "\(campaign.name) ended \(today - end) days ago, no review"))
    }
    let plan = ContentPlan(input.community, weekOf: today, moment: input.moment)
    words += CalendarWords.warnings(plan, input)
    for item in plan.items where item.outcome(at: input.moment.now) == .planned {
      guard let missing = item.missingAsset, item.needsHand(at: input.moment.now),
        let at = item.scheduledAt
      else { continue }
      let span = CalendarWords.span(at.seconds - input.moment.now.seconds, input)
      words.append(
        input.say(
          "\(item.title) 缺 \(missing)，离发 \(span)", "\(item.title) lacks \(missing), due in \(span)")
      )
    }
    let next = ContentPlan(input.community, weekOf: today + 7, moment: input.moment)
    if next.items.isEmpty {
      words.append(
        input.say(
          "下周（\(next.days.lowerBound.shortText) 起）没排",
          "Next week (from \(next.days.lowerBound.shortText)) is empty"))
    }
    guard !words.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("要定", "To settle"), width: width)]
    for word in words.prefix(6) {
      for (place, part) in TextFit.wrap(word, to: width - 3).prefix(2).enumerated() {
        lines.append(StyledText((place == 0 ? "!  " : "   ") + part, .warn))
      }
    }
    return lines + [StyledText()]
  }

  private static func mix(_ day: Day, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let first = day.firstOfMonth
    let last = first.adding(months: 1) - 1
    let plan = ContentPlan(input.community, days: first...last, moment: input.moment)
    guard plan.counts.total > 0 else { return [] }
    let label = 6
    func bar(_ counts: MixCounts) -> StyledText {
      let parts = ContentCategory.allCases.map { counts[$0] }
      var line = StyledText()
      let cells = Bar.shares(parts, width: max(6, width - label))
      for (place, category) in ContentCategory.allCases.enumerated() {
        let glyph = ["█", "▓", "▒"][place]
        line.append(String(repeating: glyph, count: cells[place]), CalendarWords.style(category))
      }
      return line
    }
    let total = plan.counts.total
    let month = first.civil.month
    let legend = zip(["█", "▓", "▒"], ContentCategory.allCases).map {
      "\($0) \($1.title[input.language]) \(plan.counts[$1])"
    }
    let gaps = ContentCategory.allCases.compactMap { category -> String? in
      let gap = plan.difference(category)
      let name = category.title[input.language]
      if gap == 0 { return nil }
      return gap > 0
        ? input.say("\(name)多 \(gap) 条", "\(gap) \(name.lowercased()) over")
        : input.say("\(name)差 \(-gap) 条", "\(-gap) \(name.lowercased()) short")
    }
    return [
      Phrases.rule(
        input.say("\(month) 月比例 \(total) 条", "Mix of the month, \(total) posts"), width: width),
      StyledText(TextFit.pad(input.say("目标", "Goal"), to: label), .dim) + bar(plan.wanted),
      StyledText(TextFit.pad(input.say("实际", "Now"), to: label), .dim) + bar(plan.counts),
      StyledText(TextFit.cut(legend.joined(separator: "   "), to: width)),
      StyledText(
        gaps.isEmpty
          ? input.say("正合 4:3:3", "Just 4:3:3") : gaps.joined(separator: input.say("，", ", ")),
        gaps.isEmpty ? .good : .warn),
    ]
  }
}

extension String {
  /// A full-width comma as English writes it.
  fileprivate func replacingComma(_ input: PaneInput) -> String {
    input.language == .chinese ? self : split(separator: "，").joined(separator: ", ")
  }
}
