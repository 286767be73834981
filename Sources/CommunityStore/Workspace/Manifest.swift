/// What `manifest.json` says: who may read, who may write, and which snapshots may be used.
struct Manifest: Hashable, Sendable {
  struct Snapshot: Hashable, Sendable {
    var generation: Int
    /// The seal of the generation's index.
    var index: UInt32
  }

  /// The format this version writes; also the newest it understands.
  static let format = 1

  var format = Manifest.format
  var minReader = 1
  var minWriter = 1
  var workspace = ""
  var shared = false
  /// Newest first.
  var snapshots: [Snapshot] = []
  /// Fields of a later version, with the bytes they were read as.
  private var others: [Other] = []

  private struct Other: Hashable, Sendable {
    var key: String
    var value: [UInt8]
  }

  init() {}

  var fileMode: UInt32 { shared ? 0o640 : 0o600 }
  var directoryMode: UInt32 { shared ? 0o750 : 0o700 }

  /// The file's bytes.
  var bytes: [UInt8] {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("format")
    writer.integer(format)
    writer.key("minReader")
    writer.integer(minReader)
    writer.key("minWriter")
    writer.integer(minWriter)
    writer.key("workspace")
    writer.text(workspace)
    writer.key("shared")
    writer.flag(shared)
    writer.key("snapshots")
    writer.beginArray()
    for snapshot in snapshots {
      writer.beginObject()
      writer.key("generation")
      writer.integer(snapshot.generation)
      writer.key("index")
      writer.checksum(snapshot.index)
      writer.endObject()
    }
    writer.endArray()
    for other in others {
      writer.key(other.key)
      writer.raw(other.value)
    }
    writer.endSealed(from: start)
    return writer.take()
  }

  /// Reads the file; nil when its seal does not hold.
  init?(_ bytes: [UInt8]) {
    guard let read = Seal.open(bytes, Self.parse) else { return nil }
    self = read
  }

  private static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> Manifest {
    try JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var manifest = Manifest()
      try reader.object { (reader, key) throws(JSONFailure) in
        switch key {
        case "c": try reader.skip()
        case "format": manifest.format = try reader.count()
        case "minReader": manifest.minReader = try reader.count()
        case "minWriter": manifest.minWriter = try reader.count()
        case "workspace": manifest.workspace = try reader.text()
        case "shared": manifest.shared = try reader.flag()
        case "snapshots":
          try reader.array { (reader) throws(JSONFailure) in
            manifest.snapshots.append(try snapshot(&reader))
          }
        default: manifest.others.append(Other(key: key.text, value: try reader.raw()))
        }
      }
      return manifest
    }
  }

  private static func snapshot(_ reader: inout JSONReader) throws(JSONFailure) -> Snapshot {
    var snapshot = Snapshot(generation: 0, index: 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "generation": snapshot.generation = try reader.count()
      case "index": snapshot.index = Hex.value(try reader.plainText()) ?? 0
      default: try reader.skip()
      }
    }
    return snapshot
  }
}
