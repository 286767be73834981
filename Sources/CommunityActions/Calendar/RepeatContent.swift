import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Repeats every chosen post on days of the week.
  public static let repeatContent = BulkAction(
    id: "content.repeat", on: "content",
    title: Localized("设重复", "Set repeats"),
    summary: Localized(
      "让选中的内容每天或每周几重复；往后 7 天的由每日例行或「生成重复」排出来。填 - 为不再重复",
      "Repeats the chosen posts daily or on weekdays; the daily run plans a week ahead; - stops it"),
    arguments: [
      Argument(
        "days", Localized("每天，或周几如 135", "daily, or weekdays such as 135"), .text(limit: 20)),
      Argument("until", Localized("到哪天（可空）", "Until (may be empty)"), .day, optional: true),
    ],
    sample: ["每天", ""],
    prepare: { (input) throws(Refusal) in
      let rule = try input.recurrence()
      let words = rule.map(\.words) ?? Localized("不重复", "not repeated")
      return Procedure(Localized("重复：", "Repeat: ") + words) { id in
        guard let item = input.community.content[raw: id] else { return .unchanged }
        guard item.scheduledAt != nil else { return .skip(Localized("没有排期", "Not scheduled")) }
        guard item.more["series"].isNone else {
          return .skip(Localized("它是重复出来的", "It repeats another post"))
        }
        let (before, after) = (item.more["recurrence"], rule.fieldValue)
        guard before != after else { return .unchanged }
        return .change(
          [
            .set(
              ContentItem.collection.key, id, field: "recurrence", before: before, after: after)
          ], before: item.repetition?.words ?? Localized("不重复", "not repeated"), after: words)
      }
    })

  /// Plans what the chosen repeated posts lack for the next seven days.
  public static let continueSeries = BulkAction(
    id: "content.series.make", on: "content",
    title: Localized("生成重复", "Plan repeats"),
    summary: Localized(
      "把选中的重复内容往后 7 天缺的补排出来，连同待办；每日例行也会做",
      "Plans the repeats of the next seven days with their tasks, as the daily run does"),
    follows: "content.repeat", sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, base) = (input.community, input.community.mint)
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { first, _ in first })
      return Procedure(Localized("生成重复", "Plan repeats")) { id in
        guard let item = community.content[raw: id] else { return .unchanged }
        let missing = SeriesPlan.missing(of: item, in: community, moment: input.moment)
        guard !missing.isEmpty else { return .unchanged }
        let stride = Int64(SeriesPlan.daysAhead + 1) * 2
        var mint = IDMint(machine: base.machine, next: base.next + (places[id] ?? 0) * stride)
        let changes = missing.flatMap { at in
          item.copy(at: at, in: input.moment.zone, &mint).insertion(taskID: mint.mint())
        }
        return .change(
          changes, before: Localized("", ""),
          after: Localized("+ \(missing.count) 条", "+ \(missing.count) posts"))
      }
    })
}

extension PlanInput {
  /// The rule of the first two answers; nil for `-`.
  fileprivate func recurrence() throws(Refusal) -> ContentRecurrence? {
    let text = answer(0).trimmed
    if text == "-" { return nil }
    let until = answer(1).trimmed
    let last = until.isEmpty ? nil : ScheduleAnswer.day(until, today: moment.today)
    guard until.isEmpty || last != nil else {
      throw Refusal("日期写成 2026-12-31", "Write the day as 2026-12-31")
    }
    switch text.lowercased() {
    case "每天", "daily", "天天":
      return ContentRecurrence(weekdays: [1, 2, 3, 4, 5, 6, 7], until: last)
    case "工作日", "weekdays":
      return ContentRecurrence(weekdays: [1, 2, 3, 4, 5], until: last)
    default: break
    }
    let names: [Character: Int64] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "日": 7, "天": 7, "1": 1, "2": 2, "3": 3,
      "4": 4, "5": 5, "6": 6, "7": 7,
    ]
    let days = text.filter { !"周每,，、 ".contains($0) }.map { names[$0] }
    guard !days.isEmpty, days.allSatisfy({ $0 != nil }) else {
      throw Refusal("写 每天、工作日 或 周一三五", "Write daily, weekdays, or 135")
    }
    return ContentRecurrence(weekdays: Set(days.compactMap(\.self)).sorted(), until: last)
  }
}

extension ContentRecurrence {
  /// 每天, 每周一三五.
  var words: Localized {
    let ending = until.map { Localized(" 到 \($0.shortText)", " until \($0.shortText)") }
    let days: Localized
    if weekdays.count == 7 {
      days = Localized("每天", "daily")
    } else {
      let (zh, en) = (
        ["", "一", "二", "三", "四", "五", "六", "日"],
        ["", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
      )
      let known = weekdays.filter { (1...7).contains($0) }.map { Int($0) }
      days = Localized(
        "每周" + known.map { zh[$0] }.joined(), known.map { en[$0] }.joined(separator: ", "))
    }
    return ending.map { days + $0 } ?? days
  }
}

extension ContentItem {
  /// A post of the series on another day.
  fileprivate func copy(at: Instant, in zone: Zone, _ mint: inout IDMint) -> ContentItem {
    var copy = ContentItem(id: mint.mint())
    copy.title = title
    copy.category = category
    copy.format = format
    copy.groups = groups
    copy.author = author
    copy.campaign = campaign
    copy.text = text
    copy.state = .scheduled
    copy.scheduledAt = at
    copy.more["theme"] = more["theme"]
    copy.more["topic"] = more["topic"]
    copy.more["series"] = .ref(id.raw)
    copy.more["seriesDay"] = .day(zone.day(of: at))
    return copy
  }
}
