import Foundation

/// A terminal without glass: takes the bytes a program writes and keeps the screen they draw.
///
/// It understands what ncurses and the console write, follows the C library's character widths, and stands any stream of bytes.
public struct VirtualTerminal: Sendable {
  /// Cells across.
  public private(set) var columns: Int
  /// Rows down.
  public private(set) var rowCount: Int
  /// What the program has switched on.
  public internal(set) var modes = TerminalModes()
  /// The window title it set last.
  public internal(set) var title = ""
  /// Every text it put on the clipboard (OSC 52), oldest first.
  public internal(set) var clipboard: [String] = []
  /// How often it rang the bell.
  public internal(set) var bells = 0
  /// Every byte it wrote, for a look at what the screen does not show.
  public private(set) var transcript: [UInt8] = []

  var grid: TerminalGrid
  var otherGrid: TerminalGrid
  var pen = TerminalPen()
  var x = 0
  var y = 0
  /// The last column is filled and the next character belongs to the next row.
  var wrapPending = false
  var region: ClosedRange<Int>
  var tabStops: Set<Int>
  var saved = SavedCursor()
  var savedOutside = SavedCursor()
  var lastPrinted: Unicode.Scalar?
  var replies: [UInt8] = []
  private var parser = TerminalParser()

  /// A blank screen.
  public init(columns: Int = 80, rows: Int = 24) {
    let columns = max(1, columns)
    let rows = max(1, rows)
    self.columns = columns
    rowCount = rows
    grid = TerminalGrid(columns: columns, rows: rows)
    otherGrid = grid
    region = 0...(rows - 1)
    tabStops = Self.standardTabStops
  }

  /// Takes what a program wrote.
  public mutating func feed(_ bytes: some Sequence<UInt8>) {
    for byte in bytes {
      transcript.append(byte)
      var actions: [TerminalAction] = []
      parser.take(byte) { actions.append($0) }
      for action in actions { perform(action) }
    }
  }

  /// Takes what a program wrote, as text.
  public mutating func feed(_ text: String) {
    feed(text.utf8)
  }

  /// Gives the screen another size; the upper left corner stays.
  public mutating func resize(columns: Int, rows: Int) {
    self.columns = max(1, columns)
    rowCount = max(1, rows)
    grid.resize(columns: self.columns, rows: rowCount)
    otherGrid.resize(columns: self.columns, rows: rowCount)
    region = 0...(rowCount - 1)
    moveTo(x: x, y: y)
  }

  /// The rows from top to bottom, without the blanks at their ends.
  public var rows: [String] {
    (0..<rowCount).map(grid.text(row:))
  }

  /// The whole screen, rows separated by line breaks.
  public var text: String {
    rows.joined(separator: "\n")
  }

  /// Where the cursor stands, counted from zero.
  public var cursor: (x: Int, y: Int) { (x, y) }

  /// The colours and attributes that the next character would get.
  public var currentPen: TerminalPen { pen }

  /// One cell, counted from zero; a blank one outside the screen.
  public func cell(_ x: Int, _ y: Int) -> TerminalCell {
    guard (0..<columns).contains(x), (0..<rowCount).contains(y) else { return TerminalCell() }
    return grid.lines[y][x]
  }

  /// The first place where a text stands within one row, in cells from zero.
  public func position(of text: String) -> (x: Int, y: Int)? {
    for y in 0..<rowCount {
      var joined = ""
      var starts: [Int] = []
      for x in 0..<columns {
        let piece = grid.lines[y][x].text
        starts += Array(repeating: x, count: piece.unicodeScalars.count)
        joined += piece
      }
      guard let found = joined.range(of: text, options: .literal) else { continue }
      let before = joined.unicodeScalars.distance(
        from: joined.unicodeScalars.startIndex, to: found.lowerBound)
      return (starts[before], y)
    }
    return nil
  }

  /// What the terminal answers to questions the program asked; empty afterwards.
  public mutating func takeReplies() -> [UInt8] {
    defer { replies = [] }
    return replies
  }

  /// The cursor's place and pen, as a program stores and recalls them.
  struct SavedCursor: Sendable {
    var x = 0
    var y = 0
    var pen = TerminalPen()
    var originInRegion = false
    var wrapPending = false
  }

  static let standardTabStops = Set(stride(from: 8, to: 4096, by: 8))
}
