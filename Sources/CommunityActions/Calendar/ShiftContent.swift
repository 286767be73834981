import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Puts chosen posts off by some days, or forward where negative.
  public static let shiftContent = BulkAction(
    id: "content.shift", on: "content",
    title: Localized("移几天", "Move by days"),
    summary: Localized(
      "把选中的内容往后移几天，负数往前；过了点才移的，仍按原来的时间算准时",
      "Moves the chosen posts by days, back if negative; what is overdue stays counted as late"),
    arguments: [Argument("days", Localized("几天", "Days"), .number)],
    isRepeatable: true, sample: ["1"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      guard let days = Int(text.hasPrefix("−") ? "-" + text.dropFirst() : text), days != 0,
        abs(days) <= 366
      else {
        throw Refusal("天数是 −366 到 366，不为 0", "Days lie between −366 and 366 and are not 0")
      }
      return input.shifting(by: days)
    })

  /// Moves chosen posts to the day before.
  public static let advanceContent = BulkAction(
    id: "content.earlier", on: "content", key: "(",
    title: Localized("提前一天", "Day earlier"),
    summary: Localized("把选中的内容提前一天，时间不变", "Moves the chosen posts to the day before"),
    isRepeatable: true, sample: [],
    prepare: { (input) throws(Refusal) in input.shifting(by: -1) })

  /// Moves chosen posts to the day after.
  public static let postponeContent = BulkAction(
    id: "content.later", on: "content", key: ")",
    title: Localized("推后一天", "Day later"),
    summary: Localized("把选中的内容推后一天，时间不变", "Moves the chosen posts to the day after"),
    isRepeatable: true, sample: [],
    prepare: { (input) throws(Refusal) in input.shifting(by: 1) })
}

extension PlanInput {
  /// The procedure that moves posts by days and keeps the schedule that had fallen due.
  fileprivate func shifting(by days: Int) -> Procedure {
    let (community, moment) = (community, moment)
    let size = abs(days)
    let label =
      days > 0
      ? Localized("推后 \(size) 天", "Move \(size) day\(size == 1 ? "" : "s") later")
      : Localized("提前 \(size) 天", "Move \(size) day\(size == 1 ? "" : "s") earlier")
    return Procedure(label) { id in
      guard let item = community.content[raw: id] else { return .unchanged }
      guard let at = item.scheduledAt else { return .skip(Localized("没有排期", "Not scheduled")) }
      switch item.outcome(at: moment.now) {
      case .published: return .skip(Localized("已经发完", "Published already"))
      case .cancelled: return .skip(Localized("已取消", "Cancelled"))
      case .planned, .partial, .missed: break
      }
      let zone = moment.zone
      let second = zone.secondOfDay(of: at)
      let to = zone.instant(zone.day(of: at) + days, second: second)
      var changes: [Change] = [
        .set(
          ContentItem.collection.key, id, field: "at", before: .instant(at), after: .instant(to))
      ]
      changes += item.keepingFirstSchedule(at: moment.now)
      return .change(
        changes,
        before: Localized(verbatim: "\(zone.day(of: at).shortText) \(zone.clock(at))"),
        after: Localized(verbatim: "\(zone.day(of: to).shortText) \(zone.clock(to))"))
    }
  }
}

extension ContentItem {
  /// The change that keeps the schedule which has fallen due, so that putting a post off forgives nothing.
  func keepingFirstSchedule(at now: Instant) -> [Change] {
    let grace = DeliveryPolicy.standard.late
    guard more["firstAt"].isNone, let at = scheduledAt, at.adding(seconds: grace) <= now else {
      return []
    }
    return [
      .set(
        ContentItem.collection.key, id.raw, field: "firstAt", before: .none, after: .instant(at))
    ]
  }
}
