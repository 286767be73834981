import CommunityModel
import CommunityRules
import Widgets
import Wording

/// A policy being written, line by line.
struct PolicyForm: Sendable {
  /// The policies as they are written by now; those not touched are as they are in force.
  var drafts: [PolicyKind: PolicyDraft]
  /// The policy that is open.
  var kind: PolicyKind
  /// The line that is being written.
  var index = 0
  var editor = LineEditor()
  /// The lines of the open policy.
  private(set) var rows: [PolicyRow] = []
  /// What is wrong with them.
  private(set) var problems: [String: Localized] = [:]
  /// What the policy would do to the members there are; nil while something is wrong with it.
  var preview: [Localized]?
  /// The settings that the preview was made of.
  var previewed: [PolicyLine] = []
  /// What to know before anything is lost or stored.
  var complaint: Localized?
  /// Whether Esc was pressed once with something unsaved.
  var leaves = false

  /// The policies in force, one of them open.
  init(_ kind: PolicyKind, in community: Community) {
    self.kind = kind
    drafts = [:]
    for kind in PolicyKind.allCases { drafts[kind] = PolicyDraft(kind, in: community) }
    open()
  }

  /// The open policy.
  var draft: PolicyDraft? { drafts[kind] }

  /// Shows the open policy's lines, the cursor on one of them.
  mutating func open() {
    read()
    index = max(0, min(index, rows.count - 1))
    editor = LineEditor(rows.indices.contains(index) ? rows[index].text : "")
  }

  /// Takes what is typed over into the policy.
  mutating func write() {
    guard rows.indices.contains(index) else { return }
    drafts[kind]?[rows[index].key] = editor.text
    read()
    complaint = nil
    leaves = false
  }

  private mutating func read() {
    rows = draft?.rows ?? []
    problems = draft?.problems ?? [:]
    // What is wrong has nothing to say of members; what it said before is not true any more.
    if !problems.isEmpty || draft?.lines != previewed { preview = nil }
  }
}
