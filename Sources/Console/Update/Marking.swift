import Cells
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// Marks rows, always by id.
  mutating func choose(_ command: Command) {
    let ids = state.listing.ids
    switch command {
    case .mark, .markUp:
      if state.anchor != nil {
        keepRange()
      } else if let id = state.list.cursor {
        state.marks.toggle(id)
        state.list.move(by: command == .mark ? 1 : -1, in: ids)
      }
    case .range:
      if state.anchor != nil { keepRange() } else { state.anchor = state.list.cursor }
    case .markAll:
      if !ids.isEmpty, ids.allSatisfy(state.marks.contains) {
        state.marks.subtract(ids)
      } else {
        state.marks.formUnion(ids)
      }
    case .invert:
      let shown = Set(ids)
      state.marks.replace(
        with: state.marks.ids.subtracting(shown).union(shown.subtracting(state.marks.ids)))
    case .markByQuery:
      mode = .marking(Filtering(editor: LineEditor(), restore: ""))
    case .markSame: markSame(ids)
    case .keepMarked: state.marks.formIntersection(Set(ids))
    case .onlyMarked:
      if state.marks.isEmpty {
        say("还没有选中任何一行，Space 选", "Nothing is marked yet; Space marks")
      } else {
        state.showsOnlyMarked.toggle()
      }
    case .restoreMarks:
      if !state.marks.restorePrevious() { say("没有更早的选择", "There are no earlier marks") }
    case .reselect:
      if lastChanged.isEmpty {
        say("刚才没有改过什么", "Nothing was changed just now")
      } else {
        state.marks.replace(with: lastChanged)
      }
    default: break
    }
  }

  private mutating func keepRange() {
    state.marks.formUnion(state.rangeIDs)
    state.anchor = nil
  }

  private mutating func markSame(_ ids: [Int64]) {
    let input = self.input
    let key = state.order?.column ?? pane.columns.first { $0.order != nil }?.key
    guard let column = pane.columns.first(where: { $0.key == key }), let value = column.order,
      let cursor = state.list.cursor
    else { return }
    let wanted = value(input, cursor)
    let same = ids.filter { value(input, $0) == wanted }
    state.marks.formUnion(same)
    say(
      "\(column.title.zh)相同的 \(same.count) 行已选",
      "\(same.count) rows with the same \(column.title.en)")
  }

  /// A key while typing a query that marks; a leading `-` takes matches out.
  mutating func typeMarking(_ chord: KeyChord, _ before: Filtering) -> [Effect] {
    var filtering = before
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      mode = .browsing
    case (.enter, _):
      let text = filtering.editor.text
      let input = self.input
      guard !text.isEmpty, case .test(let test, _) = pane.filter(input, text) else {
        mode = text.isEmpty ? .browsing : .marking(checked(filtering))
        return []
      }
      let found = pane.sections(input, state.tab).flatMap(\.ids).filter(test)
      state.marks.formUnion(found)
      mode = .browsing
      say("按条件选了 \(found.count) 行", "\(found.count) rows marked by query")
    default:
      _ = filtering.editor.edit(chord)
      mode = .marking(checked(filtering))
    }
    return []
  }

  /// The query with what is wrong with it.
  func checked(_ filtering: Filtering) -> Filtering {
    var filtering = filtering
    filtering.error = nil
    if !filtering.editor.isEmpty, case .wrong(let error) = pane.filter(input, filtering.editor.text)
    {
      filtering.error = error
    }
    return filtering
  }
}
