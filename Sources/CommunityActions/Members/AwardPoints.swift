import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Gives points, which open a lot of their own.
  public static let awardPoints = BulkAction(
    id: "member.points.award", on: "members", key: "p",
    title: Localized("加积分", "Award points"),
    summary: Localized(
      "给选中的成员各加积分，可以设有效期；先到期的先用",
      "Gives points, maybe with an end; the soonest to expire are used first"),
    arguments: [
      Argument("points", Localized("积分", "Points"), .number),
      Argument("reason", Localized("缘由", "Reason"), .text(limit: 200)),
      Argument(
        "expires", Localized("有效期到（留空为不过期）", "Expires (empty: never)"), .day, optional: true),
    ],
    isRepeatable: true, sample: ["100", "晒单", "+180"],
    prepare: { (input) throws(Refusal) in
      let points = try input.number(0, Localized("积分", "Points"), PlanInput.pointsLimit)
      let reason = try input.demandedLine(1, Localized("缘由", "Reason"))
      let expires = try input.futureDay(2)
      return input.recordingPoints(
        Localized("加积分 \(points)：\(reason)", "Award \(points) points: \(reason)"), .earn,
        reason: reason
      ) { member, _, entry in
        guard !member.isBlacklisted else { return Localized("在黑名单", "Blacklisted") }
        entry.points = points
        entry.expires = expires
        return nil
      }
    })
}
