public import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Puts one tag on every chosen member that lacks it; a new name makes a new tag.
  public static let addTag = BulkAction(
    id: "member.tag.add", on: "members", key: "t",
    title: Localized("打标签", "Add tag"),
    summary: Localized(
      "给选中的成员打一个标签；没有的名字会新建静态标签",
      "Puts a tag on the chosen members; a new name makes a new static tag"),
    arguments: [Argument("tag", Localized("标签", "Tag"), .tag)],
    sample: ["会员日"],
    prepare: { (input) throws(Refusal) in
      let name = input.answer(0).trimmed
      guard name.count <= 40 else {
        throw Refusal("标签最长 40 个字", "A tag has at most 40 characters")
      }
      let label = Localized("打标签「\(name)」", "Add tag “\(name)”")
      let existing = input.community.tag(named: name)
      if existing?.source == .wecom {
        throw Refusal(
          "「\(name)」是企微标签，要在企业微信里打", "“\(name)” is a WeCom tag: it is put on in WeCom")
      }
      // Of a group that holds one tag each nobody gets a second.
      let exclusive = Policies(inForceIn: input.community).tags.exclusive
      let category = existing?.category ?? ""
      let rivals = Set(
        exclusive.contains(category)
          ? input.community.tags.filter { $0.category == category && $0.id != existing?.id }
            .map(\.id) : [])
      var mint = input.community.mint
      let tag = existing?.id ?? mint.mint(Tag.self)
      var procedure = Procedure(label, judge: { input.judgeTag($0, tag, name, rivals) })
      procedure.heading = Localized("现在的标签", "Tags now")
      procedure.remark = Localized("静态标签，不会自动增减", "A static tag: it never moves by itself")
      if existing == nil {
        var row = Tag(id: tag)
        row.name = name
        procedure.prelude = [.insert(Tag.collection.key, row.record)]
        procedure.warnings = [Localized("会新建静态标签「\(name)」", "Makes a new static tag “\(name)”")]
      }
      return procedure
    })
}

extension PlanInput {
  fileprivate func judgeTag(_ id: Int64, _ tag: ID<Tag>, _ name: String, _ rivals: Set<ID<Tag>>)
    -> Verdict
  {
    guard let member = community.members[raw: id] else { return .unchanged }
    guard !member.tags.contains(where: { $0.tag == tag }) else { return .unchanged }
    let today = moment.today
    if let held = member.tags.first(where: { held in
      rivals.contains(held.tag) && held.until.map { $0 >= today } ?? true
    }) {
      let other = community.tags[held.tag]?.name ?? ""
      return .skip(Localized("互斥标签「\(other)」", "Has “\(other)” of the same group"))
    }
    let assignment = TagAssignment(
      tag: tag, source: chosen.count == 1 ? .manual : .bulk, on: moment.today)
    return .change(
      [.add(Member.collection.key, id, field: "tags", element: assignment.fieldValue)],
      before: Localized(verbatim: community.tagNames(of: member).joined(separator: " ")),
      after: Localized(verbatim: "+ \(name)"))
  }
}

extension Community {
  /// The names of a member's tags, in the order they are stored.
  public func tagNames(of member: Member) -> [String] {
    member.tags.compactMap { tags[$0.tag]?.name }
  }
}

extension String {
  /// Without white space at both ends.
  var trimmed: String {
    var text = Substring(self)
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
