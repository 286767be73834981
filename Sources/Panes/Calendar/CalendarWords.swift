import Cells
import CommunityModel
import CommunityRules
import Wording

/// How posts are said in cells and sentences.
enum CalendarWords {
  /// The day and second of a post; nil where it has none.
  static func time(_ item: ContentItem, _ input: PaneInput) -> (day: Day, second: Int)? {
    guard let at = item.scheduledAt else { return nil }
    let zone = input.moment.zone
    return (zone.day(of: at), zone.secondOfDay(of: at))
  }

  /// `✓`, `!`, `✗` for what became of a post, its category's sign for one still to come.
  static func mark(_ item: ContentItem, _ input: PaneInput) -> (sign: String, style: Style) {
    switch item.outcome(at: input.moment.now) {
    case .published: ("✓", .dim)
    case .partial: ("!", .alarm)
    case .missed: ("✗", .alarm)
    case .cancelled: ("-", .dim)
    case .planned:
      (item.category.sign, item.needsHand(at: input.moment.now) ? .warn : style(item.category))
    }
  }

  static func style(_ category: ContentCategory) -> Style {
    switch category {
    case .value: Style(.series1)
    case .benefit: Style(.series2)
    case .interactive: Style(.series3)
    }
  }

  /// `39/40` for a post whose time has come, the groups in words before.
  static func below(_ item: ContentItem, _ input: PaneInput) -> String {
    switch item.outcome(at: input.moment.now) {
    case .planned, .cancelled:
      return groups(item, input)
    case .published, .partial, .missed:
      let total = item.groups.count
      return "\(total - item.openGroups.count)/\(total)"
    }
  }

  /// `40 群` for all, `美妆 12` for one line of goods, a name for one group.
  static func groups(_ item: ContentItem, _ input: PaneInput, isLong: Bool = false) -> String {
    let count = item.groups.count
    if count == 0 { return input.say("没选群", "no group") }
    if count == 1 {
      return item.groups.first.flatMap { input.community.groups[$0]?.name } ?? ""
    }
    let goods = Set(item.groups.map { input.community.groups[$0]?.category ?? "" })
    if goods.count == 1, let name = goods.first, !name.isEmpty {
      return "\(name) \(count)" + (isLong ? input.say(" 群", " groups") : "")
    }
    let all = input.community.groups.count { $0.status == .active }
    return input.say("\(count) 群", count >= all ? "all \(count)" : "\(count) grps")
  }

  /// The names of groups that lack a post: 差 穿搭分享2群 等 3 群.
  static func lacking(_ item: ContentItem, _ input: PaneInput) -> String {
    let open = item.openGroups
    guard let first = open.first.flatMap({ input.community.groups[$0]?.name }) else { return "" }
    return open.count == 1
      ? input.say("差 \(first)", "lacks \(first)")
      : input.say("差 \(first) 等 \(open.count) 群", "lacks \(first) and \(open.count - 1) more")
  }

  static func author(_ item: ContentItem, _ input: PaneInput) -> String {
    item.author.flatMap { input.community.operators[$0]?.displayName } ?? ""
  }

  /// `1 小时 34 分`, `3 天`.
  static func span(_ seconds: Int64, _ input: PaneInput) -> String {
    let minutes = max(0, seconds) / 60
    if minutes < 60 { return input.say("\(minutes) 分钟", "\(minutes) min") }
    if minutes < 2880 {
      let (hours, rest) = (minutes / 60, minutes % 60)
      return rest == 0
        ? input.say("\(hours) 小时", "\(hours) h")
        : input.say("\(hours) 小时 \(rest) 分", "\(hours) h \(rest) min")
    }
    return input.say("\(minutes / 1440) 天", "\(minutes / 1440) days")
  }

  /// 今天, 明天, or the weekday.
  static func dayName(_ day: Day, _ input: PaneInput) -> String {
    switch day - input.moment.today {
    case 0: input.say("今天", "Today")
    case 1: input.say("明天", "Tomorrow")
    case -1: input.say("昨天", "Yesterday")
    default: Phrases.weekday(day.weekday, input.language)
    }
  }

  /// The week of the year, ISO 8601.
  static func weekNumber(_ day: Day) -> Int {
    let thursday = day.monday + 3
    guard let first = Day(year: thursday.civil.year, month: 1, day: 1) else { return 0 }
    return (thursday - first) / 7 + 1
  }

  static func twoDigits(_ number: Int) -> String {
    number < 10 ? "0\(number)" : "\(number)"
  }

  /// `08:30` of a second of the day.
  static func clock(_ second: Int) -> String {
    "\(twoDigits(second / 3600)):\(twoDigits(second / 60 % 60))"
  }

  /// What is off in a week, in words: days too dense, groups short of value.
  static func warnings(_ plan: ContentPlan, _ input: PaneInput) -> [String] {
    dense(plan, input) + [shortage(plan, input)].compactMap(\.self)
  }

  /// Days with more benefits than people take in.
  static func dense(_ plan: ContentPlan, _ input: PaneInput, isShort: Bool = false) -> [String] {
    plan.denseDays.map { dense in
      let day = Phrases.weekday(dense.day.weekday, input.language)
      return input.say(
        "\(day) \(dense.posts) 条\(isShort ? " " : "里 ")\(dense.benefits) 条福利，太密",
        "\(day): \(dense.benefits) of \(dense.posts) are benefits, too many")
    }
  }

  /// The line of groups that sees least of value, and on which days to add some.
  static func shortage(_ plan: ContentPlan, _ input: PaneInput) -> String? {
    guard let shortage = plan.shortage(input.community, today: input.moment.today) else {
      return nil
    }
    let days = shortage.freeDays.map { Phrases.weekday($0.weekday, input.language) }
      .joined(separator: input.say("、", ", "))
    let goods = shortage.goods.isEmpty ? "" : shortage.goods + " "
    let add = days.isEmpty ? "" : input.say(" → B 建议\(days)各补 1 条", " → B adds one on \(days)")
    return input.say(
      "按群看：\(goods)\(shortage.groups) 群本周只有 \(shortage.value) 条价值",
      "By group: \(goods)\(shortage.groups) \(shortage.groups == 1 ? "group sees" : "groups see") "
        + "\(shortage.value) of value") + add
  }

  /// Fewer posts than this a week is not planned yet.
  private static let leastPlanned = 7

  /// How many posts the next week has, where it is not planned yet.
  private static func lackingNextWeek(_ input: PaneInput) -> (monday: Day, posts: Int)? {
    let monday = input.moment.today.monday + 7
    let plan = ContentPlan(input.community, weekOf: monday, moment: input.moment)
    return plan.items.count < leastPlanned ? (monday, plan.items.count) : nil
  }

  /// `下周（11-30 起）周五 18:00 前要排完，现在 0 条`; nil where the next week is planned.
  static func nextWeek(_ input: PaneInput) -> String? {
    lackingNextWeek(input).map { week in
      input.say(
        "下周（\(week.monday.shortText) 起）周五 18:00 前要排完，现在 \(week.posts) 条",
        "Next week (from \(week.monday.shortText)): to be planned by Friday 18:00, \(week.posts) so far"
      )
    }
  }

  /// `12 月第 1 周没排`, `下周才排 1 条`; nil where the next week is planned.
  static func nextWeekShort(_ input: PaneInput) -> String? {
    lackingNextWeek(input).map { week in
      guard week.posts == 0 else {
        return input.say("下周才排 \(week.posts) 条", "next week has \(week.posts)")
      }
      let thursday = week.monday + 3
      let number = (thursday.civil.day + 6) / 7
      return input.say(
        "\(thursday.civil.month) 月第 \(number) 周没排", "next week is not planned")
    }
  }
}
