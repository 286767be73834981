/// The columns a kind of table can have; raw values are places in the list of cases, so that a cell is found without
/// hashing.
protocol TableColumn: CaseIterable, RawRepresentable<Int>, Hashable, Sendable {
  /// The names by which tables head each column.
  static var match: HeaderMatch<Self> { get }
}

extension TableColumn {
  /// The word for the column after `--map`: the case's name.
  var code: String { "\(self)" }

  /// The column a person means by a word: its code, or a heading that stands for it.
  static func named(_ word: String) -> Self? {
    allCases.first { HeaderKey.key($0.code) == HeaderKey.key(word) } ?? match.field(of: word)
  }
}

/// A table whose columns are known.
struct ColumnTable<Column: TableColumn> {
  var table: CsvTable
  /// The place of each column in the table, by its raw value.
  private let places: [Int?]

  /// Finds the columns of a table by their headings, and by what the person says of them.
  init(_ table: CsvTable, named file: String, map words: [String: String]) throws(ImportError) {
    var map: [String: Column] = [:]
    for (heading, word) in words {
      guard let column = Column.named(word) else {
        throw .unknownField(word, known: Column.allCases.map(\.code))
      }
      map[heading] = column
    }
    let keys = Set(table.headings.map(HeaderKey.key))
    if let missing = map.keys.sorted().first(where: { !keys.contains(HeaderKey.key($0)) }) {
      throw .unknownHeading(file: file, missing, headings: table.headings)
    }
    let columns = Column.match.columns(table.headings, map: map)
    places = Column.allCases.map { columns[$0] }
    self.table = table
  }

  /// Whether the table has a column.
  func has(_ column: Column) -> Bool { places[column.rawValue] != nil }

  /// How many of the columns the table has.
  var width: Int { places.count { $0 != nil } }

  /// The cell of a column in the current row, outer blanks and the shop's guarding apostrophe taken off.
  subscript(column: Column) -> String {
    guard let index = places[column.rawValue] else { return "" }
    let cell = table[index]
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return "" }
    // Tabs guard long numbers in exports meant for spreadsheets; a plain cell needs no work. Wide blanks and marks
    // begin with E3, EF or C2 and end with 80, BF or A0.
    let isPlain =
      first > 0x27 && first != 0xE3 && first != 0xEF && first != 0xC2 && last > 0x20
      && last != 0x80 && last != 0xBF && last != 0xA0
    if isPlain { return cell }
    var body = cell[...]
    if first == 0x27 { body.removeFirst() }
    while let edge = body.first, edge.isWhitespace || edge == "\u{FEFF}" { body.removeFirst() }
    while let edge = body.last, edge.isWhitespace { body.removeLast() }
    return String(body)
  }

  /// Moves to the next row; false at the end.
  mutating func next(of file: String) throws(ImportError) -> Bool {
    do throws(CsvError) {
      return try table.next()
    } catch {
      throw .table(file: file, error)
    }
  }
}
