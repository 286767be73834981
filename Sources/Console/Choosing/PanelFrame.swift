import Cells
import Panes
import Wording

extension Console {
  /// The place of a panel of so many lines above the status line, its title included.
  func panelRect(lines: Int) -> Rect {
    let layout = self.layout
    let most = max(1, layout.status.y - 3)
    let height = min(lines + 1, most)
    return Rect(x: 0, y: layout.status.y - height, width: size.width, height: height)
  }

  /// Draws the ground and the title of a panel and gives the place of its lines.
  func drawPanel(_ title: String, lines: Int, in grid: inout CellGrid) -> Rect {
    let panel = panelRect(lines: lines)
    grid.fill(panel)
    grid.put(
      StyledText(" ") + Phrases.rule(title, width: size.width - 2), at: panel.origin,
      limit: size.width)
    return panel.splitTop(1).rest
  }

  /// How many items stand beside one another in a menu.
  private func chooserColumns(_ chooser: Chooser) -> Int {
    switch chooser.kind {
    case .columns, .order: max(1, min(3, size.width / 26))
    case .themes, .copying: 1
    }
  }

  /// The first line of a menu that is on the screen, and how many lines it has.
  private func chooserLines(_ chooser: Chooser) -> (top: Int, count: Int) {
    let columns = chooserColumns(chooser)
    let count = (chooser.items.count + columns - 1) / columns
    let height = panelRect(lines: count).height - 1
    let line = chooser.index / columns
    return (max(0, min(line - height / 2, count - height)), count)
  }

  /// The item of a menu that lies under a point.
  func item(of chooser: Chooser, at point: Point) -> Int? {
    let lines = chooserLines(chooser)
    let rect = panelRect(lines: lines.count).splitTop(1).rest
    guard rect.contains(point) else { return nil }
    let columns = chooserColumns(chooser)
    let place = (lines.top + point.y - rect.y) * columns + point.x / (size.width / columns)
    return chooser.items.indices.contains(place) ? place : nil
  }

  func drawChooser(_ chooser: Chooser, in grid: inout CellGrid) {
    let columns = chooserColumns(chooser)
    let lines = chooserLines(chooser)
    let rect = drawPanel(chooser.title[language], lines: lines.count, in: &grid)
    let width = size.width / columns
    for row in 0..<rect.height {
      for column in 0..<columns {
        let place = (lines.top + row) * columns + column
        guard chooser.items.indices.contains(place) else { break }
        let item = chooser.items[place]
        let x = column * width
        let isHere = place == chooser.index
        let mark = item.isOn.map { $0 ? "✓" : " " } ?? " "
        var line = StyledText(isHere ? " ▸ " : "   ", .accent)
        line.append("\(chooser.key(place).map(String.init) ?? " ") ", .key)
        line.append("\(mark) ", Style(.good))
        line.append(item.title[language])
        if let note = item.note { line.append("  " + note[language], .dim) }
        grid.put(line.cut(to: width - 1, ellipsis: "…"), at: Point(x: x, y: rect.y + row))
        if isHere {
          grid.lay(.cursor, under: Rect(x: x, y: rect.y + row, width: width, height: 1))
        }
      }
    }
    let words =
      chooser.kind == .columns
      ? text(
        "↑↓ 选  Space 或数字 显示／藏起  Esc 好了", "↑↓ choose  Space or a digit shows and hides  Esc done")
      : text("↑↓ 选  Enter 或数字 就它  Esc 回来", "↑↓ choose  Enter or a digit takes it  Esc goes back")
    let layout = self.layout
    grid.fill(layout.hints)
    grid.put(" " + words, at: layout.hints.origin, style: .dim, limit: layout.hints.width)
  }

  /// The keys that may follow the one that is pending, after a moment without a second one.
  func drawContinuations(of prefix: String, in grid: inout CellGrid) {
    let entries = keymap.continuations(of: prefix).compactMap { key, meaning in
      meaning.title.map { (Self.keyName(key), $0[language]) }
    }
    guard !entries.isEmpty else { return }
    let columns = max(1, min(3, size.width / 26))
    let count = (entries.count + columns - 1) / columns
    let rect = drawPanel("\(Self.keyName(prefix)) …", lines: count, in: &grid)
    let width = size.width / columns
    for (place, entry) in entries.enumerated() {
      let (row, column) = (place % count, place / count)
      guard row < rect.height else { continue }
      let line =
        StyledText(" " + TextFit.pad(entry.0, to: 6), .key) + StyledText(entry.1)
      grid.put(
        line.cut(to: width - 1, ellipsis: "…"), at: Point(x: column * width, y: rect.y + row))
    }
  }
}
