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
      Argument("group", Localized("群（留空为全部）", "Group (empty: all)"), .group, optional: true),
      Argument(
        "override", Localized("破例原因（空为按门槛）", "Override reason (empty: gates decide)"),
        .text(limit: 200), optional: true),
    ],
    scope: .request, follows: "member.admission.apply", sample: ["", ""],
    prepare: { (input) throws(Refusal) in
      let group = try input.group(0)
      let override = try input.line(1, limit: 200)
      let (community, mint) = (input.community, input.mintByPlace())
      let applications = input.chosenMembers.compactMap { member -> Membership? in
        if case .waiting(let stay) = community.application(member.id, group) { stay } else { nil }
      }
      let desk = AdmissionDesk(input, override: override, applications: applications)
      return Procedure(Localized("通过入群", "Approve admission")) { id in
        switch community.application(ID(raw: id), group) {
        case .none: return .skip(Localized("没有入群申请", "Has not applied"))
        case .decided(let decision):
          return decision == .approved
            ? .unchanged : .skip(Localized("已拒绝过", "Was rejected"))
        case .waiting(let stay): return desk.approve(stay, requestID: mint(id))
        }
      }
    })
}
