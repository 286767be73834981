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
    let shortage = CalendarWords.shortage(plan, input)
    return [
      Phrases.rule(title(item, input), width: width - 2),
      state(item, input).cut(to: width - 3, ellipsis: "…"),
      shortage.map { StyledText(TextFit.cut($0, to: width - 3, ellipsis: "…"), .warn) }
        ?? StyledText(input.say("按群看这一周不缺", "No group lacks anything this week"), .dim),
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
      + " → \(CalendarWords.groups(item, input, isLong: true))"
      + (author.isEmpty ? "" : " · \(author)")
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
      let text =
        item.text.isEmpty ? input.say("还没写文案", "no text yet") : input.say("文案已定", "text ready")
      var words = StyledText(text, item.text.isEmpty ? .dim : .normal)
      if let missing = item.missingAsset {
        words += StyledText(input.say("，缺 \(missing)", ", missing: \(missing)"), .warn)
      }
      parts.append(words)
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

  /// Its day and the next, the post itself, what runs, what is to be settled, the mix of the month;
  /// under a month the text of the post gives way to what lies over the days.
  static func lines(_ input: PaneInput, _ id: Int64, _ whole: Int) -> [StyledText] {
    guard let item = input.community.content[raw: id] else { return [] }
    let width = max(1, whole - 2)
    let day = CalendarWords.time(item, input)?.day ?? input.moment.today
    var lines = self.day(day, cursor: id, width, input) + [StyledText()]
    lines += self.day(day + 1, cursor: id, width, input) + [StyledText()]
    if input.view != 1 { lines += post(item, width, input) }
    lines += CalendarBlocks.running(width, input)
    lines += CalendarBlocks.toSettle(width, input)
    lines += CalendarBlocks.mix(day, width, input)
    if input.view == 1 { lines += [StyledText()] + post(item, width, input) }
    return lines
  }

  static func spread(_ left: StyledText, _ right: StyledText, _ width: Int) -> StyledText {
    let room = max(0, width - right.width - 1)
    return left.padded(to: room, ellipsis: "…") + StyledText(" ") + right
  }

  private static func day(
    _ day: Day, cursor: Int64, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let plan = ContentPlan(input.community, days: day...day, moment: input.moment)
    let done = plan.items.count {
      $0.outcome(at: input.moment.now) != .planned && !$0.deliveries.isEmpty
    }
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
      var line =
        item.id.raw == cursor
        ? StyledText("▸", .accent) : StyledText(isPlanned ? " " : mark.sign, mark.style)
      line.append(" \(clock)  \(item.category.sign) \(item.title)")
      let below =
        isPlanned
        ? CalendarWords.groups(item, input, isLong: true)
        : CalendarWords.below(item, input) + input.say(" 群", "")
      let right = StyledText(below, mark.style == .alarm ? .alarm : .dim)
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
}

extension String {
  /// A full-width comma as English writes it.
  fileprivate func replacingComma(_ input: PaneInput) -> String {
    input.language == .chinese ? self : split(separator: "，").joined(separator: ", ")
  }
}
