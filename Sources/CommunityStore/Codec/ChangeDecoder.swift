import CommunityModel

/// Turns operations back into changes.
enum ChangeDecoder {
  /// Reads an array of operations.
  static func changes(_ reader: inout JSONReader) throws(JSONFailure) -> [Change] {
    var changes: [Change] = []
    try reader.array { (reader) throws(JSONFailure) in try operation(&reader, into: &changes) }
    return changes
  }

  private struct Operation {
    var verb = ""
    var codec: RecordCodec?
    var field = ""
    var ids: [Int64] = []
    var element = FieldValue.none
    var before: [FieldValue]?
    var after: [FieldValue]?
  }

  private static func operation(
    _ reader: inout JSONReader, into changes: inout [Change]
  ) throws(JSONFailure) {
    let start = reader.at
    var operation = Operation()
    try reader.object { (reader, key) throws(JSONFailure) in
      if operation.verb.isEmpty {
        try name(key, &operation, &reader)
      } else {
        try part(key, &operation, &reader, &changes)
      }
    }
    guard operation.verb != "insert", operation.verb != "remove" else { return }
    guard let key = operation.codec?.key else { throw reader.failure(.wrongKind, at: start) }
    if operation.verb == "set" {
      try expandSet(operation, key, &reader, start, into: &changes)
    } else {
      for id in operation.ids {
        changes.append(
          operation.verb == "add"
            ? .add(key, id, field: operation.field, element: operation.element)
            : .drop(key, id, field: operation.field, element: operation.element))
      }
    }
  }

  /// The first key is the verb; its value says which collection and field is meant.
  private static func name(
    _ key: JSONKey, _ operation: inout Operation, _ reader: inout JSONReader
  ) throws(JSONFailure) {
    let target = try reader.text()
    let parts = target.split(separator: ".", maxSplits: 1).map(String.init)
    operation.verb = key.text
    operation.field = parts.count == 2 ? parts[1] : ""
    operation.codec = parts.first.flatMap(RecordCodec.named)
    let wantsField = ["set", "add", "drop"].contains(operation.verb)
    guard wantsField || ["insert", "remove"].contains(operation.verb),
      let codec = operation.codec, !wantsField || codec.field(operation.field) != nil
    else { throw reader.failure(.unknown, at: key.offset) }
  }

  private static func part(
    _ key: JSONKey, _ operation: inout Operation, _ reader: inout JSONReader,
    _ changes: inout [Change]
  ) throws(JSONFailure) {
    guard let codec = operation.codec else { throw reader.failure(.wrongKind, at: key.offset) }
    let values = codec.field(operation.field)
    switch key {
    case "ids": operation.ids = try reader.ids(prefix: codec.prefix)
    case "rows":
      let insert = operation.verb == "insert"
      try reader.beginArray()
      while try reader.nextElement() {
        let record = try codec.read(&reader)
        changes.append(insert ? .insert(codec.key, record) : .remove(codec.key, record))
      }
    case "v":
      guard let element = codec.element(of: operation.field) else {
        throw reader.failure(.wrongKind, at: key.offset)
      }
      operation.element = try element.read(&reader)
    case "from", "to":
      guard let value = try values?.read(&reader) else {
        throw reader.failure(.wrongKind, at: key.offset)
      }
      let all = [FieldValue](repeating: value, count: operation.ids.count)
      if "from" ~= key { operation.before = all } else { operation.after = all }
    case "froms", "tos":
      guard let values else { throw reader.failure(.wrongKind, at: key.offset) }
      guard case .list(let all) = try ValueCodec.list(values).read(&reader) else {
        throw reader.failure(.wrongKind, at: key.offset)
      }
      if "froms" ~= key { operation.before = all } else { operation.after = all }
    default:
      throw reader.failure(.unknown, at: key.offset)
    }
  }

  private static func expandSet(
    _ operation: Operation, _ key: String, _ reader: inout JSONReader, _ start: Int,
    into changes: inout [Change]
  ) throws(JSONFailure) {
    guard let before = operation.before, let after = operation.after,
      before.count == operation.ids.count, after.count == operation.ids.count
    else { throw reader.failure(.wrongKind, at: start) }
    for (index, id) in operation.ids.enumerated() {
      changes.append(
        .set(key, id, field: operation.field, before: before[index], after: after[index]))
    }
  }
}
