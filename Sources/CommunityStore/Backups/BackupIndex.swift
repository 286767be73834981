/// What `backup.json` says of a backup: when it was made and every file in it with its checksums.
struct BackupIndex: Hashable, Sendable {
  /// When it was made, in milliseconds since 1970.
  var at: Int64 = 0
  /// How many transactions it holds.
  var groups = 0
  /// How sound the workspace was when it was copied.
  var state = ""
  /// Every file, named from the backup's directory on.
  var files: [SnapshotIndex.File] = []

  init() {}

  /// All files together.
  var byteCount: Int { files.reduce(0) { $0 + $1.bytes } }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("format")
    writer.integer(Manifest.format)
    writer.key("at")
    writer.integer(at)
    writer.key("groups")
    writer.integer(groups)
    writer.key("state")
    writer.text(state)
    writer.key("files")
    writer.beginArray()
    for file in files { file.write(to: &writer) }
    writer.endArray()
    writer.endSealed(from: start)
    return writer.take()
  }

  /// Reads the file; nil when its seal does not hold.
  init?(_ bytes: [UInt8]) {
    guard Seal.checksum(ofDocument: bytes) != nil, let read = try? Self.parse(bytes) else {
      return nil
    }
    self = read
  }

  private static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> BackupIndex {
    try JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var index = BackupIndex()
      try reader.object { (reader, key) throws(JSONFailure) in
        switch key {
        case "at": index.at = try reader.integer()
        case "groups": index.groups = Int(try reader.integer())
        case "state": index.state = try reader.text()
        case "files":
          try reader.array { (reader) throws(JSONFailure) in
            index.files.append(try SnapshotIndex.File(&reader))
          }
        default: try reader.skip()
        }
      }
      return index
    }
  }
}
