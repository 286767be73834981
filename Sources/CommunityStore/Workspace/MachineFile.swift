/// What `machine.json` says: which journal each host that worked here writes.
///
/// It stays behind when a workspace travels, so that two hosts never write one journal.
struct MachineFile: Hashable, Sendable {
  private struct Entry: Hashable, Sendable {
    var host: String
    var machine: Int
  }

  private var entries: [Entry] = []

  init() {}

  /// The machine number of a host.
  subscript(host: String) -> Int? {
    get { entries.first { $0.host == host }?.machine }
    set {
      entries.removeAll { $0.host == host }
      if let newValue { entries.append(Entry(host: host, machine: newValue)) }
    }
  }

  var machines: [Int] { entries.map(\.machine) }

  var bytes: [UInt8] {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("format")
    writer.integer(Manifest.format)
    writer.key("machines")
    writer.beginArray()
    for entry in entries {
      writer.beginObject()
      writer.key("host")
      writer.text(entry.host)
      writer.key("machine")
      writer.text(WorkspacePaths.machineName(entry.machine))
      writer.endObject()
    }
    writer.endArray()
    writer.endSealed(from: start)
    return writer.take()
  }

  /// Reads the file; nil when its seal does not hold.
  init?(_ bytes: [UInt8]) {
    guard let read = Seal.open(bytes, Self.parse) else { return nil }
    entries = read
  }

  private static func parse(_ bytes: [UInt8]) throws(JSONFailure) -> [Entry] {
    try JSONReader.read(bytes) { (reader) throws(JSONFailure) in
      var entries: [Entry] = []
      try reader.object { (reader, key) throws(JSONFailure) in
        guard "machines" ~= key else { return try reader.skip() }
        try reader.array { (reader) throws(JSONFailure) in
          var entry = Entry(host: "", machine: -1)
          try reader.object { (reader, key) throws(JSONFailure) in
            switch key {
            case "host": entry.host = try reader.text()
            case "machine": entry.machine = WorkspacePaths.machine(try reader.text()) ?? -1
            default: try reader.skip()
            }
          }
          if entry.machine >= 0 { entries.append(entry) }
        }
      }
      return entries
    }
  }
}
