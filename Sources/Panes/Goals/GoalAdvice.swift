import CommunityModel
import CommunityRules
import Wording

/// What is proposed for a goal: the rows behind it, and the verb that answers it.
enum GoalAdvice {
  static func of(_ id: Int64, _ input: PaneInput) -> [PaneAdvice] {
    guard let goal = input.community.goals[raw: id],
      let query = WatchCatalog.rowsBehind(goal, input.scene, board: input.goals),
      let pane = pane(of: query, input)
    else { return [] }
    var advice = [
      PaneAdvice(
        Localized("看这些行", "See the rows"), remark: Localized(verbatim: query.text),
        .show(pane: pane, filter: query.text))
    ]
    if let remedy = WatchCatalog.named(goal.rule)?.remedy {
      advice.append(
        PaneAdvice(remedy.words, .answer(pane: pane, filter: query.text, verb: remedy.action)))
    }
    return advice
  }

  /// The pane that shows the rows of a query; stays are shown by their members, where the same words
  /// mean them.
  private static func pane(of query: MetricQuery, _ input: PaneInput) -> String? {
    let collection = query.collection == "memberships" ? "members" : query.collection
    guard let name = panes[collection] else { return nil }
    guard query.collection == "memberships" else { return name }
    guard case .test = PaneDefinition.members.filter(input, query.text) else { return nil }
    return name
  }

  // Named here, not looked up: this pane is one of those that the catalogue is made of.
  private static let panes = [
    "members": "members", "groups": "groups", "content": "calendar", "candidates": "koc",
    "tasks": "today",
  ]
}
