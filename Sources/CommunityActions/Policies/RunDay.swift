import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Runs the rules of the day: tags, points, levels, moves, recurring work; once a day is enough.
  public static let runDay = BulkAction(
    id: "day.run", on: "runs", title: Localized("跑每日规则", "Run the day"),
    summary: Localized(
      "打规则标签、过期积分、复核等级、记下谁升谁降、排当天的活；跑第二遍没有可做的",
      "Rule tags, points that end, level reviews, who moved, the day's work; a second run finds nothing to do"
    ),
    makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let label = Localized(
        "跑每日规则 \(input.moment.today.text)", "Run the day \(input.moment.today.text)")
      let plan = DayRunPlan(
        input.scene, policies: Policies(inForceIn: input.community), by: input.actor.name)
      guard let row = plan.changes.last else { return Procedure(label) { _ in .unchanged } }
      return Procedure(
        label, warnings: plan.tags.outcomes.compactMap(\.problem),
        creation: Procedure.Creation(id: row.id, changes: plan.changes, words: plan.words))
    })
}
