/// A table with its header found: titles and blank lines above it are passed over.
public struct CsvTable: Sendable {
  /// The headings as written.
  public let headings: [String]
  /// The line of the file on which the header stands.
  public let headerLine: Int
  /// Whether the file says that a leading apostrophe was added on export.
  public let isGuarded: Bool
  private var reader: CsvReader

  /// How many rows from the top may be a header.
  private static let searched = 10

  /// Finds the header among the first rows: the one with most headings that `isKnown` accepts, else the first full row.
  ///
  /// Nil where the text holds no row at all.
  public init?(_ bytes: [UInt8], isKnown: (String) -> Bool) throws(CsvError) {
    var probe = CsvReader(bytes)
    var best: (known: Int, cells: Int, header: CsvReader)?
    for _ in 0..<Self.searched {
      guard try probe.next() else { break }
      if probe.isBlank { continue }
      let cells = probe.row
      let known = cells.count(where: isKnown)
      let filled = cells.count { !$0.isEmpty }
      // A title fills one cell; a header of unknown names is the first row that fills more.
      let isBetter = best.map {
        known > $0.known || (known == 0 && $0.known == 0 && $0.cells == 1 && filled > 1)
      }
      if isBetter ?? true { best = (known, filled, probe) }
    }
    guard let best else { return nil }
    headings = best.header.row
    headerLine = best.header.line
    isGuarded = headings.last == CsvGuard.marker
    reader = best.header
  }

  /// The line of the file on which the row begins.
  public var line: Int { reader.line }

  /// Whether the row holds a NUL byte.
  public var hasNul: Bool { reader.hasNul }

  /// Whether the row has text beyond the last heading.
  public var isOverlong: Bool {
    reader.count > headings.count
      && (headings.count..<reader.count).contains { !reader[$0].isEmpty }
  }

  /// Moves to the next row that is not blank; false at the end.
  public mutating func next() throws(CsvError) -> Bool {
    while try reader.next() {
      if !reader.isBlank { return true }
    }
    return false
  }

  /// A cell of the row, empty where the row is too short, as it was before export guarded it.
  public subscript(column: Int) -> String {
    isGuarded ? CsvGuard.unguarded(reader[column]) : reader[column]
  }

  /// The row as written, for the file of problem rows.
  public var row: [String] { reader.row }
}
