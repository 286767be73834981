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
      var procedure = try input.assignment(
        Member.collection.key, title: Localized("分配客服", "Assign agent")
      ) { community.members[raw: $0]?.owner }
      procedure.heading = Localized("现在的客服", "Agent now")
      let target = community.colleague(named: input.answer(0).trimmed)
      guard let target, let limit = target.mostMembers else { return procedure }
      // Free places go to the rows in their order: what judges a row must not depend on who asks first.
      let held = community.referrerCount(of: target.id.raw, through: "members.owner")
      let takers = input.chosen.filter { id in
        community.members[raw: id].map { $0.owner != target.id && !$0.isStaff } ?? false
      }
      let served = Set(takers.prefix(max(0, limit - held)))
      let assign = procedure.judge
      procedure.judge = { id in
        let verdict = assign(id)
        guard case .change = verdict, !served.contains(id) else { return verdict }
        return .skip(
          Localized(
            "\(target.displayName) 照看的人满了（上限 \(limit)）",
            "\(target.displayName) looks after \(limit) already"))
      }
      return procedure
    })
}
