import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Makes members core by decision, whatever the rules say.
  public static let markCore = BulkAction(
    id: "member.core.mark", on: "members",
    title: Localized("标为核心", "Mark as core"),
    summary: Localized("把选中的成员标为核心用户，不看规则", "Makes members core whatever the rules say"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      input.setting(
        "core", Localized("标为核心", "Mark as core"), to: .flag(true),
        shown: Localized("核心", "Core")
      ) { $0.isBlacklisted ? Localized("在黑名单", "Blacklisted") : nil }
    })
}
