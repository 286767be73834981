import CommunityModel
import CommunityQuery
import CommunityRules
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
      // An agent who is at the limit of the contact policy takes nobody more; who comes first is taken.
      guard let limit = Policies(inForceIn: community).contact.agentLimit,
        let agent = community.colleague(named: input.answer(0).trimmed)
      else { return procedure }
      let room = max(
        0, Int(limit) - community.referrerCount(of: agent.id.raw, through: "members.owner"))
      let newcomers = input.chosenMembers.filter { $0.owner != agent.id }.map(\.id.raw)
      let taken = Set(newcomers.prefix(room))
      let judge = procedure.judge
      procedure.judge = { id in
        let verdict = judge(id)
        guard case .change = verdict, !taken.contains(id) else { return verdict }
        return .skip(
          Localized(
            "\(agent.displayName) 最多管 \(limit) 人", "\(agent.displayName) takes \(limit) at most"))
      }
      return procedure
    })
}
