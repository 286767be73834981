/// One place of the screen.
public struct TerminalCell: Hashable, Sendable {
  /// The character with its combining marks; empty in the second half of a wide one.
  public var text = " "
  /// How many cells the character takes: 2 in the first half of a wide one, 0 in its second half, else 1.
  public var columns = 1
  /// What it was drawn with.
  public var pen = TerminalPen()
}

/// The cells of a screen and the operations that keep wide characters whole.
struct TerminalGrid: Sendable {
  private(set) var columns: Int
  private(set) var rows: Int
  private(set) var lines: [[TerminalCell]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    lines = Array(repeating: Array(repeating: TerminalCell(), count: columns), count: rows)
  }

  /// Writes a character of one or two cells; what it half covers is blanked.
  mutating func put(_ text: String, columns width: Int, pen: TerminalPen, x: Int, y: Int) {
    mend(x, width, y)
    lines[y][x] = TerminalCell(text: text, columns: width, pen: pen)
    if width == 2 { lines[y][x + 1] = TerminalCell(text: "", columns: 0, pen: pen) }
  }

  /// Adds a mark of no width to the character that covers a cell.
  mutating func combine(_ scalar: Unicode.Scalar, x: Int, y: Int) {
    let head = lines[y][x].columns == 0 && x > 0 ? x - 1 : x
    guard lines[y][head].text.unicodeScalars.count < Self.mostMarks else { return }
    lines[y][head].text.unicodeScalars.append(scalar)
  }

  /// Blanks part of a row.
  mutating func erase(_ range: Range<Int>, y: Int, pen: TerminalPen) {
    let range = range.clamped(to: 0..<columns)
    guard !range.isEmpty, lines.indices.contains(y) else { return }
    mend(range.lowerBound, range.count, y)
    for x in range { lines[y][x] = Self.blank(pen) }
  }

  /// Blanks whole rows.
  mutating func erase(rows range: Range<Int>, pen: TerminalPen) {
    for y in range.clamped(to: 0..<rows) { erase(0..<columns, y: y, pen: pen) }
  }

  /// Shifts the rest of a row to the right; what leaves the row is gone.
  mutating func insertCells(_ count: Int, x: Int, y: Int, pen: TerminalPen) {
    let count = min(count, columns - x)
    guard count > 0 else { return }
    mend(x, 0, y)
    lines[y].insert(contentsOf: Array(repeating: Self.blank(pen), count: count), at: x)
    lines[y].removeLast(count)
    if let last = lines[y].last, last.columns == 2 { lines[y][columns - 1] = Self.blank(last.pen) }
  }

  /// Pulls the rest of a row to the left.
  mutating func deleteCells(_ count: Int, x: Int, y: Int, pen: TerminalPen) {
    let count = min(count, columns - x)
    guard count > 0 else { return }
    mend(x, count, y)
    lines[y].removeSubrange(x..<(x + count))
    lines[y].append(contentsOf: Array(repeating: Self.blank(pen), count: count))
  }

  /// Moves the rows of a region up (or, with a negative count, down); blank rows come in.
  mutating func scroll(_ region: ClosedRange<Int>, by count: Int, pen: TerminalPen) {
    let count = max(-region.count, min(region.count, count))
    guard count != 0 else { return }
    let fresh = Array(
      repeating: Array(repeating: Self.blank(pen), count: columns), count: abs(count))
    if count > 0 {
      let kept = lines[(region.lowerBound + count)..<(region.upperBound + 1)]
      lines.replaceSubrange(region, with: Array(kept) + fresh)
    } else {
      let kept = lines[region.lowerBound..<(region.upperBound + 1 + count)]
      lines.replaceSubrange(region, with: fresh + Array(kept))
    }
  }

  /// Cuts or widens the screen; the upper left corner stays.
  mutating func resize(columns: Int, rows: Int) {
    for y in lines.indices {
      if columns < self.columns {
        mend(columns, 0, y)
        lines[y].removeLast(self.columns - columns)
      } else {
        lines[y] += Array(repeating: TerminalCell(), count: columns - self.columns)
      }
    }
    self.columns = columns
    if rows < self.rows {
      lines.removeLast(self.rows - rows)
    } else {
      let blank = Array(repeating: TerminalCell(), count: columns)
      lines += Array(repeating: blank, count: rows - self.rows)
    }
    self.rows = rows
  }

  /// A row as text, without the blanks at its end.
  func text(row y: Int) -> String {
    var text = ""
    for cell in lines[y] { text += cell.text }
    while text.last == " " { text.removeLast() }
    return text
  }

  /// Blanks the halves that stay behind where a change of `count` cells from `x` on cuts a wide character.
  private mutating func mend(_ x: Int, _ count: Int, _ y: Int) {
    for edge in [x, x + count] where edge > 0 && edge < columns && lines[y][edge].columns == 0 {
      lines[y][edge - 1] = Self.blank(lines[y][edge - 1].pen)
      lines[y][edge] = Self.blank(lines[y][edge].pen)
    }
  }

  /// An erased cell keeps the background, as terminals do, and nothing else of the pen.
  private static func blank(_ pen: TerminalPen) -> TerminalCell {
    var cell = TerminalCell()
    cell.pen.background = pen.background
    return cell
  }

  /// A bound on what a storm of combining marks can pile on one cell.
  private static let mostMarks = 32
}
