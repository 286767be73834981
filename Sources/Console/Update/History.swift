import Cells
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

/// What was done: found, looked at row by row, and taken back step by step.
extension Console {
  /// The steps that are listed, newest first.
  func listed(_ view: HistoryView) -> [HistoryEntry] {
    let found = view.needle.isEmpty ? nil : search(view).ids
    return history.reversed().filter { entry in
      (!view.isOwn || entry.actor.name == actor.name)
        && view.trace?.steps.contains(entry.id) ?? true && found?.contains(entry.id) ?? true
    }
  }

  /// The steps in which the needle of a view is found, by spelling or by sound.
  private func search(_ view: HistoryView) -> HistoryView.Found {
    if let found = view.found, found.needle == view.needle, found.steps == history.count,
      found.newest == history.last?.id
    {
      return found
    }
    let needle = folding.fold(view.needle)
    let ear = folding.listen(needle)
    // A year of steps has few names and labels: each is listened to once.
    var known: [String: Bool] = [:]
    func fits(_ text: String) -> Bool {
      if let fits = known[text] { return fits }
      var bytes = text
      let fits = folding.fold(text).contains(needle) || bytes.withUTF8(ear)
      known[text] = fits
      return fits
    }
    let ids = history.lazy.filter { entry in
      [entry.label.zh, entry.label.en, entry.actor.name, entry.action].contains(where: fits)
    }.map(\.id)
    return HistoryView.Found(
      needle: view.needle, steps: history.count, newest: history.last?.id, ids: Set(ids))
  }

  /// Keeps what a view finds, and its cursor on one of the steps it lists.
  private func settle(_ view: inout HistoryView) {
    if !view.needle.isEmpty { view.found = search(view) }
    view.list.settle(ids: listed(view).map(\.id.raw))
  }

  /// A key while the history is shown.
  mutating func lookBack(_ chord: KeyChord, _ before: HistoryView) -> [Effect] {
    if before.editor != nil { return typeNeedle(chord, before) }
    if let opened = before.opened { return lookAt(chord, before, opened) }
    var view = before
    settle(&view)
    let ids = listed(view).map(\.id.raw)
    let folded = chord.asciiFolded
    switch (folded.key, folded.modifiers) {
    case (.escape, _) where !view.needle.isEmpty: view.needle = ""
    case (.escape, _), (.character("q"), []), (.character("U"), []), (.character("c"), .control):
      mode = .browsing
      return []
    case (.down, _), (.character("j"), []): view.list.move(by: 1, in: ids)
    case (.up, _), (.character("k"), []): view.list.move(by: -1, in: ids)
    case (.pageDown, _), (.character("d"), .control): view.list.move(by: 10, in: ids)
    case (.pageUp, _), (.character("u"), .control): view.list.move(by: -10, in: ids)
    case (.home, _): view.list.go(to: 0, in: ids)
    case (.end, _), (.character("G"), []): view.list.go(to: ids.count, in: ids)
    case (.character("@"), []), (.function(3), _): view.isOwn.toggle()
    case (.character("/"), []), (.function(4), _): view.editor = LineEditor(view.needle)
    case (.enter, _), (.right, _), (.character("l"), []):
      guard let raw = view.list.cursor else { return [] }
      view.wanted = ID(raw: raw)
      mode = .history(view)
      if let known = pending.first(where: { $0.group.id.raw == raw }) {
        return loaded(known.group)
      }
      return [.load(ID(raw: raw))]
    case (.character("u"), []), (.function(8), _):
      guard let raw = view.list.cursor else { return [] }
      return takeBack(step: ID(raw: raw))
    case (.character(let digit), []) where digit.isNumber && digit != "8":
      mode = .browsing
      return browse(chord)
    default: break
    }
    settle(&view)
    mode = .history(view)
    return []
  }

  private mutating func typeNeedle(_ chord: KeyChord, _ before: HistoryView) -> [Effect] {
    var view = before
    guard var editor = view.editor else { return [] }
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      view.needle = ""
      view.editor = nil
    case (.enter, _): view.editor = nil
    default:
      guard editor.edit(chord) else { return [] }
      view.editor = editor
      view.needle = editor.text
    }
    settle(&view)
    mode = .history(view)
    return []
  }

  /// A key while one step is looked at.
  private mutating func lookAt(
    _ chord: KeyChord, _ before: HistoryView, _ step: HistoryView.OpenedStep
  ) -> [Effect] {
    var (view, step) = (before, step)
    let ids = step.lines.map(\.id)
    let folded = chord.asciiFolded
    switch (folded.key, folded.modifiers) {
    case (.escape, _), (.character("q"), []), (.left, _), (.character("h"), []),
      (.character("c"), .control):
      view.opened = nil
      mode = .history(view)
      return []
    case (.down, _), (.character("j"), []): step.list.move(by: 1, in: ids)
    case (.up, _), (.character("k"), []): step.list.move(by: -1, in: ids)
    case (.pageDown, _), (.character("d"), .control): step.list.move(by: 10, in: ids)
    case (.pageUp, _), (.character("u"), .control): step.list.move(by: -10, in: ids)
    case (.home, _): step.list.go(to: 0, in: ids)
    case (.end, _), (.character("G"), []): step.list.go(to: ids.count, in: ids)
    case (.character("u"), []), (.function(8), _): return takeBack(part: step)
    case (.character(" "), []):
      guard !UndoLedger(history).isUndone(step.group.id),
        let line = step.lines.first(where: { $0.id == step.list.cursor }), !line.isKept,
        !line.isLeftOut
      else { return [] }
      step.withdrawn.formSymmetricDifference([line.row])
      step.list.move(by: 1, in: ids)
    default: break
    }
    view.opened = step
    mode = .history(view)
    return []
  }

  private mutating func takeBack(step id: ID<ChangeGroup>) -> [Effect] {
    canTakeBack(id) ? load(id) : []
  }

  /// Takes a step that is looked at back, without the rows that were taken out.
  private mutating func takeBack(part step: HistoryView.OpenedStep) -> [Effect] {
    guard canTakeBack(step.group.id) else { return [] }
    guard step.withdrawn.isEmpty || step.counts.back > 0 else {
      say("每一行都移出了，什么也没改", "Every row was taken out; nothing was changed")
      return []
    }
    return takeBack(step.group, leaving: step.withdrawn)
  }

  /// Leaves the history to take a step back; says why where that cannot be.
  private mutating func canTakeBack(_ id: ID<ChangeGroup>) -> Bool {
    mode = .browsing
    if let refusal = refusalToWrite {
      notice = Notice(words: refusal, kind: .warning)
      return false
    }
    if UndoLedger(history).isUndone(id) {
      say("这一步已经撤销过了", "This was taken back already")
      return false
    }
    return true
  }

  /// A step has been read: to be looked at where that was asked for, else to be taken back.
  mutating func loaded(_ group: ChangeGroup) -> [Effect] {
    guard case .history(var view) = mode, view.wanted == group.id else { return takeBack(group) }
    view.wanted = nil
    var opened = HistoryView.OpenedStep(group: group, lines: stepLines(group))
    opened.list.settle(ids: opened.lines.map(\.id))
    view.opened = opened
    mode = .history(view)
    return []
  }

  /// The changes of a step in words, those that would stay when it is taken back told apart.
  private func stepLines(_ group: ChangeGroup) -> [StepLine] {
    let kept =
      UndoLedger(history).isUndone(group.id) ? [] : Set(community.inverse(of: group).kept)
    let words = ChangeWords(community: community, moment: figures.moment)
    let leftOut = group.overtaken?.parts.flatMap(\.changes) ?? []
    return (group.changes + leftOut).enumerated().map { place, change in
      let (field, before, after) = words.of(change)
      let isLeftOut = place >= group.changes.count
      return StepLine(
        id: Int64(place), row: change.id, name: words.name(change), field: field, before: before,
        after: isLeftOut ? Localized("⚑ 没写：", "⚑ left out: ") + after : after,
        isKept: !isLeftOut && kept.contains(change), isLeftOut: isLeftOut)
    }
  }
}
