import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Marks chosen tasks as done; one that publishes a post records it as published.
  public static let finishTask = BulkAction(
    id: "task.done", on: "tasks", key: "P",
    title: Localized("记完成", "Mark done"),
    summary: Localized(
      "把选中的待办记为做完；发内容的会把没发的群记为现在发了",
      "Marks the chosen tasks as done; for a post the groups that lacked it are recorded"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (community, moment, actor) = (input.community, input.moment, input.actor)
      return Procedure(Localized("记完成", "Mark done")) { id in
        guard let chore = community.tasks[raw: id], chore.doneAt == nil else { return .unchanged }
        if let item = chore.content.flatMap({ community.content[$0] }) {
          return item.publication(at: moment.now, by: actor.name, moment: moment)
        }
        let total = max(1, chore.total)
        var changes: [Change] = [
          .set(
            Chore.collection.key, id, field: "doneAt", before: .none, after: .instant(moment.now))
        ]
        if chore.done != total {
          changes.append(
            .set(
              Chore.collection.key, id, field: "done", before: .int(chore.done), after: .int(total))
          )
        }
        return .change(
          changes, before: Localized(verbatim: "\(chore.done)/\(total)"),
          after: Localized(verbatim: "\(total)/\(total) ✓"))
      }
    })

  /// Gives chosen tasks to a colleague.
  public static let reassignTask = BulkAction(
    id: "task.reassign", on: "tasks", key: "@",
    title: Localized("改派", "Reassign"),
    summary: Localized(
      "把选中的待办交给一位同事；填 - 为不指定", "Gives the chosen tasks to a colleague; - to nobody"),
    arguments: [Argument("colleague", Localized("同事", "Colleague"), .colleague)],
    sample: ["小林"],
    prepare: { (input) throws(Refusal) in
      let community = input.community
      return try input.assignment(
        Chore.collection.key, field: "assignee", title: Localized("改派", "Reassign")
      ) { community.tasks[raw: $0]?.assignee }
    })

  /// Leaves chosen tasks undone, for a reason.
  public static let skipTask = BulkAction(
    id: "task.skip", on: "tasks", key: "X",
    title: Localized("跳过", "Skip"),
    summary: Localized(
      "不做选中的待办，写下原因；发内容的待办跳过后，没发的群照算漏发",
      "Leaves the chosen tasks undone, for a reason; groups without the post stay counted as missed"
    ),
    arguments: [Argument("reason", Localized("原因", "Reason"), .text(limit: 200))],
    sample: ["今天人手不够"],
    prepare: { (input) throws(Refusal) in
      let reason = input.answer(0).trimmed
      guard reason.count <= 200 else {
        throw Refusal("原因最长 200 个字", "A reason has at most 200 characters")
      }
      let (community, now) = (input.community, input.moment.now)
      return Procedure(Localized("跳过「\(reason)」", "Skip “\(reason)”")) { id in
        guard let chore = community.tasks[raw: id] else { return .unchanged }
        guard chore.more["skipped"].isNone else { return .unchanged }
        let progress = ChoreProgress(chore, community, newcomers: [:])
        guard chore.doneAt == nil, chore.kind == .guide || !progress.isFinished else {
          return .skip(Localized("已经做完", "Done already"))
        }
        return .change(
          [
            .set(Chore.collection.key, id, field: "skipped", before: .none, after: .text(reason)),
            .set(Chore.collection.key, id, field: "doneAt", before: .none, after: .instant(now)),
          ], before: Localized("没做", "Open"), after: Localized("跳过：\(reason)", "Skipped: \(reason)")
        )
      }
    })
}
