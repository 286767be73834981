import CommunityModel
import CommunityRules
import Testing
import Wording

/// Figures of talk, campaigns, checks and invitations on small shops worked out by hand.
@Suite struct MetricVectorTests {
  static let today = ShopSketch.today

  func reading(_ id: String, _ shop: ShopSketch, of group: ID<Group>? = nil) throws
    -> MetricReading
  {
    let scene = MetricScene(shop.community, figures: shop.figures)
    let metric = try #require(MetricCatalog.named(id))
    return try #require(metric.reading(in: group.map(scene.looking(at:)) ?? scene))
  }

  // MARK: Talk

  /// A talk of so many messages, so many days ago.
  func talk(_ said: [(ago: Int, messages: Int64)]) -> FieldValue {
    .list(
      said.map { TalkDay(Self.today - $0.ago, $0.messages) }.sorted { $0.day < $1.day }
        .map(\.fieldValue))
  }

  func heardGroup(_ shop: inout ShopSketch, until days: Int = 0) throws -> ID<Group> {
    try shop.group { $0.more["talkAsOf"] = .instant(ShopSketch.instant(ago: days)) }
  }

  /// Two groups with talk and one without:
  /// 10 people of A spoke within the week, 4 messages each; 5 within the month; 8 never; 1 joined today;
  /// one of the ten is in B too, where 3 others spoke 6 messages each yesterday; C has 7 people.
  func talkingShop() throws -> (shop: ShopSketch, a: ID<Group>, b: ID<Group>) {
    var shop = ShopSketch()
    let (a, b) = (try heardGroup(&shop), try heardGroup(&shop))
    let c = try shop.group()
    for place in 0..<10 {
      let someone = try shop.person()
      try shop.stay(someone, in: a, joined: 60) { $0.more["talk"] = talk([(2, 4)]) }
      if place == 0 {
        try shop.stay(someone, in: b, joined: 60) { $0.more["talk"] = talk([(1, 6)]) }
      }
    }
    for _ in 0..<5 {
      try shop.stay(try shop.person(), in: a, joined: 60) { $0.more["talk"] = talk([(20, 2)]) }
    }
    for _ in 0..<8 { try shop.stay(try shop.person(), in: a, joined: 60) }
    try shop.stay(try shop.person(), in: a, joined: 0)
    for _ in 0..<3 {
      try shop.stay(try shop.person(), in: b, joined: 60) { $0.more["talk"] = talk([(1, 6)]) }
    }
    for _ in 0..<7 { try shop.stay(try shop.person(), in: c, joined: 60) }
    // A colleague talks most and counts for nothing.
    try shop.stay(try shop.person { $0.isStaff = true }, in: a, joined: 60) {
      $0.more["talk"] = talk([(1, 500)])
    }
    return (shop, a, b)
  }

  @Test func `who spoke in thirty days, of those who had joined before today`() throws {
    let (shop, a, b) = try talkingShop()
    // 10 + 5 of A and the 3 of B; A has 23 settled people, B 3 more.
    let all = try reading("activity.mauRate", shop)
    #expect(all.num == 18 && all.den == 26 && all.state == .met)
    #expect(all.leftOut.map(\.count) == [1, 7])
    #expect(all.valueText == "69.2%" && all.reason == nil)
    let inA = try reading("activity.mauRate", shop, of: a)
    #expect(inA.num == 15 && inA.den == 23 && inA.leftOut.map(\.count) == [1])
    let inB = try reading("activity.mauRate", shop, of: b)
    #expect(inB.num == 4 && inB.den == 4 && inB.state == .tooSmall)
  }

  @Test func `messages of a week over those who sent them, each once`() throws {
    let (shop, a, b) = try talkingShop()
    // 10 × 4 in A, 4 × 6 in B, of 13 people: too few to judge, and above four all the same.
    let all = try reading("activity.weeklyPerUser", shop)
    #expect(all.num == 64 && all.den == 13 && all.state == .tooSmall && all.valueText == "4.9")
    #expect(all.parts.map(\.value) == [27])
    #expect(try reading("activity.weeklyPerUser", shop, of: a).num == 40)
    #expect(try reading("activity.weeklyPerUser", shop, of: a).den == 10)
    #expect(try reading("activity.weeklyPerUser", shop, of: b).den == 4)
  }

  @Test func `what working KOCs wrote is the least they set off`() throws {
    var (shop, a, _) = try talkingShop()
    let koc = try #require(
      shop.community.memberships.first { $0.group == a && $0.talkDays.first?.count == 4 }?.member)
    #expect(try reading("koc.interactionShare", shop).num == 0)
    _ = try shop.insert(KocCandidate.self) { ($0.member, $0.stage) = (koc, .active) }
    // 4 in A and 6 in B, of 40 + 24 of the week and 10 of twenty days ago.
    let all = try reading("koc.interactionShare", shop)
    #expect(all.num == 10 && all.den == 74 && all.state == .short)
    #expect(all.reason?.zh.contains("只数 KOC 自己说的") == true)
    #expect(try reading("koc.interactionShare", shop, of: a).num == 4)
    #expect(try reading("koc.interactionShare", shop, of: a).den == 50)
  }

  @Test func `talk that ended lately is said so, talk that ended long ago says nothing`() throws {
    for (days, weekly, monthly) in [(1, false, false), (6, false, false), (7, true, false)]
      + [(29, true, false), (30, true, true)]
    {
      var shop = ShopSketch()
      let group = try heardGroup(&shop, until: days)
      for _ in 0..<30 {
        try shop.stay(try shop.person(), in: group, joined: 90) {
          $0.more["talk"] = talk([(days, 5)])
        }
      }
      let (week, month) = (
        try reading("activity.weeklyPerUser", shop), try reading("activity.mauRate", shop)
      )
      #expect((week.state.code == "noData") == weekly, "\(days)")
      #expect((month.state.code == "noData") == monthly, "\(days)")
      if days > 1, !monthly {
        #expect(month.reason?.zh == "发言表只到 \((Self.today - days).text)")
      }
      if monthly { #expect(month.reason?.zh.contains("以后的发言表") == true) }
    }
  }

  // MARK: Profiles

  @Test func `people who fit their group's profile, counted per membership`() throws {
    var shop = ShopSketch()
    let buyers = try shop.group { $0.more["targetProfile"] = .text("orders>=1") }
    let regulars = try shop.group { $0.more["targetProfile"] = .text("orders>=2") }
    let unasked = try shop.group()
    for number in 0..<15 {
      let someone = try shop.person()
      for ago in 0..<(number % 3) { try shop.order(someone, ago: ago + 1, fen: 100) }
      try shop.stay(someone, in: buyers, joined: 9)
      try shop.stay(someone, in: regulars, joined: 9)
      if number < 4 { try shop.stay(someone, in: unasked, joined: 9) }
    }
    // Of fifteen, five have no order, five one, five two: 10 of 15 fit the first, 5 of 15 the second.
    let all = try reading("member.preciseShare", shop)
    #expect(all.num == 15 && all.den == 30 && all.leftOut.map(\.count) == [4])
    #expect(try reading("member.preciseShare", shop, of: buyers).num == 10)
    #expect(try reading("member.preciseShare", shop, of: unasked).state.code == "noData")
  }

  // MARK: Campaigns

  @Test func `those who took part, of those who could`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    var people: [ID<Member>] = []
    for _ in 0..<30 {
      people.append(try shop.person())
      try shop.stay(people[people.count - 1], in: group, joined: 90)
    }
    func campaign(ago days: Int, _ state: CampaignState = .running) throws -> ID<Campaign> {
      try shop.insert(Campaign.self) {
        ($0.start, $0.end, $0.state) = (Self.today - days, Self.today - days + 5, state)
      }
    }
    func part(_ person: Int, _ campaign: ID<Campaign>, asked: Bool, came: Bool) throws {
      _ = try shop.insert(Participation.self) {
        ($0.member, $0.campaign) = (people[person], campaign)
        if asked { $0.at = ShopSketch.instant(ago: 20) }
        if came { $0.tookPartAt = ShopSketch.instant(ago: 2) }
      }
    }
    #expect(try reading("event.participation", shop).state.code == "noData")
    let asked = try campaign(ago: 10)
    #expect(try reading("event.participation", shop).state.code == "noData")
    // Twenty were asked, nine came; of the open one twelve of thirty came; one has no record at all.
    for place in 0..<20 { try part(place, asked, asked: true, came: place < 9) }
    let open = try campaign(ago: 3)
    for place in 0..<12 { try part(place, open, asked: false, came: true) }
    _ = try campaign(ago: 1)
    let old = try campaign(ago: 30)
    try part(0, old, asked: false, came: true)
    let found = try reading("event.participation", shop)
    #expect(found.num == 21 && found.den == 50 && found.state == .short)
    #expect(found.leftOut.map(\.count) == [1] && found.parts.map(\.value) == [2])
  }

  @Test func `a launch against those before it, once its days are over`() throws {
    var shop = ShopSketch()
    let buyer = try shop.person()
    func launch(ago days: Int, _ goods: String) throws {
      _ = try shop.insert(Campaign.self) {
        ($0.kind, $0.state) = (.launch, .ended)
        ($0.start, $0.end) = (Self.today - days - 3, Self.today - days + 10)
        $0.more["launch"] = .day(Self.today - days)
        $0.more["goods"] = .list([.text(goods)])
      }
    }
    #expect(try reading("order.launchLift", shop).state.code == "noData")
    try launch(ago: 200, "面霜")
    try launch(ago: 100, "精华")
    try launch(ago: 40, "面膜")
    for (ago, goods, fen) in [
      (200, "面霜 50ml", 30_000), (187, "面霜 50ml", 10_000), (186, "面霜 50ml", 99_000),
      (95, "精华", 20_000), (40, "面膜 5 片", 25_000), (30, "面膜 5 片", 20_000), (201, "面霜 50ml", 70_000),
    ] as [(Int, String, Int64)] {
      try shop.order(buyer, ago: ago, fen: fen) { $0.more["goods"] = .text(goods) }
    }
    // Before: 400 and 200 yuan, 300 on average; now 450: half as much again.
    let found = try reading("order.launchLift", shop)
    #expect(found.num == 15_000 && found.den == 30_000 && found.state == .met)
    #expect(found.parts.map(\.value) == [2, 2] && !found.isShare)
    try launch(ago: 3, "唇膏")
    let young = try reading("order.launchLift", shop)
    #expect(young.num == 15_000 && young.leftOut.map(\.count) == [1])
  }

  @Test func `campaigns of the quarter that thought of everything, and of the way to an order`()
    throws
  {
    var shop = ShopSketch()
    let group = try shop.group()
    let post = try shop.insert(ContentItem.self) { $0.title = "种草" }
    let path = { (follow: String) in
      CampaignPath(content: post, followUp: follow, channel: "小程序").fieldValue
    }
    func campaign(
      ago days: Int, _ kind: CampaignKind, _ state: CampaignState = .running,
      _ fill: (inout Campaign) -> Void = { _ in }
    ) throws -> ID<Campaign> {
      try shop.insert(Campaign.self) {
        ($0.start, $0.end) = (Self.today - days, Self.today - days + 4)
        ($0.kind, $0.state) = (kind, state)
        fill(&$0)
      }
    }
    #expect(try reading("conversion.scenarioFit", shop).state.code == "noData")
    let whole = try campaign(ago: 3, .launch) {
      $0.groups = [group]
      $0.more["path"] = path("followUp")
      $0.more["goals"] = .list([CampaignGoal(.orders, 100).fieldValue])
    }
    _ = try shop.insert(Offer.self) { $0.campaign = whole }
    _ = try campaign(ago: 20, .bundle, .ended) {
      $0.groups = [group]
      $0.more["path"] = path("")
    }
    _ = try campaign(ago: 20, .lottery, .reviewed)
    _ = try campaign(ago: 90, .launch, .ended)  // of the quarter before
    _ = try campaign(ago: 2, .launch, .draft)
    let fit = try reading("conversion.scenarioFit", shop)
    #expect(fit.num == 1 && fit.den == 3 && fit.parts.map(\.value) == [1, 2, 1, 2])
    let linked = try reading("conversion.pathLinked", shop)
    #expect(linked.num == 1 && linked.den == 2 && linked.state == .short)
  }

  @Test func `days since a fission campaign was last reviewed`() throws {
    var shop = ShopSketch()
    _ = try shop.insert(Campaign.self) { ($0.kind, $0.state) = (.launch, .running) }
    #expect(try reading("fission.iteration", shop).state.code == "noData")
    _ = try shop.insert(Campaign.self) { ($0.kind, $0.state) = (.fission, .running) }
    #expect(try reading("fission.iteration", shop).reason?.zh.contains("复盘") == true)
    for ago in [30, 8] {
      _ = try shop.insert(Campaign.self) {
        ($0.kind, $0.state) = (.fission, .reviewed)
        $0.more["reviewedAt"] = .instant(ShopSketch.instant(ago: ago))
      }
    }
    let found = try reading("fission.iteration", shop)
    #expect(found.num == 8 && found.den == 1 && found.state == .short)
  }

  // MARK: Checks and rules

  @Test func `tiers that somebody looked at in thirty days`() throws {
    var shop = ShopSketch()
    let someone = try shop.person()
    func check(ago days: Int, _ verdict: TierVerdict?) throws {
      _ = try shop.insert(TierCheck.self) {
        ($0.member, $0.day, $0.verdict) = (someone, Self.today - days, verdict)
      }
    }
    #expect(try reading("tier.accuracy", shop).state.code == "noData")
    for place in 0..<29 { try check(ago: 4, place < 27 ? .confirmed : .wrong) }
    try check(ago: 4, nil)
    try check(ago: 30, .wrong)
    let few = try reading("tier.accuracy", shop)
    #expect(few.num == 27 && few.den == 29 && few.state == .tooSmall)
    try check(ago: 0, .wrong)
    let found = try reading("tier.accuracy", shop)
    #expect(found.num == 27 && found.den == 30 && found.state == .met)
    #expect(found.leftOut.map(\.count) == [1] && found.interval != nil)
  }

  // MARK: Invitations

  @Test func `newcomers whom members brought and who bought in time`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let inviter = try shop.person()
    let colleague = try shop.person { $0.isStaff = true }
    try shop.stay(inviter, in: group, joined: 200)
    func bring(
      ago days: Int, by other: ID<Member>? = nil, bought: Int? = nil, left: Int? = nil,
      before: Int? = nil
    ) throws {
      let someone = try shop.person()
      if let before { try shop.stay(someone, in: group, joined: before) }
      try shop.stay(someone, in: group, joined: days, left: left) {
        $0.inviter = other ?? inviter
      }
      if let bought { try shop.order(someone, ago: bought, fen: 100) }
    }
    #expect(try reading("fission.conversion", shop).state.code == "noData")
    for _ in 0..<16 { try bring(ago: 20) }
    try bring(ago: 15, bought: 15)
    try bring(ago: 30, bought: 16)  // fourteen days later: in time
    try bring(ago: 30, bought: 15)  // fifteen days later: valid, too late
    try bring(ago: 43, bought: 40)
    try bring(ago: 44, bought: 44)  // before the window
    try bring(ago: 14, bought: 2)  // its days are not over
    try bring(ago: 20, left: 14)  // gone within the week
    try bring(ago: 20, bought: 25)  // a customer before
    try bring(ago: 20, by: colleague, bought: 19)
    try bring(ago: 20, bought: 19, before: 100)  // in a group before
    let found = try reading("fission.conversion", shop)
    #expect(found.num == 3 && found.den == 20 && found.state == .short)
    #expect(found.leftOut.map(\.count) == [1, 2])
  }

  // MARK: The data themselves

  @Test func `a talk table that grew old is an alert, and one of this week is none`() throws {
    for (days, isBeyond) in [(0, false), (7, false), (8, true)] {
      var shop = ShopSketch()
      _ = try heardGroup(&shop, until: 30)
      _ = try heardGroup(&shop, until: days)
      let scene = MetricScene(shop.community, figures: shop.figures)
      let found = AlertEvaluation(scene).alerts.contains { $0.id == "talk.old" }
      #expect(found == isBeyond, "\(days)")
    }
    let silent = ShopSketch()
    let scene = MetricScene(silent.community, figures: silent.figures)
    #expect(!AlertEvaluation(scene).alerts.contains { $0.id == "talk.old" })
  }

  @Test func `a tag rule that nobody can run is an alert by its name`() throws {
    var shop = ShopSketch()
    _ = try shop.insert(PolicyVersion.self) {
      ($0.policy, $0.version) = (.tags, 2)
      $0.lines = [
        PolicyLine("rules", "常客 乱写"), PolicyLine("乱写.when", "orders>>"),
        PolicyLine("常客.when", "orders>=2"),
      ]
    }
    let scene = MetricScene(shop.community, figures: shop.figures)
    let alert = try #require(AlertEvaluation(scene).alerts.first { $0.id == "tag.ruleFailed" })
    #expect(alert.words.zh.contains("1 条") && alert.words.zh.contains("乱写"))
  }
}
