import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Saves the chosen members as a list of a name; a list that exists grows.
  public static let saveAsList = BulkAction(
    id: "member.list.save", on: "members",
    title: Localized("存为名单", "Save as list"),
    summary: Localized(
      "把选中的成员存成一份名单，之后用 名单:名字 查；已有的名单会加进去",
      "Saves the members as a list, found by list:NAME; an existing list grows"),
    arguments: [Argument("name", Localized("名单", "List"), .list)],
    sample: ["双十二回访"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("名单", "List"), limit: 40)
      let existing = input.community.segments.first { $0.name == name }
      try existing?.refuseHands()
      var mint = input.community.mint
      let list = existing?.id ?? mint.mint(Segment.self)
      let community = input.community
      var procedure = Procedure(
        Localized("存为名单「\(name)」", "Save as list “\(name)”")
      ) { id in
        guard let member = community.members[raw: id] else { return .unchanged }
        guard !member.segments.contains(list) else { return .unchanged }
        let names = member.segments.compactMap { community.segments[$0]?.name }
        return .change(
          [.add(Member.collection.key, id, field: Member.lists.key, element: list.fieldValue)],
          before: names.isEmpty ? .nothing : Localized(verbatim: names.joined(separator: " ")),
          after: Localized(verbatim: "+ \(name)"))
      }
      if existing == nil {
        var row = Segment(id: list)
        row.name = name
        row.asOf = input.moment.now
        row.by = input.actor.name
        procedure.prelude = [.insert(Segment.collection.key, row.record)]
      } else {
        procedure.warnings = [
          Localized("已有名单「\(name)」，会加进去", "The list “\(name)” exists and grows")
        ]
      }
      return procedure
    })
}

extension Segment {
  /// Nobody is put on a dynamic list, or taken off it, by hand.
  func refuseHands() throws(Refusal) {
    guard isDynamic else { return }
    throw Refusal(
      "「\(name)」是动态名单，按条件「\(text)」自己增减；要固定的先定格一份",
      "“\(name)” is dynamic and follows “\(text)”; freeze a copy to change it by hand")
  }
}
