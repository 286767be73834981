import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

extension Console {
  /// The menu of the pane's verbs; digits choose, so that it works whatever the input method does.
  mutating func openMenu() {
    // What the pane proposes for the row comes first, so that `;1` does it.
    let advice = state.list.cursor.map { pane.advice(input, $0) } ?? []
    let items = advice.map(item) + ActionCatalog.on(pane.collection).map(item)
    mode = .picking(Picking(kind: .menu, list: pickList(items)))
  }

  /// Every verb and command by name.
  mutating func openPalette() {
    mode = .picking(Picking(kind: .palette, list: pickList(everything)))
  }

  /// Every key of the pane as it is now.
  mutating func openHelp() {
    mode = .picking(Picking(kind: .help, list: pickList(everything)))
  }

  private var everything: [PickItem] {
    let verbs = (ActionCatalog.on(pane.collection) + Self.workspaceVerbs).map(item)
    let panes = PaneCatalog.all.enumerated().map { place, definition in
      PickItem(
        target: .pane(place),
        key: setup.bindings.keys(ofPane: place).map(Self.keyName).joined(separator: " "),
        title: definition.title,
        summary: Localized("面板", "Pane"), id: "pane.\(definition.id)")
    }
    let commands = CommandCatalog.all.map { declaration in
      PickItem(
        target: .command(declaration.command),
        key: setup.bindings.keys(of: declaration.command).map(Self.keyName).joined(separator: " "),
        title: declaration.title,
        summary: declaration.section, id: declaration.command.rawValue)
    }
    return verbs + panes + commands
  }

  /// Verbs that make rows of a collection that no pane lists: they need no row and are had from anywhere.
  static let workspaceVerbs: [BulkAction] = {
    let listed = Set(PaneCatalog.all.map(\.collection))
    return ActionCatalog.all.filter { $0.makesRow && !listed.contains($0.on) }
  }()

  private func item(_ action: BulkAction) -> PickItem {
    PickItem(
      target: .action(action),
      key: setup.bindings.keys(of: action).map(Self.keyName).joined(separator: " "),
      title: action.title, summary: action.summary,
      id: action.id, disabled: refusalToWrite)
  }

  private func item(_ advice: PaneAdvice) -> PickItem {
    let isVerb = if case .show = advice.deed { false } else { true }
    return PickItem(
      target: .advice(advice), key: "", title: advice.words,
      summary: advice.remark ?? Localized("建议", "Proposed"), id: "advice",
      disabled: isVerb ? refusalToWrite : nil)
  }

  /// The columns with the value that the row under the cursor has in them, and how many rows have it.
  mutating func openSameValue() {
    guard let cursor = state.list.cursor else { return }
    let input = self.input
    let items = pane.columns.map { column in
      // In very long lists counting every column would be waited for.
      let count = state.listing.ids.count > 20_000 ? nil : rows(likeCursorIn: column).count
      let value = Localized(verbatim: column.cell(input, cursor).text)
      let words = count.map {
        Localized(" · \($0) \(unit.people.zh)", " · \($0) \(unit.people.en)")
      }
      return PickItem(
        target: .sameValue(column: column.key), key: "", title: column.title,
        summary: words.map { value + $0 } ?? value, id: column.key)
    }
    mode = .picking(Picking(kind: .sameValue, list: pickList(items)))
  }

  func pickList(_ items: [PickItem]) -> PickList<PickItem> {
    let folding = self.folding
    return PickList(items) { typed in
      let (needle, ear) = (TextNeedle(typed, folding: folding), folding.listen(typed))
      return { item in
        if item.key == typed { return 0 }
        let names = [item.title.zh, item.title.en, item.id]
        if names.contains(where: needle.begins) { return 1 }
        if names.contains(where: needle.isWithin) { return 2 }
        var title = item.title.zh
        if title.withUTF8(ear) { return 3 }
        return [item.summary.zh, item.summary.en].contains(where: needle.isWithin) ? 4 : nil
      }
    }
  }

  /// A key while choosing by name.
  mutating func pick(_ chord: KeyChord, _ before: Picking) -> [Effect] {
    var picking = before
    let folded = chord.asciiFolded
    switch (chord.key, chord.modifiers) {
    case (.escape, _), (.character("c"), .control):
      mode = .browsing
      return []
    case (.down, _), (.character("n"), .control), (.tab, _): picking.list.move(by: 1)
    case (.up, _), (.character("p"), .control), (.backtab, _): picking.list.move(by: -1)
    case (.pageDown, _): picking.list.move(by: 10)
    case (.pageUp, _): picking.list.move(by: -10)
    case (.enter, _):
      // `:120` goes to a row; digits of their own mean panes.
      if picking.kind == .palette, let row = Int(picking.list.editor.text), row > 0 {
        mode = .browsing
        state.list.go(to: row - 1, in: state.listing.ids)
        return []
      }
      return choose(picking.list.chosen)
    default:
      if picking.kind.takesDigits, picking.list.editor.isEmpty, let typed = folded.typed {
        if let digit = typed.wholeNumberValue, typed.isASCII, digit >= 1 {
          return choose(digit <= picking.list.matches.count ? picking.list.matches[digit - 1] : nil)
        }
        if let item = picking.list.items.first(where: { $0.key == String(typed) }) {
          return choose(item)
        }
      }
      guard picking.list.editor.edit(chord) else { return [] }
      picking.list.refresh()
    }
    mode = .picking(picking)
    return []
  }

  private mutating func choose(_ item: PickItem?) -> [Effect] {
    mode = .browsing
    guard let item else { return [] }
    if let disabled = item.disabled {
      notice = Notice(words: disabled, kind: .warning)
      return []
    }
    switch item.target {
    case .saveView:
      nameView()
      return []
    case .saveList:
      nameList()
      return []
    case .command(let command): return run(command)
    case .view(let id):
      if let view = community.views[id] { open(view) }
      return []
    case .recipe(let id): return community.recipes[id].map { start($0) } ?? []
    case .sameValue(let column):
      markSame(column: column)
      return []
    case .export(let format):
      nameExport(format)
      return []
    case .action(let action): return begin(action)
    case .advice(let advice): return follow(advice)
    case .pane(let place):
      show(pane: place)
      return []
    }
  }

  /// Does what a pane proposes: a verb with its answers, or the list that shows what is meant.
  private mutating func follow(_ advice: PaneAdvice) -> [Effect] {
    switch advice.deed {
    case .act(let id, let rows, let answers):
      guard let action = ActionCatalog.named(id) else { return [] }
      return begin(action, on: rows, answers: answers)
    case .show(let name, let filter):
      guard show(paneNamed: name, filter: filter) else { return [] }
      say("\(advice.words.zh)；Esc 清筛选", "\(advice.words.en); Esc clears the filter")
      return []
    case .answer(let name, let filter, let verb):
      guard let action = ActionCatalog.named(verb), show(paneNamed: name, filter: filter) else {
        return []
      }
      // The filter decides what is shown, and only what is shown is meant.
      refreshListing()
      state.marks.replace(with: Set(state.listing.ids))
      return begin(action)
    }
  }
}
