import CommunityActions
import CommunityModel
import Panes
import Widgets
import Wording

/// Flows of actions: recorded, named, and done again.
extension Console {
  /// Begins to record what is done, or ends and asks for a name.
  mutating func toggleRecording() -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    guard let script = recording else {
      recording = RecipeScript(on: pane.collection, steps: [])
      say(
        "开始录流程：照常做，做完再按 z r 存下", "Recording: work as usual, then press z r again to save it")
      return []
    }
    recording = nil
    guard !script.steps.isEmpty else {
      say("没有做过动作，流程没有存", "Nothing was done, so there is no recipe to save")
      return []
    }
    mode = .naming(
      Naming(
        purpose: .recipe(script), title: Localized("流程名", "Name of the recipe"),
        editor: LineEditor()))
    return []
  }

  /// Takes note of what was done, to repeat it and to make it a step of what is recorded.
  mutating func record(_ plan: Plan, _ rows: [Int64]) {
    guard plan.action.id != BulkAction.editSheet.id else { return }
    lastAction = (plan.action.id, plan.answers)
    guard var script = recording, plan.action.on == script.on else { return }
    // A filter that meant exactly these rows means whom the recipe is for.
    if script.steps.isEmpty, !state.filterText.isEmpty, Set(rows) == Set(state.listing.ids) {
      script.query = state.filterText
    }
    script.steps.append(RecipeScript.Step(action: plan.action.id, answers: plan.answers))
    recording = script
  }

  /// The recipes of this pane.
  mutating func openRecipes() {
    let items = community.recipes.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
      .compactMap { recipe -> PickItem? in
        guard case .success(let script) = Self.read(recipe), script.on == pane.collection else {
          return nil
        }
        let steps = script.steps.compactMap { ActionCatalog.named($0.action)?.title }
        return PickItem(
          target: .recipe(recipe.id), key: "", title: Localized(verbatim: recipe.name),
          summary: steps.joined(Localized(" → ", " → ")), id: recipe.name,
          disabled: refusalToWrite)
      }
    guard !items.isEmpty else {
      say("还没有流程：z r 开始录一段", "There is no recipe yet: z r begins to record one")
      return
    }
    mode = .picking(Picking(kind: .recipes, list: pickList(items)))
  }

  private static func read(_ recipe: Recipe) -> Result<RecipeScript, Refusal> {
    Result { () throws(Refusal) in try RecipeScript(recipe.text) }
  }

  /// Does a recipe on what is chosen, or on whom it means where nothing is marked.
  mutating func start(_ recipe: Recipe) -> [Effect] {
    switch Self.read(recipe) {
    case .failure(let refusal):
      notice = Notice(words: refusal.words, kind: .warning)
      return []
    case .success(let script):
      var rows = chosen
      if marksNow.isEmpty, let query = script.query {
        guard case .test(let test, _) = pane.filter(input, query) else {
          say(
            "流程的条件现在看不懂了：\(query)", "The recipe's query is not understood by now: \(query)",
            .warning)
          return []
        }
        rows = pane.sections(input, 0).flatMap(\.ids).filter(test)
      }
      guard !rows.isEmpty else {
        say("没有可以做的行", "There is no row to act on")
        return []
      }
      return ask(script, named: recipe.name, rows, [:])
    }
  }

  /// Asks for the next blank of a recipe, or begins with its first step.
  private mutating func ask(
    _ script: RecipeScript, named name: String, _ rows: [Int64], _ values: [String: String]
  ) -> [Effect] {
    if let blank = script.blanks.first(where: { values[$0] == nil }) {
      mode = .naming(
        Naming(
          purpose: .blank(script, rows: rows, values: values), title: Localized(verbatim: blank),
          editor: LineEditor()))
      return []
    }
    running = RecipeRun(name: name, steps: script.filled(values).steps, rows: rows)
    return goOnWithRecipe()
  }

  mutating func fill(
    _ typed: String, _ script: RecipeScript, _ rows: [Int64], _ values: [String: String]
  ) -> [Effect] {
    var values = values
    if let blank = script.blanks.first(where: { values[$0] == nil }) { values[blank] = typed }
    return ask(script, named: "", rows, values)
  }

  /// Plans the next step of the recipe that is being done.
  mutating func goOnWithRecipe() -> [Effect] {
    guard var run = running else { return [] }
    guard run.done < run.steps.count else {
      running = nil
      say("流程做完，\(run.steps.count) 步", "The recipe is done, \(run.steps.count) steps", .good)
      return []
    }
    let step = run.steps[run.done]
    run.done += 1
    running = run
    guard let action = ActionCatalog.named(step.action) else {
      stopRecipe()
      return []
    }
    return plan(action, run.rows, step.answers)
  }

  mutating func stopRecipe() {
    running = nil
  }
}
