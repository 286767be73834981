import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes members off the blacklist; the groups they left stay left.
  public static let liftBlacklist = BulkAction(
    id: "member.blacklist.lift", on: "members",
    title: Localized("移出黑名单", "Lift blacklisting"),
    summary: Localized(
      "把选中的成员移出黑名单；退掉的群不会自动加回", "Takes members off the blacklist; groups are not joined again"),
    isDangerous: true, follows: "member.blacklist.add", sample: [],
    prepare: { (input) throws(Refusal) in
      input.changing(
        Member.blacklist.key, Localized("移出黑名单", "Lift blacklisting"), to: { _ in .none },
        shown: { _, value in BlacklistWords.words(value) })
    })
}
