import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension DailyStep {
  /// Recipes that are tried every day: what each would change is a task, and only a person does it.
  static let recipes = DailyStep(
    key: "recipe.try", title: Localized("试流程", "Recipes tried")
  ) { input in
    var made = Made()
    var mint = input.community.mint
    for recipe in input.community.recipes.sorted(by: { $0.id < $1.id }) {
      guard let script = try? RecipeScript(recipe.text), script.isDaily else { continue }
      let found = Found(script, input)
      let open = input.community.tasks.first {
        $0.more[Chore.recipe.key].ref == recipe.id.raw && $0.doneAt == nil
      }
      if let open {
        made.changes += found.changes(of: open, at: input.moment.now)
      } else if found.isWorthDoing {
        let chore = found.chore(of: recipe, id: mint.mint(), moment: input.moment)
        made.changes.append(.insert(Chore.collection.key, chore.record))
        made.count += 1
      }
    }
    return made
  }
}

/// What trying a recipe found.
private struct Found {
  /// The rows that it would change.
  private var count: Int64 = 0
  /// Why it could not be tried.
  private var problem: String?

  init(_ script: RecipeScript, _ input: PlanInput) {
    do throws(Refusal) {
      count = Int64(try RecipeTrial(script, in: input.scene, actor: input.actor).rows.count)
    } catch {
      problem = error.words.zh
    }
  }

  var isWorthDoing: Bool { count > 0 || problem != nil }

  /// A task for the end of the working day.
  func chore(of recipe: Recipe, id: ID<Chore>, moment: Moment) -> Chore {
    var chore = Chore(id: id)
    chore.title = recipe.name
    chore.kind = .followUp
    chore.due = moment.zone.instant(moment.today, second: 18 * 3600)
    (chore.unit, chore.total) = problem == nil ? (.people, count) : (.pieces, 1)
    chore.more[Chore.recipe.key] = .ref(recipe.id.raw)
    chore.more[Chore.text.key] = .text(recipe.text)
    if let problem { chore.more[Chore.note.key] = .text(String(problem.prefix(100))) }
    return chore
  }

  /// What an open task says by now: another count, or that nothing is left to do.
  func changes(of chore: Chore, at now: Instant) -> [Change] {
    guard problem == nil else { return [] }
    func set(_ field: String, _ before: FieldValue, _ after: FieldValue) -> [Change] {
      before == after
        ? []
        : [.set(Chore.collection.key, chore.id.raw, field: field, before: before, after: after)]
    }
    guard count > 0 else {
      return set("done", .int(chore.done), .int(chore.total))
        + set("doneAt", .none, .instant(now))
    }
    return set("total", .int(chore.total), .int(count))
  }
}
