import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Gives the guiding of groups' newcomers to a colleague, as a task of the day.
  public static let assignGuide = BulkAction(
    id: "group.guide.assign", on: "groups", key: "o",
    title: Localized("派引导", "Assign guiding"),
    summary: Localized(
      "把选中群还没引导的新人派给一位同事，记成今天的待办，4 小时内",
      "Gives the newcomers of the chosen groups to a colleague as a task due within four hours"),
    arguments: [Argument("colleague", Localized("谁", "Colleague"), .colleague)],
    follows: "member.onboarding.clear", sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let name = input.answer(0).trimmed
      guard let colleague = input.community.colleague(named: name) else {
        throw Refusal("没有同事「\(name)」", "There is no colleague “\(name)”")
      }
      let (community, moment, mint) = (input.community, input.moment, input.mintByPlace())
      let newcomers = Newcomers.byGroup(community, at: moment.now)
      return Procedure(
        Localized("派引导 → \(colleague.displayName)", "Assign guiding → \(colleague.displayName)")
      ) { id in
        guard let group = community.groups[raw: id] else { return .unchanged }
        let waiting = newcomers[group.id]?.waiting ?? 0
        guard waiting > 0 else { return .skip(Localized("没有待引导的新人", "No newcomer waits")) }
        let open = community.referrers(of: id, through: "tasks.group").compactMap {
          community.tasks[raw: $0]
        }.first { $0.kind == .guide && $0.doneAt == nil }
        if let open {
          guard open.assignee != colleague.id else { return .unchanged }
          let before = open.assignee.flatMap { community.operators[$0]?.displayName }
          return .change(
            [
              .set(
                Chore.collection.key, open.id.raw, field: "assignee",
                before: open.assignee.map { .ref($0.raw) } ?? .none,
                after: .ref(colleague.id.raw))
            ], before: before.map { Localized(verbatim: $0) } ?? .nothing,
            after: Localized(verbatim: colleague.displayName))
        }
        var chore = Chore(id: ID(raw: mint(id)))
        chore.title = "引导新人 · \(group.name)"
        chore.kind = .guide
        chore.unit = .people
        chore.total = Int64(waiting)
        chore.group = group.id
        chore.assignee = colleague.id
        chore.due = moment.now.adding(seconds: 4 * 3600)
        return .change(
          [.insert(Chore.collection.key, chore.record)],
          before: Localized("\(waiting) 位待引导", "\(waiting) to guide"),
          after: Localized("派给 \(colleague.displayName)", "given to \(colleague.displayName)"))
      }
    })
}
