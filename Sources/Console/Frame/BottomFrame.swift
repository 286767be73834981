import Cells
import CommunityActions
import CommunityModel
import CommunityQuery
import Panes
import Widgets
import Wording

extension Console {
  /// The last two lines: what is chosen or being typed, and the keys for it.
  func drawBottom(in grid: inout CellGrid) {
    let layout = self.layout
    switch mode {
    case .filtering(let filtering), .marking(let filtering):
      drawQueryPrompt(filtering, in: &grid, layout)
    case .lettering(let what): drawLetters(what, in: &grid, layout)
    case .naming(let naming):
      drawPrompt(naming.title[language] + " ", naming.editor, in: &grid, layout.status)
      drawHint(
        naming.refusal?[language] ?? naming.hint[language],
        in: &grid, layout.hints, naming.refusal == nil ? .dim : .alarm)
    case .editing:
      drawHint(
        text("编辑器开着，存盘退出后回到这里", "The editor is open; save and leave it to come back"), in: &grid,
        layout.status, .accent)
    case .jumping(let jumping):
      drawPrompt(text("跳到 ", "Jump to "), jumping.editor, in: &grid, layout.status)
      let hint = text("↑↓ 上一个下一个  Enter 到这里  Esc 回来", "↑↓ previous, next  Enter here  Esc back")
      drawHint(notice?.words[language] ?? hint, in: &grid, layout.hints)
    case .asking(let asking): drawQuestion(asking, in: &grid, layout)
    default:
      drawStatus(in: &grid, layout.status)
      grid.put(hints(width: layout.hints.width - 2), at: Point(x: 1, y: layout.hints.y))
    }
  }

  func drawPrompt(
    _ title: String, _ editor: LineEditor, in grid: inout CellGrid, _ rect: Rect
  ) {
    let used = grid.put(" " + title, at: rect.origin, style: .heading)
    editor.draw(
      in: &grid, at: Point(x: rect.x + used, y: rect.y), width: max(2, rect.width - used - 1))
  }

  func drawHint(
    _ words: String, in grid: inout CellGrid, _ rect: Rect, _ style: Style = .dim
  ) {
    grid.put(TextFit.cut(" " + words, to: rect.width, ellipsis: "…"), at: rect.origin, style: style)
  }

  private func drawQuestion(_ asking: Asking, in grid: inout CellGrid, _ layout: Layout) {
    let shown = min(asking.suggestions.count, max(0, min(6, size.height - 8)))
    let panel = Rect(
      x: 0, y: layout.status.y - shown - 1, width: size.width, height: shown + 1)
    grid.fill(panel)
    let count = NumberText.grouped(asking.chosen.count)
    let subject =
      asking.chosen.count == 1
      ? asking.chosen.first.map { pane.name(input, $0) } ?? ""
      : text("\(count) \(unit.people.zh)", "\(count) \(unit.people.en)")
    let title = asking.action.title[language]
    grid.put(
      StyledText(" ")
        + Phrases.rule(
          asking.action.makesRow ? title : "\(title) · \(subject)", width: size.width - 2),
      at: panel.origin)
    let first = max(0, (asking.choice ?? 0) - shown + 1)
    for row in 0..<shown {
      let place = first + row
      guard place < asking.suggestions.count else { break }
      let isChosen = asking.choice == place
      grid.put(
        (isChosen ? " ▸ " : "   ") + asking.suggestions[place], at: panel.row(row + 1).origin,
        style: isChosen ? .accent : .normal, limit: size.width - 1)
      if isChosen { grid.lay(.cursor, under: panel.row(row + 1)) }
    }
    drawPrompt(asking.argument.title[language] + " ", asking.editor, in: &grid, layout.status)
    if let refusal = asking.refusal {
      drawHint(refusal[language], in: &grid, layout.hints, .alarm)
    } else {
      drawHint(
        text(
          "Enter 下一步  ↑↓ 选现有的  Tab 补全  Esc 不做了",
          "Enter goes on  ↑↓ choose  Tab completes  Esc gives up"), in: &grid, layout.hints)
    }
  }

  private func drawStatus(in grid: inout CellGrid, _ rect: Rect) {
    if let notice {
      drawHint(notice.words[language], in: &grid, rect, style(notice.kind))
      return
    }
    if let pendingKey {
      drawHint("\(Self.keyName(pendingKey)) …", in: &grid, rect, .accent)
      return
    }
    if case .failed(let words) = saving {
      drawHint(
        text(
          "\(pending.count) 步在内存里，\(keyName(of: .rescue)) 另存到别处  ",
          "\(pending.count) changes in memory, \(keyName(of: .rescue)) saves a copy elsewhere  ")
          + words[language],
        in: &grid, rect, .alarm)
      return
    }
    let status =
      state.order == nil && state.filterText.isEmpty
      ? pane.status(input, state.list.cursor, size.width) : nil
    let left = selectionText(status)
    grid.put(" " + left, at: rect.origin, style: state.marks.isEmpty ? .dim : Style(.marked))
    if let right = status?.right, !right.isEmpty {
      let room = rect.width - TextFit.width(of: left) - 5
      guard room > 12 else { return }
      let shown = right.cut(to: room, ellipsis: "…")
      grid.put(shown, at: Point(x: rect.width - shown.width - 1, y: rect.y), limit: room)
      return
    }
    guard let words = undoWords(room: rect.width - TextFit.width(of: left) - 5) else { return }
    grid.put(
      words, at: Point(x: rect.width - TextFit.width(of: words) - 1, y: rect.y), style: .dim)
  }

  /// What `u` takes back, in as many words as there is room for.
  private func undoWords(room: Int) -> String? {
    guard room > 12, let last = UndoLedger(history).nextUndo(by: actor.name) else { return nil }
    let unit = unit(of: last)
    let count = NumberText.grouped(last.count)
    let clock = figures.moment.zone.clock(last.at)
    let subject = TextFit.cut(last.label[language], to: max(8, room - 16), ellipsis: "…")
    let key = keyName(of: .undo)
    // What stands in brackets goes first where room is short.
    let short = String(last.label[language].prefix { $0 != "「" && $0 != "“" }).trimmedAtEnd
    let long = text(
      "\(key) 撤销：给 \(count) \(unit.people.zh)\(last.label.zh) \(clock) 我",
      "\(key) takes back: \(last.label.en), \(count) \(unit.people.en), \(clock) by me")
    let usual = text(
      "\(key) 撤销：\(subject)\(subject.hasSuffix("」") ? "" : " ")\(count) \(unit.people.zh)",
      "\(key) takes back: \(subject) \(count) \(unit.people.en)")
    let shortest = text(
      "\(key) 撤销：\(short) \(count) \(unit.people.zh)",
      "\(key) takes back: \(short) \(count) \(unit.people.en)")
    var choices = [usual, shortest]
    if size.width >= Layout.detailFrom, unit == Unit(Member.collection.key), last.undoes == nil {
      choices.insert(long, at: 0)
    }
    // Where something is marked, what stands there is the more important.
    if !state.marks.isEmpty { choices = [shortest] }
    let fitting = choices.first { TextFit.width(of: $0) <= room }
    return fitting ?? TextFit.cut(shortest, to: room, ellipsis: "…")
  }

  private func selectionText(_ status: PaneStatus?) -> String {
    if let status { return "\(markText)   \(status.left.text)" }
    let filter =
      state.filterText.isEmpty
      ? text("筛选 无", "filter none")
      : text("筛选 ", "filter ")
        + "\(state.filterText) · \(NumberText.grouped(state.listing.ids.count))/\(NumberText.grouped(state.listing.total))"
    let order =
      text("排序 ", "order ")
      + (state.order.flatMap { order in
        pane.columns.first { $0.key == order.column }.map {
          "\($0.title[language]) \(order.isDescending ? "↓" : "↑")"
        }
      } ?? pane.naturalOrder[language])
    let parts =
      marksNow.isEmpty
      ? [markText, order, filter] : [markText, filter, order]
    let recorded = recording.map { script in
      text("● 录流程 \(script.steps.count) 步", "● recording, \(script.steps.count) steps")
    }
    return ([recorded].compactMap(\.self) + parts).joined(separator: "   ")
  }

  /// How many are marked, and why some of them are not to be seen.
  private var markText: String {
    let marks = marksNow
    guard !marks.isEmpty else { return text("未选", "none marked") }
    // Only marked rows are looked for among the shown ones: a frame costs the same in any list.
    let hidden = marks.subtracting(state.listing.ids)
    guard !hidden.isEmpty else { return text("已选 \(marks.count)", "\(marks.count) marked") }
    // Of a tab only some rows are there to be filtered; without a filter none are hidden by one.
    let filtered =
      state.filterText.isEmpty
      ? 0 : state.tab == 0 ? hidden.count : hidden.intersection(state.natural.flatMap(\.ids)).count
    let words: Localized =
      if filtered == hidden.count {
        Localized("\(unit.one.zh)被筛选隐藏", "of them hidden by the filter")
      } else if filtered == 0, state.tab > 0 {
        Localized(unit.one.zh + "在别的\(pane.tabName.zh)", "of them in other \(pane.tabName.en)")
      } else {
        Localized("\(unit.one.zh)不在眼前", "of them not shown")
      }
    return text(
      "已选 \(marks.count)，其中 \(hidden.count) \(words.zh)",
      "\(marks.count) marked, \(hidden.count) \(words.en)")
  }

  func style(_ kind: Notice.Kind) -> Style {
    switch kind {
    case .plain: .normal
    case .good: .good
    case .warning: .warn
    }
  }

  /// The keys of the pane as they are declared, as many as fit; help stays at the end.
  private func hints(width: Int) -> StyledText {
    let own = state.marks.isEmpty ? pane.hints(input) : []
    if !own.isEmpty { return hints(own, width: width) }
    var entries: [(String, Localized)] = []
    func add(_ command: Command) {
      if let declaration = CommandCatalog.declaration(command), let hint = declaration.hint {
        if !setup.bindings.keys(of: command).isEmpty {
          entries.append((keyName(of: command), hint))
        }
      }
    }
    if state.marks.isEmpty {
      add(.open)
      add(.mark)
      add(.menu)
    } else {
      add(.menu)
    }
    if !pane.pictures.isEmpty { add(.nextView) }
    for aside in pane.asides.compactMap(PaneCatalog.named) {
      entries.append((String(aside.key), aside.title))
    }
    if capability == .full {
      for action in ActionCatalog.on(pane.collection) {
        if let key = setup.bindings.keys(of: action).first {
          entries.append((Self.keyName(key), action.title))
        }
      }
    }
    if !state.marks.isEmpty {
      add(.onlyMarked)
      add(.back)
    }
    for command in [Command.filter, .sort, .markByQuery, .jump, .palette] { add(command) }
    let help = entry(keyName(of: .help), Localized("帮助", "help"))
    var line = StyledText()
    for (key, title) in entries {
      let next = entry(key, title) + StyledText("  ")
      if line.width + next.width + help.width > width { continue }
      line += next
    }
    return line + help
  }

  /// The keys that the pane itself finds worth showing; verbs only where something may be changed.
  private func hints(_ own: [PaneHint], width: Int) -> StyledText {
    let verbs = Set(ActionCatalog.on(pane.collection).compactMap(\.key))
    let help = entry("?", Localized("帮助", "help"))
    var line = StyledText()
    for hint in own where hint.neededFrom <= size.width {
      let isVerb = hint.keys.split(separator: " ").contains { verbs.contains(String($0)) }
      guard capability == .full || !isVerb else { continue }
      let next = entry(hint.keys, hint.words) + StyledText("  ")
      if line.width + next.width + help.width > width { continue }
      line += next
    }
    return line + help
  }

  private func entry(_ key: String, _ title: Localized) -> StyledText {
    StyledText(key, .key) + StyledText(" " + title[language], .dim)
  }

  /// `enter` as Enter, `space` as Space, letters as they are.
  static func keyName(_ key: String) -> String {
    switch key {
    case "enter", "space", "esc", "tab", "backspace", "home", "end", "up", "down", "right", "left":
      key.prefix(1).uppercased() + key.dropFirst()
    case "pagedown": "PgDn"
    case "pageup": "PgUp"
    case "backtab": "Shift-Tab"
    default: key.first == "f" && key.count > 1 ? key.uppercased() : key
    }
  }
}

extension String {
  /// Without white space at the end.
  fileprivate var trimmedAtEnd: String {
    var text = Substring(self)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
