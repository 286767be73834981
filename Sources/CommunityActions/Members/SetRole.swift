import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Makes members KOCs of their groups or plain members again, in qunzhu's own records.
  public static let setRole = BulkAction(
    id: "member.role.set", on: "members",
    title: Localized("设群内角色", "Set role"),
    summary: Localized(
      "把选中的成员在群里记为 KOC 或普通成员；群主和管理员要提请求",
      "Makes members KOCs or plain members of a group; owner and admin are requests"),
    arguments: [
      Argument(
        "role", Localized("角色", "Role"),
        .choice(
          ClosedChoices(
            MembershipRole.choices.choices.filter { $0.code == "koc" || $0.code == "member" }))),
      Argument("group", Localized("群（留空为所在的群）", "Group (empty: all)"), .group, optional: true),
    ],
    sample: ["成员", ""],
    prepare: { (input) throws(Refusal) in
      let role = try input.demandedChoice(0, MembershipRole.self, Localized("角色", "Role"))
      guard role == .koc || role == .member else {
        throw Refusal(
          "群主和管理员要在企微里设，用「设管理员或群主」", "Owner and admin are requests: “Make admin or owner”")
      }
      let group = try input.group(1)
      let label = Localized("设群内角色「\(role.title.zh)」", "Set role “\(role.title.en)”")
      return Procedure(label) { id in input.judgeRole(id, role, group) }
    })
}

extension PlanInput {
  fileprivate func judgeRole(_ id: Int64, _ role: MembershipRole, _ group: Group?) -> Verdict {
    let stays = community.activeStays(of: ID(raw: id), in: group)
    guard !stays.isEmpty else { return .skip(Localized("不在群", "Not in the group")) }
    let own = stays.filter { $0.role == .koc || $0.role == .member }
    guard !own.isEmpty else {
      return .skip(Localized("群主和管理员的角色在企微里改", "Owners and admins are changed in WeCom"))
    }
    let moved = own.filter { $0.role != role }
    guard let first = moved.first else { return .unchanged }
    if role == .koc, !community.isWorkingKoc(ID(raw: id)) {
      return .skip(Localized("还不是合作中的 KOC", "Not an active KOC"))
    }
    return .change(
      moved.map {
        .set(
          Membership.collection.key, $0.id.raw, field: "role", before: $0.role.fieldValue,
          after: role.fieldValue)
      }, before: first.role.title,
      after: role.title
        + (moved.count > 1
          ? Localized(" · \(moved.count) 个群", " · \(moved.count) groups") : Localized("", "")))
  }
}

extension Community {
  /// The memberships in force of a member, of one group or of all.
  func activeStays(of member: ID<Member>, in group: Group?) -> [Membership] {
    memberships(of: member).filter {
      $0.status == .active && (group == nil || $0.group == group?.id)
    }
  }

  /// Whether somebody works as a KOC now.
  fileprivate func isWorkingKoc(_ id: ID<Member>) -> Bool {
    referrers(of: id.raw, through: "candidates.member").contains {
      candidates[raw: $0]?.stage == .active
    }
  }
}
