import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// Every sample plans something on a lively shop, once the action it follows was done there.
@Suite struct FollowingActionTests {
  private static let moment = Moment(now: Instant(milliseconds: 1_795_486_000_000))
  private static let demo: Community = {
    var community = DemoWorkspace.make(members: 400, seed: 7, moment: moment)
    community.mint = IDMint(machine: 0x12345)
    community.relink()
    return community
  }()

  private static func plan(_ action: BulkAction, _ community: Community) throws -> Plan {
    let scene = QueryScene(
      community: community, figures: Figures.computed(from: community, moment: moment))
    return try action.plan(
      PlanInput(
        scene: scene, chosen: Collections.named(action.on)?.ids(community) ?? [],
        answers: action.sample, actor: Actor(name: "小林", machine: 0x12345, process: 7)))
  }

  /// The shop after the actions that an action follows, the first of them first.
  private static func ground(for action: BulkAction) throws -> Community {
    guard let id = action.follows else { return demo }
    let before = try #require(ActionCatalog.named(id))
    var community = try ground(for: before)
    try community.apply(try plan(before, community).changes)
    return community
  }

  @Test(arguments: ActionCatalog.all.map(\.id))
  func `the sample of an action plans something after what it follows`(id: String) throws {
    let action = try #require(ActionCatalog.named(id))
    var community = try Self.ground(for: action)
    let before = community
    let plan = try Self.plan(action, community)
    #expect(plan.changeCount > 0)
    #expect(action.sample.count == action.arguments.count)
    #expect(
      (action.scope == .request)
        == plan.changes.contains { $0.collection == "requests" && $0.field == nil })
    try community.apply(plan.changes)
    let group = plan.group(
      id: community.mint.mint(), at: Self.moment.now,
      actor: Actor(name: "小林", machine: 0x12345, process: 7))
    let again = try Self.plan(action, community)
    #expect(action.isRepeatable ? again.changeCount == plan.changeCount : again.changes.isEmpty)
    let inverse = community.inverse(of: group)
    #expect(inverse.kept.isEmpty)
    try community.apply(inverse.changes)
    #expect(community == before)
  }

  @Test func `at least 34 verbs act on members, with keys of their own`() {
    let verbs = ActionCatalog.on("members")
    #expect(verbs.count >= 34)
    let keys = verbs.compactMap(\.key)
    #expect(Set(keys).count == keys.count)
    #expect(Set(ActionCatalog.all.map(\.id)).count == ActionCatalog.all.count)
  }
}
