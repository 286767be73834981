import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// F29 and F25, calculated by hand.
@Suite struct GroupHealthTests {
  private func facts(_ fill: (inout HealthFacts) -> Void) -> GroupHealth {
    var facts = HealthFacts()
    facts.activity = (169, 292)
    facts.interactions = (415, 122)
    facts.precision = (262, 298)
    facts.punctuality = (32, 33)
    facts.earlyChurn = (1, 11)
    facts.mix = MixCounts(2, 11, 7)
    facts.isStaffed = true
    fill(&facts)
    return GroupHealth(facts)
  }

  /// 169/292 = .57877: 20·.57877/.65 = 17.808; 415/122 = 3.4016: 20·3.4016/4 = 17.008;
  /// 262/298 = .879 ≥ .85: 15; 32/33 = .9697 ≥ .95: 15; 1/11 = .0909: 10·(1 − .0909/.16) = 4.318;
  /// 2:11:7 is off: 0; staffed: 10. Together 79.134.
  @Test func `the drawn group comes to 79`() {
    let health = facts { _ in }
    #expect(health.score == 79)
    #expect(abs(health.exactScore - 79.1345) < 0.001)
    #expect(health.reachable == 100)
    #expect(health.missing.isEmpty)
    #expect(health.parts.map { $0.points.map { Int($0 + 0.5) } } == [18, 17, 15, 15, 4, 0, 10])
    #expect(
      health.parts.map(\.value.zh) == ["58%", "3.4 次", "88%", "97%", "9.1%", "2:11:7", "是"])
  }

  @Test func `at the targets and beyond a part gives all its points`() {
    let health = facts {
      $0.activity = (65, 100)
      $0.interactions = (40, 10)
      $0.precision = (85, 100)
      $0.punctuality = (95, 100)
      $0.earlyChurn = (0, 40)
      $0.mix = MixCounts(8, 6, 6)
    }
    #expect(health.score == 100)
    let beyond = facts {
      $0.activity = (99, 100)
      $0.interactions = (90, 10)
    }
    #expect(beyond.parts[0].points == 20 && beyond.parts[1].points == 20)
  }

  @Test func `half of a target gives half of the points, and churn of 16 percent none`() {
    let health = facts {
      $0.activity = (325, 1000)
      $0.interactions = (20, 10)
      $0.earlyChurn = (16, 100)
      $0.isStaffed = false
    }
    #expect(abs((health.parts[0].points ?? 0) - 10) < 1e-9)
    #expect(abs((health.parts[1].points ?? 0) - 10) < 1e-9)
    #expect(health.parts[4].points == 0)
    #expect(health.parts[6].points == 0)
    #expect(facts { $0.earlyChurn = (50, 100) }.parts[4].points == 0)
  }

  @Test func `what has no source is not zero: it is said, and the rest counts out of less`() {
    let health = facts {
      $0.activity = nil
      $0.interactions = nil
      $0.precision = nil
    }
    #expect(health.reachable == 45)
    #expect(health.score == 29)
    #expect(health.missing.map(\.zh) == ["发言表", "目标用户"])
    #expect(health.parts[0].value.zh == "无数据")
    #expect(GroupHealth(HealthFacts()).reachable == 0)
    #expect(GroupHealth(HealthFacts()).score == 0)
  }

  @Test func `few posts raise no alarm over their mix, and none are no mix`() {
    #expect(facts { $0.mix = MixCounts(0, 6, 0) }.parts[5].points == 10)
    #expect(facts { $0.mix = MixCounts() }.parts[5].points == nil)
  }

  @Test func `who fits the profile is counted by membership, colleagues left out`() throws {
    var shop = ShopSketch()
    let group = try shop.group { $0.more["targetProfile"] = .text("orders>=2") }
    let other = try shop.group { $0.more["targetProfile"] = .text("orders>=1") }
    for index in 0..<4 {
      let person = try shop.person()
      try shop.stay(person, in: group, joined: 40)
      if index == 0 { try shop.stay(person, in: other, joined: 40) }
      for order in 0..<index { try shop.order(person, ago: order + 1, fen: 1000) }
    }
    let staff = try shop.person { $0.isStaff = true }
    try shop.stay(staff, in: group, joined: 40)
    let leaver = try shop.person()
    try shop.stay(leaver, in: group, joined: 40, left: 3)
    let scene = QueryScene(community: shop.community, figures: shop.figures)
    let one = try #require(shop.community.groups[group])
    // 0, 1, 2 and 3 orders: two of four have two or more.
    let share = try #require(PreciseShare.of(one, in: scene))
    #expect((share.precise, share.people) == (2, 4))
    var none = one
    none.more["targetProfile"] = .none
    #expect(PreciseShare.of(none, in: scene) == nil)
    none.more["targetProfile"] = .text("orders>=(")
    #expect(PreciseShare.of(none, in: scene) == nil)
  }

  @Test func `talk counts people of the group, its first day and its colleagues left out`() throws {
    var shop = ShopSketch()
    let group = try shop.group { $0.more["talkAsOf"] = .instant(ShopSketch.moment.now) }
    func talk(_ days: [(Int, Int64)]) -> FieldValue {
      .list(days.map { TalkDay(ShopSketch.today - $0.0, $0.1).fieldValue })
    }
    // Today's newcomer talked; one talked 6 days ago, one 7, one 29, one 30 days ago, one never.
    let stays: [(joined: Int, talk: [(Int, Int64)])] = [
      (0, [(0, 2)]), (50, [(6, 3), (12, 9)]), (50, [(7, 1)]), (50, [(29, 1)]), (50, [(30, 1)]),
      (50, []),
    ]
    for stay in stays {
      let person = try shop.person()
      try shop.stay(person, in: group, joined: stay.joined) { $0.more["talk"] = talk(stay.talk) }
    }
    let staff = try shop.person { $0.isStaff = true }
    try shop.stay(staff, in: group, joined: 50) { $0.more["talk"] = talk([(0, 50)]) }
    let figures = shop.figures[group]
    #expect(figures.hasTalk && figures.countsMessages)
    #expect(figures.talkedWeek == 2)
    #expect(figures.messagesWeek == 5)
    #expect(figures.settled == 5)
    #expect(figures.talkedMonth == 3)
    #expect(figures.lastTalk == ShopSketch.today)
    #expect(figures.weeklyTalk == 3333)
    #expect(figures.monthlyTalk == 6000)
  }

  @Test func `without a table of talk nothing is said about it`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    try shop.stay(shop.person(), in: group, joined: 50)
    let figures = shop.figures[group]
    #expect(!figures.hasTalk && figures.weeklyTalk == nil && figures.monthlyTalk == nil)
    let silent = try shop.group { $0.more["talkAsOf"] = .instant(ShopSketch.moment.now) }
    try shop.stay(shop.person(), in: silent, joined: 50)
    #expect(shop.figures[silent].weeklyTalk == 0)
  }
}
