import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Plans a new group with the charter of the one under the cursor.
  public static let addGroup = BulkAction(
    id: "group.add", on: "groups", key: "a",
    title: Localized("新群", "New group"),
    summary: Localized(
      "筹备一个新群，章程照光标那一个；企微里建好、导入名单后接上",
      "Drafts a group with the charter of the one under the cursor; its first member list joins it"),
    arguments: [
      Argument("name", Localized("群名", "Name"), .text(limit: 40)),
      Argument(
        "owner", Localized("谁负责（空为同一位）", "Owner (empty: the same)"), .colleague, optional: true),
    ],
    isRepeatable: true, makesRow: true, sample: ["厨房好物1群", ""],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedLine(0, Localized("群名", "Name"), limit: 40)
      let model = input.chosen.first.flatMap { input.community.groups[raw: $0] }
      var mint = input.community.mint
      var group = Group.draft(name, like: model, id: mint.mint(), input)
      if let owner = input.words(1) {
        guard let colleague = input.community.colleague(named: owner) else {
          throw Refusal("没有同事「\(owner)」", "There is no colleague “\(owner)”")
        }
        group.owner = colleague.id
      }
      let isTaken = input.community.groups.contains { $0.name == name }
      return Procedure(
        Localized("新群「\(name)」", "New group “\(name)”"),
        warnings: isTaken
          ? [Localized("已经有一个群叫「\(name)」", "A group is called “\(name)” already")] : [],
        creation: Procedure.Creation(
          id: group.id.raw, changes: [.insert(Group.collection.key, group.record)],
          words: Localized("筹备 \(group.code) \(name)", "Draft \(group.code) \(name)")))
    })

  /// Freezes groups, takes them up again, or dissolves them once nobody is in them.
  public static let setGroupStatus = BulkAction(
    id: "group.status.set", on: "groups",
    title: Localized("改群状态", "Set status"),
    summary: Localized(
      "冻结、启用或解散选中的群；还有人的群不能解散", "Freezes, takes up or dissolves groups; one with people stays"),
    arguments: [Argument("status", Localized("状态", "Status"), .choice(GroupStatus.choices))],
    isDangerous: true, sample: ["frozen"],
    prepare: { (input) throws(Refusal) in
      let status = try input.demandedChoice(0, GroupStatus.self, Localized("状态", "Status"))
      let community = input.community
      return input.settingGroup(
        .of("status"), Localized("群状态 → \(status.title.zh)", "Status → \(status.title.en)"),
        to: { _ in status.fieldValue },
        shown: { GroupStatus(fieldValue: $0)?.title ?? .nothing },
        vet: { group in
          let count = community.memberships(in: group.id).count { $0.status == .active }
          return status == .dissolved && count > 0
            ? Localized("还有 \(count) 人", "\(count) people are in it") : nil
        })
    })
}
