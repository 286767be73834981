import CommunityModel

/// Reads and writes untyped rows and field values of a collection, for the journal.
struct RecordCodec: Sendable {
  let key: String
  let prefix: String
  private let order: [String]
  private let codecs: [String: ValueCodec]

  init(_ face: CollectionFace) {
    key = face.info.key
    prefix = face.info.prefix
    order = face.fields.map(\.key)
    codecs = Dictionary(uniqueKeysWithValues: face.fields.map { ($0.key, ValueCodec($0.kind)) })
  }

  /// The codecs of all collections by key.
  static let all: [String: RecordCodec] = Dictionary(
    uniqueKeysWithValues: Collections.all.map { ($0.info.key, RecordCodec($0)) })

  /// The codec of a collection, or of one this version does not know.
  static func named(_ key: String) -> RecordCodec? { all[key] }

  /// The codec of a field's values.
  func field(_ key: String) -> ValueCodec? { codecs[key] }

  /// The codec of the elements of a set-valued field.
  func element(of key: String) -> ValueCodec? {
    guard case .list(let element)? = codecs[key] else { return nil }
    return element
  }

  func write(_ record: RowRecord, to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("id")
    writer.id(record.id, prefix: prefix)
    for entry in record.fields {
      writer.key(entry.key)
      (codecs[entry.key] ?? .text).write(entry.value, to: &writer)
    }
    writer.endObject()
  }

  func read(_ reader: inout JSONReader) throws(JSONFailure) -> RowRecord {
    let prefix = prefix
    let codecs = codecs
    var id: Int64?
    var fields: [RowRecord.Entry] = []
    try reader.object { (reader, key) throws(JSONFailure) in
      if "id" ~= key {
        id = try reader.id(prefix: prefix)
        return
      }
      let name = key.text
      let value: FieldValue =
        if let codec = codecs[name] {
          try codec.read(&reader)
        } else {
          .raw(String(decoding: try reader.raw(), as: UTF8.self))
        }
      if !value.isNone { fields.append(RowRecord.Entry(key: name, value: value)) }
    }
    guard let id else { throw reader.failure(.wrongKind, at: reader.at) }
    return RowRecord(id: id, fields: fields)
  }
}
