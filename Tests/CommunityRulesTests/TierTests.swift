import CommunityModel
import CommunityRules
import DemoWorkspace
import Testing

/// Tiers: the first rule that holds wins, and a week's moves add up.
@Suite struct TierTests {
  static func facts(
    average: Int64? = nil, year: Int64 = 0, days: Int32 = 0, stage: Stage = .repeat,
    koc: KocStage? = nil
  ) -> TierFacts {
    TierFacts(
      averageOrder: average, yearSpend: year, recentPurchaseDays: days, stage: stage, koc: koc)
  }

  @Test(arguments: [
    (facts(average: 30_000, year: 200_000, stage: .lost), "highValue"),
    (facts(average: 29_999, year: 900_000), "regular"),
    (facts(average: 30_000, year: 199_999, days: 2), "active"),
    (facts(days: 2, stage: .dormant), "active"), (facts(koc: .active), "active"),
    (facts(koc: .trial), "regular"), (facts(days: 1, stage: .dormant), "dormant"),
    (facts(stage: .lost), "dormant"), (facts(stage: .left), "regular"),
    (facts(stage: .prospect), "regular"),
  ])
  func `the first rule that holds gives the tier`(_ facts: TierFacts, _ key: String) {
    #expect(TierPolicy.standard.tier(of: facts).key == key)
  }

  @Test func `a policy has three to five tiers with keys of their own`() {
    let tiers = TierPolicy.standard.tiers
    #expect(TierPolicy(tiers) != nil)
    #expect(TierPolicy(Array(tiers.prefix(2))) == nil)
    #expect(TierPolicy([tiers[0], tiers[0], tiers[1]]) == nil)
    #expect(TierPolicy(tiers + tiers) == nil)
  }

  @Test func `the tiers of the demo take everybody but the colleagues, each some`() {
    let community = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
    let figures = Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    let flow = TierFlow(community, figures: figures)
    #expect(flow.now.values.reduce(0, +) == 1997)
    #expect(Set(flow.now.keys) == ["highValue", "active", "dormant", "regular"])
    #expect(flow.now.values.allSatisfy { $0 > 0 })
  }

  @Test func `a week's moves explain every change of a count`() {
    let community = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
    let figures = Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    let flow = TierFlow(community, figures: figures)
    #expect(flow.since == flow.asOf - 7)
    for tier in TierPolicy.standard.tiers.map(\.key) {
      let into = flow.moves.values.reduce(0) { $0 + ($1[tier] ?? 0) }
      let out = flow.moves[tier]?.values.reduce(0, +) ?? 0
      #expect(flow.change(tier) == into - out)
    }
    #expect(flow.moves[""] != nil)
  }

  @Test func `every stage and score of F5 and F4 occurs in the demo`() {
    let community = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
    let report = StageReport(community, moment: DemoWorkspaceTests.moment)
    #expect(report.counts.values.allSatisfy { $0 > 0 })
    #expect(report.counts.values.reduce(0, +) == 1997)
    let rfm = RfmReport(community, moment: DemoWorkspaceTests.moment)
    #expect(rfm.groups.values.reduce(0, +) == rfm.population && rfm.population > 1500)
    #expect(rfm.cells.values.reduce(0, +) == rfm.population)
  }

  @Test func `a window leaves out buyers whose orders are older`() {
    let community = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
    let all = RfmReport(community, moment: DemoWorkspaceTests.moment)
    let year = RfmReport(community, moment: DemoWorkspaceTests.moment, window: 365)
    #expect(0 < year.population && year.population < all.population)
  }
}
