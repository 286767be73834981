import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Makes one colleague answer for every chosen group in qunzhu's own records.
  public static let assignGroupOwner = BulkAction(
    id: "group.owner.assign", on: "groups", key: "@",
    title: Localized("分配负责人", "Assign owner"),
    summary: Localized(
      "把选中的群交给一位同事负责；填 - 为取消", "Makes a colleague answer for the chosen groups; - takes it back"),
    arguments: [Argument("owner", Localized("同事", "Colleague"), .colleague)],
    sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.assignment(
        Group.collection.key, title: Localized("分配负责人", "Assign owner")
      ) { community.groups[raw: $0]?.owner }
    })
}
