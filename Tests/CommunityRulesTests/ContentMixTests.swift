import CommunityModel
import CommunityRules
import DemoWorkspace
import Testing

/// Four parts value, three benefit, three interactive, as near as whole posts can come (F16).
@Suite struct ContentMixTests {
  @Test(arguments: [
    (0, 0, 0, 0), (1, 1, 0, 0), (2, 1, 1, 0), (3, 1, 1, 1), (4, 2, 1, 1), (5, 2, 2, 1),
    (6, 2, 2, 2), (7, 3, 2, 2), (8, 3, 3, 2), (9, 3, 3, 3), (10, 4, 3, 3), (11, 5, 3, 3),
    (12, 5, 4, 3), (13, 5, 4, 4), (14, 6, 4, 4), (24, 10, 7, 7), (-3, 0, 0, 0),
  ])
  func `posts are planned by largest remainder`(
    _ posts: Int, _ value: Int, _ benefit: Int, _ interactive: Int
  ) {
    #expect(ContentMix.plan(posts) == MixCounts(value, benefit, interactive))
  }

  @Test(arguments: [
    (1, 0.60), (2, 0.30), (3, 0.067), (4, 0.10), (5, 0.10), (6, 0.067), (7, 0.029), (8, 0.075),
    (9, 0.067), (10, 0), (11, 0.055), (12, 0.05), (13, 0.015), (14, 0.029),
  ])
  func `so many posts can come this near to the target`(_ posts: Int, _ best: Double) {
    #expect(abs(ContentMix.bestDeviation(posts) - best) < 0.000_51)
  }

  @Test(arguments: 1...40)
  func `no other counts come nearer than the plan`(_ posts: Int) {
    let best = ContentMix.bestDeviation(posts)
    for value in 0...posts {
      for benefit in 0...(posts - value) {
        let counts = MixCounts(value, benefit, posts - value - benefit)
        #expect((ContentMix.deviation(counts) ?? 0) >= best)
      }
    }
  }

  @Test func `a mix is off from seven posts on and above a tenth of excess`() {
    #expect(ContentMix.deviation(MixCounts()) == nil && ContentMix.excess(MixCounts()) == nil)
    #expect(ContentMix.excess(MixCounts(4, 3, 3)) == 0)
    #expect(!ContentMix.isOff(MixCounts(0, 6, 0)))
    #expect(ContentMix.isOff(MixCounts(1, 5, 1)))
    #expect(ContentMix.isOff(MixCounts(6, 11, 7)))
    #expect(!ContentMix.isOff(MixCounts(9, 8, 7)))
  }

  @Test func `the published mix is the mean of what each group sees`() {
    let zone = Zone.shanghai
    let day = ShopSketch.today
    func post(_ number: Int64, _ category: ContentCategory, _ groups: [Int64]) -> ContentItem {
      var item = ContentItem(id: ID(raw: number))
      item.category = category
      item.deliveries = groups.map {
        Delivery(group: ID(raw: $0), at: zone.instant(day, second: 3600), by: "小林")
      }
      return item
    }
    let posts = [post(1, .value, [7, 8]), post(2, .benefit, [7]), post(3, .interactive, [9])]
    let mix = PublishedMix(posts, within: day...day, zone: zone)
    #expect(mix.groups[ID(raw: 7)] == MixCounts(1, 1, 0))
    #expect(mix.share(.value) == 0.5)
    // Deviations 0.3, 0.6 and 0.7; the best are 0.3 for two posts and 0.6 for one.
    #expect(abs((mix.deviation ?? 0) - 1.6 / 3) < 1e-9)
    #expect(abs((mix.excess ?? 0) - 0.1 / 3) < 1e-9)
    #expect(PublishedMix(posts, within: (day + 1)...(day + 2), zone: zone).share(.value) == nil)
  }

  @Test func `the demo's week is off as drawn, in pieces and in days`() throws {
    let moment = DemoWorkspaceTests.moment
    let community = DemoWorkspace.make(moment: moment)
    let plan = ContentPlan(community, weekOf: moment.today, moment: moment)
    #expect(plan.counts == MixCounts(6, 11, 7) && plan.wanted == MixCounts(10, 7, 7))
    #expect(plan.difference(.value) == -4 && plan.difference(.benefit) == 4)
    #expect(plan.difference(.interactive) == 0)
    #expect(plan.denseDays.map(\.day.weekday) == [5])
    #expect(plan.denseDays.first?.posts == 4 && plan.denseDays.first?.benefits == 3)
    let shortage = try #require(plan.shortage(community, today: moment.today))
    #expect(shortage.goods == "食品" && shortage.groups == 12 && shortage.value == 2)
    #expect(shortage.freeDays.map(\.weekday) == [3, 7])
    #expect(plan.punctuality.due == 132 && plan.punctuality.onTime == 127)
    #expect(plan.punctuality.missed == 0)
  }
}
