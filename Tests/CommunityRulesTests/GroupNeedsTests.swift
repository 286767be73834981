import CommunityModel
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// A group says in words why it needs a hand, and the neediest comes first.
@Suite struct GroupNeedsTests {
  let moment = ShopSketch.moment

  func reasons(
    size: Int = 200, newcomers: Newcomers = Newcomers(), early: (left: Int, base: Int) = (0, 0),
    _ fill: (inout Group) -> Void = { _ in }
  ) -> [String] {
    var group = Group(id: ID(raw: 1))
    group.owner = ID(raw: 2)
    fill(&group)
    var figures = GroupFigures()
    figures.size = size
    (figures.earlyLeft, figures.earlyBase) = early
    return GroupNeeds.reasons(for: group, figures: figures, newcomers: newcomers, moment: moment)
      .map(\.words.zh)
  }

  @Test func `a quiet group needs nothing`() {
    #expect(reasons().isEmpty)
  }

  @Test(arguments: [
    (269, []), (270, ["差 30 人满，换入群码"]), (298, ["差 2 人满，换入群码"]), (300, ["满了，换入群码"]),
    (303, ["超上限 3 人，先分群"]), (501, ["超平台上限 1 人"]),
  ])
  func `room runs out`(_ size: Int, _ words: [String]) {
    #expect(reasons(size: size) == words)
  }

  @Test func `a join code that expires today says when, one that has expired says so`() {
    let code: (Instant) -> (inout Group) -> Void = { expires in
      { $0.more["joinCode"] = .record([.none, .instant(expires)]) }
    }
    let zone = moment.zone
    #expect(reasons(code(zone.instant(moment.today, second: 86_340))) == ["入群码 23:59 失效"])
    #expect(reasons(code(moment.now.adding(seconds: -1))) == ["入群码已失效"])
    #expect(reasons(code(zone.instant(moment.today + 1))).isEmpty)
  }

  @Test func `early leaves count from twenty joins on and above eight percent`() {
    #expect(reasons(early: (5, 46)) == ["7 日退群 11%，超 8%"])
    #expect(reasons(early: (5, 19)).isEmpty)
    #expect(reasons(early: (2, 25)).isEmpty)
    #expect(reasons(early: (3, 36)) == ["7 日退群 8%，超 8%"])
  }

  @Test func `the most urgent of several reasons comes first`() {
    var newcomers = Newcomers()
    (newcomers.waiting, newcomers.overdue) = (12, 9)
    let found = reasons(size: 298, newcomers: newcomers, early: (5, 46)) { $0.owner = nil }
    #expect(found == ["没有人负责", "差 2 人满，换入群码", "9 位新人 24h 没引导", "7 日退群 11%，超 8%"])
  }

  @Test func `a group that is not in use needs nothing`() {
    #expect(reasons(size: 400) { $0.status = .frozen }.isEmpty)
  }

  @Test func `newcomers wait, then wait too long, until guided or no longer new`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let now = moment.now
    func join(hours: Int64, _ steps: [String] = []) throws {
      let marks = steps.sorted().map { FieldValue.record([.text($0), .instant(now)]) }
      try shop.stay(try shop.person(), in: group, joined: 0) {
        $0.joinedAt = now.adding(seconds: -3600 * hours)
        if !marks.isEmpty { $0.more["onboarding"] = .list(marks) }
      }
    }
    try join(hours: 23)
    try join(hours: 24)
    try join(hours: 30, ["welcome"])
    try join(hours: 30, ["welcome", "rules"])
    try join(hours: 24 * 7)
    let waiting = Newcomers.byGroup(shop.community, at: now)[group]
    #expect(waiting?.waiting == 3 && waiting?.overdue == 2)
  }

  @Test func `the demo shows one of each scene, and only those`() {
    let community = DemoWorkspace.make(moment: DemoWorkspaceTests.moment)
    let figures = Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    let needs = GroupNeeds(community, figures: figures)
    let order = needs.ordered(community.groups)
    #expect(order.count == 40 && Set(order).count == 40)
    let said = order.prefix(5).map { id in
      "\(community.groups[id]?.name ?? "") \(needs.reasons[id]?.first?.words.zh ?? "·")"
    }
    #expect(
      said.prefix(5) == [
        "零食囤货3群 差 2 人满，换入群码", "穿搭分享2群 3 天没声", "家居好物5群 9 位新人 24h 没引导",
        "美妆尝鲜7群 入群码 23:59 失效", "零食囤货11群 7 日退群 11%，超 8%",
      ])
    #expect(needs.reasons.count == 5)
    let silent = needs.reasons[order[1]]?.map(\.words.zh)
    #expect(silent == ["3 天没声", "早安没发"])
  }
}
