import Cells
import CommunityActions
import CommunityModel
import CommunityRules
import Panes
import Widgets
import Wording

extension Console {
  /// Why nothing can be changed now; the one gate in front of every verb.
  var refusalToWrite: Localized? {
    if case .readOnly(let reason) = capability { reason } else { nil }
  }

  /// Starts a verb on the chosen rows: its question, or its plan.
  mutating func begin(_ action: BulkAction) -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    if Self.workspaceVerbs.contains(where: { $0.id == action.id }) {
      return begin(action, on: [], answers: [])
    }
    guard action.on == pane.collection else {
      say(
        "「\(action.title.zh)」不用在这个面板", "“\(action.title.en)” does not belong to this pane", .warning
      )
      return []
    }
    let rows = chosen
    // A page without rows leaves the cursor on one of another page: nothing unseen is acted on.
    if let landing = picture?.landing, landing(input, picturePlace) == nil,
      state.marks.isEmpty, !action.makesRow
    {
      say("这一页没有可以做的，g t 回到今天", "There is nothing to act on here; g t goes back to today")
      return []
    }
    guard !rows.isEmpty || action.makesRow else {
      say("没有可以做的行", "There is no row to act on")
      return []
    }
    return begin(action, on: rows, answers: [])
  }

  /// Starts a verb on given rows, its first questions answered.
  mutating func begin(_ action: BulkAction, on rows: [Int64], answers: [String]) -> [Effect] {
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    guard answers.count < action.arguments.count else { return plan(action, rows, answers) }
    var asking = Asking(
      action: action, chosen: rows, answers: answers, editor: LineEditor(), suggestions: [])
    suggest(&asking)
    mode = .asking(asking)
    return []
  }

  /// A key while a question is open.
  mutating func answer(_ chord: KeyChord, _ before: Asking) -> [Effect] {
    var asking = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      mode = .browsing
      return []
    case (.down, _):
      let next = asking.choice.map { $0 + 1 } ?? 0
      asking.choice = asking.suggestions.isEmpty ? nil : next % asking.suggestions.count
    case (.up, _):
      let count = asking.suggestions.count
      asking.choice = count == 0 ? nil : ((asking.choice ?? 0) + count - 1) % count
    case (.tab, _):
      if let text = asking.suggestions.isEmpty ? nil : asking.suggestions[asking.choice ?? 0] {
        asking.editor.replace(with: text)
        asking.choice = nil
        suggest(&asking)
      }
    case (.enter, _):
      let typed = asking.choice.map { asking.suggestions[$0] } ?? asking.editor.text
      asking.answers.append(typed)
      if asking.answers.count < asking.action.arguments.count {
        asking.editor = LineEditor()
        asking.choice = nil
        suggest(&asking)
        mode = .asking(asking)
        return []
      }
      return plan(asking.action, asking.chosen, asking.answers, from: before)
    default:
      guard asking.editor.edit(chord) else { return [] }
      asking.refusal = nil
      asking.choice = nil
      suggest(&asking)
    }
    mode = .asking(asking)
    return []
  }

  /// Offers answers for what is typed.
  func suggest(_ asking: inout Asking) {
    asking.suggestions = Array(
      asking.argument.suggestions(for: asking.editor.text, in: community, language)
        .prefix(50))
  }

  /// Plans; one harmless row is done at once, everything else is shown first.
  mutating func plan(
    _ action: BulkAction, _ rows: [Int64], _ answers: [String], from asking: Asking? = nil
  ) -> [Effect] {
    do throws(Refusal) {
      let plan = try action.plan(planInput(rows, answers))
      if !plan.needsPreview { return commit(plan, rows) }
      if plan.items.isEmpty {
        mode = .browsing
        say(
          "没有要改的：\(plan.unchanged.count) 行已经这样，跳过 \(plan.skippedCount) 行"
            + (plan.skipped.first.map { "（\($0.reason.zh)）" } ?? ""),
          "Nothing to change: \(plan.unchanged.count) are so already, \(plan.skippedCount) skipped"
            + (plan.skipped.first.map { " (\($0.reason.en))" } ?? ""))
        lastSkipped = Set(plan.skipped.flatMap(\.ids))
        return goOnWithRecipe()
      }
      let shown = Set(state.listing.ids)
      let previewing = Previewing(
        plan: plan, chosen: rows, hidden: rows.count { !shown.contains($0) }, opened: clock)
      mode = .previewing(settled(previewing))
      return [.discardInput]
    } catch {
      if var asking {
        asking.refusal = error.words
        mode = .asking(asking)
      } else {
        mode = .browsing
        notice = Notice(words: error.words, kind: .warning)
        stopRecipe()
      }
    }
    return []
  }

  func planInput(_ rows: [Int64], _ answers: [String]) -> PlanInput {
    PlanInput(scene: input.scene, chosen: rows, answers: answers, actor: actor)
  }

  func settled(_ before: Previewing) -> Previewing {
    var previewing = before
    previewing.list.settle(ids: previewing.ids)
    return previewing
  }

  mutating func confirm(_ previewing: Previewing) -> [Effect] {
    guard previewing.plan.changeCount > 0 else {
      mode = .browsing
      say("每一行都移出了，什么也没改", "Every row was taken out; nothing was changed")
      stopRecipe()
      return []
    }
    return commit(previewing.plan, previewing.chosen)
  }

  /// Does what was confirmed: state first, then disk.
  mutating func commit(_ plan: Plan, _ rows: [Int64]) -> [Effect] {
    mode = .browsing
    let effects = carryOut(plan, rows)
    if !effects.isEmpty {
      lastSkipped = Set(plan.skipped.flatMap(\.ids))
      record(plan, rows)
      let left = plan.unchanged.count + plan.skippedCount
      say(
        "\(plan.label.zh)：改了 \(plan.changeCount)" + (left > 0 ? "，\(left) 没动" : "") + " · u 撤销",
        "\(plan.label.en): \(plan.changeCount) changed" + (left > 0 ? ", \(left) left alone" : "")
          + " · u takes it back", .good)
    }
    guard !effects.isEmpty else {
      stopRecipe()
      return []
    }
    return effects + goOnWithRecipe()
  }

  /// Applies a plan and hands its transaction to the writer.
  mutating func carryOut(
    _ plan: Plan, _ rows: [Int64], overtaken: Overtaken? = nil
  ) -> [Effect] {
    let changes = plan.changes
    guard apply(changes) else {
      say(
        "没做：有人刚改过这些行，再来一次", "Not done: somebody has just changed these rows; try again", .warning)
      return []
    }
    let group = plan.group(
      id: community.mint.mint(ChangeGroup.self), at: figures.moment.now, actor: actor,
      overtaken: overtaken)
    lastChanged = Set(plan.items.map(\.id)).subtracting(plan.withdrawn)
    return enqueue(group, origin: .action(plan, chosen: rows))
  }

  /// Puts a transaction into the history and on its way to the disk.
  mutating func enqueue(_ group: ChangeGroup, origin: Pending.Origin) -> [Effect] {
    pending.append(Pending(group: group, origin: origin))
    history.append(HistoryEntry(group))
    noteContested(group)
    if case .failed = saving {} else { saving = .pending(pending.count) }
    return [.append(group)]
  }

  /// Applies changes to rows and figures; false, with nothing changed, where they do not fit.
  mutating func apply(_ changes: [Change]) -> Bool {
    do throws(ChangeError) {
      try community.apply(changes)
    } catch {
      return false
    }
    figures.update(after: changes, in: community, moment: figures.moment)
    goalPast?.update(after: changes, in: community, moment: figures.moment)
    forgetWords(changes)
    if changes.contains(where: { GroupNeeds.sources.contains($0.collection) }) {
      needs = GroupNeeds(community, figures: figures)
    }
    revision += 1
    return true
  }

  /// Does the last action again on the rows that are chosen now.
  mutating func repeatLast() -> [Effect] {
    guard let lastAction, let action = ActionCatalog.named(lastAction.action),
      action.on == pane.collection
    else {
      say("还没有可以重复的动作", "There is no action to repeat yet")
      return []
    }
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return []
    }
    return plan(action, chosen, lastAction.answers)
  }
}
