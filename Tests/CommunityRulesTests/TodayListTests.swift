import CommunityModel
import CommunityRules
import DemoWorkspace
import Testing

/// Today says what is late, what is next and what is done; posts and groups speak for their tasks.
@Suite struct TodayListTests {
  let now = ShopSketch.moment.now

  func list(_ shop: ShopSketch, newcomers: [ID<Group>: Newcomers] = [:]) -> TodayList {
    TodayList(shop.community, moment: ShopSketch.moment, newcomers: newcomers)
  }

  @Test func `tasks stand by their time, the freshest delay first`() throws {
    var shop = ShopSketch()
    func add(_ hours: Int64?, _ fill: (inout Chore) -> Void = { _ in }) throws -> ID<Chore> {
      try shop.insert(Chore.self) {
        $0.due = hours.map { now.adding(seconds: $0 * 3600) }
        fill(&$0)
      }
    }
    let old = try add(-70)
    let late = try add(-1)
    let soon = try add(1)
    let evening = try add(8)
    let tomorrow = try add(30)
    let undated = try add(nil)
    let done = try add(-2) { $0.doneAt = now.adding(seconds: -3600) }
    let before = try add(-90) { $0.doneAt = now.adding(seconds: -86_400 * 3) }
    let counted = try add(2) { ($0.done, $0.total) = (4, 4) }
    let found = list(shop)
    #expect(found.overdue == [late, old])
    #expect(found.morning == [soon] && found.evening == [evening])
    #expect(found.later == [tomorrow] && found.undated == [undated])
    #expect(Set(found.done) == [done, counted] && found.past == [before])
    #expect(found.count == 7)
  }

  @Test func `a task of a post takes time and progress from the post`() throws {
    var shop = ShopSketch()
    let groups = try [shop.group(), shop.group()]
    let post = try shop.insert(ContentItem.self) {
      $0.scheduledAt = now.adding(seconds: -660)
      $0.groups = groups
      $0.deliveries = [Delivery(group: groups[0], at: now.adding(seconds: -660), by: "小林")]
    }
    let task = try shop.insert(Chore.self) { $0.content = post }
    var progress = try #require(list(shop).progress[task])
    #expect(progress.done == 1 && progress.total == 2 && !progress.isFinished)
    #expect(list(shop).overdue == [task])
    let last = Delivery(group: groups[1], at: now, by: "小周")
    try shop.apply([
      .add("content", post.raw, field: "deliveries", element: last.fieldValue)
    ])
    progress = try #require(list(shop).progress[task])
    #expect(progress.isFinished && progress.finishedAt == now && list(shop).done == [task])
    try shop.apply([
      .set(
        "content", post.raw, field: "state", before: ContentState.draft.fieldValue,
        after: ContentState.cancelled.fieldValue)
    ])
    #expect(list(shop).count == 0)
  }

  @Test func `a post has ten minutes of grace`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let post = try shop.insert(ContentItem.self) {
      $0.scheduledAt = now.adding(seconds: -600)
      $0.groups = [group]
    }
    let task = try shop.insert(Chore.self) { $0.content = post }
    #expect(list(shop).overdue.isEmpty && list(shop).morning == [task])
  }

  @Test func `guiding is done when nobody waits any more`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let task = try shop.insert(Chore.self) {
      $0.kind = .guide
      $0.group = group
      $0.total = 9
      $0.due = now.adding(seconds: -3600)
    }
    var waiting = Newcomers()
    waiting.waiting = 4
    let open = try #require(list(shop, newcomers: [group: waiting]).progress[task])
    #expect(open.done == 5 && open.total == 9 && !open.isFinished)
    #expect(list(shop).progress[task]?.isFinished == true)
  }

  @Test func `the demo's day has three late tasks as drawn`() {
    let moment = DemoWorkspaceTests.moment
    let community = DemoWorkspace.make(moment: moment)
    let newcomers = Newcomers.byGroup(community, at: moment.now)
    let list = TodayList(community, moment: moment, newcomers: newcomers)
    #expect(
      list.overdue.compactMap { community.tasks[$0]?.title }.map { String($0.prefix(3)) } == [
        "早安话", "引导新", "催测评",
      ])
    #expect(list.morning.count == 3 && list.done.isEmpty)
    // Beside what is drawn, some people's way through a procedure comes to its last step at six.
    let steps = list.evening.filter { community.tasks[$0]?.more["enrolment"].isNone == false }
    #expect(list.evening.count == 6 + steps.count && !steps.isEmpty)
    #expect(
      steps.allSatisfy { community.tasks[$0]?.title.hasPrefix("收尾写原因 · ") == true })
    #expect(list.progress[list.overdue[0]]?.done == 39)
  }

  @Test(arguments: [
    "2026-11-23T00:01:00+08:00", "2026-11-29T23:59:00+08:00", "2027-01-01T12:00:00+08:00",
  ])
  func `the demo never shows what has not happened, and every post has its task`(
    _ text: String
  ) throws {
    let moment = Moment(now: try #require(Instant(text)))
    let community = DemoWorkspace.make(members: 1300, moment: moment)
    #expect(community.content.allSatisfy { $0.deliveries.allSatisfy { $0.at <= moment.now } })
    #expect(community.tasks.allSatisfy { ($0.doneAt ?? moment.now) <= moment.now })
    let published = Set(community.tasks.compactMap(\.content))
    #expect(published == Set(community.content.map(\.id)))
    #expect(community.content.allSatisfy { ContentItem(record: $0.record) == $0 })
    #expect(community.campaigns.allSatisfy { Campaign(record: $0.record) == $0 })
    #expect(community.tasks.allSatisfy { Chore(record: $0.record) == $0 })
  }
}
