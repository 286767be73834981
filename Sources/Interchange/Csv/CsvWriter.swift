/// Writes rows as RFC 4180 text, formulas defused.
public struct CsvWriter: Sendable {
  private let numeric: [Bool]
  private let isRaw: Bool
  private var rows: [[String]] = []
  private let headings: [String]

  /// Begins a table; `numeric` columns may hold plain negative numbers, `raw` leaves every cell as it is.
  public init(headings: [String], numeric: Set<Int> = [], raw: Bool = false) {
    self.headings = headings
    self.numeric = headings.indices.map(numeric.contains)
    self.isRaw = raw
  }

  /// Adds a row.
  public mutating func append(_ row: [String]) { rows.append(row) }

  /// The whole table in UTF-8, lines ended by CR LF.
  ///
  /// A last column `_guard` counts a row's guarded cells; it is there only where some cell had to be guarded.
  public func text() -> [UInt8] {
    let guardedCounts = isRaw ? [] : rows.map { row in row.indices.count { isGuarded(row, $0) } }
    let isMarked =
      guardedCounts.contains { $0 > 0 }
      || (!isRaw && headings.contains(where: CsvGuard.isDangerous))
    var output: [UInt8] = []
    for (column, heading) in headings.enumerated() {
      if column > 0 { output.append(0x2C) }
      Self.write(isRaw ? heading : CsvGuard.guarded(heading), into: &output)
    }
    if isMarked { output.append(contentsOf: ("," + CsvGuard.marker).utf8) }
    output.append(contentsOf: [0x0D, 0x0A])
    for (number, row) in rows.enumerated() {
      write(row, into: &output)
      if isMarked {
        let count = guardedCounts[number]
        let short = max(0, headings.count - row.count)
        output.append(contentsOf: repeatElement(0x2C, count: short + 1))
        if count > 0 { output.append(contentsOf: String(count).utf8) }
      }
      output.append(contentsOf: [0x0D, 0x0A])
    }
    return output
  }

  private func isGuarded(_ row: [String], _ column: Int) -> Bool {
    let cell = row[column]
    guard !isRaw, CsvGuard.isDangerous(cell) else { return false }
    return !(numeric.indices.contains(column) && numeric[column] && CsvGuard.isPlainNumber(cell))
  }

  private func write(_ row: [String], into output: inout [UInt8]) {
    for (column, cell) in row.enumerated() {
      if column > 0 { output.append(0x2C) }
      if isGuarded(row, column) {
        Self.write("'" + cell, quoted: true, into: &output)
      } else {
        // A row of one empty cell would read as a blank line.
        Self.write(cell, quoted: row.count == 1 && cell.isEmpty, into: &output)
      }
    }
  }

  private static func write(_ cell: String, quoted: Bool = false, into output: inout [UInt8]) {
    let special: (UInt8) -> Bool = { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    let hasEdge = cell.utf8.first == 0x20 || cell.utf8.last == 0x20
    guard quoted || hasEdge || cell.utf8.contains(where: special) else {
      output.append(contentsOf: cell.utf8)
      return
    }
    output.append(0x22)
    for byte in cell.utf8 {
      if byte == 0x22 { output.append(0x22) }
      output.append(byte)
    }
    output.append(0x22)
  }
}
