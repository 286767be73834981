import Cells
import Testing

/// What holds for every frame, whatever it shows.
enum FrameLaw {
  /// Fails the test where a row of the frame is not exactly as wide as the grid, where a wide
  /// character has lost a half, or where something that is no picture of a character got in.
  static func hold(
    _ grid: CellGrid, _ comment: @autoclosure () -> String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let broken = breach(grid) else { return }
    Issue.record("\(comment()): \(broken)", sourceLocation: sourceLocation)
  }

  /// What is wrong with a frame; nil where nothing is.
  static func breach(_ grid: CellGrid) -> String? {
    for y in 0..<grid.size.height {
      var x = 0
      var text = ""
      while x < grid.size.width {
        let cell = grid[x, y]
        guard cell.width == 1 || cell.width == 2 else { return "half a character at \(x), \(y)" }
        if cell.width == 2, x + 1 >= grid.size.width || !grid[x + 1, y].isContinuation {
          return "a wide character without its right half at \(x), \(y)"
        }
        text += cell.text
        x += cell.width
      }
      if TextFit.width(of: text) != grid.size.width {
        return "row \(y) takes \(TextFit.width(of: text)) cells of \(grid.size.width): \(text)"
      }
      if let bad = text.unicodeScalars.first(where: isControl) {
        return "U+\(String(bad.value, radix: 16)) in row \(y)"
      }
      if SafeText.cellSafe(text) != text { return "row \(y) is not safe for a terminal: \(text)" }
    }
    if let cursor = grid.cursor, !grid.bounds.contains(cursor) {
      return "the cursor stands outside at \(cursor.x), \(cursor.y)"
    }
    return nil
  }

  /// Controls, line and paragraph separators, and what changes the direction of what follows.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
