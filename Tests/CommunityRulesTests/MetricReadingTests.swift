import CommunityModel
import CommunityRules
import Testing
import Wording

/// Metrics on small shops worked out by hand.
@Suite struct MetricReadingTests {
  func reading(_ id: String, _ shop: ShopSketch, of group: ID<Group>? = nil) throws
    -> MetricReading
  {
    let scene = MetricScene(shop.community, figures: shop.figures)
    let metric = try #require(MetricCatalog.named(id))
    return try #require(metric.reading(in: group.map(scene.looking(at:)) ?? scene))
  }

  @Test func `early churn leaves out whoever joined less than seven days ago`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    func join(_ days: Int, left: Int? = nil) throws {
      try shop.stay(try shop.person(), in: group, joined: days, left: left)
    }
    for _ in 0..<18 { try join(12) }
    try join(7, left: 1)  // six days in: early
    try join(29, left: 23)  // six days in: early
    try join(29, left: 22)  // seven days in: late
    try join(6, left: 5)  // younger than seven days: on neither side
    try join(3)
    try join(30, left: 29)  // joined before the window
    let found = try reading("member.earlyChurn", shop)
    #expect(found.num == 2 && found.den == 21 && found.state == .short)
    #expect(found.leftOut.map(\.count) == [2])
    #expect(found.valueText == "9.5%")
    #expect(try reading("member.earlyChurn", shop, of: group).num == 2)
  }

  @Test func `early churn of fewer than twenty joins is not judged, of none has no value`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    for _ in 0..<19 { try shop.stay(try shop.person(), in: group, joined: 10, left: 8) }
    let small = try reading("member.earlyChurn", shop)
    #expect(small.state == .tooSmall && small.num == 19 && small.den == 19)
    let other = try shop.group()
    let none = try reading("member.earlyChurn", shop, of: other)
    #expect(none.state == .tooSmall && none.den == 0 && none.valueText == "—")
    let scene = MetricScene(shop.community, figures: shop.figures)
    #expect(!AlertEvaluation(scene).alerts.contains { $0.id.hasPrefix("metric.member") })
  }

  @Test func `onboarding counts who had the time to be guided, whatever became of them`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let now = ShopSketch.moment.now
    func join(hours: Int64, _ steps: [String], left: Bool = false, at: Instant? = nil) throws {
      let marks = steps.sorted().map { FieldValue.record([.text($0), .instant(at ?? now)]) }
      try shop.stay(try shop.person(), in: group, joined: 0) {
        $0.joinedAt = now.adding(seconds: -3600 * hours)
        if left { $0.status = .left }
        if !marks.isEmpty { $0.more["onboarding"] = .list(marks) }
      }
    }
    for _ in 0..<17 { try join(hours: 48, ["welcome", "rules"]) }
    try join(hours: 24, ["welcome", "rules"], left: true)
    try join(hours: 25, ["welcome"])
    try join(hours: 25, [])
    try join(hours: 30, ["welcome", "rules"], at: now.adding(seconds: 1))
    try join(hours: 23, ["welcome", "rules"])
    try join(hours: 24 * 31, [])
    try shop.stay(try shop.person { $0.isStaff = true }, in: group, joined: 2)
    try shop.stay(try shop.person(), in: group, joined: 2) { $0.status = .pending }
    let found = try reading("onboarding.completion", shop)
    #expect(found.num == 18 && found.den == 21)
    #expect(found.state == .short && found.leftOut.map(\.count) == [1])
    #expect(found.interval != nil)
  }

  @Test func `without a single mark nobody says that nobody was guided`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    for _ in 0..<30 { try shop.stay(try shop.person(), in: group, joined: 5) }
    let found = try reading("onboarding.completion", shop)
    #expect(found.state.code == "noData" && found.num == nil)
    #expect(found.reason?.zh.contains("member.onboarding.mark") == true)
  }

  @Test func `the repurchase lift compares with the ninety days before`() throws {
    var shop = ShopSketch()
    func buyers(_ count: Int, _ days: [Int]) throws {
      for _ in 0..<count {
        let someone = try shop.person()
        for day in days { try shop.order(someone, ago: day, fen: 100) }
      }
    }
    // 20 % then, 27 % now: +35 %.
    try buyers(20, [90, 179])
    try buyers(80, [120])
    try buyers(27, [0, 89])
    try buyers(73, [10, 10])
    try buyers(1, [400])
    let found = try reading("order.repurchaseLift", shop)
    #expect(found.parts.map(\.value) == [27, 100, 20, 100])
    #expect(found.num == 700 && found.den == 2000 && found.state == .met)
    #expect(found.valueText == "35.0%" && found.interval == nil)
    try buyers(1, [20])
    #expect(try reading("order.repurchaseLift", shop).state == .short)
  }

  @Test func `a baseline that orders do not reach is no baseline`() throws {
    var shop = ShopSketch()
    for _ in 0..<40 {
      let someone = try shop.person()
      for day in [3, 100, 178] { try shop.order(someone, ago: day, fen: 100) }
    }
    let found = try reading("order.repurchaseLift", shop)
    #expect(found.state.code == "noData")
    #expect(found.reason?.zh.contains((ShopSketch.today - 179).text) == true)
    try shop.order(try shop.person(), ago: 179, fen: 100)
    #expect(try reading("order.repurchaseLift", shop).state == .short)
  }

  @Test func `referred revenue is each referred order once`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let (friend, guest, late) = (try shop.person(), try shop.person(), try shop.person())
    let alone = try shop.person()
    try shop.stay(friend, in: group, joined: 200)
    try shop.stay(guest, in: group, joined: 20) { $0.inviter = friend }
    try shop.stay(late, in: group, joined: 25) { $0.inviter = friend }
    try shop.stay(alone, in: group, joined: 25) { $0.inviter = $0.member }
    try shop.order(guest, ago: 6, fen: 100)  // the fourteenth day after joining
    try shop.order(guest, ago: 5, fen: 1000)  // one day too late
    try shop.order(late, ago: 2, fen: 10)  // late, but the first
    try shop.order(late, ago: 1, fen: 2000) { $0.more["referrer"] = .text("阿May") }
    try shop.order(friend, ago: 1, fen: 5000)
    try shop.order(alone, ago: 20, fen: 300)  // nobody invites themselves
    try shop.order(friend, ago: 30, fen: 9000)  // before the window
    for _ in 0..<14 { try shop.order(friend, ago: 3, fen: 1) }
    let found = try reading("referral.contribution", shop)
    #expect(found.num == 2110 && found.den == 8424)
    #expect(found.parts.map(\.value) == [3, 20] && found.state == .met)
  }

  @Test func `growth and retention take the core of the earlier day, never today's list`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    func person(_ orders: [Int], joined: Int = 300, left: Int? = nil) throws -> ID<Member> {
      let someone = try shop.person()
      try shop.stay(someone, in: group, joined: joined, left: left)
      for day in orders { try shop.order(someone, ago: day, fen: 300_000) }
      return someone
    }
    for _ in 0..<15 { _ = try person([250, 5]) }  // core all along, alive
    for _ in 0..<5 { _ = try person([250]) }  // core all along, silent
    for _ in 0..<2 { _ = try person([250, 5], left: 10) }  // left since
    for _ in 0..<20 { _ = try person([5]) }  // core only now
    #expect(try reading("member.growth.core", shop).state.code == "noData")
    try shop.order(try shop.person(), ago: 600, fen: 100)
    let kept = try reading("retention.core", shop)
    #expect(kept.num == 15 && kept.den == 22 && kept.parts.map(\.value) == [20])
    let grown = try reading("member.growth.core", shop)
    #expect(grown.parts.map(\.value) == [40, 22])
    #expect(grown.num == 18 && grown.den == 22 && grown.state == .met)
  }

  @Test func `a KOC is core from the day the log says`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    _ = try shop.order(try shop.person(), ago: 600, fen: 100)
    func koc(activeSince days: Int, pausedSince paused: Int? = nil) throws {
      let someone = try shop.person()
      try shop.stay(someone, in: group, joined: 300)
      var steps = [KocStep(at: ShopSketch.instant(ago: days), stage: .active, by: "小林")]
      if let paused {
        steps.append(KocStep(at: ShopSketch.instant(ago: paused), stage: .paused, by: "小林"))
      }
      _ = try shop.insert(KocCandidate.self) {
        $0.member = someone
        $0.stage = paused == nil ? .active : .paused
        $0.more["log"] = .list(steps.map(\.fieldValue).sorted())
      }
    }
    try koc(activeSince: 250)
    try koc(activeSince: 250, pausedSince: 20)
    for _ in 0..<2 { try koc(activeSince: 20) }
    let grown = try reading("member.growth.core", shop)
    #expect(grown.parts.map(\.value) == [3, 2] && grown.state == .tooSmall)
  }

  @Test func `tags, friends, agents and positioning are counted over those in groups`() throws {
    var shop = ShopSketch()
    let group = try shop.group { $0.more["positioning"] = .record([.text("value"), .text("好物")]) }
    _ = try shop.group { $0.more["positioning"] = .record([.text("value"), .none]) }
    _ = try shop.group { $0.status = .dissolved }
    let agent = try shop.insert(Operator.self) { $0.name = "小林" }
    let basic = try shop.insert(CommunityModel.Tag.self) { ($0.name, $0.category) = ("母婴", "基础属性") }
    let taste = try shop.insert(CommunityModel.Tag.self) { ($0.name, $0.category) = ("囤货", "消费偏好") }
    let free = try shop.insert(CommunityModel.Tag.self) { $0.name = "爱笑" }
    let today = ShopSketch.today
    func person(_ tags: [TagAssignment], friend: Bool, agent owner: ID<Operator>?) throws {
      let someone = try shop.person {
        $0.tags = tags
        $0.owner = owner
        $0.accounts = [
          ExternalID(
            platform: "wecom", id: "w\($0.id.raw)",
            addedAt: friend ? ShopSketch.instant(ago: 3) : nil)
        ]
      }
      try shop.stay(someone, in: group, joined: 40)
    }
    let put = { (tag: ID<CommunityModel.Tag>, until: Day?) in
      TagAssignment(tag: tag, source: .manual, on: today - 2, until: until)
    }
    for _ in 0..<10 {
      try person([put(basic, nil), put(taste, today)], friend: true, agent: agent)
    }
    for _ in 0..<6 {
      try person([put(basic, nil), put(taste, today - 1)], friend: true, agent: nil)
    }
    for _ in 0..<4 { try person([put(free, nil)], friend: false, agent: nil) }
    _ = try shop.person { $0.owner = agent }  // in no group
    let tags = try reading("tag.completeness", shop)
    #expect(tags.num == 26 && tags.den == 40 && tags.parts.map(\.value) == [10, 20])
    #expect(tags.note?.zh == "还没建：互动行为")
    let friends = try reading("wecom.addRate", shop)
    #expect(friends.num == 16 && friends.den == 20 && friends.state == .met)
    let covered = try reading("tier.coverage", shop)
    #expect(covered.num == 10 && covered.den == 20 && covered.state == .short)
    let clear = try reading("group.positioningClarity", shop)
    #expect(clear.num == 1 && clear.den == 2 && clear.state == .short)
    let fresh = try reading("tag.freshness", shop)
    #expect(fresh.num == 2 && fresh.den == 1 && fresh.state == .short)
    let size = try reading("group.size", shop)
    #expect(size.num == 20 && size.den == 2 && size.parts.map(\.value) == [2, 0])
    #expect(try reading("tier.count", shop).state == .met)
  }

  @Test func `a list of a group without contacts says nothing of friends`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    for number in 0..<30 {
      let someone = try shop.person {
        $0.accounts = [ExternalID(platform: "wecom", id: "w\(number)")]
      }
      try shop.stay(someone, in: group, joined: 5)
    }
    #expect(try reading("wecom.addRate", shop).state.code == "noData")
  }

  @Test func `alerts name their numbers and the rows behind them`() throws {
    var shop = ShopSketch()
    let agent = try shop.insert(Operator.self) { $0.name = "小林" }
    let full = try shop.group { ($0.capacity, $0.owner) = (20, agent) }
    _ = try shop.group { $0.owner = nil }
    let marks = FieldValue.list([
      .record([.text("rules"), .instant(ShopSketch.instant(ago: 4))]),
      .record([.text("welcome"), .instant(ShopSketch.instant(ago: 4))]),
    ])
    for place in 0..<44 {
      try shop.stay(try shop.person(), in: full, joined: 5) {
        if place < 36 { $0.more["onboarding"] = marks }
      }
    }
    let alerts = AlertEvaluation(MetricScene(shop.community, figures: shop.figures)).alerts
    #expect(alerts.first?.severity == .serious)
    #expect(alerts.contains { $0.id == "group.overCapacity" && $0.severity == .serious })
    #expect(alerts.contains { $0.id == "group.noOwner" && $0.severity == .serious })
    let guidance = alerts.filter { $0.id == "metric.onboarding.completion" }
    #expect(guidance.map(\.group) == [nil, full])
    #expect(guidance.allSatisfy { $0.severity == .warning })
    #expect(guidance.first?.words.zh == "引导完成率 36/44 = 81.8%，目标 ≥ 90%")
  }

  @Test func `posts are held to the mix and to the clock as each group saw them`() throws {
    var shop = ShopSketch()
    let (one, two) = (try shop.group(), try shop.group())
    func post(_ category: ContentCategory, ago days: Int, in groups: [ID<Group>], late: Int64 = 0)
      throws
    {
      let at = ShopSketch.instant(ago: days)
      _ = try shop.insert(ContentItem.self) {
        ($0.title, $0.category, $0.scheduledAt) = ("早安", category, at)
        $0.groups = groups.sorted()
        $0.deliveries = groups.sorted().map {
          Delivery(group: $0, at: at.adding(seconds: late), by: "小林")
        }
      }
    }
    for day in 0..<4 { try post(.value, ago: day, in: [one, two]) }
    for day in 0..<3 { try post(.benefit, ago: day, in: [one, two]) }
    for day in 0..<3 { try post(.interactive, ago: day, in: [one, two], late: 600) }
    let fit = try reading("content.mix", shop)
    #expect(fit.state == .met && fit.num == 0 && fit.valueText == "4:3:3")
    #expect(try reading("content.onTime", shop).state == .met)
    // Ten benefit posts more in one group: 4/13/3 of 20 there, 0.35 beyond the best of twenty.
    for day in 0..<7 { try post(.benefit, ago: day, in: [two], late: 601) }
    for day in 0..<3 { try post(.benefit, ago: day, in: [two], late: -1801) }
    try post(.benefit, ago: 7, in: [one])
    let off = try reading("content.mix", shop)
    #expect(off.num == 175_000 && off.state == .short && off.valueText.hasPrefix("3:4."))
    #expect(try reading("content.mix", shop, of: one).num == 0)
    #expect(try reading("content.mix", shop, of: two).num == 350_000)
    let punctual = try reading("content.onTime", shop)
    #expect(punctual.num == 20 && punctual.den == 30 && punctual.state == .short)
    #expect(try reading("content.onTime", shop, of: one).den == 10)
    #expect(try reading("content.onTime", shop, of: one).state == .tooSmall)
  }

  @Test func `a plan without a single publication says nothing of punctuality`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    _ = try shop.insert(ContentItem.self) {
      ($0.scheduledAt, $0.groups) = (ShopSketch.instant(ago: 2), [group])
    }
    #expect(try reading("content.onTime", shop).state.code == "noData")
    #expect(try reading("content.mix", shop).state.code == "noData")
  }

  @Test func `events of the last thirty days count, whatever was dropped does not`() throws {
    var shop = ShopSketch()
    func campaign(ago days: Int, _ state: CampaignState, _ groups: [ID<Group>] = []) throws {
      _ = try shop.insert(Campaign.self) {
        ($0.start, $0.end) = (ShopSketch.today - days, ShopSketch.today - days + 3)
        ($0.state, $0.groups) = (state, groups)
      }
    }
    #expect(try reading("event.perMonth", shop).state.code == "noData")
    let (one, two) = (try shop.group(), try shop.group())
    try campaign(ago: 0, .running)
    try campaign(ago: 30, .reviewed)
    try campaign(ago: -1, .approved)
    try campaign(ago: 3, .draft)
    try campaign(ago: 3, .cancelled)
    #expect(try reading("event.perMonth", shop).num == 1)
    try campaign(ago: 29, .ended, [one])
    #expect(try reading("event.perMonth", shop).state == .met)
    #expect(try reading("event.perMonth", shop, of: one).num == 2)
    #expect(try reading("event.perMonth", shop, of: two).num == 1)
  }
}
