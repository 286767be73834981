import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// The first screen of the morning: what is late, what is next, what is done.
  public static let today = PaneDefinition(
    id: "today", key: "0", title: Localized("今日", "Today"), collection: "tasks",
    columns: TodayColumns.all,
    tabs: { _ in
      [
        Localized("今天", "Today"), Localized("往后", "Later"), Localized("做过的", "Done before"),
      ]
    },
    sections: { input, tab in TodayRows.sections(input, tab) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.tasks, \.tasks, input) },
    headline: { input, _, width in TodayRows.headline(input, width) },
    strip: { input, tab, width in [TodayRows.strip(input, tab, width)] },
    name: { input, id in TodayWords.title(id, input) },
    brief: { input, id, width in TodayDetail.brief(input, id, width) },
    detail: { input, id, width in TodayDetail.lines(input, id, width) },
    empty: { input in TodayRows.empty(input) },
    copied: { input, id in
      let text = input.community.tasks[raw: id].map { TodayWords.text($0, input) } ?? ""
      return text.isEmpty ? nil : text
    },
    digest: { input in TodayDigest.text(input) }, hasHeadings: false,
    asides: ["requests"])
}

/// The rows of the today pane.
enum TodayRows {
  static func list(_ input: PaneInput) -> TodayList {
    TodayList(
      input.community, moment: input.moment, newcomers: input.needs.newcomers,
      applications: input.needs.admission.count)
  }

  static func sections(_ input: PaneInput, _ tab: Int) -> [PaneSection] {
    let list = self.list(input)
    let found: [(Localized?, [ID<Chore>])]
    switch tab {
    case 1: found = [(Localized("往后 \(list.later.count)", "Later \(list.later.count)"), list.later)]
    case 2:
      found = [(Localized("做过的 \(list.past.count)", "Done before \(list.past.count)"), list.past)]
    default:
      found = [
        (Localized("已超时 \(list.overdue.count)", "Overdue \(list.overdue.count)"), list.overdue),
        (
          Localized("中午以前 \(list.morning.count)", "Before noon \(list.morning.count)"),
          list.morning
        ),
        (
          Localized("下午到收工 \(list.evening.count)", "Until evening \(list.evening.count)"),
          list.evening
        ),
        (
          Localized("没定时间 \(list.undated.count)", "No time set \(list.undated.count)"), list.undated
        ),
        (Localized("做完了 \(list.done.count)", "Done \(list.done.count)"), list.done),
      ]
    }
    return found.map { PaneSection($0.0, $0.1.map(\.raw)) }.filter { !$0.ids.isEmpty }
  }

  /// `今天到 09:58：进群 18 退群 5 · 订单 41 笔 ¥4,386 · 14 人待引导 · 超时 3 件`.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    var joined = 0
    var left = 0
    for group in input.community.groups where group.status == .active || group.status == .frozen {
      let figures = input.figures[group.id]
      joined += figures.joinedToday
      left += figures.leftToday
    }
    let waiting = input.needs.newcomers.values.reduce(0) { $0 + $1.waiting }
    let late = list(input).overdue.count
    let (orders, paid) = sold(input)
    // In the order of the sentence; where there is no room the higher number goes first.
    var parts: [(rank: Int, words: StyledText)] = [
      (
        0,
        StyledText(
          input.say(
            "\(until(input, "今天到 ", "今天"))：进群 \(joined) 退群 \(left)",
            "\(until(input, "Today until ", "Today")): \(joined) in, \(left) out"))
      )
    ]
    if orders > 0 {
      let money = "¥" + NumberText.units(fen: paid)
      parts.append(
        (2, StyledText(input.say("订单 \(orders) 笔 \(money)", "\(orders) orders \(money)"))))
    }
    if waiting > 0 {
      parts.append((1, StyledText(input.say("\(waiting) 人待引导", "\(waiting) to guide"))))
    }
    parts.append(
      late > 0
        ? (0, StyledText(input.say("超时 \(late) 件", "\(late) overdue"), .alarm))
        : (0, StyledText(input.say("没有超时", "nothing overdue"), .good)))
    func line() -> StyledText {
      StyledText.joined(parts.map(\.words), by: StyledText(" · ", .dim))
    }
    while line().width > width - 2, let last = parts.map(\.rank).max(), last > 0 {
      parts.removeAll { $0.rank == last }
    }
    return line()
  }

  /// `今天到 09:58` where today's data are known until then, otherwise `今天`.
  private static func until(_ input: PaneInput, _ known: String, _ plain: String) -> String {
    guard let at = input.dataAt, input.moment.zone.day(of: at) == input.moment.today else {
      return plain
    }
    return known + input.moment.zone.clock(at)
  }

  static func sold(_ input: PaneInput) -> (count: Int, fen: Int64) {
    var (count, fen): (Int, Int64) = (0, 0)
    let midnight = input.moment.zone.instant(input.moment.today)
    for chunk in 0..<input.community.orders.chunkCount {
      for order in input.community.orders.chunk(chunk) {
        guard let paid = order.paidAt, paid >= midnight, order.isEligible else { continue }
        count += 1
        fen += order.net.fen
      }
    }
    return (count, fen)
  }

  /// The tabs, and how much of today is done.
  static func strip(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    let list = self.list(input)
    let names = [
      input.say("今天 \(list.count)", "Today \(list.count)"),
      input.say("往后 \(list.later.count)", "Later \(list.later.count)"),
      input.say("做过的 \(list.past.count)", "Done before \(list.past.count)"),
    ]
    var line = StyledText()
    for (place, name) in names.enumerated() {
      line.append(place == tab ? "[\(name)]" : " \(name) ", place == tab ? .accent : .dim)
    }
    let waiting = input.community.requests.count(where: \.isWaiting)
    if waiting > 0 {
      line.append(input.say("  请求 \(waiting) ", "  \(waiting) requests "), .warn)
      line.append("R", .key)
    }
    var right = StyledText()
    if let words = HandoverWords.line(input) { right.append(words + "   ", .accent) }
    if list.count > 0 {
      right.append(
        input.say("完成 \(list.done.count)/\(list.count)", "\(list.done.count)/\(list.count) done"))
    }
    let gap = width - line.width - right.width - 1
    return gap < 2 ? line : line + StyledText(TextFit.blanks(gap)) + right
  }

  static func empty(_ input: PaneInput) -> [Localized] {
    guard input.community.tasks.isEmpty else {
      return [Localized("这里没有待办。", "No task here."), Localized("[ ] 换页", "[ ] other pages")]
    }
    return [
      Localized("今天还没有待办。", "There is nothing to do yet."),
      Localized(
        "4 日历里按 a 排一条内容，发它的待办会出现在这里",
        "Press a in the calendar (4) to plan a post; the task to publish it shows up here"),
      Localized("1 看群，2 看成员", "1 shows groups, 2 shows members"),
    ]
  }
}
