import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Asks for members of one group to be invited into another in its place.
  public static let requestSwitch = BulkAction(
    id: "member.request.switch", on: "members",
    title: Localized("邀请换群", "Invite to switch group"),
    summary: Localized(
      "请在群的成员换到另一个群：先邀请，进了再退原群", "Asks members of a group to move to another one"),
    arguments: [
      Argument("from", Localized("原来的群", "From group"), .group),
      Argument("to", Localized("换到", "To group"), .group),
    ],
    scope: .request, sample: ["MZ-01", "SP-01"],
    prepare: { (input) throws(Refusal) in
      guard let from = try input.group(0) else {
        throw Refusal("原来的群不能为空", "From group is empty")
      }
      let group = try input.activeGroup(1)
      guard from.id != group.id else { throw Refusal("两个群是同一个", "Both groups are the same") }
      let (community, today) = (input.community, input.moment.today)
      let draft = RequestDraft(
        deed: .switch, group: group, from: from, limit: community.freeSeats(in: group.id))
      return input.requesting(draft) { member in
        guard let stay = community.activeMembership(of: member.id, in: from.id) else {
          return .skip(Localized("不在「\(from.name)」", "Not in “\(from.name)”"))
        }
        if stay.role == .owner { return .skip(Localized("原群的群主", "Owner of that group")) }
        if community.activeMembership(of: member.id, in: group.id) != nil {
          return .skip(Localized("已在要换到的群", "In the other group already"))
        }
        if let reason = member.refusalToInvite(on: today) { return .skip(reason) }
        return .fits(from.quoted)
      }
    })
}
