import Cells
import CommunityModel
import CommunityRules
import Wording

/// The blocks beside a calendar that are about no single post: campaigns, decisions, the mix.
enum CalendarBlocks {
  /// Campaigns that run now, the next to end first, and how far each has come.
  static func running(_ width: Int, _ input: PaneInput) -> [StyledText] {
    let today = input.moment.today
    let running = input.community.campaigns.filter {
      $0.isOn(today) && $0.state != .cancelled && $0.state != .paused
    }.sorted { ($0.end ?? today, $0.id) < ($1.end ?? today, $1.id) }
    guard !running.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("在跑的活动", "Running campaigns"), width: width)]
    for campaign in running.prefix(4) {
      guard let end = campaign.end else { continue }
      let left = end - today
      let launch = campaign.launchOn
      let day: String
      if campaign.kind == .launch, let launch, launch >= today {
        day = launch.shortText
      } else if end.firstOfMonth == today.firstOfMonth {
        day = input.say("到 \(end.civil.day) 日", "to \(end.shortText)")
      } else {
        day = input.say("到 \(end.shortText)", "to \(end.shortText)")
      }
      let words = day + input.say("，剩 \(left) 天", ", \(left) days left")
      lines.append(
        CalendarDetail.spread(StyledText(campaign.name), StyledText(words, .dim), width))
      if let progress = progress(campaign, width, input) { lines.append(progress) }
    }
    return lines + [StyledText()]
  }

  /// Reviews that are in for a launch, the money spent for anything else.
  private static func progress(
    _ campaign: Campaign, _ width: Int, _ input: PaneInput
  ) -> StyledText? {
    let reviews = campaign.kind == .launch ? TrialReviews(campaign.id, input.community) : nil
    if let reviews, reviews.wanted > 0 {
      return bar(
        Double(reviews.delivered) / Double(reviews.wanted),
        input.say(
          "测评 \(reviews.delivered)/\(reviews.wanted) 篇",
          "reviews \(reviews.delivered)/\(reviews.wanted)"), width, isOver: false)
    }
    guard let budget = campaign.budget, budget.fen > 0 else { return nil }
    let spent = campaign.spending
    return bar(
      Double(spent.fen) / Double(budget.fen),
      input.say("预算 ", "budget ")
        + "\(NumberText.yuan(fen: spent.fen))/\(NumberText.yuan(fen: budget.fen))", width,
      isOver: spent > budget)
  }

  private static func bar(
    _ share: Double, _ words: String, _ width: Int, isOver: Bool
  ) -> StyledText {
    let cells = max(4, min(14, width - TextFit.width(of: words) - 2))
    return CalendarDetail.spread(
      StyledText(
        Bar.horizontal(min(1, share), width: cells), isOver ? .alarm : Style(.series2)),
      StyledText(words, isOver ? .alarm : .normal), width)
  }

  /// What somebody has to decide: campaigns without a review, days too dense, posts that lack something,
  /// a week that nobody has planned.
  static func toSettle(_ width: Int, _ input: PaneInput) -> [StyledText] {
    var words: [(sign: String, text: String)] = []
    let (today, now) = (input.moment.today, input.moment.now)
    for campaign in input.community.campaigns {
      guard let end = campaign.end, end < today, !campaign.isReviewed,
        campaign.state == .ended || campaign.state == .running
      else { continue }
      words.append(
        (
          "!",
          input.say(
            "\(campaign.name) 结束 \(today - end) 天没复盘",
            "\(campaign.name) ended \(today - end) days ago, no review")
        ))
    }
    let plan = ContentPlan(input.community, weekOf: today, moment: input.moment)
    words += CalendarWords.dense(plan, input, isShort: true).map { ("!", $0) }
    for item in plan.items where item.outcome(at: now) == .planned {
      guard let missing = item.missingAsset, item.needsHand(at: now), let at = item.scheduledAt
      else { continue }
      let minutes = max(0, at.seconds - now.seconds) / 60
      let left = "\(minutes / 60):\(CalendarWords.twoDigits(Int(minutes % 60)))"
      words.append(
        (
          "!",
          input.say(
            "\(item.title) 缺 \(missing)，离发 \(left)",
            "\(item.title) lacks \(missing), due in \(left)")
        ))
    }
    if let next = CalendarWords.nextWeekShort(input) {
      words.append((" ", next + input.say("，周五 18:00 到点", ", by Friday 18:00")))
    }
    guard !words.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("要定", "To settle"), width: width)]
    for word in words.prefix(6) {
      for (place, part) in TextFit.wrap(word.text, to: width - 3).prefix(2).enumerated() {
        let sign = place == 0 ? word.sign : " "
        lines.append(
          StyledText(sign + "  " + part, word.sign == "!" ? .warn : .normal))
      }
    }
    return lines + [StyledText()]
  }

  /// The mix of the month of a day: what it should be, what it is, by how much it is off.
  static func mix(_ day: Day, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let first = day.firstOfMonth
    let last = first.adding(months: 1) - 1
    let plan = ContentPlan(input.community, days: first...last, moment: input.moment)
    let total = plan.counts.total
    guard total > 0 else { return [] }
    let label = 6
    func bar(_ counts: MixCounts) -> StyledText {
      let parts = ContentCategory.allCases.map { counts[$0] }
      var line = StyledText()
      let cells = Bar.shares(parts, width: max(6, width - label + 1))
      for (place, category) in ContentCategory.allCases.enumerated() {
        let glyph = ["█", "▓", "▒"][place]
        line.append(String(repeating: glyph, count: cells[place]), CalendarWords.style(category))
      }
      return line
    }
    let isThis = first == input.moment.today.firstOfMonth
    let month =
      isThis
      ? input.say("本月", "this month")
      : input.say("\(first.civil.month) 月", String(first.text.prefix(7)))
    let legend = zip(["█", "▓", "▒"], ContentCategory.allCases).map {
      "\($0) \($1.title[input.language]) \(plan.counts[$1])"
    }
    let tenths = [4, 3, 3].map { share in
      let value = total * share
      return "\(value / 10).\(value % 10)"
    }
    let gaps = ContentCategory.allCases.map { ($0, plan.difference($0)) }.filter { $0.1 != 0 }
      .sorted { abs($0.1) > abs($1.1) }.prefix(2).sorted { $0.1 < $1.1 }
      .map { category, gap in
        let name = category.title[input.language]
        return gap > 0
          ? input.say("\(name)多 \(gap) 条", "\(gap) \(name.lowercased()) over")
          : input.say("\(name)差 \(-gap) 条", "\(-gap) \(name.lowercased()) short")
      }
    return [
      Phrases.rule(
        input.say("\(month)比例 \(total) 条", "Mix of \(month), \(total) posts"), width: width),
      StyledText(TextFit.pad(input.say("目标", "Goal"), to: label), .dim) + bar(plan.wanted),
      StyledText(TextFit.pad(input.say("实际", "Now"), to: label), .dim) + bar(plan.counts),
      StyledText(TextFit.cut(legend.joined(separator: "   "), to: width)),
      StyledText(
        input.say("目标 ", "Goal ") + tenths.joined(separator: " : "), .dim),
      StyledText(
        gaps.isEmpty
          ? input.say("正合 4:3:3", "Just 4:3:3") : gaps.joined(separator: input.say("，", ", ")),
        gaps.isEmpty ? .good : .warn),
    ].map { $0.cut(to: width + 2, ellipsis: "…") }
  }
}
