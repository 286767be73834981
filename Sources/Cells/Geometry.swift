/// A place on the screen, counted in cells from the upper left.
public struct Point: Hashable, Sendable {
  /// The column.
  public var x: Int
  /// The row.
  public var y: Int

  /// Makes a place from its column and row.
  public init(x: Int, y: Int) {
    self.x = x
    self.y = y
  }

  /// The upper left corner.
  public static let zero = Point(x: 0, y: 0)
}

/// How many columns and rows something has.
public struct Size: Hashable, Sendable {
  /// The number of columns, never negative.
  public let width: Int
  /// The number of rows, never negative.
  public let height: Int

  /// Makes a size; a negative number counts as nothing.
  public init(width: Int, height: Int) {
    self.width = max(0, width)
    self.height = max(0, height)
  }

  /// The number of cells.
  public var area: Int { width * height }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The upper left cell.
  public let origin: Point
  /// How far it reaches.
  public let size: Size

  /// Makes a rectangle from a corner and a size.
  public init(origin: Point, size: Size) {
    self.origin = origin
    self.size = size
  }

  /// Makes a rectangle from four numbers.
  public init(x: Int, y: Int, width: Int, height: Int) {
    self.init(origin: Point(x: x, y: y), size: Size(width: width, height: height))
  }

  /// The first column.
  public var x: Int { origin.x }
  /// The first row.
  public var y: Int { origin.y }
  /// The number of columns.
  public var width: Int { size.width }
  /// The number of rows.
  public var height: Int { size.height }
  /// The columns it covers.
  public var columns: Range<Int> { x..<(x + width) }
  /// The rows it covers.
  public var rows: Range<Int> { y..<(y + height) }
  /// Whether it holds no cell at all.
  public var isEmpty: Bool { width == 0 || height == 0 }

  /// Whether a place lies inside.
  public func contains(_ point: Point) -> Bool {
    columns.contains(point.x) && rows.contains(point.y)
  }

  /// The part that lies in both rectangles.
  public func intersection(_ other: Rect) -> Rect {
    let left = max(x, other.x)
    let top = max(y, other.y)
    let right = min(x + width, other.x + other.width)
    let bottom = min(y + height, other.y + other.height)
    return Rect(x: left, y: top, width: right - left, height: bottom - top)
  }

  /// The rectangle without so many cells at each side.
  public func inset(left: Int = 0, top: Int = 0, right: Int = 0, bottom: Int = 0) -> Rect {
    Rect(x: x + left, y: y + top, width: width - left - right, height: height - top - bottom)
  }

  /// One row of the rectangle, counted from its own top.
  public func row(_ index: Int) -> Rect {
    Rect(x: x, y: y + index, width: width, height: rows.contains(y + index) ? 1 : 0)
  }

  /// The first so many rows, and what is below them.
  public func splitTop(_ count: Int) -> (top: Rect, rest: Rect) {
    let taken = min(max(0, count), height)
    return (
      Rect(x: x, y: y, width: width, height: taken),
      Rect(x: x, y: y + taken, width: width, height: height - taken)
    )
  }

  /// What is above the last so many rows, and those rows.
  public func splitBottom(_ count: Int) -> (rest: Rect, bottom: Rect) {
    let halves = splitTop(height - min(max(0, count), height))
    return (halves.top, halves.rest)
  }

  /// The first so many columns, and what is to the right of them.
  public func splitLeft(_ count: Int) -> (left: Rect, rest: Rect) {
    let taken = min(max(0, count), width)
    return (
      Rect(x: x, y: y, width: taken, height: height),
      Rect(x: x + taken, y: y, width: width - taken, height: height)
    )
  }

  /// What is to the left of the last so many columns, and those columns.
  public func splitRight(_ count: Int) -> (rest: Rect, right: Rect) {
    let halves = splitLeft(width - min(max(0, count), width))
    return (halves.left, halves.rest)
  }
}
