import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Turns down people who asked to join.
  public static let rejectAdmission = BulkAction(
    id: "member.admission.reject", on: "members",
    title: Localized("拒绝入群", "Reject admission"),
    summary: Localized("拒绝选中成员的入群申请，记下原因", "Turns applications down, with a reason"),
    arguments: [
      Argument("reason", Localized("原因", "Reason"), .text(limit: 200)),
      Argument("group", Localized("群（留空为全部）", "Group (empty: all)"), .group, optional: true),
    ],
    follows: "member.admission.apply", sample: ["不是本店顾客", ""],
    prepare: { (input) throws(Refusal) in
      let reason = try input.demandedLine(0, Localized("原因", "Reason"))
      let group = try input.group(1)
      let community = input.community
      let desk = AdmissionDesk(input, override: "", applications: [])
      return Procedure(Localized("拒绝入群：\(reason)", "Reject admission: \(reason)")) { id in
        switch community.application(ID(raw: id), group) {
        case .none: return .skip(Localized("没有入群申请", "Has not applied"))
        case .decided(let decision):
          return decision == .rejected
            ? .unchanged : .skip(Localized("已通过，等企微里放进", "Approved already"))
        case .waiting(let stay): return desk.reject(stay, reason: reason)
        }
      }
    })
}
