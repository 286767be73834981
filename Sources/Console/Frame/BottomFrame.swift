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
    case .filtering(let filtering):
      drawQueryPrompt(text("筛选 ", "Filter "), filtering, in: &grid, layout)
    case .marking(let filtering):
      drawQueryPrompt(text("按条件选 ", "Mark "), filtering, in: &grid, layout)
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

  private func drawPrompt(
    _ title: String, _ editor: LineEditor, in grid: inout CellGrid, _ rect: Rect
  ) {
    let used = grid.put(" " + title, at: rect.origin, style: .heading)
    editor.draw(
      in: &grid, at: Point(x: rect.x + used, y: rect.y), width: max(2, rect.width - used - 1))
  }

  private func drawHint(
    _ words: String, in grid: inout CellGrid, _ rect: Rect, _ style: Style = .dim
  ) {
    grid.put(TextFit.cut(" " + words, to: rect.width, ellipsis: "…"), at: rect.origin, style: style)
  }

  private func drawQueryPrompt(
    _ title: String, _ filtering: Filtering, in grid: inout CellGrid, _ layout: Layout
  ) {
    drawPrompt(title, filtering.editor, in: &grid, layout.status)
    if let notice {
      drawHint(notice.words[language], in: &grid, layout.hints, style(notice.kind))
    } else if let error = filtering.error {
      // The caret stands under the place in the prompt, the sentence after it.
      let before = String(filtering.editor.text.prefix(error.characterOffset))
      let column = 1 + TextFit.width(of: title) + TextFit.width(of: before)
      let message = error.fullMessage[language]
      let room = layout.hints.width - column - 2
      let isLeft = TextFit.width(of: message) > room && column > TextFit.width(of: message)
      if isLeft {
        let start = column - TextFit.width(of: message) - 1
        grid.put(message + " ^", at: Point(x: max(0, start), y: layout.hints.y), style: .alarm)
      } else {
        grid.put(
          TextFit.cut("^ " + message, to: layout.hints.width - column, ellipsis: "…"),
          at: Point(x: column, y: layout.hints.y), style: .alarm)
      }
    } else if !filtering.editor.isEmpty, case .filtering = mode {
      let count = NumberText.grouped(state.listing.ids.count)
      drawHint(
        "\(state.paraphrase[language]) → " + text("\(count) 行", "\(count) rows"), in: &grid,
        layout.hints)
    } else {
      drawHint(
        text(
          "例 阶段:预流失 消费>=500 · 入群>7天 · 标签:囤货 或 名字  Enter 留下  Esc 还原",
          "e.g. stage:churnWarning spend>=500 · joined>7d · tag:x or a name  Enter keeps  Esc restores"
        ),
        in: &grid, layout.hints)
    }
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
      : text("\(count) 行", "\(count) rows")
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
          "\(pending.count) 步在内存里，z w 另存到别处  ",
          "\(pending.count) changes in memory, z w saves a copy elsewhere  ") + words[language],
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
    guard let last = UndoLedger(history).nextUndo(by: actor.name) else { return }
    let count = NumberText.grouped(last.count)
    let words = text(
      "\(keyName(of: .undo)) 撤销：\(last.label.zh) \(count)",
      "\(keyName(of: .undo)) takes back: \(last.label.en) \(count)")
    let room = rect.width - TextFit.width(of: left) - 5
    guard room > 12 else { return }
    let shown = TextFit.cut(words, to: room, ellipsis: "…")
    grid.put(
      shown, at: Point(x: rect.width - TextFit.width(of: shown) - 1, y: rect.y), style: .dim)
  }

  private func selectionText(_ status: PaneStatus?) -> String {
    let marks = state.marks.ids.union(state.rangeIDs)
    // Only marked rows are looked for among the shown ones: a frame costs the same in any list.
    let hidden = marks.isEmpty ? 0 : marks.subtracting(state.listing.ids).count
    let chosen: String
    if marks.isEmpty {
      chosen = text("未选", "none marked")
    } else if hidden > 0 {
      chosen = text(
        "已选 \(marks.count)，其中 \(hidden) 不在眼前", "\(marks.count) marked, \(hidden) of them not shown")
    } else {
      chosen = text("已选 \(marks.count)", "\(marks.count) marked")
    }
    if let status { return "\(chosen)   \(status.left.text)" }
    let order =
      state.order.flatMap { order in
        pane.columns.first { $0.key == order.column }.map {
          "\($0.title[language]) \(order.isDescending ? "↓" : "↑")"
        }
      } ?? text("按需要", "by need")
    let filter =
      state.filterText.isEmpty
      ? text("无", "none")
      : "\(state.filterText) · \(NumberText.grouped(state.listing.ids.count))/\(NumberText.grouped(state.listing.total))"
    return text(
      "\(chosen)   排序 \(order)   筛选 \(filter)", "\(chosen)   order \(order)   filter \(filter)")
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
