import Cells
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// A list of things to choose by name: palette, menu, help.
  func drawPicking(_ picking: Picking, in grid: inout CellGrid) {
    let titles: [Picking.Kind: Localized] = [
      .palette: Localized("命令", "Commands"), .menu: Localized("动作", "Actions"),
      .help: Localized("帮助", "Help"),
    ]
    let title = titles[picking.kind]?[language] ?? ""
    let subject =
      picking.kind == .menu
      ? text(" · \(chosen.count) 行", " · \(chosen.count) rows") : " · \(pane.title[language])"
    grid.put(StyledText(" ") + Phrases.rule(title + subject, width: size.width - 2), at: .zero)
    let used = grid.put(" › ", at: Point(x: 0, y: 1), style: .key)
    picking.list.editor.draw(in: &grid, at: Point(x: used, y: 1), width: size.width - used - 1)
    let rect = Rect(x: 0, y: 2, width: size.width, height: size.height - 3)
    let items = picking.list.matches
    let top = max(0, min(picking.list.index - rect.height / 2, items.count - rect.height))
    let keyWidth = 12
    let titleWidth = min(28, max(16, size.width / 3))
    for row in 0..<rect.height {
      let place = top + row
      guard items.indices.contains(place) else { break }
      let item = items[place]
      let y = rect.y + row
      let isOff = item.disabled != nil
      let digit = picking.kind == .menu && place < 9 ? "\(place + 1)" : " "
      grid.put(digit, at: Point(x: 1, y: y), style: .key)
      grid.put(
        TextFit.cut(item.key, to: keyWidth), at: Point(x: 3, y: y), style: isOff ? .dim : .key)
      grid.put(
        TextFit.cut(item.title[language], to: titleWidth, ellipsis: "…"),
        at: Point(x: 4 + keyWidth, y: y), style: isOff ? .dim : .normal)
      grid.put(
        TextFit.cut(
          item.disabled?[language] ?? item.summary[language],
          to: max(0, size.width - keyWidth - titleWidth - 7), ellipsis: "…"),
        at: Point(x: 5 + keyWidth + titleWidth, y: y), style: isOff ? .warn : .dim)
      if place == picking.list.index {
        grid.lay(.cursor, under: Rect(x: 0, y: y, width: size.width, height: 1))
      }
    }
    if items.isEmpty {
      grid.put(
        text("没有叫这个的；Esc 回来", "Nothing is called that; Esc goes back"),
        at: Point(x: 3, y: rect.y), style: .dim)
    }
    grid.put(
      text(
        " 打字找：中文、英文、键、编号   Enter 做   ↑↓ 选   Esc 回来",
        " Type to find: a name in either language, a key, an id   Enter does it   Esc goes back"),
      at: Point(x: 0, y: size.height - 1), style: .dim, limit: size.width)
  }

  /// What was done, newest first.
  func drawHistory(_ view: HistoryView, in grid: inout CellGrid) {
    grid.put(
      StyledText(" ")
        + Phrases.rule(
          text("操作记录 · \(history.count) 步", "History · \(history.count) steps"),
          width: size.width - 2),
      at: .zero)
    let rect = Rect(x: 0, y: 1, width: size.width, height: size.height - 2)
    let entries = Array(history.reversed())
    let ledger = UndoLedger(history)
    if entries.isEmpty {
      grid.put(
        text(
          "还没有做过什么。改动会自动存下，并列在这里。",
          "Nothing was done yet. Changes save themselves and are listed here."),
        at: Point(x: 3, y: 2), style: .dim)
    }
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
    grid.put(
      StyledText(" u", .key) + StyledText(text(" 撤销这一步   ", " take this step back   "), .dim)
        + StyledText("Esc", .key) + StyledText(text(" 回来", " back"), .dim),
      at: Point(x: 0, y: size.height - 1))
  }
}
