import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Asks for members to be invited into a group, as far as there are seats.
  public static let requestInvitation = BulkAction(
    id: "member.request.invite", on: "members",
    title: Localized("邀请入群", "Invite to group"),
    summary: Localized(
      "给选中的成员各记一条邀请入群的请求；位子不够时按名单先后",
      "Asks for members to be invited; seats go by the order of the list"),
    arguments: [Argument("group", Localized("群", "Group"), .group)],
    scope: .request, sample: ["MZ-01"],
    prepare: { (input) throws(Refusal) in
      let group = try input.activeGroup(0)
      let (community, today) = (input.community, input.moment.today)
      let draft = RequestDraft(
        deed: .invite, group: group, limit: community.freeSeats(in: group.id))
      return input.requesting(draft) { member in
        if community.activeMembership(of: member.id, in: group.id) != nil { return .unchanged }
        if let reason = member.refusalToInvite(on: today) { return .skip(reason) }
        let applied = community.memberships(of: member.id).contains {
          $0.group == group.id && $0.isAwaitingDecision
        }
        return applied
          ? .skip(Localized("已申请入群，等审核", "Has applied; decide on that"))
          : .fits(Localized("不在群", "Not in the group"))
      }
    })
}
