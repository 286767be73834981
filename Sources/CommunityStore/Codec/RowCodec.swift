import CommunityModel

/// Reads and writes the rows of one collection, straight between bytes and typed values.
struct RowCodec<Row: Entity>: Sendable {
  private struct Column: Sendable {
    let key: String
    let keyBytes: [UInt8]
    let codec: ValueCodec
    let field: Field<Row>
  }

  private let columns: [Column]
  private let prefix: String

  init() {
    prefix = Row.collection.prefix
    columns = Row.fields.map { field in
      Column(
        key: field.key, keyBytes: Array(field.key.utf8), codec: ValueCodec(field.kind), field: field
      )
    }
  }

  /// Writes a row as one line without its line feed.
  func write(_ row: Row, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.id(row.id.raw, prefix: prefix)
    for column in columns {
      let value = column.field.read(row)
      guard !value.isNone else { continue }
      writer.key(column.key)
      column.codec.write(value, to: &writer)
    }
    for entry in row.more.entries {
      guard case .raw(let text) = entry.value else { continue }
      writer.key(entry.key)
      writer.raw(text.utf8)
    }
    writer.endObject()
  }

  /// Reads a row.
  func read(_ reader: inout JSONReader) throws(JSONFailure) -> Row {
    try reader.beginObject()
    var key = JSONKey()
    guard try reader.nextKey(&key), "id" ~= key else {
      throw reader.failure(.wrongKind, at: key.offset)
    }
    var row = Row(id: ID(raw: try reader.id(prefix: prefix)))
    var expected = 0
    var seen: UInt64 = 0
    var others: JSONKeySet?
    while try reader.nextKey(&key) {
      guard let index = column(of: key, from: expected) else {
        guard !("id" ~= key), others.insertOrCreate(key) else {
          throw reader.failure(.duplicateKey, at: key.offset)
        }
        row.more[key.text] = .raw(String(decoding: try reader.raw(), as: UTF8.self))
        continue
      }
      let bit: UInt64 = index < 64 ? 1 << UInt64(index) : 0
      guard seen & bit == 0 else { throw reader.failure(.duplicateKey, at: key.offset) }
      seen |= bit
      let value = try columns[index].codec.read(&reader)
      guard columns[index].field.write(&row, value) else {
        throw reader.failure(.wrongKind, at: key.offset)
      }
      expected = index + 1
    }
    return row
  }

  /// Files keep the order of declaration, so the next column is nearly always just ahead.
  private func column(of key: JSONKey, from expected: Int) -> Int? {
    for index in expected..<max(expected, columns.count) where matches(key, index) { return index }
    for index in 0..<expected where matches(key, index) { return index }
    return nil
  }

  private func matches(_ key: JSONKey, _ index: Int) -> Bool {
    let name = columns[index].keyBytes
    if key.escaped { return key.bytes == name }
    guard key.count == name.count else { return false }
    return key.written.elementsEqual(name)
  }
}

extension JSONKeySet? {
  fileprivate mutating func insertOrCreate(_ key: JSONKey) -> Bool {
    var set = self ?? JSONKeySet()
    defer { self = set }
    return set.insert(key)
  }
}
