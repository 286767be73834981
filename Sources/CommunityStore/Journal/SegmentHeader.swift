/// The first line of a journal file: which file it is, and where the one before it ends.
struct SegmentHeader: Hashable {
  /// A range of an earlier file that a repair has given up.
  struct Skip: Hashable {
    var segment: Int
    var from: Int
    var to: Int
    var checksum: UInt32
  }

  static let format = 1

  var machine: Int
  var number: Int
  var afterSegment: Int
  var afterBytes: Int
  var skips: [Skip] = []

  func write(to writer: inout JSONWriter) {
    writer.beginObject()
    writer.key("format")
    writer.integer(Self.format)
    writer.key("machine")
    writer.integer(machine)
    writer.key("number")
    writer.integer(number)
    writer.key("after")
    writer.beginObject()
    writer.key("segment")
    writer.integer(afterSegment)
    writer.key("bytes")
    writer.integer(afterBytes)
    writer.endObject()
    if !skips.isEmpty { writeSkips(to: &writer) }
    writer.endObject()
  }

  private func writeSkips(to writer: inout JSONWriter) {
    writer.key("skip")
    writer.beginArray()
    for skip in skips {
      writer.beginObject()
      writer.key("segment")
      writer.integer(skip.segment)
      writer.key("from")
      writer.integer(skip.from)
      writer.key("to")
      writer.integer(skip.to)
      writer.key("crc")
      writer.checksum(skip.checksum)
      writer.endObject()
    }
    writer.endArray()
  }
}

extension SegmentHeader {
  /// Reads the payload of a header line.
  init(_ payload: UnsafeRawBufferPointer) throws(JSONFailure) {
    var header = SegmentHeader(machine: 0, number: 0, afterSegment: 0, afterBytes: 0)
    var reader = JSONReader(payload)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "machine": header.machine = try reader.count()
      case "number": header.number = try reader.count()
      case "after":
        try reader.object { (reader, key) throws(JSONFailure) in
          switch key {
          case "segment": header.afterSegment = try reader.count()
          case "bytes": header.afterBytes = try reader.count()
          default: try reader.skip()
          }
        }
      case "skip":
        try reader.array { (reader) throws(JSONFailure) in
          header.skips.append(try Skip(&reader))
        }
      default: try reader.skip()
      }
    }
    self = header
  }

  /// The header a file begins with, if its first line is whole.
  static func first(in bytes: UnsafeRawBufferPointer) -> SegmentHeader? {
    guard let end = bytes.firstIndex(of: 0x0A) else { return nil }
    let text = UnsafeRawBufferPointer(rebasing: bytes[..<end])
    guard let line = JournalLine(text), line.kind == .segment else { return nil }
    return try? SegmentHeader(UnsafeRawBufferPointer(rebasing: text[line.payload]))
  }
}

extension SegmentHeader.Skip {
  fileprivate init(_ reader: inout JSONReader) throws(JSONFailure) {
    var skip = SegmentHeader.Skip(segment: 0, from: 0, to: 0, checksum: 0)
    try reader.object { (reader, key) throws(JSONFailure) in
      switch key {
      case "segment": skip.segment = try reader.count()
      case "from": skip.from = try reader.count()
      case "to": skip.to = try reader.count()
      case "crc": skip.checksum = Hex.value(try reader.plainText()) ?? 0
      default: try reader.skip()
      }
    }
    self = skip
  }
}
