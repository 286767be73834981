import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that members asked to join a group; the application waits for a decision.
  public static let recordApplication = BulkAction(
    id: "member.admission.apply", on: "members",
    title: Localized("记入群申请", "Record application"),
    summary: Localized(
      "选中的成员私下说想进群，记成待审的申请", "Records that members asked to join a group, to be decided on"),
    arguments: [
      Argument("group", Localized("群", "Group"), .group),
      Argument("quiz", Localized("答题分（可空）", "Quiz score (may be empty)"), .number, optional: true),
    ],
    sample: ["MZ-01", ""],
    prepare: { (input) throws(Refusal) in
      let group = try input.activeGroup(0)
      let score = try input.optionalNumber(1, Localized("答题分", "Quiz score"), 0...1000)
      let (community, mint, now) = (input.community, input.mintByPlace(), input.moment.now)
      let label = Localized("记入群申请", "Record application") + group.quoted
      return Procedure(label) { id in
        guard let member = community.members[raw: id] else { return .unchanged }
        let stays = community.memberships(of: member.id).filter { $0.group == group.id }
        if stays.contains(where: { $0.status == .active }) {
          return .skip(Localized("已在群", "In the group already"))
        }
        if stays.contains(where: \.isAwaitingDecision) { return .unchanged }
        if stays.contains(where: { $0.status == .pending && $0.decision == .approved }) {
          return .skip(Localized("已通过，等企微里放进", "Approved already"))
        }
        if member.isBlacklisted { return .skip(Localized("在黑名单", "Blacklisted")) }
        var row = Membership(id: ID(raw: mint(id)))
        row.group = group.id
        row.member = member.id
        row.status = .pending
        row.scene = .manual
        row.more[Membership.appliedAt.key] = .instant(now)
        row.more[Membership.quizScore.key] = score.map { .int($0) } ?? .none
        return .change(
          [.insert(Membership.collection.key, row.record)],
          before: Localized("不在群", "Not in the group"), after: MembershipStatus.pending.title)
      }
    })
}
