import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Calls chosen posts off; one whose time has passed stays counted.
  public static let cancelContent = BulkAction(
    id: "content.cancel", on: "content", key: "X",
    title: Localized("取消", "Cancel"),
    summary: Localized(
      "取消选中的内容，它的待办也不再出现；过了点才取消的仍算漏发",
      "Calls the chosen posts off with their tasks; what is overdue stays counted as missed"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, now) = (input.community, input.moment.now)
      return Procedure(Localized("取消内容", "Cancel posts")) { id in
        guard let item = community.content[raw: id], item.state != .cancelled else {
          return .unchanged
        }
        guard item.groups.isEmpty || !item.openGroups.isEmpty else {
          return .skip(Localized("已经发完", "Published already"))
        }
        let change = Change.set(
          ContentItem.collection.key, id, field: "state", before: item.state.fieldValue,
          after: ContentState.cancelled.fieldValue)
        return .change(
          [change] + item.keepingFirstSchedule(at: now), before: item.state.title,
          after: ContentState.cancelled.title)
      }
    })

  /// Plans chosen posts once more, a week later.
  public static let duplicateContent = BulkAction(
    id: "content.duplicate", on: "content",
    title: Localized("复制到下周", "Repeat next week"),
    summary: Localized(
      "把选中的内容各复制一条到七天后同一时间，群和文案照旧",
      "Plans each chosen post once more seven days later, same time, groups and text"),
    isRepeatable: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, zone) = (input.community, input.moment.zone)
      let base = community.mint
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { first, _ in first })
      return Procedure(Localized("复制到下周", "Repeat next week")) { id in
        guard let item = community.content[raw: id] else { return .unchanged }
        guard let at = item.scheduledAt else { return .skip(Localized("没有排期", "Not scheduled")) }
        // Post and task have ids of their own, found by the row's place so that judging has no order.
        let counter = base.next + (places[id] ?? 0) * 2
        var copy = ContentItem(
          id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        copy.title = item.title
        copy.category = item.category
        copy.format = item.format
        copy.groups = item.groups
        copy.author = item.author
        copy.campaign = item.campaign
        copy.text = item.text
        copy.state = .scheduled
        let next = zone.instant(zone.day(of: at) + 7, second: zone.secondOfDay(of: at))
        copy.scheduledAt = next
        let task = ID<Chore>(raw: PackedID.pack(machine: base.machine, counter: counter + 1))
        return .change(
          copy.insertion(taskID: task),
          before: Localized(verbatim: "\(zone.day(of: at).shortText) \(zone.clock(at))"),
          after: Localized(verbatim: "+ \(zone.day(of: next).shortText) \(zone.clock(next))"))
      }
    })
}
