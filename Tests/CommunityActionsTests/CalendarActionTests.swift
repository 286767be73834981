import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// Verbs on posts and tasks: what they change, what they leave alone, that all of it can be taken back.
@Suite struct CalendarActionTests {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))
  static let demo = DemoWorkspace.make(members: 1300, moment: moment)
  static let actor = Actor(name: "小满", machine: 7, process: 1)

  static func input(
    _ chosen: [Int64], _ answers: [String] = [], in community: Community = demo
  ) -> PlanInput {
    let scene = QueryScene(community: community, figures: Figures(moment: moment))
    return PlanInput(scene: scene, chosen: chosen, answers: answers, actor: actor)
  }

  func post(_ title: String, day: Int = 0) throws -> ContentItem {
    let wanted = Self.moment.today + day
    return try #require(
      Self.demo.content.first { item in
        item.title == title && item.scheduledAt.map { Self.moment.zone.day(of: $0) } == wanted
      })
  }

  func done(_ plan: Plan, to community: Community = demo) throws -> Community {
    var after = community
    try after.apply(plan.changes)
    return after
  }

  static let actions = (ActionCatalog.on("content") + ActionCatalog.on("tasks")).filter {
    $0.follows == nil
  }

  @Test(arguments: actions.map(\.id))
  func `every verb plans something, and taking it back leaves no trace`(_ id: String) throws {
    let action = try #require(ActionCatalog.named(id))
    let chosen =
      action.on == "content"
      ? Self.demo.content.map(\.id.raw) : Self.demo.tasks.map(\.id.raw)
    let plan = try action.plan(Self.input(chosen, action.sample))
    #expect(plan.changeCount > 0)
    let after = try done(plan)
    #expect(after != Self.demo)
    let group = plan.group(id: ID(raw: 1), at: Self.moment.now, actor: Self.actor)
    let back = after.inverse(of: group)
    #expect(back.kept.isEmpty)
    var restored = after
    try restored.apply(back.changes)
    #expect(restored == Self.demo)
    guard !action.isRepeatable else { return }
    #expect(try action.plan(Self.input(chosen, action.sample, in: after)).changeCount == 0)
  }

  @Test(arguments: actions.filter { !$0.makesRow }.map(\.id))
  func `rows that are gone are left out`(_ id: String) throws {
    let action = try #require(ActionCatalog.named(id))
    let plan = try action.plan(Self.input([1, 2, 3], action.sample))
    #expect(plan.changeCount == 0 && plan.skippedCount == 3)
  }

  @Test func `a post is added with nothing chosen, with its task, for every group`() throws {
    let plan = try BulkAction.addContent.plan(
      Self.input([], ["厨房收纳", "价值", "明天", "9：05"]))
    #expect(!plan.needsPreview)
    let after = try done(plan)
    let item = try #require(after.content.first { $0.title == "厨房收纳" })
    #expect(item.category == .value && item.groups.count == Self.demo.groups.count)
    #expect(item.scheduledAt == Self.moment.zone.instant(Self.moment.today + 1, second: 32_700))
    #expect(after.tasks.contains { $0.content == item.id && $0.kind == .publish })
  }

  @Test func `a post is added like the one under the cursor, today at the earliest`() throws {
    let model = try post("面霜教程")
    let plan = try BulkAction.addContent.plan(Self.input([model.id.raw], ["补一条", "福利", "", ""]))
    let item = try #require(try done(plan).content.first { $0.title == "补一条" })
    #expect(item.groups == model.groups && item.author == model.author)
    #expect(item.scheduledAt == Self.moment.zone.instant(Self.moment.today, second: 72_000))
  }

  @Test(arguments: [
    ["", "价值", "", ""], ["x", "广告", "", ""], ["x", "价值", "32", ""], ["x", "价值", "02-30", ""],
    ["x", "价值", "", "25:00"], ["x", "价值", "昨天", ""],
  ])
  func `answers that cannot be meant are refused`(_ answers: [String]) {
    #expect(throws: Refusal.self) { try BulkAction.addContent.plan(Self.input([], answers)) }
  }

  @Test func `publishing fills the groups that lacked it and no others`() throws {
    let item = try post("早安话题")
    #expect(item.openGroups.count == 1)
    let plan = try BulkAction.publishContent.plan(Self.input([item.id.raw]))
    #expect(plan.changes.count == 1)
    let after = try done(plan).content[item.id]
    #expect(after?.openGroups.isEmpty == true)
    let open = item.openGroups[0]
    #expect(after?.deliveries.contains { $0.group == open && $0.by == "小满" } == true)
  }

  @Test func `a post of a later day is not published by mistake`() throws {
    let plan = try BulkAction.publishContent.plan(Self.input([post("拼团开团", day: 1).id.raw]))
    #expect(plan.changeCount == 0 && plan.skipped.first?.reason.zh == "还没到那一天")
  }

  @Test func `what is noted late counts by the time it was done`() throws {
    let item = try post("早安话题")
    let plan = try BulkAction.publishContentAt.plan(Self.input([item.id.raw], ["8:35"]))
    let after = try #require(try done(plan).content[item.id])
    let figure = Punctuality([after], at: Self.moment.now)
    #expect(figure.due == figure.onTime)
    let ahead = try BulkAction.publishContentAt.plan(Self.input([item.id.raw], ["23:00"]))
    #expect(ahead.changeCount == 0)
  }

  @Test func `moving keeps the hour, and a delay keeps its first schedule`() throws {
    let late = try post("早安话题")
    let next = try post("黑五预告")
    let plan = try BulkAction.postponeContent.plan(Self.input([late.id.raw, next.id.raw]))
    let after = try done(plan)
    let moved = try #require(after.content[late.id])
    #expect(moved.scheduledAt == late.scheduledAt?.adding(seconds: 86_400))
    #expect(moved.dueAt == late.scheduledAt)
    #expect(after.content[next.id]?.more["firstAt"].isNone == true)
    let again = try BulkAction.advanceContent.plan(Self.input([late.id.raw], in: after))
    #expect(try done(again, to: after).content[late.id]?.scheduledAt == late.scheduledAt)
  }

  @Test func `finishing the task of a post publishes the post`() throws {
    let item = try post("早安话题")
    let task = try #require(Self.demo.tasks.first { $0.content == item.id })
    let after = try done(BulkAction.finishTask.plan(Self.input([task.id.raw])))
    #expect(after.content[item.id]?.openGroups.isEmpty == true)
    let progress = ChoreProgress(task, after, newcomers: [:])
    #expect(progress.isFinished && progress.finishedAt == Self.moment.now)
  }

  @Test func `a skipped task says why and is no longer asked for`() throws {
    let task = try #require(Self.demo.tasks.first { $0.kind == .review })
    let after = try done(BulkAction.skipTask.plan(Self.input([task.id.raw], ["改到周四"])))
    let row = try #require(after.tasks[task.id])
    let progress = ChoreProgress(row, after, newcomers: [:])
    #expect(progress.isFinished && progress.skipReason == "改到周四")
    #expect(throws: Refusal.self) { try BulkAction.skipTask.plan(Self.input([task.id.raw], [" "])) }
  }
}
