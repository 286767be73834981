/// Reads delimited text (RFC 4180, and what spreadsheets make of it) row by row, on bytes.
///
/// The reader stays on one row: `next()` moves on, the cells of the row are then asked for by number.
public struct CsvReader: Sendable {
  /// No cell may be longer.
  public static let cellBound = 64 << 10
  /// No line, and no quoted span, may be longer.
  public static let lineBound = 1 << 20
  /// No row may have more cells.
  public static let columnBound = 1024

  /// The line of the file, from 1, on which the row begins.
  public private(set) var line = 0
  /// Whether the row holds a NUL byte, which no honest table does.
  public private(set) var hasNul = false
  /// What separates the cells.
  public let delimiter: UInt8

  private let bytes: [UInt8]
  private var position = 0
  private var nextLine = 1
  private var cells: [Cell] = []

  private struct Cell {
    let start: Int
    let end: Int
    /// Whether the span holds quotation marks that are not part of the text.
    let isQuoted: Bool
  }

  /// Begins before the first row of valid UTF-8 text; without a delimiter given, the first line tells it.
  public init(_ bytes: [UInt8], delimiter: UInt8? = nil) {
    self.bytes = bytes
    self.delimiter = delimiter ?? Self.likelyDelimiter(bytes)
  }

  /// How many cells the row has; a blank line has one empty cell.
  public var count: Int { cells.count }

  /// Whether nothing is written in any cell of the row.
  public var isBlank: Bool {
    cells.allSatisfy { cell in
      bytes[cell.start..<cell.end].allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x22 }
    }
  }

  /// The text of a cell, empty where the row is too short.
  public subscript(index: Int) -> String {
    guard cells.indices.contains(index) else { return "" }
    let cell = cells[index]
    guard cell.isQuoted else {
      return String(decoding: bytes[cell.start..<cell.end], as: UTF8.self)
    }
    return String(decoding: unquoted(cell), as: UTF8.self)
  }

  /// All cells of the row.
  public var row: [String] { cells.indices.map { self[$0] } }

  /// Moves to the next row; false at the end of the text.
  public mutating func next() throws(CsvError) -> Bool {
    cells.removeAll(keepingCapacity: true)
    hasNul = false
    line = nextLine
    guard position < bytes.count else { return false }
    let rowStart = position
    while true {
      let ended = try readCell()
      if position - rowStart > Self.lineBound { throw CsvError(bound: .line, line: line) }
      if cells.count > Self.columnBound { throw CsvError(bound: .columns, line: line) }
      if ended { return true }
    }
  }

  /// Reads one cell and what ends it; true where that was the end of the row.
  private mutating func readCell() throws(CsvError) -> Bool {
    let start = position
    var isQuoted = false
    if position < bytes.count, bytes[position] == 0x22 {
      isQuoted = true
      try skipQuotation()
    }
    // What follows a closing quotation mark is kept as it stands.
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      if byte == 0 { hasNul = true }
      position += 1
    }
    if position - start > Self.cellBound { throw CsvError(bound: .cell, line: line) }
    cells.append(Cell(start: start, end: position, isQuoted: isQuoted))
    guard position < bytes.count else { return true }
    let byte = bytes[position]
    position += 1
    if byte == delimiter { return false }
    if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
    nextLine += 1
    return true
  }

  /// Moves behind the closing quotation mark of the cell that begins here.
  private mutating func skipQuotation() throws(CsvError) {
    let start = position
    let startLine = nextLine
    position += 1
    while position < bytes.count {
      let byte = bytes[position]
      if byte == 0x22 {
        position += 1
        guard position < bytes.count, bytes[position] == 0x22 else { return }
      } else if byte == 0x0A || (byte == 0x0D && !followedByNewline) {
        nextLine += 1
      } else if byte == 0 {
        hasNul = true
      }
      position += 1
      if position - start > Self.lineBound { break }
    }
    throw CsvError(bound: .quotation, line: startLine)
  }

  private var followedByNewline: Bool {
    position + 1 < bytes.count && bytes[position + 1] == 0x0A
  }

  private func unquoted(_ cell: Cell) -> [UInt8] {
    var text: [UInt8] = []
    text.reserveCapacity(cell.end - cell.start)
    var index = cell.start + 1
    while index < cell.end {
      let byte = bytes[index]
      index += 1
      guard byte == 0x22 else {
        text.append(byte)
        continue
      }
      guard index < cell.end, bytes[index] == 0x22 else {
        text.append(contentsOf: bytes[index..<cell.end])
        return text
      }
      text.append(byte)
      index += 1
    }
    return text
  }

  /// The comma, unless the first lines hold more tabs or semicolons outside quotation marks.
  private static func likelyDelimiter(_ bytes: [UInt8]) -> UInt8 {
    var counts: [UInt8: Int] = [0x2C: 0, 0x09: 0, 0x3B: 0]
    var isQuoted = false
    for byte in bytes.prefix(4096) {
      if byte == 0x22 { isQuoted.toggle() }
      if !isQuoted, let count = counts[byte] { counts[byte] = count + 1 }
    }
    let commas = counts[0x2C] ?? 0
    let best = [UInt8(0x09), 0x3B].max { (counts[$0] ?? 0) < (counts[$1] ?? 0) } ?? 0x2C
    return (counts[best] ?? 0) > commas ? best : 0x2C
  }
}
