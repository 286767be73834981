public import CommunityModel
public import CommunityQuery
import CommunityRules
import Wording

/// A recipe tried on the rows as they are: every step planned after the ones before it, nothing done.
public struct RecipeTrial: Sendable {
  /// The plans of the steps, in order.
  public let plans: [Plan]

  /// Tries a recipe on given rows, or on whom it means; a refusal names the step or the query.
  public init(
    _ script: RecipeScript, on rows: [Int64]? = nil, in scene: QueryScene, actor: Actor
  ) throws(Refusal) {
    let chosen = if let rows { rows } else { try Self.meant(by: script, in: scene) }
    var now = scene
    var plans: [Plan] = []
    for (place, step) in script.steps.enumerated() {
      guard let action = ActionCatalog.named(step.action) else { continue }
      let plan = try action.plan(
        PlanInput(scene: now, chosen: chosen, answers: step.answers, actor: actor))
      plans.append(plan)
      var (community, figures) = (now.community, now.figures)
      do throws(ChangeError) {
        try community.apply(plan.changes)
      } catch {
        throw Refusal("这一步做不了：\(step.action)", "This step does not fit: \(step.action)")
      }
      // Only a step after this one would look at what it did.
      guard place + 1 < script.steps.count else { break }
      figures.update(after: plan.changes, in: community, moment: figures.moment)
      now = QueryScene(
        community: community, figures: figures, folding: scene.folding, dayNames: scene.dayNames)
    }
    self.plans = plans
  }

  /// The rows that some step would change.
  public var rows: Set<Int64> {
    Set(plans.flatMap { $0.items.map(\.id) })
  }

  private static func meant(
    by script: RecipeScript, in scene: QueryScene
  ) throws(Refusal) -> [Int64] {
    guard let query = script.query else {
      throw Refusal("流程没有写是哪些行", "The recipe names no rows")
    }
    guard let queries = CollectionQueries.named(script.on, in: scene.community) else {
      throw Refusal("没有集合「\(script.on)」", "There is no collection “\(script.on)”")
    }
    switch queries.find(query, scene) {
    case .success(let found): return found.ids
    case .failure(let error): throw Refusal(error)
    }
  }
}
