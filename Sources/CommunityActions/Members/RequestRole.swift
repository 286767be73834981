import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Asks for members to be made admins of a group, or one of them its owner.
  public static let requestRole = BulkAction(
    id: "member.request.role", on: "members",
    title: Localized("设管理员或群主", "Make admin or owner"),
    summary: Localized(
      "请求把选中的成员设为群管理员，或把群主转给其中一位",
      "Asks for members to be made admins, or for one to become the owner"),
    arguments: [
      Argument("group", Localized("群", "Group"), .group),
      Argument(
        "role", Localized("角色", "Role"),
        .choice(
          ClosedChoices(
            MembershipRole.choices.choices.filter { $0.code == "owner" || $0.code == "admin" }))),
    ],
    isDangerous: true, scope: .request, sample: ["MZ-01", "管理员"],
    prepare: { (input) throws(Refusal) in
      let group = try input.activeGroup(0)
      let role = try input.demandedChoice(1, MembershipRole.self, Localized("角色", "Role"))
      guard role == .owner || role == .admin else {
        throw Refusal("KOC 和成员是社群库自己的角色，用「设群内角色」", "KOC and member are set with “Set role”")
      }
      let community = input.community
      let draft = RequestDraft(
        deed: role == .owner ? .makeOwner : .makeAdmin, group: group,
        limit: role == .owner ? community.seatsForOwner(of: group.id) : nil,
        beyond: Localized("群主只能转给一位", "Only one can become the owner"))
      return input.requesting(draft) { member in
        guard let stay = community.activeMembership(of: member.id, in: group.id) else {
          return .skip(Localized("不在群", "Not in the group"))
        }
        if stay.role == role { return .unchanged }
        if stay.role == .owner { return .skip(Localized("群主，先转让", "Owner: hand over first")) }
        return member.isBlacklisted
          ? .skip(Localized("在黑名单", "Blacklisted")) : .fits(stay.role.title)
      }
    })
}

extension Community {
  /// 1, or 0 where somebody is asked to become the owner already.
  fileprivate func seatsForOwner(of group: ID<Group>) -> Int {
    let isAsked = referrers(of: group.raw, through: "requests.group").contains { raw in
      guard let request = requests[raw: raw] else { return false }
      return request.isWaiting && request.deed == .makeOwner
    }
    return isAsked ? 0 : 1
  }
}
