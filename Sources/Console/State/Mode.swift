import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

/// What the console is in the middle of.
enum Mode: Sendable {
  /// Moving through lists.
  case browsing
  /// Typing a filter; the text before is restored by Esc.
  case filtering(Filtering)
  /// Typing a name to jump to.
  case jumping(Jumping)
  /// Typing a query that marks, or keeps marks.
  case marking(Filtering)
  /// Waiting for the letter of a set of marks.
  case lettering(Lettering)
  /// Answering the question of an action.
  case asking(Asking)
  /// Looking at a plan before it is done.
  case previewing(Previewing)
  /// Choosing a command or action by name.
  case picking(Picking)
  /// Choosing from a short menu beside the pane.
  case choosing(Chooser)
  /// Looking at what was done.
  case history(HistoryView)
  /// Writing a policy.
  case revising(PolicyForm)
  /// Finding out who the lines of a pasted list are.
  case pasting(Pasting)
  /// Typing the name of something that is made or written.
  case naming(Naming)
  /// Waiting for the editor outside to come back.
  case editing(Editing)
}

/// A query being typed.
struct Filtering: Sendable {
  /// What the query is for.
  enum Purpose: Equatable, Sendable { case filter, mark, keep }

  var purpose = Purpose.filter
  var editor: LineEditor
  /// The filter that stood before.
  var restore: String
  /// What is wrong with what is typed; the list stays at the last valid query.
  var error: QueryError?
  /// What may stand where the caret is, the most frequent first.
  var completions: [QueryCompletion] = []
  /// The completion that Tab puts in; nil for the first.
  var choice: Int?
  /// How far back in the queries of before the prompt stands, and what was typed when it began.
  var recall: (back: Int, typed: String)?
  /// Whether old queries are searched for what is typed, and the newest that holds it.
  var isSearching = false
  /// How many rows each clause matches alone; nil until asked for.
  var explanation: Explanation?
  /// The rows that a marking query means now.
  var matches: Int?

  /// Each clause with its count, then what is let through for want of a record.
  struct Explanation: Sendable {
    var clauses: [ClauseCount]
    var missing: [MissingCount]
  }
}

/// A name being typed to jump to.
struct Jumping: Sendable {
  var editor: LineEditor
  /// The row the cursor was on before; Esc goes back to it.
  var from: Int64?
}

/// A letter for a set of marks.
enum Lettering: Sendable { case store, recall }

/// A question being answered.
struct Asking: Sendable {
  var action: BulkAction
  var chosen: [Int64]
  var answers: [String]
  var editor: LineEditor
  var suggestions: [String]
  var choice: Int?
  var refusal: Localized?

  /// The question that is open.
  var argument: Argument { action.arguments[answers.count] }
}

/// A plan being looked at.
struct Previewing: Sendable {
  /// The lists of a preview.
  enum Tab: Int, CaseIterable, Sendable { case changing, unchanged, skipped }

  var plan: Plan
  var chosen: [Int64]
  var hidden: Int
  var tab: Tab = .changing
  var list = ListView()
  var editor = LineEditor()
  var complaint: Localized?
  /// The rows that a colleague changed while the plan was looked at.
  var overtaken: Set<Int64> = []
  /// The instant before which keys are type-ahead and confirm nothing.
  var opened: Int64

  /// The rows of the open tab.
  var ids: [Int64] {
    switch tab {
    case .changing: plan.items.map(\.id)
    case .unchanged: plan.unchanged
    case .skipped: plan.skipped.flatMap(\.ids)
    }
  }
}

/// Something that can be chosen by name.
struct PickItem: Sendable {
  /// What choosing it does.
  enum Target: Sendable {
    case command(Command)
    case action(BulkAction)
    case advice(PaneAdvice)
    case pane(Int)
    case view(ID<SavedView>)
    case saveView
    case saveList
    case recipe(ID<Recipe>)
    case sameValue(column: String)
    case export(ExportSheet.Format)
  }

  var target: Target
  var key: String
  var title: Localized
  var summary: Localized
  var id: String
  /// Why it cannot be chosen now.
  var disabled: Localized?
}

/// A list of things to choose by name.
struct Picking: Sendable {
  /// Which list.
  enum Kind: Sendable {
    case palette, menu, help, views, recipes, sameValue, export

    /// Whether digits choose, so that it works whatever the input method does.
    var takesDigits: Bool { self != .palette && self != .help }
  }

  var kind: Kind
  var list: PickList<PickItem>
}

/// The history being looked at.
struct HistoryView: Sendable {
  var list = ListView()
  /// Whether only the operator's own steps are listed.
  var isOwn = false
  /// What is typed to find steps; nil while nothing is typed.
  var editor: LineEditor?
  /// What the list is narrowed to.
  var needle = ""
  /// The one row whose steps are listed; nil for all.
  var trace: Trace?
  /// The step that is being read from disk to be looked at.
  var wanted: ID<ChangeGroup>?
  /// The step that is open.
  var opened: OpenedStep?
  /// The steps in which the needle was found, until another is typed or one more step is done.
  var found: Found?

  /// What was looked for in how long a history, and where it was found.
  struct Found: Sendable {
    var needle: String
    var steps: Int
    var newest: ID<ChangeGroup>?
    var ids: Set<ID<ChangeGroup>>
  }

  /// The steps that changed one row.
  struct Trace: Sendable {
    /// What the row is called.
    var name: String
    var steps: Set<ID<ChangeGroup>>
  }

  /// One step row by row.
  struct OpenedStep: Sendable {
    var group: ChangeGroup
    /// The changes in words, row by row.
    var lines: [StepLine]
    var list = ListView()
    /// The rows that stay when it is taken back, because the person took them out.
    var withdrawn: Set<Int64> = []

    /// Rows that taking it back would restore, those left alone, and those changed since.
    var counts: (back: Int, left: Int, kept: Int) {
      let written = lines.filter { !$0.isLeftOut }
      let kept = Set(written.filter(\.isKept).map(\.row))
      let all = Set(written.map(\.row))
      let left = withdrawn.intersection(all)
      return (all.subtracting(kept).subtracting(left).count, left.count, kept.count)
    }
  }
}

/// One change of a step, as the history shows it.
struct StepLine: Sendable {
  /// A number of its own, for the cursor.
  var id: Int64
  /// The packed id of the row that was changed.
  var row: Int64
  /// Whose row.
  var name: String
  var field: Localized
  var before: Localized
  var after: Localized
  /// Whether it stays when the step is taken back, because somebody changed the place since.
  var isKept: Bool
  /// Whether it was not written because a colleague was faster: `before` is what counts.
  var isLeftOut = false
}

/// A name being typed for something.
struct Naming: Sendable {
  /// What the name is for.
  enum Purpose: Sendable {
    case view
    case dynamicList
    case recipe(RecipeScript)
    case blank(RecipeScript, rows: [Int64], values: [String: String])
    case export(ExportSheet)
    case skipList(Previewing, ExportSheet)
    case list(Previewing)
  }

  var purpose: Purpose
  var title: Localized
  var editor: LineEditor
  var refusal: Localized?

  /// What may be pressed.
  var hint: Localized {
    let accept = Localized("Enter 好", "Enter accepts")
    let leave = Localized("  Esc 不要了", "  Esc gives up")
    guard case .recipe(let script) = purpose, script.canBeDaily else { return accept + leave }
    return accept + leave
      + (script.isDaily
        ? Localized("  Tab 不用每天试", "  Tab: do not try it daily")
        : Localized("  Tab 每天试一遍，会改谁列进待办", "  Tab: try it daily and list what it would change"))
  }
}

/// What was given to the editor outside.
struct Editing: Sendable {
  var chosen: [Int64]
  var given: String
}

/// A recipe that is being done step by step.
struct RecipeRun: Sendable {
  var name: String
  var steps: [RecipeScript.Step]
  var rows: [Int64]
  var done = 0
}
