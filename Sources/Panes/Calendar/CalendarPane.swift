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
    pictures: [WeekPicture.picture, MonthPicture.picture])
}

/// The rows of the calendar pane.
enum CalendarRows {
  /// The day whose week is shown.
  static func shownDay(_ input: PaneInput) -> Day {
    input.moment.today + input.page * 7
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
        let name = width < 72 ? "" : input.language == .chinese ? category.title.zh : " "
        parts.append(
          StyledText("\(category.sign)\(name)\(name == " " ? "" : " ")\(plan.counts[category]) ")
            + StyledText(words, gap < 0 ? .warn : .dim))
      }
    }
    if plan.punctuality.due > 0 {
      let (due, onTime) = (plan.punctuality.due, plan.punctuality.onTime)
      let rate = NumberText.percent(onTime, of: due)
      parts.append(
        StyledText(
          input.say("准时 \(rate)", "on time \(rate)"), onTime * 100 < due * 95 ? .warn : .normal))
    }
    return StyledText.joined(parts, by: StyledText(" · ", .dim))
  }
}
