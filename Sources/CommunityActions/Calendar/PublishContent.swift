import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Records that chosen posts were published now in every group that still lacked them.
  public static let publishContent = BulkAction(
    id: "content.publish", on: "content", key: "P",
    title: Localized("记已发", "Mark published"),
    summary: Localized(
      "把选中的内容在还没发的群都记为现在发了；不会替你去发",
      "Records the chosen posts as published now in the groups that lacked them; it sends nothing"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, moment, actor) = (input.community, input.moment, input.actor)
      return Procedure(Localized("记已发", "Mark published")) { id in
        guard let item = community.content[raw: id] else { return .unchanged }
        return item.publication(at: moment.now, by: actor.name, moment: moment)
      }
    })

  /// Records that chosen posts were published at a time of their day, for what was noted down late.
  public static let publishContentAt = BulkAction(
    id: "content.publish.at", on: "content",
    title: Localized("补记已发", "Mark published at"),
    summary: Localized(
      "发了没记的，按当时的时间补记，准时按这个时间算",
      "Records posts as published at the time given, which is what punctuality counts"),
    arguments: [Argument("time", Localized("几点发的", "Published at"), .text(limit: 10))],
    sample: ["08:30"],
    prepare: { (input) throws(Refusal) in
      guard let second = ScheduleAnswer.second(input.answer(0)) else {
        throw Refusal("时间写成 08:30", "Write the time as 08:30")
      }
      let (community, moment, actor) = (input.community, input.moment, input.actor)
      return Procedure(Localized("补记已发", "Mark published")) { id in
        guard let item = community.content[raw: id] else { return .unchanged }
        let day = item.scheduledAt.map { moment.zone.day(of: $0) } ?? moment.today
        let at = moment.zone.instant(day, second: second)
        guard at <= moment.now else {
          return .skip(Localized("那时还没到", "That time is still to come"))
        }
        return item.publication(at: at, by: actor.name, moment: moment)
      }
    })
}

extension ContentItem {
  /// What recording the post as published means for it.
  func publication(at: Instant, by name: String, moment: Moment) -> Verdict {
    guard state != .cancelled else { return .skip(Localized("已取消", "Cancelled")) }
    guard !groups.isEmpty else { return .skip(Localized("没有选群", "No group chosen")) }
    let open = openGroups
    guard !open.isEmpty else { return .unchanged }
    if let due = scheduledAt, moment.zone.day(of: due) > moment.today {
      return .skip(Localized("还没到那一天", "Its day has not come"))
    }
    let total = groups.count
    return .change(
      open.map {
        .add(
          ContentItem.collection.key, id.raw, field: "deliveries",
          element: Delivery(group: $0, at: at, by: name).fieldValue)
      },
      before: Localized(
        "\(total - open.count)/\(total) 群", "\(total - open.count)/\(total) groups"),
      after: Localized("\(total)/\(total) 群", "\(total)/\(total) groups"))
  }
}
