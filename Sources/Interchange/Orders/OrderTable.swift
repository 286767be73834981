import CommunityModel
import Wording

/// A table of orders with its columns found.
struct OrderTable {
  /// The file's place in the batch.
  let file: Int
  /// The file's name without folder and ending, for shops whose numbers repeat from file to file.
  let stem: String
  let shop: OrderShop
  var table: CsvTable
  /// The place of each column in the table, by its raw value.
  private let places: [Int?]

  /// Recognises a table by its headings, or takes it for orders where the person says so.
  init(_ name: String, _ text: DecodedText, in batch: inout Batch) throws(ImportError) {
    let map = try Self.map(batch.options)
    let wanted = Set(map.keys.map(HeaderKey.key))
    let found: CsvTable?
    do {
      found = try CsvTable(text.bytes) {
        OrderColumn.match.field(of: $0) != nil || wanted.contains(HeaderKey.key($0))
      }
    } catch {
      throw .table(file: name, error)
    }
    guard let found else { throw .unrecognised(file: name, headings: []) }
    let keys = Set(found.headings.map(HeaderKey.key))
    if let missing = map.keys.sorted().first(where: { !keys.contains(HeaderKey.key($0)) }) {
      throw .unknownHeading(file: name, missing, headings: found.headings)
    }
    if let kind = batch.options.kind, kind != .orders { throw .unsupported(kind) }
    let shop = OrderShop.recognise(found.headings)
    let columns = OrderColumn.match.columns(found.headings, map: map)
    places = OrderColumn.allCases.map { columns[$0] }
    // Without a number or an amount a table is no list of orders, whatever it is called.
    guard shop != nil || batch.options.kind == .orders, columns[.number] != nil,
      columns[.paid] != nil || columns[.receivable] != nil
    else { throw .unrecognised(file: name, headings: found.headings) }
    self.shop = shop ?? .other
    self.table = found
    stem = name.split(separator: ".").first.map(String.init) ?? name
    file = batch.open(name, format: "orders.\(self.shop.rawValue)", encoding: text.encoding)
  }

  /// Whether the table has a column.
  func has(_ column: OrderColumn) -> Bool { places[column.rawValue] != nil }

  /// The cell of a column in the current row, outer blanks and the shop's guarding apostrophe taken off.
  subscript(column: OrderColumn) -> String {
    guard let index = places[column.rawValue] else { return "" }
    let cell = table[index]
    guard let first = cell.utf8.first, let last = cell.utf8.last else { return "" }
    // Tabs guard long numbers in exports meant for spreadsheets; a plain cell needs no work. Wide blanks and marks
    // begin with E3, EF or C2 and end with 80, BF or A0.
    let isPlain =
      first > 0x27 && first != 0xE3 && first != 0xEF && first != 0xC2 && last > 0x20
      && last != 0x80 && last != 0xBF && last != 0xA0
    if isPlain { return cell }
    let bare = first == 0x27 ? cell.dropFirst() : cell[...]
    return String(
      bare.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }

  private static func map(_ options: ImportOptions) throws(ImportError) -> [String: OrderColumn] {
    var map: [String: OrderColumn] = [:]
    for (heading, word) in options.map {
      guard let column = OrderColumn.named(word) else {
        throw .unknownField(word, known: OrderColumn.allCases.map(\.code))
      }
      map[heading] = column
    }
    return map
  }
}
