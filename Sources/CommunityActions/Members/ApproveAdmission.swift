import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Lets people in who asked to join: the decision is recorded, and a request to do it in WeCom.
  public static let approveAdmission = BulkAction(
    id: "member.admission.approve", on: "members",
    title: Localized("通过入群", "Approve admission"),
    summary: Localized(
      "通过选中成员的入群申请，并记一条请求；位子不够时按名单先后",
      "Approves applications and asks for the people to be let in; seats go by the order of the list"
    ),
    arguments: [
      Argument("group", Localized("群（留空为全部）", "Group (empty: all)"), .group, optional: true)
    ],
    scope: .request, sample: [],
    prepare: { (input) throws(Refusal) in
      let group = try input.group(0)
      let (community, author, now) = (input.community, input.actor.name, input.moment.now)
      let seated = input.seatedApplicants(group)
      let mint = input.mintByPlace()
      return Procedure(Localized("通过入群", "Approve admission")) { id in
        switch community.application(ID(raw: id), group) {
        case .none: return .skip(Localized("没有入群申请", "Has not applied"))
        case .decided(let decision):
          return decision == .approved
            ? .unchanged : .skip(Localized("已拒绝过", "Was rejected"))
        case .waiting(let stay):
          if community.members[raw: id]?.isBlacklisted ?? false {
            return .skip(Localized("在黑名单", "Blacklisted"))
          }
          guard seated.contains(id) else { return .skip(Localized("群满", "Group is full")) }
          var request = Request(id: ID(raw: mint(id)))
          request.deed = .admit
          request.member = stay.member
          request.group = stay.group
          request.by = author
          request.at = now
          let name = community.groups[stay.group]?.quoted ?? Localized("", "")
          return .change(
            [
              stay.deciding(.approved, at: now, by: author, reason: ""),
              .insert(Request.collection.key, request.record),
            ], before: MembershipStatus.pending.title,
            after: Localized("通过，请求放进", "Approved, to be let into ") + name)
        }
      }
    })
}

extension PlanInput {
  /// The applicants for whom there is a seat, first come in the list first served.
  fileprivate func seatedApplicants(_ group: Group?) -> Set<Int64> {
    var free: [ID<Group>: Int] = [:]
    var seated: Set<Int64> = []
    for member in chosenMembers where !member.isBlacklisted {
      guard case .waiting(let stay) = community.application(member.id, group) else { continue }
      let left = free[stay.group] ?? community.freeSeats(in: stay.group)
      if left > 0 { seated.insert(member.id.raw) }
      free[stay.group] = max(0, left - 1)
    }
    return seated
  }
}
