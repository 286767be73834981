/// What `index.json` says of a snapshot: its files with their checksums, and the journal it holds.
struct SnapshotIndex: Hashable, Sendable {
  struct File: Hashable, Sendable {
    var name: String
    var rows: Int
    var bytes: Int
    var blocks: [UInt32]

    /// Bytes that have one checksum.
    static let block = 1 << 20

    init(name: String, rows: Int, bytes: Int, blocks: [UInt32]) {
      self.name = name
      self.rows = rows
      self.bytes = bytes
      self.blocks = blocks
    }

    init(name: String, rows: Int, content: [UInt8]) {
      self.init(
        name: name, rows: rows, bytes: content.count, blocks: Self.checksums(of: content))
    }

    /// Whether this is the content that was written.
    func matches(_ content: [UInt8]) -> Bool {
      content.count == bytes && Self.checksums(of: content) == blocks
    }

    private static func checksums(of content: [UInt8]) -> [UInt32] {
      Parallel.map((content.count + block - 1) / block) { index in
        content[index * block..<min(content.count, (index + 1) * block)].withRawBytes(Crc32c.of)
      }
    }
  }

  var generation = 0
  /// How many transactions it holds.
  var groups = 0
  var positions: [JournalPosition] = []
  /// The highest counter ever used on each machine.
  var counters: [Int64: Int64] = [:]
  var files: [File] = []

  /// How far the journals were read when it was made.
  var head: WorkspaceHead {
    var head = WorkspaceHead()
    (head.sequence, head.positions) = (groups, positions)
    return head
  }

  init() {}

  func file(_ name: String) -> File? { files.first { $0.name == name } }

  /// The file's bytes and its seal.
  var sealed: (bytes: [UInt8], checksum: UInt32) {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("format")
    writer.integer(Manifest.format)
    writer.key("generation")
    writer.integer(generation)
    writer.key("groups")
    writer.integer(groups)
    writer.key("positions")
    writer.beginArray()
    for position in positions { position.write(to: &writer) }
    writer.endArray()
    writer.key("ids")
    writer.beginArray()
    for (machine, counter) in counters.sorted(by: { $0.key < $1.key }) {
      writer.beginObject()
      writer.key("machine")
      writer.text(WorkspacePaths.machineName(Int(machine)))
      writer.key("counter")
      writer.integer(counter)
      writer.endObject()
    }
    writer.endArray()
    writer.key("files")
    writer.beginArray()
    for file in files { file.write(to: &writer) }
    writer.endArray()
    let checksum = writer.endSealed(from: start)
    return (writer.take(), checksum)
  }

  /// Reads the file; nil when its seal does not hold or is not the expected one.
  init?(_ bytes: [UInt8], checksum: UInt32) {
    guard Seal.checksum(ofDocument: bytes) == checksum, let read = try? Self.parse(bytes) else {
      return nil
    }
    self = read
  }
}

extension SnapshotIndex {
  private static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> SnapshotIndex {
    try JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var index = SnapshotIndex()
      try reader.object { (reader, key) throws(JSONFailure) in
        switch key {
        case "generation": index.generation = try reader.count()
        case "groups": index.groups = try reader.count()
        case "positions":
          try reader.array { (reader) throws(JSONFailure) in
            index.positions.append(try JournalPosition(&reader))
          }
        case "ids":
          try reader.array { (reader) throws(JSONFailure) in try index.readCounter(&reader) }
        case "files":
          try reader.array { (reader) throws(JSONFailure) in index.files.append(try File(&reader)) }
        default: try reader.skip()
        }
      }
      return index
    }
  }

  private mutating func readCounter(_ reader: inout JSONReader) throws(JSONFailure) {
    var (machine, counter): (Int64, Int64) = (0, 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "machine": machine = Int64(WorkspacePaths.machine(try reader.text()) ?? 0)
      case "counter": counter = Int64(try reader.count())
      default: try reader.skip()
      }
    }
    counters[machine] = counter
  }
}

extension SnapshotIndex.File {
  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("name")
    writer.text(name)
    writer.key("rows")
    writer.integer(rows)
    writer.key("bytes")
    writer.integer(bytes)
    writer.key("blocks")
    writer.beginArray()
    for block in blocks { writer.checksum(block) }
    writer.endArray()
    writer.endObject()
  }

  init(_ reader: inout JSONReader) throws(JSONFailure) {
    self.init(name: "", rows: 0, bytes: 0, blocks: [])
    var file = self
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "name": file.name = try reader.text()
      case "rows": file.rows = try reader.count()
      case "bytes": file.bytes = try reader.count()
      case "blocks":
        try reader.array { (reader) throws(JSONFailure) in
          file.blocks.append(Hex.value(try reader.plainText()) ?? 0)
        }
      default: try reader.skip()
      }
    }
    self = file
  }
}

extension JournalPosition {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("machine")
    writer.text(WorkspacePaths.machineName(machine))
    writer.key("segment")
    writer.integer(segment)
    writer.key("bytes")
    writer.integer(bytes)
    writer.key("n")
    writer.integer(line)
    writer.key("c")
    writer.checksum(checksum)
    writer.key("t")
    writer.integer(time)
    writer.endObject()
  }

  fileprivate init(_ reader: inout JSONReader) throws(JSONFailure) {
    var position = JournalPosition.start(of: 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "machine": position.machine = WorkspacePaths.machine(try reader.text()) ?? 0
      case "segment": position.segment = try reader.count()
      case "bytes": position.bytes = try reader.count()
      case "n": position.line = Int64(try reader.count())
      case "c": position.checksum = Hex.value(try reader.plainText()) ?? 0
      case "t": position.time = Int64(try reader.count())
      default: try reader.skip()
      }
    }
    self = position
  }
}
