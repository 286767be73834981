import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes one tag off every chosen member that has it; WeCom's own tags stay.
  public static let removeTag = BulkAction(
    id: "member.tag.remove", on: "members", key: "T",
    title: Localized("移除标签", "Remove tag"),
    summary: Localized(
      "从选中的成员身上移除一个标签；企微标签要在企业微信里移除",
      "Takes a tag off the chosen members; WeCom's tags are removed in WeCom"),
    arguments: [Argument("tag", Localized("标签", "Tag"), .existingTag)],
    sample: ["囤货"],
    prepare: { (input) throws(Refusal) in
      let name = input.answer(0).trimmed
      let named = input.community.tags.filter { $0.name == name }
      guard !named.isEmpty else {
        throw Refusal("没有标签「\(name)」", "There is no tag “\(name)”")
      }
      let ids = Set(named.map(\.id))
      var procedure = Procedure(Localized("移除标签「\(name)」", "Remove tag “\(name)”")) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        let worn = member.tags.filter { ids.contains($0.tag) }
        guard !worn.isEmpty else { return .unchanged }
        let own = worn.filter { $0.source != .wecom }
        guard !own.isEmpty else { return .skip(Localized("企微标签", "WeCom tag")) }
        return .change(
          own.map { .drop(Member.collection.key, id, field: "tags", element: $0.fieldValue) },
          before: Localized(verbatim: input.community.tagNames(of: member).joined(separator: " ")),
          after: Localized(verbatim: "− \(name)"))
      }
      procedure.heading = Localized("现在的标签", "Tags now")
      return procedure
    })
}
