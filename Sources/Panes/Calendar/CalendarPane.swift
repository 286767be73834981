import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// The calendar of content: a week, a month, or the list; campaigns lie over the days.
  public static let calendar = PaneDefinition(
    id: "calendar", key: "4", title: Localized("日历", "Calendar"), collection: "content",
    columns: CalendarColumns.all,
    sections: { input, _ in CalendarRows.sections(input) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.content, \.content, input) },
    headline: { input, _, width in CalendarRows.headline(input, width) },
    name: { input, id in input.community.content[raw: id]?.title ?? "" },
    brief: { input, id, width in CalendarDetail.brief(input, id, width) },
    detail: { input, id, width in CalendarDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("还没有排内容。", "Nothing is planned yet."),
        Localized("按 a 加一条，或先看 qunzhu demo", "Press a to add a post, or look at qunzhu demo"),
      ]
    },
    copied: { input, id in
      let text = input.community.content[raw: id]?.text ?? ""
      return text.isEmpty ? nil : text
    },
    pictures: [WeekPicture.picture, MonthPicture.picture],
    status: { input, _, width in CalendarRows.status(input, width) },
    hints: { input in CalendarRows.hints(input) })
}

/// The rows of the calendar pane.
enum CalendarRows {
  /// The day whose week is shown.
  static func shownDay(_ input: PaneInput) -> Day {
    input.moment.today + input.page * 7
  }

  /// Where a picture stands that is turned by so many months: the week of the month's first Thursday,
  /// or the present one.
  static func page(months: Int, from input: PaneInput) -> Int {
    let today = input.moment.today
    let shown = shownDay(input)
    let focus = (input.page == 0 ? shown : shown.monday + 3).firstOfMonth.adding(months: months)
    if focus == today.firstOfMonth { return 0 }
    let thursday = focus + (11 - focus.weekday) % 7
    return (thursday.monday - today.monday) / 7
  }

  /// Which groups and view are shown, and what is off in the week or not planned yet.
  static func status(_ input: PaneInput, _ width: Int) -> PaneStatus? {
    guard input.view < 2 else { return nil }
    let left = input.say(
      "全部群   视图 \(input.view == 0 ? "周" : "月")",
      "all groups   view \(input.view == 0 ? "week" : "month")")
    var words: [String] = []
    if input.view == 0 {
      let plan = ContentPlan(input.community, weekOf: shownDay(input), moment: input.moment)
      words = CalendarWords.dense(plan, input)
    } else if let next = CalendarWords.nextWeek(input) {
      words = [next]
    }
    return PaneStatus(
      left: StyledText(left),
      right: words.first.map { StyledText("! " + $0, .warn) } ?? StyledText())
  }

  static func hints(_ input: PaneInput) -> [PaneHint] {
    guard input.view < 2 else { return [] }
    let isWeek = input.view == 0
    return [
      PaneHint("a", isWeek ? Localized("加", "add") : Localized("加一条", "add")),
      PaneHint("A", Localized("新活动", "campaign"), neededFrom: 110),
      PaneHint("P", Localized("记已发", "published")),
      PaneHint("( )", Localized("移一天", "shift a day")),
      PaneHint("{ }", Localized("换周", "weeks"), neededFrom: 110),
      PaneHint("[ ]", Localized("换月", "months"), neededFrom: 110),
      PaneHint("g t", Localized("今天", "today"), neededFrom: 110),
      PaneHint("y", Localized("复制文案", "copy text")),
      PaneHint("B", Localized("补比例", "balance")),
      isWeek ? PaneHint("{ }", Localized("换周", "weeks")) : nil,
      PaneHint("=", isWeek ? Localized("月历", "month") : Localized("列表", "list")),
      PaneHint(":", Localized("命令", "commands"), neededFrom: 110),
    ].compactMap(\.self).filter { !($0.keys == "{ }" && isWeek && $0.neededFrom > 0) }
  }

  /// What needs a hand, then what is to come by day, then what is past, the newest first.
  static func sections(_ input: PaneInput) -> [PaneSection] {
    let (now, today) = (input.moment.now, input.moment.today)
    var hand: [(at: Int64, id: Int64)] = []
    var rest: [String: [(at: Int64, id: Int64)]] = [:]
    for item in input.community.content {
      let at = item.scheduledAt?.milliseconds ?? 0
      if item.needsHand(at: now) {
        hand.append((at, item.id.raw))
        continue
      }
      rest[place(item, today, input), default: []].append((at, item.id.raw))
    }
    // What can still be saved stands before what is late already.
    hand.sort { left, right in
      let (one, two) = (left.at >= now.milliseconds, right.at >= now.milliseconds)
      if one != two { return one }
      return one
        ? (left.at, left.id) < (right.at, right.id) : (right.at, right.id) < (left.at, left.id)
    }
    let order: [(String, Localized, ascending: Bool)] = [
      ("today", Localized("今天", "Today"), true),
      ("week", Localized("这周后几天", "Later this week"), true),
      ("next", Localized("下周起", "From next week on"), true),
      ("earlier", Localized("这周已过", "Earlier this week"), false),
      ("past", Localized("以前", "Before"), false),
      ("none", Localized("没排期", "Not scheduled"), true),
    ]
    var sections = [PaneSection(Localized("要处理", "Needs a hand"), hand.map(\.id))]
    for (key, title, ascending) in order {
      let rows = (rest[key] ?? []).sorted {
        ascending ? ($0.at, $0.id) < ($1.at, $1.id) : ($1.at, $1.id) < ($0.at, $0.id)
      }
      sections.append(PaneSection(title, rows.map(\.id)))
    }
    return sections.filter { !$0.ids.isEmpty }
  }

  private static func place(_ item: ContentItem, _ today: Day, _ input: PaneInput) -> String {
    guard let at = item.scheduledAt else { return "none" }
    let day = input.moment.zone.day(of: at)
    if day == today { return "today" }
    if day.monday == today.monday { return day > today ? "week" : "earlier" }
    return day > today ? "next" : "past"
  }

  /// `11-23 至 29 · 24 条 · ◆价值 6 差 4 · ●福利 11 多 4 · ○互动 7 正好 · 准时 96.2%`.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    input.view == 1 ? month(input, width) : week(input, width)
  }

  /// `11 月 · 活动 6 个，在跑 3 个 · 93 条 ◆28 ●36 ○29 · 准时 96.4% · 1 个活动没复盘`.
  private static func month(_ input: PaneInput, _ width: Int) -> StyledText {
    let shown = shownDay(input)
    let first = (input.page == 0 ? shown : shown.monday + 3).firstOfMonth
    let last = first.adding(months: 1) - 1
    let plan = ContentPlan(input.community, days: first...last, moment: input.moment)
    let today = input.moment.today
    let campaigns = input.community.campaigns.filter { campaign in
      guard let start = campaign.start, let end = campaign.end else { return false }
      return campaign.state != .cancelled && start <= last && end >= first
    }
    let running = campaigns.count { $0.isOn(today) && $0.state != .paused }
    let (year, number, _) = first.civil
    let name = input.say("\(number) 月", "\(year)-\(CalendarWords.twoDigits(number))")
    let here = year == today.civil.year ? name : input.say("\(year) 年 \(number) 月", name)
    var parts = [
      StyledText(here),
      StyledText(
        input.say(
          "活动 \(campaigns.count) 个，在跑 \(running) 个",
          "\(campaigns.count) campaigns, \(running) running")),
    ]
    let mix = ContentCategory.allCases.map { "\($0.sign)\(plan.counts[$0])" }
      .joined(separator: " ")
    parts.append(
      StyledText(input.say("\(plan.items.count) 条 \(mix)", "\(plan.items.count) posts \(mix)")))
    let special = campaigns.count { $0.kind.isSpecial && ($0.start ?? last) <= last }
    let isEnough = special >= CampaignKind.specialsPerMonth
    parts.insert(
      StyledText(
        input.say(
          "特色活动 \(special) 场 \(isEnough ? "达标" : "差 \(CampaignKind.specialsPerMonth - special)")",
          "\(special) special, \(isEnough ? "goal met" : "\(CampaignKind.specialsPerMonth - special) short")"
        ), isEnough ? .good : .warn), at: 2)
    parts += punctuality(plan, input)
    let bare = campaigns.count {
      ($0.end ?? today) < today && $0.state != .reviewed && !$0.isReviewed
    }
    if bare > 0 {
      parts.append(
        StyledText(input.say("\(bare) 个活动没复盘", "\(bare) without review"), .warn))
    }
    if input.page == 0, let next = CalendarWords.nextWeekShort(input) {
      parts.append(StyledText(next, .warn))
    }
    while parts.count > 3, StyledText.joined(parts, by: StyledText(" · ")).width > width - 2 {
      parts.removeLast()
    }
    return StyledText.joined(parts, by: StyledText(" · ", .dim))
  }

  private static func punctuality(_ plan: ContentPlan, _ input: PaneInput) -> [StyledText] {
    let (due, onTime) = (plan.punctuality.due, plan.punctuality.onTime)
    guard due > 0 else { return [] }
    let rate = NumberText.percent(onTime, of: due)
    return [
      StyledText(
        input.say("准时 \(rate)", "on time \(rate)"), onTime * 100 < due * 95 ? .warn : .normal)
    ]
  }

  private static func week(_ input: PaneInput, _ width: Int) -> StyledText {
    let plan = ContentPlan(input.community, weekOf: shownDay(input), moment: input.moment)
    let (first, last) = (plan.days.lowerBound, plan.days.upperBound)
    let end =
      first.civil.month == last.civil.month
      ? CalendarWords.twoDigits(last.civil.day) : last.shortText
    var parts = [
      StyledText(input.say("\(first.shortText) 至 \(end)", "\(first.shortText) to \(end)")),
      StyledText(
        input.say(
          "\(plan.items.count) 条", "\(plan.items.count) post\(plan.items.count == 1 ? "" : "s")")),
    ]
    if plan.items.isEmpty {
      parts.append(StyledText(input.say("这一周还没排", "nothing planned"), .warn))
    } else {
      for category in ContentCategory.allCases {
        let gap = plan.difference(category)
        let words: String
        switch gap {
        case 0: words = input.say("正好", "ok")
        case 1...: words = input.say("多 \(gap)", "\(gap) over")
        default: words = input.say("差 \(-gap)", "\(-gap) short")
        }
        let count = "\(plan.counts[category])"
        let isShort = width < 72 || input.language == .english
        let lead =
          isShort
          ? category.sign + count : "\(category.sign)\(category.title.zh) \(count)"
        parts.append(
          StyledText(lead + input.say(" ", ", "))
            + StyledText(words, gap < 0 ? .warn : .dim))
      }
    }
    parts += punctuality(plan, input)
    return StyledText.joined(parts, by: StyledText(" · ", .dim))
  }
}
