import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Makes one colleague the agent of every chosen member.
  public static let assignAgent = BulkAction(
    id: "member.owner.assign", on: "members", key: "@",
    title: Localized("分配客服", "Assign agent"),
    summary: Localized(
      "把选中的成员交给一位同事照看；填 - 为取消", "Gives the chosen members to a colleague; - takes them back"),
    arguments: [Argument("agent", Localized("同事", "Colleague"), .colleague)],
    sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.assignment(Member.collection.key, title: Localized("分配客服", "Assign agent")) {
        community.members[raw: $0]?.owner
      }
    })
}
