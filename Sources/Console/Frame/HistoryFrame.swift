import Cells
import CommunityModel
import Panes
import Widgets
import Wording

/// What was done: the steps, and one of them row by row.
extension Console {
  func drawHistory(_ view: HistoryView, in grid: inout CellGrid) {
    if let opened = view.opened {
      drawStep(opened, in: &grid)
    } else {
      drawSteps(view, in: &grid)
    }
  }

  private func drawSteps(_ view: HistoryView, in grid: inout CellGrid) {
    let entries = listed(view)
    var title = text("操作记录 · \(history.count) 步", "History · \(history.count) steps")
    if let trace = view.trace {
      title += text(
        " · 改过 \(trace.name) 的 \(entries.count) 步", " · \(trace.name): \(entries.count)")
    }
    if view.isOwn { title += text(" · 只看我的", " · mine only") }
    if !view.needle.isEmpty {
      title += text(" · 「\(view.needle)」\(entries.count) 步", " · “\(view.needle)” \(entries.count)")
    }
    grid.put(StyledText(" ") + Phrases.rule(title, width: size.width - 2), at: .zero)
    let rect = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    if entries.isEmpty {
      grid.put(
        history.isEmpty
          ? text(
            "还没有做过什么。改动会自动存下，并列在这里。",
            "Nothing was done yet. Changes save themselves and are listed here.")
          : text("没有这样的一步；Esc 看全部", "There is no such step; Esc shows all"),
        at: Point(x: 3, y: 2), style: .dim)
    }
    let ledger = UndoLedger(history)
    var list = view.list
    list.settle(ids: entries.map(\.id.raw))
    list.reveal(line: list.index, of: entries.count, height: rect.height)
    let zone = figures.moment.zone
    for row in 0..<rect.height {
      let place = list.top + row
      guard entries.indices.contains(place) else { break }
      let entry = entries[place]
      let isUndone = ledger.isUndone(entry.id)
      let stamp = "\(zone.day(of: entry.at).shortText) \(zone.clock(entry.at))"
      let y = rect.y + row
      grid.put(stamp, at: Point(x: 3, y: y), style: .dim)
      grid.put(TextFit.cut(entry.actor.name, to: 8), at: Point(x: 16, y: y))
      let count = TextFit.pad(NumberText.grouped(entry.count), to: 7, alignment: .right)
      grid.put(count, at: Point(x: 25, y: y))
      let left =
        entry.overtaken > 0
        ? text("（⚑ \(entry.overtaken) 行没写）", " (⚑ \(entry.overtaken) left out)") : ""
      let mark = left + (isUndone ? text("（已撤销）", " (taken back)") : "")
      grid.put(
        TextFit.cut(entry.label[language] + mark, to: max(0, size.width - 35), ellipsis: "…"),
        at: Point(x: 34, y: y), style: isUndone ? .dim : .normal)
      if place == list.index {
        grid.put("▸", at: Point(x: 1, y: y), style: .accent)
        grid.lay(.cursor, under: rect.row(row))
      }
    }
    let foot = Point(x: 0, y: size.height - 1)
    if let editor = view.editor {
      let used = grid.put(text(" 找 ", " Find "), at: foot, style: .heading)
      editor.draw(in: &grid, at: Point(x: used, y: foot.y), width: size.width - used - 1)
    } else {
      grid.put(
        keys([
          ("u", text("撤销这一步", "take this step back")),
          ("Enter", text("看改了什么", "what it changed")), ("/", text("找", "find")),
          ("@", view.isOwn ? text("看所有人", "everybody's") : text("只看我的", "mine only")),
          ("Esc", text("回来", "back")),
        ]), at: foot, limit: size.width)
    }
  }

  private func drawStep(_ opened: HistoryView.OpenedStep, in grid: inout CellGrid) {
    let group = opened.group
    let zone = figures.moment.zone
    let stamp = "\(zone.day(of: group.at).shortText) \(zone.clock(group.at))"
    grid.put(
      StyledText(" ") + Phrases.rule(group.label[language], width: size.width - 2), at: .zero)
    let (back, left, kept) = opened.counts
    let isUndone = UndoLedger(history).isUndone(group.id)
    var fate =
      isUndone
      ? text("已撤销", "taken back")
      : kept > 0
        ? text(
          "撤销时有 \(kept) 行后来改过，会留着（标 !）", "\(kept) rows were changed since and would stay (!)")
        : text("可以全部撤销", "all of it can be taken back")
    if left > 0 {
      fate =
        text("撤销 \(back) 行，移出的 \(left) 行留着", "takes \(back) back, leaves the \(left) taken out")
        + (kept > 0 ? text("，\(kept) 行后来改过（!）", "; \(kept) changed since (!)") : "")
    }
    let count = NumberText.grouped(group.count)
    grid.put(
      TextFit.cut(
        text(
          " \(stamp) \(group.actor.name) · \(count) 行 · \(fate)",
          " \(stamp) \(group.actor.name) · \(count) rows · \(fate)"), to: size.width - 1,
        ellipsis: "…"),
      at: Point(x: 0, y: 1), style: kept > 0 && !isUndone ? .warn : .dim)
    let third = max(8, (size.width - 30) / 2)
    let columns = (name: 3, field: 18, before: 29, after: 30 + third)
    for (x, words) in [
      (columns.name, text("谁", "Who")), (columns.field, text("哪一项", "Field")),
      (columns.before, text("之前", "Before")), (columns.after, text("之后", "After")),
    ] {
      grid.put(words, at: Point(x: x, y: 2), style: .dim, limit: size.width - x)
    }
    let rect = Rect(x: 0, y: 3, width: size.width, height: size.height - 4)
    var list = opened.list
    list.settle(ids: opened.lines.map(\.id))
    list.reveal(line: list.index, of: opened.lines.count, height: rect.height)
    for row in 0..<rect.height {
      let place = list.top + row
      guard opened.lines.indices.contains(place) else { break }
      let line = opened.lines[place]
      let y = rect.y + row
      func put(_ words: String, _ x: Int, until end: Int, _ style: Style) {
        grid.put(
          TextFit.cut(words, to: max(0, end - x - 1), ellipsis: "…"), at: Point(x: x, y: y),
          style: style)
      }
      let isOut = opened.withdrawn.contains(line.row)
      put(line.name, columns.name, until: columns.field, isOut ? .dim : .normal)
      put(line.field[language], columns.field, until: columns.before, .dim)
      put(line.before[language], columns.before, until: columns.after, isOut ? .dim : .normal)
      put(
        line.after[language] + (isOut ? text("（移出，留着）", " (taken out, stays)") : ""),
        columns.after, until: size.width,
        line.isKept || line.isLeftOut || isOut ? .warn : .good)
      if line.isKept { grid.put("!", at: Point(x: 0, y: y), style: .warn) }
      if place == list.index {
        grid.put("▸", at: Point(x: 1, y: y), style: .accent)
        grid.lay(.cursor, under: rect.row(row))
      }
    }
    grid.put(
      keys([
        ("u", text("撤销这一步", "take this step back")),
        ("Space", text("移出这行", "leave this row")), ("Esc", text("回到记录", "back to the steps")),
      ]), at: Point(x: 0, y: size.height - 1), limit: size.width)
  }

  private func keys(_ entries: [(String, String)]) -> StyledText {
    var line = StyledText(" ")
    for (place, entry) in entries.enumerated() {
      let next = StyledText(entry.0, .key) + StyledText(" " + entry.1, .dim)
      if line.width + next.width + 3 > size.width { break }
      line += (place > 0 ? StyledText("   ") : StyledText()) + next
    }
    return line
  }
}
