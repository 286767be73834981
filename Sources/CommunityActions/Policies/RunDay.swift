import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Does everything the day asks for: rules, repeated posts, tasks, targets; once a day is enough.
  public static let runDay = BulkAction(
    id: "day.run", on: "runs", title: Localized("跑每日规则", "Run the day"),
    summary: Localized(
      "打规则标签、过期积分、复核等级、记下谁升谁降、排当天的活、评估目标；跑第二遍没有可做的",
      "Rule tags, points that end, level reviews, who moved, the day's work, targets; a second run finds nothing to do"
    ),
    makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let label = Localized(
        "跑每日规则 \(input.moment.today.text)", "Run the day \(input.moment.today.text)")
      let made = DailyRun.plan(input.scene, actor: input.actor)
      guard let first = made.changes.first else { return Procedure(label) { _ in .unchanged } }
      let row = made.rules?.changes.last?.id ?? input.community.lastRun?.id.raw ?? first.id
      return Procedure(
        label, warnings: made.rules?.tags.outcomes.compactMap(\.problem) ?? [],
        creation: Procedure.Creation(
          id: row, changes: made.changes, words: made.words.joined(Localized("；", "; "))))
    })
}
