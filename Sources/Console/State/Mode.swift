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
  /// Typing a query that marks.
  case marking(Filtering)
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
}

/// A query being typed.
struct Filtering: Sendable {
  var editor: LineEditor
  /// The filter that stood before.
  var restore: String
  /// What is wrong with what is typed; the list stays at the last valid query.
  var error: QueryError?
}

/// A name being typed to jump to.
struct Jumping: Sendable {
  var editor: LineEditor
  /// The row the cursor was on before; Esc goes back to it.
  var from: Int64?
}

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
  enum Kind: Sendable { case palette, menu, help }

  var kind: Kind
  var list: PickList<PickItem>
}

/// The history being looked at.
struct HistoryView: Sendable {
  var list = ListView()
}
