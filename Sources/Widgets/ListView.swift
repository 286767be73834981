/// The place in a long list: which row the cursor is on and which rows are on the screen.
///
/// The cursor belongs to a row's id, not to its number, so that a list that changes under it keeps the
/// cursor on the same person.
public struct ListView: Equatable, Sendable {
  /// The row under the cursor; nil in an empty list.
  public private(set) var cursor: Int64?
  /// The number of the row under the cursor.
  public private(set) var index = 0
  /// The first display line on the screen.
  public private(set) var top = 0

  /// A place at the top.
  public init() {}

  /// Finds the cursor's row again in a list that has changed; one that is gone leaves the cursor where
  /// it stood.
  public mutating func settle(ids: [Int64]) {
    guard !ids.isEmpty else {
      cursor = nil
      index = 0
      top = 0
      return
    }
    if let cursor {
      if index < ids.count, ids[index] == cursor { return }
      if let found = ids.firstIndex(of: cursor) {
        index = found
        return
      }
    }
    index = min(max(0, index), ids.count - 1)
    cursor = ids[index]
  }

  /// Moves by rows, stopping at both ends.
  public mutating func move(by rows: Int, in ids: [Int64]) {
    go(to: index + rows, in: ids)
  }

  /// Goes to a row by its number.
  public mutating func go(to row: Int, in ids: [Int64]) {
    guard !ids.isEmpty else { return }
    index = min(max(0, row), ids.count - 1)
    cursor = ids[index]
  }

  /// Scrolls so that a display line is visible among `height` lines, with a little of what surrounds it.
  public mutating func reveal(line: Int, of count: Int, height: Int) {
    guard height > 0 else { return }
    let margin = min(3, (height - 1) / 2)
    if line < top + margin { top = line - margin }
    if line >= top + height - margin { top = line - height + margin + 1 }
    top = max(0, min(top, count - height))
  }

  /// Puts the cursor's line in the middle of the screen.
  public mutating func centre(line: Int, of count: Int, height: Int) {
    top = max(0, min(line - height / 2, count - height))
  }
}
