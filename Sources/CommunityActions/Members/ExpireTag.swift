import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the last day on which a tag counts, for every chosen member that has it.
  public static let expireTag = BulkAction(
    id: "member.tag.expire", on: "members",
    title: Localized("设标签有效期", "Set tag expiry"),
    summary: Localized(
      "设一个标签在选中成员身上有效到哪天；留空为长期有效", "Sets the last day a tag counts; empty is for good"),
    arguments: [
      Argument("tag", Localized("标签", "Tag"), .existingTag),
      Argument("until", Localized("有效到", "Valid until"), .day, optional: true),
    ],
    sample: ["囤货", "+30"],
    prepare: { (input) throws(Refusal) in
      let name = input.answer(0).trimmed
      let ids = Set(input.community.tags.filter { $0.name == name }.map(\.id))
      guard !ids.isEmpty else {
        throw Refusal("没有标签「\(name)」", "There is no tag “\(name)”")
      }
      let until = try input.futureDay(1)
      let words =
        until.map { Localized("到 \($0.text)", "until \($0.text)") }
        ?? Localized("长期", "for good")
      let label = Localized("标签「\(name)」有效期：\(words.zh)", "Tag “\(name)” \(words.en)")
      return Procedure(label) { id in
        input.judgeExpiry(id, ids, name, until, words)
      }
    })
}

extension PlanInput {
  fileprivate func judgeExpiry(
    _ id: Int64, _ tags: Set<ID<Tag>>, _ name: String, _ until: Day?, _ words: Localized
  ) -> Verdict {
    guard let member = community.members[raw: id] else { return .unchanged }
    let worn = member.tags.filter { tags.contains($0.tag) }
    guard !worn.isEmpty else {
      return .skip(Localized("没有「\(name)」", "Does not have “\(name)”"))
    }
    let own = worn.filter { $0.source != .wecom }
    guard let first = own.first else { return .skip(Localized("企微标签", "WeCom tag")) }
    let key = Member.collection.key
    var changes: [Change] = []
    for assignment in own where assignment.until != until {
      changes.append(.drop(key, id, field: "tags", element: assignment.fieldValue))
      var moved = assignment
      moved.until = until
      if !member.tags.contains(moved) {
        changes.append(.add(key, id, field: "tags", element: moved.fieldValue))
      }
    }
    guard !changes.isEmpty else { return .unchanged }
    let before = first.until.map { Localized("到 \($0.text)", "until \($0.text)") }
    return .change(changes, before: before ?? Localized("长期", "for good"), after: words)
  }
}
