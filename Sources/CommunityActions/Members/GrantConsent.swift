import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that members agree to marketing, and on what basis.
  public static let grantConsent = BulkAction(
    id: "member.consent.grant", on: "members",
    title: Localized("记营销授权", "Record consent"),
    summary: Localized(
      "记下选中成员同意接收营销，凭什么算同意", "Records that members agree to marketing, and the basis"),
    arguments: [Argument("basis", Localized("依据", "Basis"), .text(limit: 200), optional: true)],
    sample: ["入群须知勾选"],
    prepare: { (input) throws(Refusal) in
      try input.consenting("granted", Localized("记营销授权", "Record consent"))
    })
}
