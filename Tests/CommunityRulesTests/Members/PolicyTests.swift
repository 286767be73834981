import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing

/// Policies as text: read, checked, tried out, in force.
@Suite struct PolicyTests {
  static let community = DemoWorkspace.make(
    members: 300, seed: 4, moment: DemoWorkspaceTests.moment)

  private func saved(
    _ kind: PolicyKind, _ text: String, in before: Community = PolicyTests.community, version: Int64 = 2
  ) throws -> Community {
    var draft = PolicyDraft(kind, in: before)
    #expect(draft.take(text) == nil)
    #expect(draft.problems == [:])
    var community = before
    var row = PolicyVersion(id: ID(raw: PackedID.pack(machine: 99, counter: version)))
    (row.policy, row.version, row.lines) = (kind, version, draft.lines)
    try community.apply([.insert("policies", row.record)])
    return community
  }

  @Test(arguments: PolicyKind.allCases)
  func `what a workspace begins with reads well and says the same when it is stored`(
    kind: PolicyKind
  ) throws {
    let draft = PolicyDraft(kind, in: Self.community)
    #expect(draft.problems == [:] && !draft.rows.isEmpty)
    let community = try saved(kind, "")
    #expect(PolicyDraft(kind, in: community).lines == draft.lines)
    let (before, after) = (
      Figures.computed(from: Self.community, moment: DemoWorkspaceTests.moment),
      Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    )
    #expect(before.members == after.members)
  }

  @Test(arguments: [
    ("tiers=a b", "tiers"), ("tiers=a b c d e f", "tiers"), ("tiers=a a b c", "tiers"),
    ("highValue.when=spend>>3", "highValue.when"), ("highValue.when=", "highValue.when"),
    ("highValue.when=tier:active", "highValue.when"), ("highValue.when=nosuch:1", "highValue.when"),
    ("highValue.when=core:yes", "highValue.when"), ("highValue.every=soon", "highValue.every"),
    ("highValue.agent=maybe", "highValue.agent"), ("active.name=高价值", "active.name"),
  ])
  func `a wrong tier policy is found where it is wrong`(text: String, key: String) {
    var draft = PolicyDraft(.tiers, in: Self.community)
    #expect(draft.take(text) == nil)
    #expect(draft.problems[key] != nil, "\(draft.problems)")
  }

  @Test(arguments: [
    (PolicyKind.rhythm, "warnDays=20", "warnDays"), (.rhythm, "lostDays=10", "lostDays"),
    (.rhythm, "clock=never", "clock"), (.levels, "silver.from=3000", "gold.from"),
    (.levels, "standard.from=5", "standard.from"), (.levels, "keepAt=101", "keepAt"),
    (.points, "life=soon", "life"), (.points, "from=tomorrow", "from"),
    (.contact, "agentLimit=-1", "agentLimit"), (.tags, "rules=老客", "老客.when"),
  ])
  func `so is any other`(kind: PolicyKind, text: String, key: String) {
    var draft = PolicyDraft(kind, in: Self.community)
    #expect(draft.take(text) == nil)
    #expect(draft.problems[key] != nil, "\(draft.problems)")
  }

  @Test func `settings that are not there are refused by name`() {
    var draft = PolicyDraft(.rhythm, in: Self.community)
    #expect(draft.take("colour=red") != nil)
    #expect(draft.take("no sign") != nil)
  }

  @Test func `a written rule decides the tier, first match wins, and updates agree`() throws {
    var community = try saved(
      .tiers, "tiers=vip talker rest; vip.when=spend>=100 and -tag:囤货; talker.when=group-count>=1")
    let policy = FiguresPolicy(inForceIn: community)
    #expect(policy.tiers.version == 2 && policy.tiers.isWritten)
    var figures = Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    let tag = try #require(community.tags.first { $0.name == "囤货" })
    for member in community.members where !member.isStaff {
      let own = figures[member.id]
      let isHoarder = member.tags.contains {
        $0.tag == tag.id && ($0.until.map { $0 >= DemoWorkspaceTests.moment.today } ?? true)
      }
      let expected =
        own.orders > 0 && own.spend >= 10_000 && !isHoarder
        ? "vip" : own.activeGroups > 0 ? "talker" : "rest"
      #expect(own.tier == expected)
    }
    // A tag that a written rule looks at moves its member at once.
    let vip = try #require(community.members.first { figures[$0.id].tier == "vip" })
    let assignment = TagAssignment(tag: tag.id, source: .manual)
    let changes: [Change] = [
      .add("members", vip.id.raw, field: "tags", element: assignment.fieldValue)
    ]
    try community.apply(changes)
    figures.update(after: changes, in: community, moment: DemoWorkspaceTests.moment)
    #expect(figures[vip.id].tier != "vip")
    let whole = Figures.computed(from: community, moment: DemoWorkspaceTests.moment)
    #expect(figures.members == whole.members)
  }

  @Test func `a preview says who would move, and saving moves exactly them`() throws {
    let figures = Figures.computed(from: Self.community, moment: DemoWorkspaceTests.moment)
    let scene = QueryScene(community: Self.community, figures: figures)
    var draft = PolicyDraft(.rhythm, in: Self.community)
    #expect(draft.take("warnDays=31") == nil)
    let preview = PolicyPreview(draft, scene: scene, policies: .standard)
    let stages = preview.moves.filter { $0.standing == .stage }
    let after = Figures.computed(
      from: try saved(.rhythm, "warnDays=31"), moment: DemoWorkspaceTests.moment)
    let moved = Self.community.members.count {
      !$0.isStaff && after[$0.id].stage != figures[$0.id].stage
    }
    #expect(moved > 0 && stages.reduce(0) { $0 + $1.count } == moved)
    let same = PolicyPreview(
      PolicyDraft(.rhythm, in: Self.community), scene: scene, policies: .standard)
    #expect(same.moves.isEmpty && same.sentences.count == 1)
  }

  @Test func `the newest version is in force, and taking it back brings the one before`() throws {
    var community = try saved(.rhythm, "newDays=20")
    community = try saved(.rhythm, "newDays=10", in: community, version: 3)
    #expect(FiguresPolicy(inForceIn: community).newDays == 10)
    let row = try #require(community.policyInForce(.rhythm))
    try community.apply([.remove("policies", row.record)])
    #expect(FiguresPolicy(inForceIn: community).newDays == 20)
  }
}
