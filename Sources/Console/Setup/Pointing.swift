import Cells
import Panes
import Widgets
import Wording

extension Console {
  /// What the mouse does: it moves and opens; nothing it does confirms a change.
  mutating func point(_ event: MouseEvent) -> [Effect] {
    guard size.isDrawn, setup.usesMouse else { return [] }
    switch event.kind {
    case .wheelUp: return turnWheel(-3, at: event.point)
    case .wheelDown: return turnWheel(3, at: event.point)
    case .press(let button): return press(button, event)
    case .release: return []
    }
  }

  private mutating func turnWheel(_ rows: Int, at point: Point) -> [Effect] {
    switch mode {
    case .picking(var picking):
      picking.list.move(by: rows > 0 ? 1 : -1)
      mode = .picking(picking)
    case .choosing(var chooser):
      let place = min(max(0, chooser.index + (rows > 0 ? 1 : -1)), chooser.items.count - 1)
      return self.point(&chooser, at: place)
    case .previewing(var previewing):
      previewing.list.move(by: rows, in: previewing.ids)
      mode = .previewing(settled(previewing))
    case .history: return press(rows > 0 ? .down : .up)
    case .browsing, .filtering, .jumping:
      if !layout.detail.isEmpty, layout.detail.contains(point) || layout.list.isEmpty {
        state.detailTop = max(0, state.detailTop + rows)
      } else if picture == nil {
        state.list.move(by: rows, in: state.listing.ids)
        state.detailTop = 0
      } else {
        return run(rows > 0 ? .moveDown : .moveUp)
      }
    case .pasting(var pasting):
      pasting.move(by: rows)
      mode = .pasting(pasting)
    case .asking, .marking, .revising, .lettering, .naming, .editing: break
    }
    return []
  }

  private mutating func press(_ key: Key) -> [Effect] {
    guard case .history(let view) = mode else { return [] }
    return lookBack(KeyChord(key), view)
  }

  private mutating func press(_ button: Int, _ event: MouseEvent) -> [Effect] {
    let point = event.point
    switch mode {
    case .browsing:
      notice = nil
      pendingKey = nil
      if point.y == layout.tabs.y, let place = pane(at: point.x) {
        show(pane: place)
      } else if point.y == layout.headings.y, picture == nil, let key = column(at: point.x) {
        order(by: key)
      } else if let row = picture == nil ? row(at: point) : pictured(at: point) {
        return press(button, event.modifiers, onRow: row)
      }
    case .choosing(var chooser):
      guard let place = item(of: chooser, at: point) else { return [] }
      if place == chooser.index { return take(chooser) }
      return self.point(&chooser, at: place)
    case .picking(var picking):
      let row = point.y - 2
      let height = size.height - 3
      guard row >= 0, row < height else { return [] }
      let count = picking.list.matches.count
      let top = max(0, min(picking.list.index - height / 2, count - height))
      guard top + row < count else { return [] }
      if top + row == picking.list.index { return pick(KeyChord(.enter), picking) }
      picking.list.move(by: top + row - picking.list.index)
      mode = .picking(picking)
    case .filtering, .jumping, .marking, .asking, .previewing, .history, .pasting, .revising,
      .lettering, .naming, .editing:
      break
    }
    return []
  }

  private mutating func press(
    _ button: Int, _ held: KeyChord.Modifiers, onRow row: Int
  ) -> [Effect] {
    let isHere = state.list.index == row
    let id = state.listing.ids[row]
    if button > 1 || held.contains(.control) {
      state.marks.toggle(id)
    } else if isHere {
      return run(.open)
    }
    state.list.go(to: row, in: state.listing.ids)
    state.detailTop = 0
    return []
  }

  /// The pane whose tab lies over a column of the first line.
  private func pane(at x: Int) -> Int? {
    var end = 0
    return tabs.first { tab in
      end += TextFit.width(of: tab.text)
      return x < end
    }?.place
  }

  /// The row of the list whose card or day of a picture lies under a point.
  private func pictured(at point: Point) -> Int? {
    var grid = CellGrid(size: size)
    guard drawPicture(in: &grid, layout), let id = grid.row(at: point) else { return nil }
    return state.listing.ids.firstIndex(of: id)
  }

  /// The column of the list whose heading lies at a place, where rows can be ordered by it.
  private func column(at x: Int) -> String? {
    placed(width: listWidth).first {
      $0.column.order != nil && ($0.x..<$0.x + $0.width).contains(x)
    }?
    .column.key
  }

  /// The row of the list under a point.
  private func row(at point: Point) -> Int? {
    let layout = self.layout
    guard picture == nil, layout.list.contains(point), point.x < listWidth,
      case .row(let row)? = state.listing.entry(at: state.list.top + point.y - layout.list.y)
    else { return nil }
    // The last line may say how many more there are instead of showing a row.
    let hasMore = state.listing.lineCount > state.list.top + layout.list.height
    return hasMore && point.y == layout.list.y + layout.list.height - 1 ? nil : row
  }
}
