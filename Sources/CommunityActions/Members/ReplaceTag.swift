import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Puts another tag of the same category in the place of one tag.
  public static let replaceTag = BulkAction(
    id: "member.tag.replace", on: "members",
    title: Localized("换标签", "Replace tag"),
    summary: Localized(
      "把选中成员身上的一个标签换成同一标签组里的另一个；没有的名字会在同组新建",
      "Replaces a tag by another of its category; a new name makes a new tag there"),
    arguments: [
      Argument("old", Localized("原标签", "Old tag"), .existingTag),
      Argument("new", Localized("换成", "New tag"), .tag),
    ],
    sample: ["囤货", "囤货达人"],
    prepare: { (input) throws(Refusal) in
      let (old, new) = (input.answer(0).trimmed, input.answer(1).trimmed)
      let named = input.community.tags.filter { $0.name == old }
      guard let first = input.community.tag(named: old) else {
        throw Refusal("没有标签「\(old)」", "There is no tag “\(old)”")
      }
      guard old != new else { throw Refusal("两个标签是同一个", "Both tags are the same") }
      guard new.count <= 40 else {
        throw Refusal("标签最长 40 个字", "A tag has at most 40 characters")
      }
      let existing = input.community.tag(named: new)
      if existing?.source == .wecom {
        throw Refusal("「\(new)」是企微标签，要在企业微信里打", "“\(new)” is a WeCom tag: it is put on in WeCom")
      }
      if let existing, existing.category != first.category {
        throw Refusal(
          "「\(old)」和「\(new)」不在同一个标签组", "“\(old)” and “\(new)” are not in one category")
      }
      var mint = input.community.mint
      let target = existing?.id ?? mint.mint(Tag.self)
      let ids = Set(named.map(\.id))
      var procedure = Procedure(
        Localized("换标签「\(old)」→「\(new)」", "Replace tag “\(old)” by “\(new)”"),
        judge: { input.judgeReplacement($0, ids, old, target, new) })
      if existing == nil {
        var row = Tag(id: target)
        row.name = new
        row.category = first.category
        procedure.prelude = [.insert(Tag.collection.key, row.record)]
        procedure.warnings = [Localized("会新建静态标签「\(new)」", "Makes a new static tag “\(new)”")]
      }
      return procedure
    })
}

extension PlanInput {
  fileprivate func judgeReplacement(
    _ id: Int64, _ old: Set<ID<Tag>>, _ oldName: String, _ target: ID<Tag>, _ newName: String
  ) -> Verdict {
    guard let member = community.members[raw: id] else { return .unchanged }
    let worn = member.tags.filter { old.contains($0.tag) }
    guard !worn.isEmpty else {
      return .skip(Localized("没有「\(oldName)」", "Does not have “\(oldName)”"))
    }
    let own = worn.filter { $0.source != .wecom }
    guard let first = own.first else { return .skip(Localized("企微标签", "WeCom tag")) }
    let key = Member.collection.key
    var changes: [Change] = own.map {
      .drop(key, id, field: "tags", element: $0.fieldValue)
    }
    if !member.tags.contains(where: { $0.tag == target }) {
      let assignment = TagAssignment(
        tag: target, source: chosen.count == 1 ? .manual : .bulk, on: moment.today,
        until: first.until)
      changes.append(.add(key, id, field: "tags", element: assignment.fieldValue))
    }
    return .change(
      changes, before: Localized(verbatim: community.tagNames(of: member).joined(separator: " ")),
      after: Localized(verbatim: "− \(oldName) + \(newName)"))
  }
}
