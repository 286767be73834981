/// A part of a frame that means a row: a click there goes to it.
private struct Target: Equatable, Sendable {
  let area: Rect
  let row: Int64
}

/// A finished or growing frame: a rectangle of cells that only safe text can enter.
public struct CellGrid: Equatable, Sendable {
  /// How many columns and rows it has.
  public let size: Size
  /// Where the terminal's own cursor stands, nil to hide it; input methods open there.
  public var cursor: Point?
  private var targets: [Target] = []
  private(set) var cells: [Cell]

  /// Makes a blank grid.
  public init(size: Size, style: Style = .normal) {
    self.size = size
    cells = Array(repeating: .blank(style), count: size.area)
  }

  /// The whole grid as a rectangle.
  public var bounds: Rect { Rect(origin: .zero, size: size) }

  /// The cell at a column and row; a blank outside of the grid.
  public subscript(x: Int, y: Int) -> Cell {
    guard bounds.contains(Point(x: x, y: y)) else { return .blank() }
    return cells[y * size.width + x]
  }

  /// The cell at a place; a blank outside of the grid.
  public subscript(point: Point) -> Cell { self[point.x, point.y] }

  /// Writes text and tells how many cells it took from its starting place.
  ///
  /// The text is made safe, clipped to the grid and to `limit` cells, and never cut through a wide
  /// character: half of one becomes a blank.
  @discardableResult
  public mutating func put(
    _ text: String, at point: Point, style: Style = .normal, limit: Int? = nil
  ) -> Int {
    let room = max(0, min(limit ?? Int.max, max(0, size.width - point.x)))
    guard (0..<size.height).contains(point.y), room > 0 else { return 0 }
    let start = point.y * size.width
    let from = max(0, point.x)
    guard from < size.width, from < point.x + room else {
      return min(TextFit.width(of: text), room)
    }
    openSeam(from, row: start)
    var x = point.x
    let end = point.x + room
    for cluster in ClusterScanner(text) {
      if x >= end { break }
      let next = x + cluster.width
      if x >= 0, next <= end {
        cells[start + x] = Cell(cluster, style: style)
        if cluster.width == 2 { cells[start + x + 1] = .continuation(style) }
      } else {
        for column in max(0, x)..<max(0, min(next, end)) { cells[start + column] = .blank(style) }
      }
      x = min(next, end)
    }
    closeSeam(x, row: start)
    return x - point.x
  }

  /// Writes text of several styles and tells how many cells it took.
  @discardableResult
  public mutating func put(_ text: StyledText, at point: Point, limit: Int? = nil) -> Int {
    var used = 0
    for run in text.runs {
      let left = limit.map { $0 - used }
      if let left, left <= 0 { break }
      used += put(
        run.text, at: Point(x: point.x + used, y: point.y), style: run.style, limit: left)
    }
    return used
  }

  /// Covers a rectangle with one character, a blank unless told otherwise.
  public mutating func fill(_ rect: Rect, with character: String = " ", style: Style = .normal) {
    var scanner = ClusterScanner(character)
    let area = rect.intersection(bounds)
    guard let cluster = scanner.next(), !area.isEmpty else { return }
    if cluster.width == 1 {
      let cell = Cell(cluster, style: style)
      for y in area.rows {
        let start = y * size.width
        openSeam(area.x, row: start)
        for x in area.columns { cells[start + x] = cell }
        closeSeam(area.x + area.width, row: start)
      }
    } else {
      let text = String(repeating: cluster.text, count: area.width / 2 + 1)
      for y in area.rows {
        put(text, at: Point(x: area.x, y: y), style: style, limit: area.width)
      }
    }
  }

  /// Copies another grid onto this one, its cursor included when it has one.
  public mutating func draw(_ other: CellGrid, at point: Point) {
    let area = Rect(origin: point, size: other.size).intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.rows {
      let start = y * size.width
      openSeam(area.x, row: start)
      for x in area.columns { cells[start + x] = other[x - point.x, y - point.y] }
      mend(area.columns, row: start)
      closeSeam(area.x + area.width, row: start)
    }
    guard let theirs = other.cursor else { return }
    let moved = Point(x: theirs.x + point.x, y: theirs.y + point.y)
    cursor = bounds.contains(moved) ? moved : nil
  }

  /// Changes the look of a rectangle and leaves its text; both halves of a wide character change.
  public mutating func restyle(_ rect: Rect, _ change: (Style) -> Style) {
    let area = rect.intersection(bounds)
    guard !area.isEmpty else { return }
    for y in area.rows {
      let start = y * size.width
      var left = area.x
      var right = area.x + area.width
      if left > 0, cells[start + left].isContinuation { left -= 1 }
      if right < size.width, cells[start + right].isContinuation { right += 1 }
      for x in left..<right { cells[start + x].style = change(cells[start + x].style) }
    }
  }

  /// Lays the background of a role under a rectangle, as the cursor's row has it.
  public mutating func lay(_ role: Role, under rect: Rect) {
    restyle(rect) { style in
      var laid = style
      laid.background = role
      return laid
    }
  }

  /// Says which row a rectangle means to a mouse.
  public mutating func aim(_ rect: Rect, at row: Int64) {
    let area = rect.intersection(bounds)
    if !area.isEmpty { targets.append(Target(area: area, row: row)) }
  }

  /// The row that a place means to a mouse; nil for none.
  public func row(at point: Point) -> Int64? {
    targets.last { $0.area.contains(point) }?.row
  }

  mutating func replace(at index: Int, with cluster: Cluster) {
    cells[index] = Cell(cluster, style: cells[index].style)
  }

  /// Writing starts in the right half of a wide character: its left half becomes a blank.
  private mutating func openSeam(_ x: Int, row start: Int) {
    guard x > 0, x < size.width, cells[start + x].isContinuation else { return }
    cells[start + x - 1] = .blank(cells[start + x - 1].style)
    cells[start + x] = .blank(cells[start + x].style)
  }

  /// Writing ended before the right half of a wide character: that half becomes a blank.
  private mutating func closeSeam(_ x: Int, row start: Int) {
    guard x > 0, x < size.width, cells[start + x].isContinuation,
      cells[start + x - 1].width != 2
    else { return }
    cells[start + x] = .blank(cells[start + x].style)
  }

  /// A copied stretch may begin or end inside a wide character.
  private mutating func mend(_ columns: Range<Int>, row start: Int) {
    let first = start + columns.lowerBound
    let last = start + columns.upperBound - 1
    if cells[first].isContinuation { cells[first] = .blank(cells[first].style) }
    if cells[last].width == 2 { cells[last] = .blank(cells[last].style) }
  }
}
