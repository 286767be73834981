import Cells
import CommunityModel
import Panes
import Widgets
import Wording

extension Console {
  /// Cells left of the first column: the mark, the cursor, a blank.
  static let gutter = 3

  /// The columns that fit, with their places.
  func placed(width: Int) -> [(column: PaneColumn, x: Int, width: Int)] {
    let shown = pane.columns.filter {
      $0.neededFrom <= width && !state.hiddenColumns.contains($0.key)
    }
    var x = Self.gutter
    var result: [(PaneColumn, Int, Int)] = []
    for (place, column) in shown.enumerated() {
      let isLast = place == shown.count - 1
      let room = width - x - 1
      guard room > 3 else { break }
      let wanted = column.width + (state.extraWidths[column.key] ?? 0)
      let cells = isLast ? room : min(wanted, room)
      result.append((column, x, cells))
      x += cells + 1
    }
    return result
  }

  /// Cells the list may use: beside a detail its columns keep the width they have on 80 columns.
  var listWidth: Int {
    let layout = self.layout
    return layout.detail.isEmpty ? layout.list.width : Layout.listBesideDetail - 1
  }

  func drawList(in grid: inout CellGrid, _ layout: Layout) {
    let width = listWidth
    let columns = placed(width: width)
    for (column, x, cells) in columns where !layout.headings.isEmpty {
      let title = TextFit.cut(column.title[language], to: max(cells, 0))
      let shift = column.alignment == .right ? cells - TextFit.width(of: title) : 0
      let isOrdered = state.order?.column == column.key
      grid.put(
        title, at: Point(x: x + shift, y: layout.headings.y), style: isOrdered ? .accent : .dim)
    }
    guard !state.listing.ids.isEmpty else {
      drawEmpty(in: &grid, layout.list)
      return
    }
    let input = self.input
    let range = Set(state.rangeIDs)
    let hasMore = state.listing.lineCount > state.list.top + layout.list.height
    let visible = layout.list.height - (hasMore ? 1 : 0)
    for row in 0..<visible {
      let rect = layout.list.row(row)
      switch state.listing.entry(at: state.list.top + row) {
      case .heading(let title):
        grid.put(
          StyledText(" ") + Phrases.rule(title[language], width: width - 2), at: rect.origin,
          limit: width)
      case .row(let index):
        let id = state.listing.ids[index]
        let isMarked = state.isChosen(id, range: range)
        if isMarked { grid.put("✓", at: rect.origin, style: Style(.marked)) }
        for (column, x, cells) in columns {
          let text = column.cell(input, id).padded(
            to: cells, alignment: column.alignment, ellipsis: "…")
          grid.put(text, at: Point(x: x, y: rect.y), limit: cells)
        }
        if index == state.list.index {
          grid.put("▸", at: Point(x: rect.x + 1, y: rect.y), style: .accent)
          grid.lay(.cursor, under: Rect(x: rect.x, y: rect.y, width: width, height: 1))
        }
      case nil: break
      }
    }
    if hasMore {
      let last = state.list.top + visible
      let below = state.listing.ids.count - state.listing.rows(above: last)
      grid.put(
        text("   还有 \(below) 行  G 到底", "   \(below) more  G to the bottom"),
        at: layout.list.row(visible).origin, style: .dim)
    }
  }

  private func drawEmpty(in grid: inout CellGrid, _ rect: Rect) {
    let lines: [String]
    if !state.filterText.isEmpty {
      lines = [
        text("没有一行符合：\(state.filterText)", "No row fits: \(state.filterText)"),
        text("Esc 清掉筛选，/ 改一改", "Esc clears the filter, / changes it"),
      ]
    } else if state.listing.total > 0 {
      lines = [text("这里没有已选的行，M 看全部", "No marked row here, M shows all")]
    } else {
      lines = pane.empty(input).map { $0[language] }
    }
    let wrapped = lines.enumerated().flatMap { place, line in
      TextFit.wrap(line, to: max(1, rect.width - Self.gutter - 1)).map { (place == 0, $0) }
    }
    for (row, (isFirst, line)) in wrapped.enumerated() where row + 1 < rect.height {
      grid.put(
        line, at: Point(x: Self.gutter, y: rect.y + row + 1), style: isFirst ? .normal : .dim)
    }
  }
}
