import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the slogan of every chosen group; empty takes it off.
  public static let setSlogan = BulkAction(
    id: "group.slogan.set", on: "groups",
    title: Localized("设口号", "Set slogan"),
    summary: Localized("设选中群的口号；留空为清掉", "Sets the slogan of the chosen groups; empty clears it"),
    arguments: [Argument("slogan", Localized("口号", "Slogan"), .text(limit: 60), optional: true)],
    sample: ["一周一囤，只推回购过的"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      guard text.count <= 60 else {
        throw Refusal("口号最长 60 个字", "A slogan has at most 60 characters")
      }
      let after = text.isEmpty ? FieldValue.none : .text(text)
      let (community, words) = (
        input.community,
        text.isEmpty
          ? Localized("清掉口号", "Clear slogan") : Localized("设口号「\(text)」", "Set slogan “\(text)”")
      )
      return Procedure(words) { id in
        guard let group = community.groups[raw: id] else { return .unchanged }
        let before = group.more["slogan"]
        guard before != after else { return .unchanged }
        return .change(
          [.set(Group.collection.key, id, field: "slogan", before: before, after: after)],
          before: Localized(verbatim: before.text ?? ""), after: Localized(verbatim: text))
      }
    })
}
