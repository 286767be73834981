import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Lets colleagues contact members again.
  public static let clearDoNotContact = BulkAction(
    id: "member.dnc.clear", on: "members",
    title: Localized("解除勿扰", "Clear do not contact"),
    summary: Localized("选中的成员可以再联系", "Lets colleagues contact the members again"),
    follows: "member.dnc.set", sample: [],
    prepare: { (input) throws(Refusal) in
      let today = input.moment.today
      return input.changing(
        Member.doNotContact.key, Localized("解除勿扰", "Clear do not contact"), to: { _ in .none },
        shown: { _, value in DoNotContactWords.words(value, today) })
    })
}
