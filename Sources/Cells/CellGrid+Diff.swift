/// A stretch of one row that has to be painted again.
public struct CellRun: Hashable, Sendable {
  /// The row.
  public let row: Int
  /// The columns; they never begin or end inside a wide character of the new grid.
  public let columns: Range<Int>

  init(row: Int, columns: Range<Int>) {
    self.row = row
    self.columns = columns
  }
}

extension CellGrid {
  /// What must be painted to turn an older grid into this one; everything, if there is none or its
  /// size differs.
  public func changes(from old: CellGrid?) -> [CellRun] {
    guard let old, old.size == size else {
      return (0..<size.height).map { CellRun(row: $0, columns: 0..<size.width) }
        .filter { !$0.columns.isEmpty }
    }
    var runs: [CellRun] = []
    cells.withUnsafeBufferPointer { new in
      old.cells.withUnsafeBufferPointer { before in
        for row in 0..<size.height {
          let start = row * size.width
          var x = 0
          while x < size.width {
            if new[start + x] == before[start + x] {
              x += 1
              continue
            }
            var left = x
            while left > 0, new[start + left].isContinuation { left -= 1 }
            repeat { x += 1 } while x < size.width && new[start + x] != before[start + x]
            while x < size.width, new[start + x].isContinuation { x += 1 }
            runs.append(CellRun(row: row, columns: left..<x))
          }
        }
      }
    }
    return runs
  }
}
