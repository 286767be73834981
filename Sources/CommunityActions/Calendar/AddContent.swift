import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Plans a new post, with the task to publish it; groups and colleague are those of the post under the
  /// cursor, or every group in use.
  public static let addContent = BulkAction(
    id: "content.add", on: "content", key: "a",
    title: Localized("加一条", "Add a post"),
    summary: Localized(
      "排一条新内容，连同当天的待办；发到光标那一条的群，没有就发全部群",
      "Plans a post and its task, for the groups of the post under the cursor or for all"),
    arguments: [
      Argument("title", Localized("标题", "Title"), .text(limit: 200)),
      Argument("category", Localized("类别", "Category"), .choice(ContentCategory.choices)),
      Argument(
        "day", Localized("哪天（空为光标那天）", "Day (empty: the cursor's)"), .day, optional: true),
      Argument(
        "time", Localized("几点（空为 20:00）", "Time (empty: 20:00)"), .text(limit: 10), optional: true),
    ],
    isRepeatable: true, makesRow: true,
    sample: ["厨房收纳三步", "value", "2026-12-01", "12:00"],
    prepare: { (input) throws(Refusal) in
      let (community, zone) = (input.community, input.moment.zone)
      let model = input.chosen.first.flatMap { community.content[raw: $0] }
      let title = input.answer(0).trimmed
      guard title.count <= 200 else {
        throw Refusal("标题最长 200 个字", "A title has at most 200 characters")
      }
      guard let choice = ContentCategory.choices.named(input.answer(1).trimmed),
        let category = ContentCategory(rawValue: choice.code)
      else {
        throw Refusal("类别是 价值、福利 或 互动", "The category is value, benefit or interactive")
      }
      let at = try input.schedule(near: model)
      var mint = community.mint
      var item = ContentItem(id: mint.mint())
      item.title = title
      item.category = category
      item.state = .scheduled
      item.scheduledAt = at
      item.groups =
        model?.groups ?? community.groups.filter { $0.status == .active }.map(\.id).sorted()
      item.author = model?.author
      let words = Localized(
        verbatim: "\(zone.day(of: at).shortText) \(zone.clock(at)) \(category.sign) \(title)")
      return Procedure(
        Localized("加「\(title)」", "Add “\(title)”"),
        warnings: input.objections(to: nil, groups: item.groups, at: at),
        creation: Procedure.Creation(
          id: item.id.raw, changes: item.insertion(taskID: mint.mint()), words: words))
    })
}

extension PlanInput {
  /// The instant of the third and fourth answer, a day and a time.
  fileprivate func schedule(near model: ContentItem?) throws(Refusal) -> Instant {
    let modelDay = model?.scheduledAt.map { moment.zone.day(of: $0) } ?? moment.today
    let (dayText, timeText) = (answer(2).trimmed, answer(3).trimmed)
    let typed = ScheduleAnswer.day(dayText, today: moment.today)
    guard let day = dayText.isEmpty ? max(modelDay, moment.today) : typed else {
      throw Refusal(
        "日期写成 2026-12-01、12-01、+3 或 明天", "Write the day as 2026-12-01, 12-01, +3 or tomorrow")
    }
    guard let second = ScheduleAnswer.second(timeText.isEmpty ? "20:00" : timeText) else {
      throw Refusal("时间写成 20:00", "Write the time as 20:00")
    }
    return moment.zone.instant(day, second: second)
  }
}

extension ContentItem {
  /// The changes that put the post and the task of publishing it into the workspace.
  func insertion(taskID: ID<Chore>) -> [Change] {
    var chore = Chore(id: taskID)
    chore.title = title
    chore.kind = .publish
    chore.unit = .groups
    chore.assignee = author
    chore.content = id
    return [
      .insert(ContentItem.collection.key, record), .insert(Chore.collection.key, chore.record),
    ]
  }
}
