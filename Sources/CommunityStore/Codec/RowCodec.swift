import CommunityModel

/// Reads and writes the rows of one collection, straight between bytes and typed values.
struct RowCodec<Row: Entity>: Sendable {
  /// Only what reading and writing need: a whole field has a dozen references to count at each touch.
  private struct Column: Sendable {
    let key: String
    let codec: ValueCodec
    let read: @Sendable (Row) -> FieldValue
    let write: @Sendable (inout Row, FieldValue) -> Bool
  }

  private let columns: [Column]
  /// The bytes of all keys one after the other, and where each ends.
  private let keys: [UInt8]
  private let ends: [Int]
  private let prefix: String

  init() {
    prefix = Row.collection.prefix
    columns = Row.fields.map { field in
      Column(
        key: field.key, codec: ValueCodec(field.kind), read: field.read, write: field.write)
    }
    keys = columns.flatMap { Array($0.key.utf8) }
    var end = 0
    ends = columns.map { column in
      end += column.key.utf8.count
      return end
    }
  }

  /// Writes a row as one line without its line feed.
  func write(_ row: Row, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.id(row.id.raw, prefix: prefix)
    for column in columns {
      let value = column.read(row)
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
      guard columns[index].write(&row, value) else {
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
    if key.escaped { return key.text == columns[index].key }
    let start = index == 0 ? 0 : ends[index - 1]
    guard key.count == ends[index] - start else { return false }
    for offset in 0..<key.count where keys[start + offset] != key.written[offset] { return false }
    return true
  }
}

extension JSONKeySet? {
  fileprivate mutating func insertOrCreate(_ key: JSONKey) -> Bool {
    var set = self ?? JSONKeySet()
    defer { self = set }
    return set.insert(key)
  }
}
