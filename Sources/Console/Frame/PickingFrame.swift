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
      .help: Localized("帮助", "Help"), .views: Localized("视图", "Views"),
      .recipes: Localized("流程", "Recipes"), .sameValue: Localized("选同值", "Same value"),
      .export: Localized("导出", "Write to a file"),
    ]
    let title = titles[picking.kind]?[language] ?? ""
    let subject =
      picking.kind == .menu || picking.kind == .recipes
      ? text(" · \(chosen.count) \(unit.people.zh)", " · \(chosen.count) \(unit.people.en)")
      : " · \(pane.title[language])"
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
      let digit = picking.kind.takesDigits && place < 9 ? "\(place + 1)" : " "
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
        " Type a name in either language, a key, an id   Enter does it   Esc goes back"),
      at: Point(x: 0, y: size.height - 1), style: .dim, limit: size.width)
  }
}
