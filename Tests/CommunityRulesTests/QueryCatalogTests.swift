import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// Every field that queries know keeps its word on every row of the demo.
@Suite struct QueryCatalogTests {
  static let scene: QueryScene = {
    let community = DemoWorkspace.make(members: 1200, moment: DemoWorkspaceTests.moment)
    return QueryScene(
      community: community,
      figures: .computed(from: community, moment: DemoWorkspaceTests.moment))
  }()

  @Test func `no two fields of a catalogue answer to one name`() {
    expectDistinctNames(QueryCatalogs.members)
    expectDistinctNames(QueryCatalogs.groups)
    expectDistinctNames(QueryCatalogs.memberships)
    expectDistinctNames(QueryCatalogs.orders)
    expectDistinctNames(QueryCatalogs.notes)
    expectDistinctNames(QueryCatalogs.operators)
    expectDistinctNames(QueryCatalogs.tags)
  }

  @Test func `every field gives values of its kind for every row`() {
    let community = Self.scene.community
    expectFittingValues(QueryCatalogs.members, community.members)
    expectFittingValues(QueryCatalogs.groups, community.groups)
    expectFittingValues(QueryCatalogs.memberships, community.memberships)
    expectFittingValues(QueryCatalogs.orders, community.orders)
    expectFittingValues(QueryCatalogs.notes, community.notes)
    expectFittingValues(QueryCatalogs.operators, community.operators)
    expectFittingValues(QueryCatalogs.tags, community.tags)
  }

  @Test(arguments: [
    "name", "phone", "email", "city", "province", "gender", "age", "birthday-in", "group", "role",
    "joined", "source", "channel", "inviter", "stage", "tier", "level", "growth", "rfm", "r", "f",
    "m", "segment", "aov", "bought", "orders", "spend", "purchase-days", "last", "koc", "tag",
    "consent", "dnc", "blacklist", "onboarding", "wecom", "staff", "owner", "id",
    "阶段", "等级", "标签", "消费", "层级", "分层", "群", "所在群", "角色", "入群", "最近互动", "最近购买",
    "客单", "客单价", "订单数", "客服", "勿扰", "黑名单", "授权", "城市", "昵称", "手机", "同事", "bday", "ref",
  ])
  func `a member can be asked for`(_ name: String) {
    #expect(QueryCatalogs.members[name] != nil)
  }

  @Test(arguments: [
    "name", "size", "人数", "occupancy", "满员率", "free", "joins", "leaves", "capacity", "owner",
    "负责", "category", "status", "need", "要处理", "waiting", "待引导", "kocs",
  ])
  func `a group can be asked for`(_ name: String) {
    #expect(QueryCatalogs.groups[name] != nil)
  }

  @Test(arguments: ["status", "状态", "group", "member", "role", "joined", "left", "scene"])
  func `a membership can be asked for`(_ name: String) {
    #expect(QueryCatalogs.memberships[name] != nil)
  }

  @Test func `windows that figures hold agree with windows that are counted`() throws {
    let scene = Self.scene
    let spend = try #require(QueryCatalogs.members["spend"])
    let days = try #require(QueryCatalogs.members["purchase-days"])
    let orders = try #require(QueryCatalogs.members["orders"])
    for member in scene.community.members {
      let figures = scene.figures[member.id]
      guard figures.orders > 0 else {
        #expect(spend.read(member, scene, 30).isNone)
        continue
      }
      #expect(spend.read(member, scene, 100_000) == .int(figures.spend))
      #expect(days.read(member, scene, 100_000) == .int(Int64(figures.purchaseDays)))
      #expect(orders.read(member, scene, 100_000) == .int(Int64(figures.orders)))
    }
    // A window that cuts somebody's purchases in two agrees with counting the orders one by one.
    for member in scene.community.members {
      let counted = scene.community.orders(of: member.id).filter {
        $0.isEligible
          && $0.paidAt.map { scene.today - scene.figures.moment.zone.day(of: $0) < 60 } ?? false
      }
      guard scene.figures[member.id].orders > 0 else { continue }
      #expect(orders.read(member, scene, 60) == .int(Int64(counted.count)))
      #expect(spend.read(member, scene, 60) == .int(counted.reduce(0) { $0 + $1.net.fen }))
    }
    let joins = try #require(QueryCatalogs.groups["joins"])
    let leaves = try #require(QueryCatalogs.groups["leaves"])
    for group in scene.community.groups {
      let net = scene.figures[group.id].netByDay.reduce(0, +)
      let (came, went) = (joins.read(group, scene, 14).int, leaves.read(group, scene, 14).int)
      #expect((came ?? 0) - (went ?? 0) == Int64(net))
    }
  }

  @Test func `what the demo is asked most splits its members`() throws {
    let scene = Self.scene
    let members = scene.community.members
    func count(_ key: String, _ fits: (FieldValue) -> Bool) throws -> Int {
      let field = try #require(QueryCatalogs.members[key])
      return members.count { fits(field.read($0, scene, field.defaultWindow)) }
    }
    let counts = [
      try count("spend") { ($0.int ?? 0) >= 50_000 },
      try count("role") { $0.list.contains(.text("koc")) },
      try count("tier") { $0 == .text("highValue") },
      try count("tier") { $0 == .text("active") },
      try count("last") { $0.day.map { scene.today - $0 > 30 } ?? false },
      try count("tag") { !$0.isNone }, try count("wecom") { $0.flag },
      try count("dnc") { $0.flag }, try count("owner") { $0.isNone },
      try count("koc") { $0 == .text("active") }, try count("inviter") { !$0.isNone },
    ]
    #expect(counts.allSatisfy { 0 < $0 && $0 < members.count })
  }

  @Test func `a colleague has neither stage nor tier nor level`() throws {
    let staff = Self.scene.community.members.filter(\.isStaff)
    #expect(staff.count == 3)
    for key in ["stage", "tier", "level", "growth", "rfm", "r"] {
      let field = try #require(QueryCatalogs.members[key])
      #expect(staff.allSatisfy { field.read($0, Self.scene, nil).isNone })
    }
  }

  @Test func `a birthday knows its next day and the age, a lunar one neither`() throws {
    var shop = ShopSketch()
    let birthday: (String, Int64, Int64) -> FieldValue = {
      .record([.text($0), .int($1), .int($2), .none, .int(1990)])
    }
    let soon = try shop.person { $0.more["birthday"] = birthday("solar", 12, 3) }
    let leap = try shop.person { $0.more["birthday"] = birthday("solar", 2, 29) }
    let today = try shop.person { $0.more["birthday"] = birthday("solar", 11, 24) }
    let lunar = try shop.person { $0.more["birthday"] = birthday("lunar", 8, 15) }
    let scene = QueryScene(community: shop.community, figures: shop.figures)
    func read(_ key: String, _ id: ID<Member>) throws -> FieldValue {
      let field = try #require(QueryCatalogs.members[key])
      return field.read(try #require(shop.community.members[id]), scene, nil)
    }
    #expect(try read("birthday-in", soon) == .int(9) && read("age", soon) == .int(35))
    #expect(try read("birthday-in", leap) == .int(96))
    #expect(try read("birthday-in", today) == .int(0) && read("age", today) == .int(36))
    #expect(try read("birthday-in", lunar).isNone && read("age", lunar).isNone)
    #expect(try read("birthday", lunar) == .text("农08-15"))
  }
}

private func expectDistinctNames<Row: Entity>(
  _ catalog: QueryCatalog<Row>, sourceLocation: SourceLocation = #_sourceLocation
) {
  var owners: [String: String] = [:]
  for field in catalog.fields {
    let names = Set(
      ([field.key, field.title.zh, field.title.en] + field.aliases).map { $0.lowercased() })
    for name in names {
      let other = owners.updateValue(field.key, forKey: name)
      #expect(
        other == nil, "\(name): \(other ?? "") and \(field.key)", sourceLocation: sourceLocation)
    }
  }
}

private func expectFittingValues<Row: Entity>(
  _ catalog: QueryCatalog<Row>, _ rows: Table<Row>,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  for field in catalog.fields {
    let misfit = rows.first {
      !field.kind.admits(field.read($0, QueryCatalogTests.scene, field.defaultWindow))
    }
    #expect(
      misfit == nil, "\(field.key) of \(String(describing: misfit))", sourceLocation: sourceLocation
    )
  }
  #expect(!rows.isEmpty, sourceLocation: sourceLocation)
}
