import CommunityModel

/// Turns changes into operations: neighbours of equal shape share one, with what they share said once.
struct ChangeEncoder {
  /// Operations are cut at about this size, so that a large transaction can be spread over lines.
  private static let cut = 256 << 10

  /// One operation each, in order.
  private(set) var operations: [[UInt8]] = []
  private var writer = JSONWriter()

  init(_ changes: [Change]) {
    var at = 0
    while at < changes.count { at = encodeRun(changes, from: at) }
  }

  private mutating func encodeRun(_ changes: [Change], from start: Int) -> Int {
    switch changes[start] {
    case .insert(let key, _): rows("insert", key, changes, from: start)
    case .remove(let key, _): rows("remove", key, changes, from: start)
    case .add(let key, _, let field, let element):
      elements("add", key, field, element, changes, from: start)
    case .drop(let key, _, let field, let element):
      elements("drop", key, field, element, changes, from: start)
    case .set(let key, _, let field, _, _): sets(key, field, changes, from: start)
    }
  }

  private mutating func finish() {
    writer.endObject()
    operations.append(writer.take())
  }

  private mutating func rows(
    _ verb: String, _ key: String, _ changes: [Change], from start: Int
  ) -> Int {
    let codec = RecordCodec.named(key)
    writer.beginObject()
    writer.key(verb)
    writer.text(key)
    writer.key("rows")
    writer.beginArray()
    var at = start
    while at < changes.count, writer.count < Self.cut {
      guard let record = changes[at].record(verb: verb, of: key) else { break }
      codec?.write(record, to: &writer)
      at += 1
    }
    writer.endArray()
    finish()
    return at
  }

  private mutating func elements(
    _ verb: String, _ key: String, _ field: String, _ element: FieldValue, _ changes: [Change],
    from start: Int
  ) -> Int {
    let codec = RecordCodec.named(key)
    var ids: [Int64] = []
    var at = start
    while at < changes.count, ids.count < 16_384,
      changes[at].isElement(verb, key, field, element)
    {
      ids.append(changes[at].id)
      at += 1
    }
    begin(verb, key, field, ids, codec)
    writer.key("v")
    (codec?.element(of: field) ?? .text).write(element, to: &writer)
    finish()
    return at
  }

  private mutating func sets(
    _ key: String, _ field: String, _ changes: [Change], from start: Int
  ) -> Int {
    let codec = RecordCodec.named(key)
    var (ids, before, after): ([Int64], [FieldValue], [FieldValue]) = ([], [], [])
    var at = start
    while at < changes.count, ids.count < 8192,
      case .set(key, let id, field, let from, let to) = changes[at]
    {
      ids.append(id)
      before.append(from)
      after.append(to)
      at += 1
    }
    begin("set", key, field, ids, codec)
    let values = codec?.field(field) ?? .text
    write(before, "from", values)
    write(after, "to", values)
    finish()
    return at
  }

  private mutating func begin(
    _ verb: String, _ key: String, _ field: String, _ ids: [Int64], _ codec: RecordCodec?
  ) {
    writer.beginObject()
    writer.key(verb)
    writer.text("\(key).\(field)")
    writer.key("ids")
    writer.ids(ids, prefix: codec?.prefix ?? "x")
  }

  private mutating func write(_ values: [FieldValue], _ name: String, _ codec: ValueCodec) {
    if let first = values.first, values.dropFirst().allSatisfy({ $0.isSame(as: first) }) {
      writer.key(name)
      codec.write(first, to: &writer)
      return
    }
    writer.key(name + "s")
    writer.beginArray()
    for value in values { codec.write(value, to: &writer) }
    writer.endArray()
  }
}

extension Change {
  fileprivate func record(verb: String, of key: String) -> RowRecord? {
    switch self {
    case .insert(key, let record) where verb == "insert": record
    case .remove(key, let record) where verb == "remove": record
    default: nil
    }
  }

  fileprivate func isElement(
    _ verb: String, _ key: String, _ field: String, _ element: FieldValue
  ) -> Bool {
    switch self {
    case .add(key, _, field, let own) where verb == "add": own.isSame(as: element)
    case .drop(key, _, field, let own) where verb == "drop": own.isSame(as: element)
    default: false
    }
  }
}

extension FieldValue {
  /// Equal to the byte: Swift holds two spellings of one letter for the same text, files must not.
  fileprivate func isSame(as other: FieldValue) -> Bool {
    switch (self, other) {
    case (.text(let left), .text(let right)), (.raw(let left), .raw(let right)):
      left.utf8.elementsEqual(right.utf8)
    case (.list(let left), .list(let right)), (.record(let left), .record(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
    default: self == other
    }
  }
}
