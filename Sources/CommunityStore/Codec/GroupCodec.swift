import CommunityModel
import Wording

/// Reads and writes transactions.
enum GroupCodec {
  /// A transaction without its changes.
  struct Head: Sendable {
    var id = ID<ChangeGroup>(raw: 0)
    var at = Instant(milliseconds: 0)
    var actor = Actor(name: "", machine: 0, process: 0)
    var action = ""
    var label = Localized(verbatim: "")
    var count = 0
    var undoes: ID<ChangeGroup>?
    var changes: [Change] = []
    var overtaken: Overtaken?

    var group: ChangeGroup {
      ChangeGroup(
        id: id, at: at, actor: actor, action: action, label: label, count: count, undoes: undoes,
        changes: changes, overtaken: overtaken)
    }
  }

  /// Adds the lines of a transaction to a batch: one line, or begin, parts and commit.
  static func add(
    _ group: ChangeGroup, to batch: inout JournalBatch, time: Int64? = nil
  ) throws(StoreError) {
    let operations = ChangeEncoder(group.changes).operations
    let limit = JSONLimits.line - 1024
    if let largest = operations.map(\.count).max(), largest > limit {
      throw .tooLarge(bytes: largest, limit: limit)
    }
    let time = time ?? group.at.milliseconds
    if operations.reduce(0, { $0 + $1.count }) <= 1 << 20 {
      batch.add(.group, at: time) { writer in
        writeHead(group, to: &writer) { writer in
          writer.key("changes")
          write(operations[...], to: &writer)
        }
      }
      return
    }
    batch.add(.begin, at: time) { writeHead(group, to: &$0) { _ in } }
    var parts = 0
    var rest = operations[...]
    while !rest.isEmpty {
      var size = 0
      let part = rest.prefix { operation in
        size += operation.count
        return size == operation.count || size <= 1 << 20
      }
      batch.add(.part, at: time) { write(part, to: &$0) }
      rest = rest.dropFirst(part.count)
      parts += 1
    }
    batch.add(.commit, at: time) { writer in
      writer.beginObject()
      writer.key("parts")
      writer.integer(parts)
      writer.key("changes")
      writer.integer(group.changes.count)
      writer.endObject()
    }
  }

  /// Reads a transaction back.
  static func read(_ found: JournalTransaction) throws(JSONFailure) -> ChangeGroup {
    try found.bytes.withUnsafeBufferPointer { (buffer) throws(JSONFailure) in
      let bytes = UnsafeRawBufferPointer(buffer)
      var reader = JSONReader(UnsafeRawBufferPointer(rebasing: bytes[found.head]))
      var head = try readHead(&reader)
      try reader.finish()
      for part in found.parts {
        var reader = JSONReader(UnsafeRawBufferPointer(rebasing: bytes[part]))
        head.changes += try ChangeDecoder.changes(&reader)
        try reader.finish()
      }
      return head.group
    }
  }

  private static func write(_ operations: ArraySlice<[UInt8]>, to writer: inout JSONWriter) {
    writer.beginArray()
    for operation in operations { writer.raw(operation) }
    writer.endArray()
  }

  private static func writeHead(
    _ group: ChangeGroup, to writer: inout JSONWriter, then more: (inout JSONWriter) -> Void
  ) {
    writer.beginObject()
    writeFields(
      id: group.id.raw, at: group.at, actor: group.actor, action: group.action,
      label: group.label, count: group.count, undoes: group.undoes?.raw, to: &writer)
    if let overtaken = group.overtaken { write(overtaken, to: &writer) }
    more(&writer)
    writer.endObject()
  }

  /// The fields that a transaction and a line about it have in common.
  static func writeFields(
    id: Int64, at: Instant, actor: Actor, action: String, label: Localized, count: Int,
    undoes: Int64?, to writer: inout JSONWriter
  ) {
    writer.key("id")
    writer.id(id, prefix: ChangeGroup.prefix)
    writer.key("at")
    writer.integer(at.milliseconds)
    writer.key("actor")
    writer.beginObject()
    writer.key("name")
    writer.text(actor.name)
    writer.key("machine")
    writer.text(PackedID.machineText(actor.machine))
    writer.key("process")
    writer.integer(actor.process)
    writer.endObject()
    writer.key("action")
    writer.text(action)
    writer.key("label")
    writer.beginObject()
    writer.key("zh")
    writer.text(label.zh)
    writer.key("en")
    writer.text(label.en)
    writer.endObject()
    writer.key("count")
    writer.integer(count)
    guard let undoes else { return }
    writer.key("undoes")
    writer.id(undoes, prefix: ChangeGroup.prefix)
  }

  private static func readHead(_ reader: inout JSONReader) throws(JSONFailure) -> Head {
    var head = Head()
    try reader.object { (reader, key) throws(JSONFailure) in
      if "changes" ~= key {
        head.changes = try ChangeDecoder.changes(&reader)
      } else if "overtaken" ~= key {
        head.overtaken = try overtaken(&reader)
      } else {
        try readField(key, &head, &reader)
      }
    }
    return head
  }

  private static func write(_ overtaken: Overtaken, to writer: inout JSONWriter) {
    writer.key("overtaken")
    writer.beginObject()
    writer.key("rows")
    writer.integer(overtaken.rows)
    writer.key("parts")
    writer.beginArray()
    for part in overtaken.parts {
      writer.beginObject()
      if let by = part.by {
        writer.key("by")
        writer.id(by.raw, prefix: ChangeGroup.prefix)
      }
      writer.key("changes")
      write(ChangeEncoder(part.changes).operations[...], to: &writer)
      writer.endObject()
    }
    writer.endArray()
    writer.endObject()
  }

  private static func overtaken(_ reader: inout JSONReader) throws(JSONFailure) -> Overtaken {
    var (rows, parts): (Int, [Overtaken.Part]) = (0, [])
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "rows": rows = Int(try reader.integer())
      case "parts":
        try reader.array { (reader) throws(JSONFailure) in
          var by: ID<ChangeGroup>?
          var changes: [Change] = []
          try reader.object { (reader, key) throws(JSONFailure) in
            switch key {
            case "by": by = ID(raw: try reader.id(prefix: ChangeGroup.prefix))
            case "changes": changes = try ChangeDecoder.changes(&reader)
            default: try reader.skip()
            }
          }
          parts.append(Overtaken.Part(by: by, changes: changes))
        }
      default: try reader.skip()
      }
    }
    return Overtaken(rows: rows, parts: parts)
  }

  /// Reads one of the fields that `writeFields` writes; unknown ones are passed.
  static func readField(
    _ key: JSONKey, _ head: inout Head, _ reader: inout JSONReader
  ) throws(JSONFailure) {
    switch key {
    case "id": head.id = ID(raw: try reader.id(prefix: ChangeGroup.prefix))
    case "at": head.at = Instant(milliseconds: try reader.integer())
    case "actor": head.actor = try actor(&reader)
    case "action": head.action = try reader.text()
    case "label": head.label = try label(&reader)
    case "count": head.count = Int(try reader.integer())
    case "undoes": head.undoes = ID(raw: try reader.id(prefix: ChangeGroup.prefix))
    default: try reader.skip()
    }
  }

  private static func actor(_ reader: inout JSONReader) throws(JSONFailure) -> Actor {
    var (name, machine, process): (String, Int64, Int64) = ("", 0, 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "name": name = try reader.text()
      case "machine": machine = Int64(WorkspacePaths.machine(try reader.text()) ?? 0)
      case "process": process = try reader.integer()
      default: try reader.skip()
      }
    }
    return Actor(name: name, machine: machine, process: process)
  }

  private static func label(_ reader: inout JSONReader) throws(JSONFailure) -> Localized {
    var (zh, en) = ("", "")
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "zh": zh = try reader.text()
      case "en": en = try reader.text()
      default: try reader.skip()
      }
    }
    return Localized(zh: zh, en: en)
  }
}
