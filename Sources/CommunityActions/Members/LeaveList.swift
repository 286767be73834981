import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes the chosen members off a saved list.
  public static let leaveList = BulkAction(
    id: "member.list.leave", on: "members",
    title: Localized("移出名单", "Take off list"),
    summary: Localized("把选中的成员从一份名单里移出", "Takes the members off a saved list"),
    arguments: [Argument("name", Localized("名单", "List"), .list)],
    follows: "member.list.save", sample: ["双十二回访"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("名单", "List"), limit: 40)
      let named = input.community.segments.filter { $0.name == name }
      for list in named { try list.refuseHands() }
      let lists = Set(named.map(\.id))
      guard !lists.isEmpty else { throw Refusal("没有名单「\(name)」", "There is no list “\(name)”") }
      let community = input.community
      return Procedure(Localized("移出名单「\(name)」", "Take off list “\(name)”")) { id in
        let on = community.members[raw: id]?.segments.filter(lists.contains) ?? []
        guard !on.isEmpty else { return .unchanged }
        return .change(
          on.map {
            .drop(Member.collection.key, id, field: Member.lists.key, element: $0.fieldValue)
          }, before: Localized(verbatim: name), after: Localized(verbatim: "− \(name)"))
      }
    })
}
