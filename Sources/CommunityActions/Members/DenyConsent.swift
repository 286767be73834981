import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that members refuse marketing.
  public static let denyConsent = BulkAction(
    id: "member.consent.deny", on: "members",
    title: Localized("记拒绝营销", "Record refusal"),
    summary: Localized("记下选中成员拒绝营销", "Records that members refuse marketing"),
    arguments: [Argument("basis", Localized("依据", "Basis"), .text(limit: 200), optional: true)],
    sample: ["私聊里说了"],
    prepare: { (input) throws(Refusal) in
      try input.consenting("denied", Localized("记拒绝营销", "Record refusal"))
    })
}
