import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Leaves it to the rules again whether members are core.
  public static let unmarkCore = BulkAction(
    id: "member.core.unmark", on: "members",
    title: Localized("取消核心标记", "Unmark core"),
    summary: Localized("取消手动的核心标记，交回给规则", "Leaves it to the rules again who is core"),
    follows: "member.core.mark", sample: [],
    prepare: { (input) throws(Refusal) in
      input.setting("core", Localized("取消核心标记", "Unmark core"), to: .none)
    })
}
