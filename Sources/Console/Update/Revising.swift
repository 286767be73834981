import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// Opens the policies for writing, as they are in force.
  mutating func openPolicies() {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return
    }
    var form = PolicyForm(.tiers, in: community)
    preview(&form)
    mode = .revising(form)
  }

  /// A key while a policy is written.
  mutating func revise(_ chord: KeyChord, _ before: PolicyForm) -> [Effect] {
    var form = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      let isChanged = PolicyKind.allCases.contains {
        form.drafts[$0]?.lines != PolicyDraft($0, in: community).lines
      }
      guard isChanged, !form.leaves else {
        mode = .browsing
        if isChanged { say("规则没有存，还是原来的", "Not saved; the policies are as they were") }
        return []
      }
      form.leaves = true
      form.complaint = Localized(
        "改动还没存：F2 存，再按 Esc 丢掉", "Not saved: F2 saves, Esc again throws it away")
    case (.down, _), (.enter, _), (.character("n"), .control): step(&form, 1)
    case (.up, _), (.character("p"), .control): step(&form, -1)
    case (.pageDown, _): step(&form, 10)
    case (.pageUp, _): step(&form, -10)
    case (.tab, _): turn(&form, 1)
    case (.backtab, _): turn(&form, -1)
    case (.function(2), _): return save(form)
    default:
      guard form.editor.edit(chord) else { return [] }
      form.write()
    }
    mode = .revising(form)
    return []
  }

  /// Puts pasted text into the line being written.
  mutating func paste(_ text: String, into before: PolicyForm) {
    var form = before
    form.editor.insert(text)
    form.write()
    mode = .revising(form)
  }

  private func step(_ form: inout PolicyForm, _ lines: Int) {
    form.index += lines
    form.open()
    preview(&form)
  }

  private func turn(_ form: inout PolicyForm, _ steps: Int) {
    let all = PolicyKind.allCases
    let place = all.firstIndex(of: form.kind) ?? 0
    form.kind = all[(place + steps + all.count) % all.count]
    form.index = 0
    form.open()
    preview(&form)
  }

  /// Tries the policy on the members there are, once it reads well and has changed.
  private func preview(_ form: inout PolicyForm) {
    guard form.problems.isEmpty, form.preview == nil, let draft = form.draft else { return }
    form.previewed = draft.lines
    form.preview =
      PolicyPreview(draft, scene: input.scene, policies: policies).sentences
  }

  /// Plans the new version; what it would do is shown before it is stored.
  private mutating func save(_ before: PolicyForm) -> [Effect] {
    var form = before
    guard let draft = form.draft else { return [] }
    if let wrong = form.rows.firstIndex(where: { form.problems[$0.key] != nil }) {
      form.index = wrong
      form.open()
      form.complaint = Localized("这一行不对，没有存", "This line is wrong; not saved")
      mode = .revising(form)
      return []
    }
    let text = draft.lines.map { "\($0.key)=\($0.text)" }.joined(separator: "\n")
    do throws(Refusal) {
      let plan = try BulkAction.revisePolicy.plan(planInput([], [form.kind.rawValue, text]))
      guard !plan.items.isEmpty else {
        form.complaint = Localized("和现在的一样，不用存", "As it is in force; nothing to save")
        mode = .revising(form)
        return []
      }
      mode = .previewing(settled(Previewing(plan: plan, chosen: [], hidden: 0, opened: clock)))
      return [.discardInput]
    } catch {
      form.complaint = error.words
      mode = .revising(form)
      return []
    }
  }
}
