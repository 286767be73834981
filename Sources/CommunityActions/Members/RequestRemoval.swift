import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Asks for members to be removed from a group.
  public static let requestRemoval = BulkAction(
    id: "member.request.remove", on: "members", key: "D",
    title: Localized("移出群", "Remove from group"),
    summary: Localized(
      "给选中的成员各记一条移出群的请求；群主、管理员、KOC 除外",
      "Asks for members to be removed from a group; not owners, admins and KOCs"),
    arguments: [
      Argument("group", Localized("群", "Group"), .group),
      Argument("reason", Localized("原因", "Reason"), .text(limit: 200)),
    ],
    isDangerous: true, scope: .request, sample: ["MZ-01", "发广告"],
    prepare: { (input) throws(Refusal) in
      guard let group = try input.group(0) else { throw Refusal("群不能为空", "Group is empty") }
      let reason = try input.demandedLine(1, Localized("原因", "Reason"))
      let community = input.community
      let draft = RequestDraft(deed: .remove, group: group, reason: reason)
      return input.requesting(draft) { member in
        guard let stay = community.activeMembership(of: member.id, in: group.id) else {
          return .skip(Localized("不在群", "Not in the group"))
        }
        switch stay.role {
        case .owner: return .skip(Localized("群主", "Owner"))
        case .admin: return .skip(Localized("管理员，先换角色", "Admin: change the role first"))
        case .koc: return .skip(Localized("KOC，先换角色", "KOC: change the role first"))
        case .member: return .fits(Localized("在群", "In the group"))
        }
      }
    })
}
