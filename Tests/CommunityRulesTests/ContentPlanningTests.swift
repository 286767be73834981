import CommunityModel
import CommunityRules
import Testing
import Wording

/// What to add where, what repeats, and when nobody is to be disturbed.
@Suite struct ContentPlanningTests {
  static let today = ShopSketch.today
  static let zone = Zone.shanghai

  private func post(
    _ sketch: inout ShopSketch, _ day: Int, _ hour: Int, _ category: ContentCategory,
    _ groups: [ID<Group>], _ fill: (inout ContentItem) -> Void = { _ in }
  ) throws -> ID<ContentItem> {
    try sketch.insert(ContentItem.self) {
      $0.title = "\(category.rawValue) \(day)"
      $0.category = category
      $0.state = .scheduled
      $0.scheduledAt = Self.zone.instant(Self.today + day, second: hour * 3600)
      $0.groups = groups
      fill(&$0)
    }
  }

  @Test func `a week short of value for one line of goods gets value for that line`() throws {
    var sketch = ShopSketch()
    let beauty = try sketch.group { $0.category = "美妆" }
    let food = try sketch.group { $0.category = "食品" }
    // Both lines see six benefits and interactives; only beauty sees value.
    for day in 0..<3 {
      _ = try post(&sketch, day, 8, .interactive, [beauty, food])
      _ = try post(&sketch, day, 20, .benefit, [beauty, food])
      _ = try post(&sketch, day, 12, .value, [beauty])
    }
    let plan = ContentPlan(sketch.community, weekOf: Self.today, moment: ShopSketch.moment)
    let proposals = MixPlanner.proposals(plan, sketch.community, moment: ShopSketch.moment)
    let forFood = proposals.filter { $0.category == .value && $0.groups.contains(food) }
    #expect(forFood.count == 3, "0 : 3 : 3 becomes 3 : 3 : 3")
    #expect(forFood.allSatisfy { $0.second == 12 * 3600 }, "value comes at noon here")
    #expect(proposals.allSatisfy { $0.day > Self.today && $0.day <= plan.days.upperBound })
    #expect(!proposals.contains { $0.category == .benefit })
  }

  @Test func `no day is filled beyond what a group can take, and ideas are used once`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group { $0.category = "美妆" }
    for day in 0..<6 {
      for hour in [8, 16, 20] { _ = try post(&sketch, day, hour, .benefit, [group]) }
    }
    let idea = try sketch.insert(ContentItem.self) {
      $0.title = "换季起皮"
      $0.category = .value
      $0.state = .idea
    }
    let plan = ContentPlan(sketch.community, weekOf: Self.today, moment: ShopSketch.moment)
    let proposals = MixPlanner.proposals(plan, sketch.community, moment: ShopSketch.moment)
    let days = Dictionary(grouping: proposals, by: \.day).mapValues(\.count)
    #expect(days.values.allSatisfy { $0 == 1 }, "three are there, four are full")
    #expect(proposals.count(where: { $0.idea == idea }) == 1)
  }

  @Test func `a week that lacks nothing gets no proposal`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group { $0.category = "美妆" }
    for (day, categories) in [
      (1, [ContentCategory.value, .benefit, .interactive]), (2, [.value, .benefit, .interactive]),
      (3, [.value]),
    ] {
      for (place, category) in categories.enumerated() {
        _ = try post(&sketch, day, 9 + place, category, [group])
      }
    }
    let plan = ContentPlan(sketch.community, weekOf: Self.today, moment: ShopSketch.moment)
    #expect(plan.counts == MixCounts(3, 2, 2))
    #expect(MixPlanner.proposals(plan, sketch.community, moment: ShopSketch.moment).isEmpty)
  }

  @Test func `a daily post lacks each of seven days, a moved one is not made anew`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let id = try post(&sketch, 0, 8, .interactive, [group]) {
      $0.more["recurrence"] = ContentRecurrence(weekdays: [1, 2, 3, 4, 5, 6, 7]).fieldValue
    }
    func missing() throws -> [Int] {
      let model = try #require(sketch.community.content[id])
      return SeriesPlan.missing(of: model, in: sketch.community, moment: ShopSketch.moment)
        .map { Self.zone.day(of: $0) - Self.today }
    }
    #expect(try missing() == [1, 2, 3, 4, 5, 6, 7])
    // The copy of tomorrow was moved to the day after: both days stay as they are.
    _ = try post(&sketch, 2, 9, .interactive, [group]) {
      $0.more["series"] = .ref(id.raw)
      $0.more["seriesDay"] = .day(Self.today + 1)
    }
    #expect(try missing() == [2, 3, 4, 5, 6, 7])
  }

  @Test func `a weekly post keeps its days and its end`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    // Tuesday is today; Mondays and Fridays until Friday.
    let id = try post(&sketch, -1, 8, .interactive, [group]) {
      $0.more["recurrence"] =
        ContentRecurrence(weekdays: [1, 5], until: Self.today + 3).fieldValue
    }
    let model = try #require(sketch.community.content[id])
    let days = SeriesPlan.missing(of: model, in: sketch.community, moment: ShopSketch.moment)
      .map { Self.zone.day(of: $0) - Self.today }
    #expect(days == [3])
    var stopped = model
    stopped.state = .cancelled
    #expect(
      SeriesPlan.missing(of: stopped, in: sketch.community, moment: ShopSketch.moment).isEmpty)
  }

  @Test(arguments: [(21, 59, false), (22, 0, true), (23, 30, true), (7, 59, true), (8, 0, false)])
  func `quiet hours are from ten to eight`(_ hour: Int, _ minute: Int, _ isQuiet: Bool) {
    #expect(PushPolicy.standard.isQuiet(hour * 3600 + minute * 60) == isQuiet)
  }

  @Test func `a full day is objected to, the post itself not counted`() throws {
    var sketch = ShopSketch()
    let (full, free) = (try sketch.group(), try sketch.group())
    var last: ID<ContentItem>?
    for hour in [8, 12, 16, 20] { last = try post(&sketch, 1, hour, .benefit, [full]) }
    let at = Self.zone.instant(Self.today + 1, second: 12 * 3600)
    func objections(_ item: ContentItem?, _ groups: [ID<Group>]) -> Int {
      PushPolicy.standard.objections(
        to: item, groups: groups, at: at, in: sketch.community, zone: Self.zone
      ).count
    }
    #expect(objections(nil, [full, free]) == 1)
    #expect(objections(nil, [free]) == 0)
    let moved = try #require(last.flatMap { sketch.community.content[$0] })
    #expect(objections(moved, [full]) == 0)
  }

  @Test func `the board of leaders goes by orders, then clicks, then talk`() throws {
    func item(_ number: Int64, _ effect: ContentEffect) -> ContentItem {
      var item = ContentItem(id: ID(raw: number))
      item.more["metrics"] = effect.fieldValue
      return item
    }
    let items = [
      item(1, ContentEffect(exposure: 9000, likes: 1)), item(2, ContentEffect(likes: 5, orders: 2)),
      item(3, ContentEffect(clicks: 40, orders: 2)),
      item(4, ContentEffect(exposure: 1, comments: 9)),
    ]
    #expect(items.sorted(by: ContentReport.comesFirst).map(\.id.raw) == [3, 2, 4, 1])
  }
}

/// Who is spotted without being named by anybody.
@Suite struct KocSpottingTests {
  private func shop(
    purchases: Int, invited: Int, joined: Int = 60, consent: Bool = true
  ) throws -> (ShopSketch, Member) {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let id = try sketch.person {
      $0.phone = "13800001111"
      $0.city = "杭州"
      if consent { $0.more["consent"] = .text("granted") }
    }
    try sketch.stay(id, in: group, joined: joined)
    for number in 0..<purchases { try sketch.order(id, ago: 3 + number * 9, fen: 5000) }
    for number in 0..<invited {
      let guest = try sketch.person()
      try sketch.stay(guest, in: group, joined: 20 + number) { $0.inviter = id }
      try sketch.order(guest, ago: 15 + number, fen: 5000)
    }
    return (sketch, try #require(sketch.community.members[id]))
  }

  private func obstacle(_ sketch: ShopSketch, _ member: Member) -> String? {
    KocSpotting.obstacle(
      for: member, programme: .officer, in: sketch.community, figures: sketch.figures)?.en
  }

  @Test func `who scores sixty is spotted, who does not is not`() throws {
    // Referral 13.3, purchase 15, trust 10 of the 45 that are known: 85.
    let (good, one) = try shop(purchases: 4, invited: 2)
    #expect(obstacle(good, one) == nil)
    // Nobody brought, one purchase: 3.75 and 10 of 45 make 31.
    let (poor, other) = try shop(purchases: 1, invited: 0)
    #expect(obstacle(poor, other) == "Scores below 60")
  }

  @Test func `who is new, never ordered, or is a candidate is not`() throws {
    let (young, newcomer) = try shop(purchases: 2, invited: 2, joined: 29)
    #expect(obstacle(young, newcomer)?.contains("30") == true)
    let (idle, visitor) = try shop(purchases: 0, invited: 2)
    #expect(obstacle(idle, visitor) != nil)
    let (made, member) = try shop(purchases: 4, invited: 2)
    var sketch = made
    let candidate = try sketch.insert(KocCandidate.self) {
      $0.member = member.id
      $0.programme = .sharer
      $0.stage = .trial
    }
    #expect(obstacle(sketch, member) == "A candidate already")
    try sketch.apply([
      .set(
        "candidates", candidate.raw, field: "stage", before: .text("trial"),
        after: .text("rejected")),
      .set(
        "candidates", candidate.raw, field: "since", before: .none,
        after: .day(ShopSketch.today - 20)),
    ])
    #expect(obstacle(sketch, member)?.contains("90") == true, "rejected twenty days ago")
  }
}
