import CommunityModel
import CommunityRules
import Testing

/// The figures agree with independent calculations over a real shop's purchases (domain.md §3.3).
@Suite(.enabled(if: CdnowCommunity.isThere, "the CDNOW purchases are not beside the project"))
struct CdnowTests {
  let community = CdnowCommunity.whole

  @Test func `every row becomes an order and every buyer a member`() {
    #expect(community.orders.count == 69_659)
    #expect(community.members.count == 23_570)
    #expect(community.orders.count { $0.isEligible } == 69_579)
    #expect(community.orders.reduce(0) { $0 + $1.paid.fen } == 250_031_563)
  }

  @Test func `stages at the end of 1997 on the purchase clock`() {
    var policy = FiguresPolicy.standard
    policy.clock = .purchase
    let report = StageReport(
      community, moment: CdnowCommunity.end("1997-12-31"), policy: policy)
    #expect(
      report.counts.filter { $0.value > 0 } == [
        .lost: 17_159, .dormant: 2167, .churnWarning: 1791, .repeat: 2384, .firstPurchase: 1,
        .prospect: 68,
      ])
  }

  @Test func `scores, groups and cells in the middle of 1998`() {
    let report = RfmReport(community, moment: CdnowCommunity.end("1998-06-30"))
    #expect(report.population == 23_502)
    #expect(report.recency == [1: 4705, 2: 4870, 3: 4534, 4: 4703, 5: 4690])
    #expect(report.frequency == [1: 11_989, 2: 0, 3: 4040, 4: 3638, 5: 3835])
    #expect(report.monetary == [1: 4749, 2: 4656, 3: 4697, 4: 4700, 5: 4700])
    #expect(
      report.groups == [
        .almostLost: 5785, .dormant: 5643, .loyal: 4330, .champions: 4322, .active: 1468,
        .atRisk: 1012, .needsAttention: 898, .previouslyLoyal: 35, .promising: 7, .new: 2,
      ])
    #expect(
      report.cells == [
        .rescue: 11_829, .keyValue: 6271, .keyRescue: 1797, .develop: 1452, .keyDevelop: 951,
        .value: 719, .keyKeep: 381, .keep: 102,
      ])
  }

  @Test(arguments: [
    ("00003", 33, 6, 15_646, [5, 5, 5], RfmGroup.champions),
    ("00004", 200, 4, 10_050, [4, 4, 4], .loyal), ("00019", 385, 2, 17_512, [4, 3, 5], .loyal),
    ("00001", 545, 1, 1177, [1, 1, 1], .dormant),
  ])
  func `known customers score as known`(
    _ number: String, _ silence: Int, _ days: Int, _ fen: Int, _ scores: [Int], _ group: RfmGroup
  ) throws {
    let moment = CdnowCommunity.end("1998-06-30")
    let figures = Figures.computed(from: community, moment: moment)
    let found = figures[try #require(CdnowCommunity.member(number))]
    #expect(found.lastPurchase.map { moment.today - $0 } == silence)
    #expect(Int(found.purchaseDays) == days && Int(found.spend) == fen)
    #expect(
      [found.recencyScore, found.frequencyScore, found.monetaryScore].map(Int.init) == scores)
    #expect(found.rfmGroup == group)
  }

  @Test func `growth and levels, all time and over a year`() {
    let figures = Figures.computed(from: community, moment: CdnowCommunity.end("1998-06-30"))
    let all = LevelReport(community, figures: figures)
    #expect(all.counts.map(\.members) == [22_514, 1010, 46])
    #expect(all.growth == 4_803_359)
    let year = LevelReport(community, figures: figures, basis: .rolling365)
    #expect(year.counts.map(\.members) == [23_187 + 68, 295, 20])
    #expect(year.growth == 1_049_793)
  }

  @Test func `cohorts by the month of the first purchase`() {
    let report = CohortReport(community, moment: CdnowCommunity.end("1998-06-30"))
    let cohorts = Dictionary(
      report.cohorts.map { (String($0.month.text.prefix(7)), $0) }, uniquingKeysWith: { $1 })
    #expect(cohorts["1997-01"]?.size == 7814)
    #expect(cohorts["1997-01"]?.cells.prefix(6) == [1155, 964, 810, 679, 736, 720])
    #expect(cohorts["1997-02"]?.size == 8455)
    #expect(cohorts["1997-02"]?.cells.prefix(6) == [1311, 980, 783, 847, 786, 626])
    #expect(cohorts["1997-03"]?.size == 7231)
    #expect(cohorts["1997-03"]?.cells.prefix(6) == [1032, 752, 756, 674, 564, 561])
    #expect(cohorts["1997-11"]?.size == 2)
    #expect(cohorts["1997-01"]?.cells.count == 17)
  }

  @Test(arguments: [
    ("1997-12-31", 90, 1548, 4176), ("1998-06-30", 90, 1180, 3301),
    ("1998-06-30", 365, 5113, 8332),
  ])
  func `buyers who came back within a window`(
    _ day: String, _ window: Int, _ again: Int, _ buyers: Int
  ) {
    let report = RepurchaseReport(community, moment: CdnowCommunity.end(day), window: window)
    #expect(report.again == again && report.buyers == buyers)
  }

  @Test func `a month that is not over yet has no cell`() {
    let report = CohortReport(community, moment: CdnowCommunity.end("1998-06-29"))
    #expect(report.cohorts.first?.cells.count == 16)
  }
}
