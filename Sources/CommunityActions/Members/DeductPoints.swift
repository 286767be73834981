import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes points away; who has too few is left out.
  public static let deductPoints = BulkAction(
    id: "member.points.deduct", on: "members",
    title: Localized("扣积分", "Deduct points"),
    summary: Localized("从选中的成员各扣积分；可用积分不够的跳过", "Takes points; who has too few is left out"),
    arguments: [
      Argument("points", Localized("积分", "Points"), .number),
      Argument("reason", Localized("缘由", "Reason"), .text(limit: 200)),
    ],
    isDangerous: true, isRepeatable: true, follows: "member.points.award",
    sample: ["30", "活动作弊"],
    prepare: { (input) throws(Refusal) in
      let points = try input.number(0, Localized("积分", "Points"), PlanInput.pointsLimit)
      let reason = try input.demandedLine(1, Localized("缘由", "Reason"))
      return input.spendingPoints(
        points, Localized("扣积分 \(points)：\(reason)", "Deduct \(points) points: \(reason)"),
        .adjust, reason: reason)
    })
}
