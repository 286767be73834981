import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing

/// A shop that has named its own tiers: whatever asks for members knows them, and no others.
struct OwnTierTests {
  private static func shop() throws -> Community {
    var community = ActionGround.community
    try TagLimitTests.decide(
      .tiers, "tiers=vip talker rest; vip.when=spend>=100; talker.when=group-count>=1",
      in: &community)
    return community
  }

  @Test func `the profile of a group counts by them`() throws {
    var community = try Self.shop()
    let group = try #require(community.groups.first { $0.status == .active })
    #expect(throws: Refusal.self) {
      try TagLimitTests.plan(.setTargetProfile, community, [group.id.raw], "tier:highValue")
    }
    let plan = try TagLimitTests.plan(.setTargetProfile, community, [group.id.raw], "tier:vip")
    #expect(plan.changeCount == 1)
    try community.apply(plan.changes)
    let scene = QueryScene(
      community: community,
      figures: Figures.computed(from: community, moment: ActionGround.moment))
    let asked = try #require(community.groups[group.id])
    let share = try #require(PreciseShare.of(asked, in: scene))
    let inside = community.memberships(in: group.id).filter {
      $0.status == .active && community.members[$0.member]?.isStaff == false
    }
    #expect(share.people == inside.count)
    #expect(
      share.precise == inside.filter { scene.figures[$0.member].tier == "vip" }.count)
    #expect(0 < share.precise)
  }

  @Test func `the audience of a campaign is frozen by them`() throws {
    var community = try Self.shop()
    var campaign = Campaign(id: community.mint.mint())
    (campaign.name, campaign.start) = ("年货节", ActionGround.moment.today + 30)
    try community.apply([.insert("campaigns", campaign.record)])
    #expect(throws: Refusal.self) {
      try TagLimitTests.plan(.freezeAudience, community, [campaign.id.raw], "tier:highValue")
    }
    let plan = try TagLimitTests.plan(.freezeAudience, community, [campaign.id.raw], "tier:vip")
    #expect(plan.changeCount == 1)
  }
}
