import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// Lists of members: those that follow their query, and those of a day.
@Suite struct ListTests {
  private static func sketch() throws -> (ActionSketch, [ID<Member>]) {
    var sketch = ActionSketch()
    let people = try ["阿一", "阿二", "阿三"].map { name in
      try sketch.person(name) { $0.city = name == "阿三" ? "上海" : "广州" }
    }
    return (sketch, people)
  }

  private func find(_ query: String, _ sketch: ActionSketch) throws -> [Int64] {
    let scene = QueryScene(
      community: sketch.community,
      figures: Figures.computed(from: sketch.community, moment: sketch.moment))
    return try #require(CollectionQueries.named("members")).find(query, scene).get().ids
  }

  @Test func `a dynamic list follows its query, also within others`() throws {
    var (sketch, people) = try Self.sketch()
    try sketch.perform(.saveDynamicList, ["广州人", "city:广州"])
    #expect(try find("list:广州人", sketch) == [people[0].raw, people[1].raw])
    #expect(try find("名单:广州人 name:阿二", sketch) == [people[1].raw])
    #expect(try find("-list:广州人", sketch) == [people[2].raw])
    #expect(try find("list!=广州人", sketch) == [people[2].raw])
    try sketch.apply([
      .set("members", people[2].raw, field: "city", before: .text("上海"), after: .text("广州"))
    ])
    #expect(try find("list:广州人", sketch).count == 3)
    // A list may stand for part of another's query, and both for part of a saved view's.
    try sketch.perform(.saveDynamicList, ["广州阿三", "list:广州人 name:阿三"])
    try sketch.perform(.saveView, ["看广州阿三", "members", "list:广州阿三", ""])
    #expect(try find("@看广州阿三", sketch) == [people[2].raw])
    let sizes = ListSizes(
      QueryScene(
        community: sketch.community,
        figures: Figures.computed(from: sketch.community, moment: sketch.moment)))
    #expect(sketch.community.segments.map { sizes[$0.id] } == [3, 1])
  }

  @Test func `a list that would contain itself is refused, and so are hands on a dynamic one`()
    throws
  {
    var (sketch, people) = try Self.sketch()
    try sketch.perform(.saveDynamicList, ["甲", "city:广州"])
    try sketch.perform(.saveDynamicList, ["乙", "list:甲"])
    #expect(try sketch.refusal(.saveDynamicList, ["甲", "list:乙"]).contains("绕回"))
    #expect(try sketch.refusal(.saveDynamicList, ["丙", "没有这个字段:1"]).contains("字段"))
    #expect(try sketch.refusal(.saveAsList, ["甲"], people[2]).contains("动态名单"))
    #expect(try sketch.refusal(.leaveList, ["甲"], people[0]).contains("动态名单"))
    try sketch.perform(.saveAsList, ["丁"], people[2])
    #expect(try sketch.refusal(.saveDynamicList, ["丁", "city:广州"]).contains("定格"))
    // The query of a list may be changed; the same query again changes nothing.
    try sketch.perform(.saveDynamicList, ["甲", "city:上海"])
    #expect(try find("list:甲", sketch) == [people[2].raw])
    #expect(try sketch.plan(.saveDynamicList, ["甲", "city:上海"]).changes.isEmpty)
  }

  @Test func `frozen it keeps the people of the day and the query that found them`() throws {
    var (sketch, people) = try Self.sketch()
    try sketch.perform(.saveDynamicList, ["广州人", "city:广州"])
    let list = try #require(sketch.community.segments.first { _ in true })
    try sketch.perform(sketch.plan(.freezeList, [""], on: [list.id.raw]))
    let frozen = try #require(sketch.community.segments.first { !$0.isDynamic })
    #expect(frozen.name == "广州人 11-24" && frozen.text == "city:广州")
    #expect(frozen.asOf == ActionSketch.moment.now && frozen.by == "小林")
    #expect(try sketch.plan(.freezeList, [""], on: [list.id.raw]).changes.isEmpty)
    #expect(
      try sketch.plan(.freezeList, [""], on: [frozen.id.raw]).reasons == ["已经是定格的": 1])
    try sketch.apply([
      .set("members", people[0].raw, field: "city", before: .text("广州"), after: .text("北京"))
    ])
    #expect(try find("list=\"广州人 11-24\"", sketch) == [people[0].raw, people[1].raw])
    #expect(try find("list:广州人", sketch) == [people[1].raw])
    // Without the list its people stay, on no list.
    try sketch.perform(sketch.plan(.removeList, [], on: [frozen.id.raw]))
    #expect(try sketch.member(people[0]).segments.isEmpty)
  }

  @Test func `an audience is drawn from a dynamic list`() throws {
    var (sketch, _) = try Self.sketch()
    try sketch.perform(.saveDynamicList, ["广州人", "city:广州"])
    try sketch.perform(.addCampaign, ["年终答谢", "满减", "+3", "5"])
    let campaign = try #require(sketch.community.campaigns.first { _ in true })
    try sketch.perform(sketch.plan(.freezeAudience, ["list:广州人"], on: [campaign.id.raw]))
    #expect(sketch.community.campaigns[campaign.id]?.frozen?.count == 2)
    #expect(sketch.community.campaigns[campaign.id]?.frozen?.query == "list:广州人")
  }

  @Test func `a policy writes down whom it moves, and taken back it never did`() throws {
    var (sketch, people) = try Self.sketch()
    let paid = sketch.moment.now.adding(seconds: -3 * 86_400)
    for (place, fen) in [40_000, 50_000].enumerated() {
      try sketch.insert(Order.self) {
        ($0.channel, $0.number, $0.member) = ("youzan", "\(place)", people[place])
        ($0.state, $0.paid, $0.paidAt) = (.completed, Money(fen: Int64(fen)), paid)
      }
    }
    let plan = try sketch.perform(.revisePolicy, ["分层", "highValue.when=aov>=450"])
    #expect(plan.warnings.contains { $0.zh == "1 人从「普通」到「高价值」" })
    let shifts = sketch.community.shifts.map { $0 }
    #expect(shifts.map(\.member) == [people[1]] && shifts.map(\.cause) == [.policy])
    #expect(shifts.first?.from == "regular" && shifts.first?.to == "highValue")
    let weeks = ShiftWeeks(sketch.community, until: sketch.moment.today, weeks: 2).weeks
    #expect(weeks.map(\.count) == [0, 1])
    #expect(weeks.last?.moves == ["regular": ["highValue": 1]])
    #expect(weeks.last?.causes == [.policy: 1])
    // The day's run after it finds nobody else moved.
    let figures = Figures.computed(from: sketch.community, moment: sketch.moment)
    let scene = QueryScene(community: sketch.community, figures: figures)
    let run = DayRunPlan(scene, policies: Policies(inForceIn: sketch.community), by: "小林")
    #expect(run.tiers == 0)
  }
}
