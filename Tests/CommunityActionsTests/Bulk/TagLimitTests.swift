import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// Tags that exclude one another, and colleagues who look after only so many.
@Suite struct TagLimitTests {
  static func plan(
    _ action: BulkAction, _ community: Community, _ chosen: [Int64], _ answers: String...
  ) throws -> Plan {
    try action.plan(
      PlanInput(
        scene: QueryScene(
          community: community,
          figures: Figures.computed(from: community, moment: ActionGround.moment)),
        chosen: chosen, answers: answers, actor: ActionGround.actor))
  }

  private static let ids = Array(
    ActionGround.community.members.filter { !$0.isStaff }.prefix(10).map(\.id.raw))

  /// The shop with two tags of one group, the second worn by the first three.
  private static func shop(exclusive: Bool) throws -> Community {
    var community = ActionGround.community
    var tags: [ID<CommunityModel.Tag>] = []
    for name in ["黑五意向", "黑五已购"] {
      var tag = CommunityModel.Tag(id: community.mint.mint())
      tag.name = name
      tag.category = "黑五"
      try community.apply([.insert("tags", tag.record)])
      tags.append(tag.id)
    }
    if exclusive { try decide(.tags, "exclusive=黑五", in: &community) }
    try community.apply(plan(.addTag, community, Array(ids.prefix(3)), "黑五已购").changes)
    return community
  }

  static func decide(
    _ kind: PolicyKind, _ text: String, in community: inout Community
  ) throws {
    var draft = PolicyDraft(kind, in: community)
    #expect(draft.take(text) == nil && draft.problems == [:])
    var row = PolicyVersion(id: community.mint.mint())
    (row.policy, row.version, row.lines) = (kind, 2, draft.lines)
    try community.apply([.insert("policies", row.record)])
  }

  @Test func `an exclusive tag of the group keeps the others off, and says which`() throws {
    let plan = try Self.plan(.addTag, Self.shop(exclusive: true), Self.ids, "黑五意向")
    #expect(plan.changeCount == 7)
    #expect(plan.skipped.map(\.reason.zh) == ["互斥标签「黑五已购」"])
    #expect(plan.skipped.first?.ids == Array(Self.ids.prefix(3)))
    let free = try Self.plan(.addTag, Self.shop(exclusive: false), Self.ids, "黑五意向")
    #expect(free.changeCount == 10)
  }

  @Test func `a colleague is given only as many members as there is room for`() throws {
    var community = ActionGround.community
    let colleague = try #require(community.colleague(named: "小林"))
    let held = community.referrerCount(of: colleague.id.raw, through: "members.owner")
    let others = Array(
      community.members.filter { !$0.isStaff && $0.owner != colleague.id }.prefix(8).map(\.id.raw))
    let free = try Self.plan(.assignAgent, community, others, "小林")
    #expect(free.changeCount == 8)
    try Self.decide(.contact, "agentLimit=\(held + 3)", in: &community)
    let plan = try Self.plan(.assignAgent, community, others, "小林")
    #expect(plan.items.map(\.id) == Array(others.prefix(3)))
    #expect(plan.skippedCount == 5)
    #expect(plan.skipped.first?.reason.zh.contains("最多管 \(held + 3) 人") == true)
    try community.apply(plan.changes)
    #expect(try Self.plan(.assignAgent, community, others, "小林").changeCount == 0)
  }
}
