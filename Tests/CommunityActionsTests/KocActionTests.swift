import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// What may be done with candidates, and that it can be taken back.
@Suite struct KocActionTests {
  static let moment = Moment(
    now: Instant("2026-11-24T10:26:00+08:00") ?? Instant(milliseconds: 0))
  static let shop = DemoWorkspace.make(moment: moment)
  static let figures = Figures.computed(from: shop, moment: moment)

  static let actions = ActionCatalog.all.filter {
    ($0.on == "candidates" || $0.id == "member.koc.nominate") && $0.follows == nil && !$0.makesRow
  }

  func input(_ community: Community, _ chosen: [Int64], _ answers: [String]) -> PlanInput {
    PlanInput(
      scene: QueryScene(community: community, figures: Self.figures), chosen: chosen,
      answers: answers, actor: Actor(name: "小满", machine: 1, process: 1))
  }

  func rows(_ action: BulkAction) -> [Int64] {
    action.on == "members" ? Self.shop.members.map(\.id.raw) : Self.shop.candidates.map(\.id.raw)
  }

  /// The candidate of a name, and what an action makes of it.
  func plan(
    _ action: BulkAction, _ name: String, _ answers: [String] = [], in community: Community
  ) throws -> Plan {
    let row = try #require(
      community.candidates.first { community.members[$0.member]?.name == name })
    return try action.plan(input(community, [row.id.raw], answers))
  }

  @Test func `there are actions on candidates, each with an id and key of its own`() {
    #expect(Self.actions.count >= 12)
    let keys = Self.actions.filter { $0.on == "candidates" }.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(ActionCatalog.all.map(\.id)).count == ActionCatalog.all.count)
  }

  @Test(arguments: actions.map(\.id))
  func `an action plans something, applies, and is taken back`(_ id: String) throws {
    let action = try #require(ActionCatalog.named(id))
    let chosen = rows(action)
    let plan = try action.plan(input(Self.shop, chosen, action.sample))
    #expect(plan.changeCount > 0)
    #expect(plan.changeCount + plan.unchanged.count + plan.skippedCount == chosen.count)
    var after = Self.shop
    try after.apply(plan.changes)
    #expect(after != Self.shop)
    if !action.isRepeatable {
      let again = try action.plan(input(after, chosen, action.sample))
      #expect(again.changeCount == 0)
    }
    try after.apply(plan.changes.reversed().map(\.inverse))
    #expect(after == Self.shop)
  }

  @Test(arguments: actions.map(\.id)) func `unknown rows are left out`(_ id: String) throws {
    let action = try #require(ActionCatalog.named(id))
    let plan = try action.plan(input(Self.shop, [1, 2], action.sample))
    #expect(plan.changeCount == 0 && plan.skippedCount == 2)
  }

  @Test func `a trial must be accepted before the work begins`() throws {
    var shop = Self.shop
    let early = try plan(.advanceKoc, "陈一诺", in: shop)
    #expect(early.changeCount == 0)
    #expect(early.skipped.first?.reason.zh == "要先验收测评")
    try shop.apply(try plan(.reviewTrial, "陈一诺", ["没通过"], in: shop).changes)
    #expect(try plan(.advanceKoc, "陈一诺", in: shop).skipped.first?.reason.zh == "测评没通过")
    try shop.apply(try plan(.reviewTrial, "陈一诺", ["passed"], in: shop).changes)
    let ready = try plan(.advanceKoc, "陈一诺", in: shop)
    #expect(ready.items.first?.after.zh == "合作，佣金 8%")
    try shop.apply(ready.changes)
    let row = try #require(shop.candidates.first { shop.members[$0.member]?.name == "陈一诺" })
    #expect(row.stage == .active && row.since == Self.moment.today && row.commissionRate == 800)
    #expect(row.steps.last?.by == "小满" && row.trial?.delivered == row.trial?.wanted)
    #expect(shop.kocStage(of: row.member) == .active)
  }

  @Test func `a sample goes to an address, once, and not before the trial`() throws {
    let all = Self.shop.candidates.map(\.id.raw)
    let plan = try BulkAction.shipTrial.plan(input(Self.shop, all, ["面霜Pro 小样", "", "18", "2"]))
    let reasons = Set(plan.skipped.map(\.reason.zh))
    #expect(reasons.isSuperset(of: ["缺地址", "有一个试用没结束", "在发现，还没到试用"]))
    var shop = Self.shop
    try shop.apply(plan.changes)
    for item in plan.items {
      let trial = try #require(shop.candidates[raw: item.id]?.trial)
      #expect(trial.sku == "面霜Pro 小样" && trial.cost == Money(fen: 1800) && trial.wanted == 2)
      #expect(trial.dueOn == Self.moment.today + 14 && trial.state == .travelling)
    }
  }

  @Test(arguments: [
    ["", ""], ["面霜", "2026-11-01"], ["面霜", "昨天"], ["面霜", "", "-1"], ["面霜", "", "", "0"],
  ])
  func `terms that make no sense are refused`(_ answers: [String]) {
    #expect(throws: Refusal.self) {
      try BulkAction.shipTrial.plan(input(Self.shop, [], answers))
    }
  }

  @Test func `stages change along the graph only, with a reason that is kept`() throws {
    #expect(throws: Refusal.self) {
      try BulkAction.setKocStage.plan(input(Self.shop, [], ["未过", " "]))
    }
    #expect(throws: Refusal.self) {
      try BulkAction.setKocStage.plan(input(Self.shop, [], ["飞走", "不合适"]))
    }
    let back = try plan(.setKocStage, "陈一诺", ["已邀", "地址不对，重新约"], in: Self.shop)
    var shop = Self.shop
    try shop.apply(back.changes)
    let row = try #require(shop.candidates.first { shop.members[$0.member]?.name == "陈一诺" })
    #expect(row.stage == .invited && row.steps.last?.reason == "地址不对，重新约")
    #expect(
      try plan(.setKocStage, "陈一诺", ["暂停", "忙"], in: Self.shop).skipped.first?.reason.zh
        == "试用到不了暂停")
    let all = Self.shop.candidates.map(\.id.raw)
    let again = try BulkAction.setKocStage.plan(input(Self.shop, all, ["发现", "又想试"]))
    for item in again.items {
      let row = try #require(Self.shop.candidates[raw: item.id])
      let rest = Self.moment.today - (row.since ?? Self.moment.today)
      #expect(row.stage == .screened || (row.stage == .retired && rest >= 90))
    }
    for stage in KocStage.allCases {
      let plan = try BulkAction.setKocStage.plan(input(Self.shop, all, [stage.rawValue, "试"]))
      for item in plan.items {
        let from = try #require(Self.shop.candidates[raw: item.id]?.stage)
        #expect(from.move(to: stage) != nil)
      }
    }
  }

  @Test func `only those who fit are nominated, the others with the cause`() throws {
    let all = Self.shop.members.map(\.id.raw)
    let plan = try BulkAction.nominateKoc.plan(input(Self.shop, all, ["体验官"]))
    let reasons = Set(plan.skipped.map(\.reason.zh))
    #expect(reasons.isSuperset(of: ["同事", "勿扰", "黑名单", "没下过单", "来了不到 30 天"]))
    #expect(reasons.contains { $0.hasPrefix("已是产品体验官人选") })
    var shop = Self.shop
    try shop.apply(plan.changes)
    #expect(shop.candidates.count == Self.shop.candidates.count + plan.changeCount)
    let open = shop.candidates.filter(\.stage.isOpen).map { "\($0.member.raw) \($0.programme)" }
    #expect(Set(open).count == open.count)
  }

  @Test func `an answer belongs to a reminder`() throws {
    var shop = Self.shop
    try shop.apply(try plan(.nudgeKoc, "许知远", in: shop).changes)
    try shop.apply(try plan(.answerNudge, "许知远", ["周五交"], in: shop).changes)
    let row = try #require(shop.candidates.first { shop.members[$0.member]?.name == "许知远" })
    #expect(row.nudge == KocNudge(at: Self.moment.now, by: "小满", reply: "周五交"))
  }
}
