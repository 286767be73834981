import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes every tag of one category off the chosen members; WeCom's own tags stay.
  public static let clearTags = BulkAction(
    id: "member.tag.clear", on: "members",
    title: Localized("清空一组标签", "Clear tags of a category"),
    summary: Localized(
      "移除选中成员在一个标签组里的全部标签；企微标签要在企业微信里移除",
      "Takes off every tag of a category; WeCom's tags are removed in WeCom"),
    arguments: [Argument("category", Localized("标签组", "Category"), .tagCategory)],
    sample: ["消费偏好"],
    prepare: { (input) throws(Refusal) in
      let name = input.answer(0).trimmed
      let tags = input.community.tags.filter { $0.category == name }
      guard !tags.isEmpty else {
        throw Refusal("没有标签组「\(name)」", "There is no tag category “\(name)”")
      }
      let names = Dictionary(uniqueKeysWithValues: tags.map { ($0.id, $0.name) })
      return Procedure(
        Localized("清空标签组「\(name)」", "Clear tags of category “\(name)”")
      ) { id in
        guard let member = input.community.members[raw: id] else { return .unchanged }
        let worn = member.tags.filter { names[$0.tag] != nil }
        guard !worn.isEmpty else { return .unchanged }
        let own = worn.filter { $0.source != .wecom }
        guard !own.isEmpty else { return .skip(Localized("企微标签", "WeCom tag")) }
        let taken = own.compactMap { names[$0.tag] }.map { "− \($0)" }
        return .change(
          own.map { .drop(Member.collection.key, id, field: "tags", element: $0.fieldValue) },
          before: Localized(verbatim: input.community.tagNames(of: member).joined(separator: " ")),
          after: Localized(verbatim: taken.joined(separator: " ")))
      }
    })
}
