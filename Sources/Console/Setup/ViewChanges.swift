import Panes
import Wording

/// How a pane is looked at, so that a change of view can be taken back.
struct ViewShape: Equatable, Sendable {
  var tab: Int
  var view: Int
  var order: PaneState.Order?
  var filterText: String
  var showsOnlyMarked: Bool
  var hiddenColumns: Set<String>
  var extraWidths: [String: Int]
}

extension PaneState {
  /// How the pane is looked at now.
  var shape: ViewShape {
    ViewShape(
      tab: tab, view: view, order: order, filterText: filterText,
      showsOnlyMarked: showsOnlyMarked, hiddenColumns: hiddenColumns, extraWidths: extraWidths)
  }
}

extension Console {
  /// Remembers how the pane was looked at before; called when a key has been done with.
  mutating func noteShape() {
    guard case .browsing = mode else { return }
    let shape = state.shape
    if let last = state.lastShape, last != shape {
      state.earlierShapes.append(last)
      if state.earlierShapes.count > 30 { state.earlierShapes.removeFirst() }
    }
    state.lastShape = shape
  }

  /// Looks at the pane as it was looked at before the last change.
  mutating func restoreShape() {
    guard let shape = state.earlierShapes.popLast() else {
      say("看法没有更早的了", "There is no earlier view")
      return
    }
    state.tab = shape.tab
    state.view = shape.view
    state.order = shape.order
    state.showsOnlyMarked = shape.showsOnlyMarked
    state.hiddenColumns = shape.hiddenColumns
    state.extraWidths = shape.extraWidths
    if state.filterText != shape.filterText { setFilter(shape.filterText) }
    state.lastShape = shape
  }

  /// Hides the column that orders the rows.
  mutating func hideColumn() {
    guard let order = state.order,
      let column = pane.columns.first(where: { $0.key == order.column }),
      column.key != pane.columns.first?.key
    else {
      say(
        "先用 \(keyName(of: .sort)) 按一列排，再藏它；\(keyName(of: .columns)) 挑所有的列",
        "Order by a column with \(keyName(of: .sort)) to hide it; \(keyName(of: .columns)) has them all"
      )
      return
    }
    state.hiddenColumns.insert(column.key)
    say(
      "「\(column.title.zh)」藏起来了；\(keyName(of: .undoView)) 找回",
      "\(column.title.en) is hidden; \(keyName(of: .undoView)) brings it back")
  }

  /// Widens the column that orders the rows, or the first: by half, by its whole width, then as it was.
  mutating func widenColumn() {
    let ordered = state.order.flatMap { order in pane.columns.first { $0.key == order.column } }
    guard let column = ordered ?? pane.columns.first else { return }
    let half = max(2, column.width / 2)
    let extra = state.extraWidths[column.key] ?? 0
    state.extraWidths[column.key] = extra >= half * 2 ? nil : extra + half
    let width = column.width + (state.extraWidths[column.key] ?? 0)
    say("「\(column.title.zh)」\(width) 格宽", "\(column.title.en) is \(width) cells wide")
  }
}
