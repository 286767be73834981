import CommunityModel
import CommunityRules
import Testing

/// Campaigns: who counts for what, what it cost, and when an experiment may speak.
@Suite struct CampaignRulesTests {
  static let today = ShopSketch.today

  private func campaign(
    _ sketch: inout ShopSketch, from: Int, to: Int, _ fill: (inout Campaign) -> Void = { _ in }
  ) throws -> Campaign {
    let id = try sketch.insert(Campaign.self) {
      $0.name = "活动\($0.id.raw % 100)"
      ($0.start, $0.end) = (Self.today + from, Self.today + to)
      $0.state = .running
      fill(&$0)
    }
    return try #require(sketch.community.campaigns[id])
  }

  // MARK: Arms

  static let arms = [
    CampaignArm("control", "对照", weight: 50), CampaignArm("coupon", "满减", weight: 30),
    CampaignArm("gift", "赠品", weight: 20),
  ]

  @Test func `an arm follows from campaign and person alone`() {
    let campaign = ID<Campaign>(raw: 77)
    let people = (1...500).map { ID<Member>(raw: PackedID.pack(machine: 3, counter: $0)) }
    let drawn = people.map { ArmDraw.arm(of: $0, in: campaign, among: Self.arms) }
    let again = people.reversed().map { ArmDraw.arm(of: $0, in: campaign, among: Self.arms) }
    #expect(drawn == again.reversed())
    let other = people.map { ArmDraw.arm(of: $0, in: ID<Campaign>(raw: 78), among: Self.arms) }
    #expect(drawn != other, "another campaign draws anew")
  }

  @Test func `arms are as large as their weights`() {
    let campaign = ID<Campaign>(raw: PackedID.pack(machine: 5, counter: 12))
    var counts: [String: Int] = [:]
    for number in 1...20_000 {
      let member = ID<Member>(raw: PackedID.pack(machine: 3, counter: Int64(number)))
      counts[ArmDraw.arm(of: member, in: campaign, among: Self.arms), default: 0] += 1
    }
    for arm in Self.arms {
      let wanted = Int(arm.weight) * 200
      #expect(abs(counts[arm.key, default: 0] - wanted) < 400, "\(arm.key): \(counts)")
    }
  }

  @Test func `weights make the whole`() {
    #expect(ArmDraw.isWhole(Self.arms))
    #expect(!ArmDraw.isWhole(Array(Self.arms.prefix(2))))
    #expect(!ArmDraw.isWhole([CampaignArm("a", "a", weight: 100)]))
    #expect(
      !ArmDraw.isWhole([CampaignArm("a", "a", weight: 50), CampaignArm("a", "b", weight: 50)]))
    #expect(
      !ArmDraw.isWhole([CampaignArm("a", "a", weight: 100), CampaignArm("b", "b", weight: 0)]))
  }

  // MARK: Experiments

  private func arm(_ key: String, _ hits: Int, of people: Int) -> CampaignExperiment.Arm {
    CampaignExperiment.Arm(arm: CampaignArm(key, key, weight: 50), people: people, hits: hits)
  }

  @Test func `no verdict before the planned size, whatever the difference`() {
    let arms = [arm("a", 30, of: 400), arm("b", 90, of: 400)]
    #expect(
      CampaignExperiment.judge(arms, planned: 500, isOver: false).verdict
        == .waiting(people: 400, planned: 500))
    #expect(
      CampaignExperiment.judge(arms, planned: nil, isOver: false).verdict
        == .waiting(people: 400, planned: 0))
    #expect(
      CampaignExperiment.judge(arms, planned: 400, isOver: false).verdict
        == .decided(better: ["b"], worse: []))
    #expect(
      CampaignExperiment.judge(arms, planned: 500, isOver: true).verdict
        == .decided(better: ["b"], worse: []))
  }

  @Test func `the vectors of F23 decide as they should`() throws {
    let first = CampaignExperiment.judge(
      [arm("a", 120, of: 1000), arm("b", 150, of: 1000)], planned: 1000, isOver: false)
    let test = try #require(first.comparisons.first?.test)
    #expect(abs(test.z - 1.963050) < 1e-6 && abs(test.probability - 0.0496404) < 1e-7)
    #expect(abs(test.interval.low - 0.000076) < 1e-6 && abs(test.interval.high - 0.059924) < 1e-6)
    #expect(first.verdict == .decided(better: ["b"], worse: []))
    let second = CampaignExperiment.judge(
      [arm("a", 30, of: 100), arm("b", 45, of: 100)], planned: 100, isOver: false)
    #expect(abs((second.comparisons.first?.test?.z ?? 0) - 2.190890) < 1e-6)
    #expect(second.verdict == .decided(better: ["b"], worse: []))
  }

  @Test func `among more arms each difference must be greater`() {
    // P 0.0496 beats 0.05, but not half of it.
    let arms = [arm("a", 120, of: 1000), arm("b", 150, of: 1000), arm("c", 121, of: 1000)]
    #expect(CampaignExperiment.judge(arms, planned: 1000, isOver: false).verdict == .noDifference)
    let few = [arm("a", 1, of: 20), arm("b", 3, of: 20)]
    #expect(CampaignExperiment.judge(few, planned: 20, isOver: false).verdict == .tooSmall)
  }

  @Test(arguments: [(0.10, 0.13, 1774), (0.30, 0.35, 1377), (0.05, 0.06, 8158)])
  func `planned sizes are those of F23`(_ from: Double, _ to: Double, _ size: Int) {
    #expect(TwoArmTest.plannedSize(from: from, to: to) == size)
  }

  // MARK: Money

  @Test func `an order counts once, by the strongest reason`() throws {
    var sketch = ShopSketch()
    let first = try campaign(&sketch, from: -5, to: 5)
    let second = try campaign(&sketch, from: -5, to: 5)
    _ = try sketch.insert(Offer.self) {
      $0.name = "减 20"
      $0.campaign = second.id
    }
    let buyer = try sketch.person()
    _ = try sketch.insert(Participation.self) {
      $0.campaign = first.id
      $0.member = buyer
      $0.at = ShopSketch.instant(ago: 6)
    }
    // Named for the second, though in the audience of the first.
    try sketch.order(buyer, ago: 2, fen: 1000) { $0.more["campaign"] = .ref(second.id.raw) }
    try sketch.order(buyer, ago: 2, fen: 2000) { $0.more["offer"] = .text("减 20") }
    try sketch.order(buyer, ago: 2, fen: 4000)
    // Before the campaign, and by somebody who was never in it.
    try sketch.order(buyer, ago: 6, fen: 8000)
    try sketch.order(try sketch.person(), ago: 2, fen: 16_000)
    let found = CampaignAttribution(sketch.community, moment: ShopSketch.moment)
    #expect(found.orders[first.id]?.map(\.order.net.fen) == [4000])
    #expect(found.orders[second.id]?.map(\.order.net.fen) == [1000, 2000])
    #expect(found.orders[second.id]?.map(\.basis) == [.named, .offer])
  }

  @Test func `the last campaign that touched somebody has the order, for seven days`() throws {
    var sketch = ShopSketch()
    let long = try campaign(&sketch, from: -20, to: 5)
    let short = try campaign(&sketch, from: -4, to: 5)
    let buyer = try sketch.person()
    for row in [long, short] {
      _ = try sketch.insert(Participation.self) {
        $0.campaign = row.id
        $0.member = buyer
        $0.at = ShopSketch.instant(ago: 21)
      }
    }
    try sketch.order(buyer, ago: 15, fen: 1000)
    try sketch.order(buyer, ago: 10, fen: 2000)
    try sketch.order(buyer, ago: 1, fen: 4000)
    let found = CampaignAttribution(sketch.community, moment: ShopSketch.moment)
    #expect(found.orders[long.id]?.map(\.order.net.fen) == [1000])
    #expect(found.orders[short.id]?.map(\.order.net.fen) == [4000])
  }

  @Test func `ROI and ROAS come out as by hand`() throws {
    var sketch = ShopSketch()
    let row = try campaign(&sketch, from: -6, to: 0) {
      $0.more["margin"] = .int(4000)
      $0.more["costs"] = .list([
        CampaignCost(day: Self.today - 3, purpose: .media, amount: Money(fen: 10_000)).fieldValue
      ])
      $0.more["prizes"] = .list([
        CampaignPrize("围巾", quantity: 2, worth: Money(fen: 5000)).fieldValue
      ])
    }
    let (buyer, koc) = (try sketch.person(), try sketch.person())
    _ = try sketch.insert(KocCandidate.self) {
      $0.member = koc
      $0.stage = .active
      $0.more["rate"] = .int(1000)
      $0.trial = KocTrial(
        sku: "小样", cost: Money(fen: 2000), shippedOn: Self.today - 5, dueOn: Self.today,
        campaign: row.id)
    }
    _ = try sketch.insert(Participation.self) {
      $0.campaign = row.id
      $0.member = buyer
      $0.at = ShopSketch.instant(ago: 8)
      $0.tookPartAt = ShopSketch.instant(ago: 5)
      $0.prize = "围巾"
    }
    try sketch.order(buyer, ago: 3, fen: 80_000) { $0.more["koc"] = .ref(koc.raw) }
    // A week earlier the same person spent 200 yuan.
    try sketch.order(buyer, ago: 10, fen: 20_000)
    let result = CampaignResult(
      row, CampaignAttribution(sketch.community, moment: ShopSketch.moment), in: sketch.community,
      moment: ShopSketch.moment)
    #expect(result.audience == 1 && result.participants == 1 && result.reachable == 1)
    #expect(result.revenue.fen == 80_000 && result.orderCount == 1)
    #expect(result.costs.lines.fen == 10_000 && result.costs.rewards.fen == 5000)
    #expect(result.costs.samples.fen == 2000 && result.costs.commission.fen == 8000)
    #expect(result.costs.total.fen == 25_000)
    #expect(result.roas == 32_000)
    // (800 × 0.4 − 250) ÷ 250 = 0.28; beyond the baseline of 200: (600 × 0.4 − 250) ÷ 250 = −0.04.
    #expect(result.simpleROI == 2800)
    #expect(result.baseline?.fen == 20_000)
    #expect(result.incrementalROI == -400)
  }

  @Test func `a control arm is the baseline, scaled to everybody`() throws {
    var sketch = ShopSketch()
    let row = try campaign(&sketch, from: -6, to: 0) {
      $0.more["arms"] = .list(
        [CampaignArm("c", "对照", weight: 50), CampaignArm("t", "满减", weight: 50)].map(\.fieldValue))
    }
    for (place, arm) in ["c", "c", "t", "t", "t", "t"].enumerated() {
      let person = try sketch.person()
      _ = try sketch.insert(Participation.self) {
        $0.campaign = row.id
        $0.member = person
        $0.arm = arm
        $0.at = ShopSketch.instant(ago: 8)
      }
      if place != 1 { try sketch.order(person, ago: 2, fen: arm == "c" ? 10_000 : 15_000) }
    }
    let result = CampaignResult(
      row, CampaignAttribution(sketch.community, moment: ShopSketch.moment), in: sketch.community,
      moment: ShopSketch.moment)
    #expect(result.revenue.fen == 70_000)
    // Two controls brought 100 together: six people alike would have brought 300.
    #expect(result.baseline?.fen == 30_000)
  }

  // MARK: Launches and referrals

  @Test func `a launch is held against the mean of those before`() throws {
    var sketch = ShopSketch()
    let buyer = try sketch.person()
    func launch(_ ago: Int, _ goods: String) throws -> Campaign {
      try campaign(&sketch, from: -ago - 10, to: -ago + 20) {
        $0.kind = .launch
        $0.more["launch"] = .day(Self.today - ago)
        $0.more["goods"] = .list([.text(goods)])
      }
    }
    let (one, two, now) = (try launch(90, "洁面"), try launch(60, "面膜"), try launch(10, "面霜Pro"))
    for (ago, fen, goods) in [
      (90, 10_000, "氨基酸洁面"), (77, 6000, "氨基酸洁面 两支"), (76, 50_000, "氨基酸洁面"), (91, 50_000, "氨基酸洁面"),
      (55, 24_000, "修护面膜"), (5, 30_000, "面霜Pro 50g"), (4, 9000, "洗衣凝珠"),
    ] {
      try sketch.order(buyer, ago: ago, fen: Int64(fen)) { $0.more["goods"] = .text(goods) }
    }
    let lift = try #require(LaunchLift(now, in: sketch.community, moment: ShopSketch.moment))
    // 300 against the mean of 160 and 240; the fifteenth day and the eve do not count.
    #expect(lift.net.fen == 30_000 && lift.orders == 1 && lift.launches == 2)
    #expect(lift.before?.fen == 20_000 && lift.lift == 5000)
    let first = try #require(LaunchLift(one, in: sketch.community, moment: ShopSketch.moment))
    #expect(first.before == nil && first.lift == nil)
    #expect(
      try #require(LaunchLift(two, in: sketch.community, moment: ShopSketch.moment)).launches == 1)
  }

  @Test func `what people brought by others add is counted once an order`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let (host, guest, plain) = (try sketch.person(), try sketch.person(), try sketch.person())
    try sketch.stay(guest, in: group, joined: 40) { $0.inviter = host }
    try sketch.order(guest, ago: 38, fen: 1000)
    try sketch.order(guest, ago: 30, fen: 2000)
    try sketch.order(guest, ago: 10, fen: 4000)
    try sketch.order(plain, ago: 9, fen: 8000) { $0.more["koc"] = .ref(host.raw) }
    try sketch.order(plain, ago: 8, fen: 16_000) { $0.more["referrer"] = .text("小林") }
    try sketch.order(plain, ago: 7, fen: 32_000)
    let found = ReferralContribution(
      sketch.community, days: (Self.today - 60)...Self.today, moment: ShopSketch.moment)
    // The two soon after joining, the KOC's and the referrer's; not the later one, nor the plain one.
    #expect(found.net.fen == 1000 + 2000 + 8000 + 16_000 && found.orders == 4)
    #expect(found.allNet.fen == 63_000 && found.allOrders == 6)
  }

  // MARK: States, templates, offers

  @Test func `only a review closes a campaign`() {
    for state in CampaignState.allCases where state != .ended {
      #expect(!state.nexts.contains(.reviewed), "\(state)")
    }
    #expect(CampaignState.ended.nexts.contains(.reviewed))
    #expect(CampaignState.reviewed.nexts.isEmpty && CampaignState.cancelled.nexts.isEmpty)
    for state in CampaignState.allCases {
      if let next = state.next { #expect(state.nexts.contains(next)) }
    }
  }

  @Test(arguments: CampaignKind.allCases)
  func `every kind has a template whose parts lie within its days`(_ kind: CampaignKind) {
    let template = CampaignTemplate.of(kind)
    #expect(template.kind == kind && template.days > 0 && !template.goals.isEmpty)
    for days in [template.days, 1, 40] {
      let end = Self.today + days - 1
      let phases = template.phases(from: Self.today, to: end)
      for phase in phases {
        #expect(phase.start >= Self.today && phase.end <= end && phase.start <= phase.end)
      }
      for (one, next) in zip(phases, phases.dropFirst()) { #expect(one.end < next.start) }
    }
    let sop = SopTemplate.of(kind)
    #expect(sop.steps.map(\.offset) == sop.steps.map(\.offset).sorted())
  }

  @Test func `a drawn prize above the legal cap stands in the way`() {
    var campaign = Campaign(id: ID(raw: 1))
    campaign.kind = .lottery
    campaign.more["prizes"] = .list([
      CampaignPrize("车", quantity: 1, worth: Money(fen: 5_000_100)).fieldValue
    ])
    #expect(CampaignLaw.obstacle(campaign) != nil)
    campaign.more["prizes"] = .list([
      CampaignPrize("车", quantity: 1, worth: Money(fen: 5_000_000)).fieldValue
    ])
    #expect(CampaignLaw.obstacle(campaign) == nil)
    campaign.more["prizes"] = .list([
      CampaignPrize("车", quantity: 1, worth: Money(fen: 9_000_000)).fieldValue
    ])
    campaign.kind = .launch
    #expect(CampaignLaw.obstacle(campaign) == nil, "nothing is drawn there")
  }

  @Test func `samples run out, and count where they were sent`() throws {
    var sketch = ShopSketch()
    _ = try sketch.insert(Offer.self) {
      $0.name = "面霜小样"
      $0.sort = .sample
      $0.stock = 3
    }
    #expect(OfferStock.samples("面霜小样", sketch.community, on: Self.today) == 3)
    #expect(OfferStock.samples("别的", sketch.community, on: Self.today) == nil)
    _ = try sketch.insert(KocCandidate.self) {
      $0.trial = KocTrial(sku: "面霜小样", shippedOn: Self.today, dueOn: Self.today + 14)
      $0.more["trials"] = .list([
        KocTrial(sku: "面霜小样", shippedOn: Self.today - 60, dueOn: Self.today - 46).fieldValue
      ])
    }
    #expect(OfferStock.samples("面霜小样", sketch.community, on: Self.today) == 1)
  }

  @Test func `an offer that orders use runs out by them, and one coupon counts once`() throws {
    var sketch = ShopSketch()
    let own = try sketch.insert(Campaign.self) { $0.name = "黑五" }
    let other = try sketch.insert(Campaign.self) { $0.name = "双十一" }
    let buyer = try sketch.insert(Member.self) { $0.name = "甲" }
    let id = try sketch.insert(Offer.self) {
      $0.name = "满200减30"
      $0.sort = .fullReduction
      $0.campaign = own
      $0.stock = 5
    }
    func left() throws -> Int64? {
      OfferStock.left(try #require(sketch.community.offers[id]), sketch.community)
    }
    #expect(try left() == 5)
    func use(_ fill: @escaping (inout Order) -> Void = { _ in }) throws {
      try sketch.order(buyer, ago: 2, fen: 20_000) {
        $0.more["offer"] = .text("满200减30")
        fill(&$0)
      }
    }
    try use()
    try use { $0.more["campaign"] = .ref(own.raw) }
    #expect(try left() == 3)
    try use { $0.more["campaign"] = .ref(other.raw) }
    try use { $0.state = .closed }
    #expect(try left() == 3, "another campaign's orders and closed ones take none")
    // Three were granted and two of those orders used them.
    for _ in 0..<3 {
      _ = try sketch.insert(BenefitGrant.self) {
        $0.member = buyer
        $0.offer = "满200减30"
      }
    }
    #expect(try left() == 2)
  }
}
