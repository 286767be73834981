import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Exchanges points for an item.
  public static let redeemPoints = BulkAction(
    id: "member.points.redeem", on: "members",
    title: Localized("积分兑换", "Redeem points"),
    summary: Localized(
      "选中的成员各用积分换一份东西；可用积分不够的跳过", "Exchanges points for an item; who has too few is left out"),
    arguments: [
      Argument("item", Localized("换什么", "Item"), .text(limit: 100)),
      Argument("points", Localized("每份积分", "Points each"), .number),
    ],
    isRepeatable: true, follows: "member.points.award", sample: ["面膜小样", "50"],
    prepare: { (input) throws(Refusal) in
      let item = try input.demandedLine(0, Localized("换什么", "Item"), limit: 100)
      let points = try input.number(1, Localized("每份积分", "Points each"), PlanInput.pointsLimit)
      return input.spendingPoints(
        points, Localized("积分兑换「\(item)」\(points) 分", "Redeem \(points) points for “\(item)”"),
        .redeem, reason: item)
    })
}
