import CommunityModel

/// A table of orders with its columns found.
struct OrderTable {
  /// The file's place in the batch.
  let file: Int
  /// The file's name without ending, for shops whose numbers repeat from file to file.
  let stem: String
  let shop: OrderShop
  var cells: ColumnTable<OrderColumn>

  /// Recognises a table by its headings, or takes it for orders where the person says so; nil for another table.
  init?(
    _ name: String, _ table: CsvTable, _ encoding: TextEncoding, in batch: inout Batch
  ) throws(ImportError) {
    let isSaid = batch.options.kind == .orders
    let known = OrderShop.recognise(table.headings)
    guard isSaid || (batch.options.kind == nil && known != nil) else { return nil }
    cells = try ColumnTable(table, named: name, map: batch.options.map)
    // Without a number or an amount a table is no list of orders, whatever it is called.
    guard cells.has(.number), cells.has(.paid) || cells.has(.receivable) else {
      throw .unrecognised(file: name, headings: table.headings)
    }
    shop = known ?? .other
    stem = name.split(separator: ".").first.map(String.init) ?? name
    file = batch.open(name, format: "orders.\(shop.rawValue)", encoding: encoding)
  }

  /// Whether the table has a column.
  func has(_ column: OrderColumn) -> Bool { cells.has(column) }

  /// The cell of a column in the current row.
  subscript(column: OrderColumn) -> String { cells[column] }
}
