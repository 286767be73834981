import CommunityModel
import CommunityQuery
import CommunityRules
import TestKit
import Testing

/// Tags by rule, and what a rule must leave alone (domain.md F17).
@Suite struct TagRunTests {
  private func policies(_ rules: [TagRule], exclusive: [String] = []) -> Policies {
    var policies = Policies.standard
    policies.tags.rules = rules
    policies.tags.exclusive = exclusive
    return policies
  }

  private func run(_ sketch: inout ShopSketch, _ policies: Policies) throws -> TagRun {
    var mint = IDMint(machine: 55)
    for tag in sketch.community.tags { mint.observe(tag.id.raw) }
    let run = TagRun(
      QueryScene(community: sketch.community, figures: sketch.figures), policies: policies,
      mint: &mint)
    try sketch.apply(run.changes)
    return run
  }

  private func names(_ id: ID<Member>, _ sketch: ShopSketch) -> [String] {
    (sketch.community.members[id]?.tags ?? []).compactMap { sketch.community.tags[$0.tag]?.name }
      .sorted()
  }

  @Test func `a rule puts its tag on, takes it off again, and a second run does nothing`() throws {
    var sketch = ShopSketch()
    let (rich, poor) = (try sketch.person(), try sketch.person())
    try sketch.order(rich, ago: 3, fen: 50_000)
    let policies = self.policies([TagRule(tag: "大单", query: "spend>=300")])
    let first = try run(&sketch, policies)
    #expect(first.outcomes.map(\.added) == [1] && names(rich, sketch) == ["大单"])
    #expect(names(poor, sketch) == [])
    #expect(try run(&sketch, policies).changes.isEmpty)
    let stricter = self.policies([TagRule(tag: "大单", query: "spend>=900")])
    #expect(try run(&sketch, stricter).outcomes.map(\.removed) == [1])
    #expect(names(rich, sketch) == [])
  }

  @Test func `what somebody put on by hand stays, and so does what a rule is told to leave`() throws
  {
    var sketch = ShopSketch()
    let tag = try sketch.insert(CommunityModel.Tag.self) { $0.name = "大单" }
    let id = try sketch.person { $0.tags = [TagAssignment(tag: tag, source: .manual)] }
    let policies = self.policies([TagRule(tag: "大单", query: "spend>=300")])
    #expect(try run(&sketch, policies).changes.isEmpty)
    #expect(names(id, sketch) == ["大单"])
    let other = try sketch.person {
      $0.tags = [TagAssignment(tag: tag, source: .rule, on: ShopSketch.today - 3)]
    }
    let staying = self.policies([TagRule(tag: "大单", query: "spend>=300", stays: true)])
    #expect(try run(&sketch, staying).changes.isEmpty)
    #expect(names(other, sketch) == ["大单"])
  }

  @Test func `a group that holds one tag keeps the first, and changes when its rule does`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    try sketch.order(id, ago: 3, fen: 50_000)
    let rules = [
      TagRule(tag: "高消费", category: "消费", query: "spend>=400"),
      TagRule(tag: "有消费", category: "消费", query: "spend>=1"),
    ]
    let first = try run(&sketch, self.policies(rules, exclusive: ["消费"]))
    #expect(names(id, sketch) == ["高消费"] && first.outcomes.map(\.held) == [0, 1])
    let stricter = [TagRule(tag: "高消费", category: "消费", query: "spend>=900"), rules[1]]
    _ = try run(&sketch, self.policies(stricter, exclusive: ["消费"]))
    #expect(names(id, sketch) == ["有消费"])
  }

  @Test func `tags that ran out are taken off, WeCom's are left alone`() throws {
    var sketch = ShopSketch()
    let tag = try sketch.insert(CommunityModel.Tag.self) { $0.name = "双十一" }
    let wecom = try sketch.insert(CommunityModel.Tag.self) {
      ($0.name, $0.source) = ("企微VIP", .wecom)
    }
    let id = try sketch.person {
      $0.tags = [
        TagAssignment(tag: tag, source: .manual, until: ShopSketch.today - 1),
        TagAssignment(tag: wecom, source: .wecom, until: ShopSketch.today - 1),
      ]
    }
    let done = try run(&sketch, self.policies([TagRule(tag: "企微VIP", query: "spend>=0")]))
    #expect(done.expired == 1 && names(id, sketch) == ["企微VIP"])
    #expect(done.outcomes.first?.problem != nil)
  }

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `over random people, orders and rules no group has two and no tag of a hand is lost`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var sketch = ShopSketch()
    let category = "层次"
    let free = try sketch.insert(CommunityModel.Tag.self) {
      ($0.name, $0.category) = ("一档", category)
    }
    let people = try (0..<12).map { number in
      try sketch.person {
        if number % 3 == 0 { $0.tags = [TagAssignment(tag: free, source: .manual)] }
      }
    }
    for _ in 0..<12 {
      try sketch.order(
        random.pick(people), ago: random.number(0...200), fen: Int64(random.number(1...90_000)))
      let cut = random.number(50...600)
      let policies = self.policies(
        [
          TagRule(tag: "一档", category: category, query: "spend>=\(cut * 2)"),
          TagRule(tag: "二档", category: category, query: "spend>=\(cut)"),
          TagRule(tag: "三档", category: category, query: "orders>=1"),
        ], exclusive: [category])
      _ = try run(&sketch, policies)
      for (number, id) in people.enumerated() {
        let worn = sketch.community.members[id]?.tags ?? []
        #expect(worn.count <= 1)
        if number % 3 == 0 { #expect(worn.contains { $0.source == .manual }) }
      }
    }
  }

  @Test func `completeness counts groups that are filled, freshness rules that ran today`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let tags = try ["基础属性", "消费偏好", "互动行为"].map { category in
      try sketch.insert(CommunityModel.Tag.self) {
        ($0.name, $0.category) = ("\(category)标", category)
      }
    }
    let whole = try sketch.person { $0.tags = tags.map { TagAssignment(tag: $0, source: .manual) } }
    let half = try sketch.person { $0.tags = [TagAssignment(tag: tags[0], source: .manual)] }
    for id in [whole, half] { try sketch.stay(id, in: group, joined: 20) }
    var policy = TagPolicy.standard
    policy.rules = [TagRule(tag: "基础属性标", query: "*"), TagRule(tag: "没跑过", query: "*")]
    _ = try sketch.insert(DayRun.self) {
      $0.at = ShopSketch.moment.now.adding(seconds: -3_600)
      $0.tagRules = [TagRuleRun(tag: tags[0], matched: 2, added: 0, removed: 0)]
    }
    let report = TagReport(sketch.community, figures: sketch.figures, policy: policy)
    #expect([report.members, report.required, report.filled, report.whole] == [2, 3, 4, 1])
    #expect([report.ruled, report.fresh] == [2, 1] && report.oldestHours == nil)
  }
}
