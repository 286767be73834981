import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// Queries over the catalogues say what rules say, in both languages.
@Suite struct AskingTests {
  static let scene: QueryScene = {
    let community = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
    return QueryScene(
      community: community,
      figures: .computed(from: community, moment: DemoWorkspaceTests.moment))
  }()

  static func ids(_ text: String) throws -> [ID<Member>] {
    let compiled = try QueryCatalogs.members.compile(text: text, scene: scene).get()
    return try #require(compiled.ids(in: scene.community.members))
  }

  @Test(arguments: [
    ("spend>=500", "消费>=500"), ("last>30d", "最近互动>30天"), ("-role:koc", "非 角色:koc"),
    (
      "(tier:highValue or tier:active) spend>100", "(层级:highValue 或 层级:active) 消费>100"
    ),
    ("tier:highValue", "分层:高价值"), ("stage:churnWarning", "阶段:预流失"), ("#囤货", "标签:囤货"),
    ("group:零食囤货2群", "群:SP-02"), ("owner:小林", "客服:xiaolin"), ("joined<7d", "入群<7天"),
    ("koc:active", "KOC:合作"), ("orders(90d)>=2", "订单数(90d)>=2"), ("bought:none", "最近购买:none"),
    ("level:gold", "等级:金卡"), ("rfm:champions", "rfm:冠军客"), ("dnc:yes", "勿扰:是"),
    ("consent:granted", "授权:有"), ("city:杭州", "城市:杭州"),
    ("onboarding:overdue,waiting", "引导:待引导,超时未引导"),
  ])
  func `both languages ask the same, and the answer says something`(
    _ english: String, _ chinese: String
  ) throws {
    let found = try Self.ids(english)
    #expect(found == (try Self.ids(chinese)))
    #expect(0 < found.count && found.count < 2000)
  }

  @Test func `a query and its negation share everybody out`() throws {
    #expect(try Self.ids("spend>=500").count + Self.ids("-spend>=500").count == 2000)
  }

  @Test(arguments: TierPolicy.standard.tiers.filter { !$0.query.isEmpty }.map(\.key))
  func `the query of a tier finds whoever its rule holds for`(_ key: String) throws {
    let policy = TierPolicy.standard
    let tier = try #require(policy.named(key))
    let asked = Set(try Self.ids("(\(tier.query)) -staff:yes"))
    // A tier's people are those its query finds and no earlier tier's does.
    let place = try #require(policy.tiers.firstIndex { $0.key == key })
    let earlier = try policy.tiers[..<place].reduce(into: Set<ID<Member>>()) {
      $0.formUnion(try Self.ids("(\($1.query)) -staff:yes"))
    }
    let held = Set(try Self.ids("tier:\(key)"))
    #expect(held == asked.subtracting(earlier) && !held.isEmpty)
  }

  @Test(arguments: ["teir:gold", "spend>=abc", "tier:nosuchtier", "(spend>5", "+vip", "-#nosuch"])
  func `a wrong query is refused`(_ text: String) {
    #expect(throws: QueryError.self) { try Self.ids(text) }
  }

  @Test(arguments: ["熊妈", "囤货", "wmAJ2GCAAA100010", "小样"])
  func `a bare word finds names, tags, accounts and notes`(_ word: String) throws {
    let found = try Self.ids(word)
    #expect(found.count < 2000)
    #expect(!found.isEmpty)
  }

  @Test func `groups and memberships answer too`() throws {
    let community = Self.scene.community
    let groups = try QueryCatalogs.groups.compile(
      text: "满员率>=90% 要处理:满 负责:小林", scene: Self.scene
    ).get()
    #expect(groups.count(in: community.groups) == 1)
    let active = try QueryCatalogs.memberships.compile(text: "status:active", scene: Self.scene)
      .get().count(in: community.memberships)
    #expect(active == community.memberships.count { $0.status == .active })
    let orders = try QueryCatalogs.orders.compile(text: "状态:已退款 net=0", scene: Self.scene).get()
    #expect((orders.count(in: community.orders) ?? 0) > 0)
  }
}
