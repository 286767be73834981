import CommunityModel

/// How the values of one field stand in files; compiled once from the field's kind.
indirect enum ValueCodec: Sendable {
  case text
  case flag
  case integer
  case day
  case instant
  case reference(prefix: String)
  case list(ValueCodec)
  case record([Part])

  struct Part: Sendable {
    let key: String
    let codec: ValueCodec
  }

  init(_ kind: FieldKind) {
    self =
      switch kind {
      case .text, .prose, .closed: .text
      case .flag: .flag
      case .integer, .money, .rate: .integer
      case .day: .day
      case .instant: .instant
      case .reference(let key): .reference(prefix: Collections.named(key)?.info.prefix ?? key)
      case .list(let element), .set(let element): .list(ValueCodec(element))
      case .record(let parts): .record(parts.map { Part(key: $0.key, codec: ValueCodec($0.kind)) })
      }
  }

  /// Writes a value; one of another kind is written by its own form, so that nothing is lost.
  func write(_ value: FieldValue, to writer: inout JSONWriter) {
    switch (self, value) {
    case (_, .none): writer.null()
    case (_, .raw(let text)): writer.raw(text.utf8)
    case (_, .text(let text)): writer.text(text)
    case (_, .flag(let flag)): writer.flag(flag)
    case (_, .int(let number)): writer.integer(number)
    case (_, .day(let day)): writer.text(day.text)
    case (_, .instant(let instant)): writer.integer(instant.milliseconds)
    case (.reference(let prefix), .ref(let raw)): writer.id(raw, prefix: prefix)
    case (_, .ref(let raw)): writer.id(raw, prefix: "x")
    case (.list(let element), .list(let values)):
      writer.beginArray()
      for value in values { element.write(value, to: &writer) }
      writer.endArray()
    case (.record(let parts), .record(let values)):
      writer.beginObject()
      for (part, value) in zip(parts, values) where !value.isNone {
        writer.key(part.key)
        part.codec.write(value, to: &writer)
      }
      writer.endObject()
    case (_, .list(let values)), (_, .record(let values)):
      writer.beginArray()
      for value in values { self.write(value, to: &writer) }
      writer.endArray()
    }
  }

  /// Reads a value of this kind.
  func read(_ reader: inout JSONReader) throws(JSONFailure) -> FieldValue {
    if try reader.nullIfPresent() { return .none }
    switch self {
    case .text: return .text(try reader.text())
    case .flag: return .flag(try reader.flag())
    case .integer: return .int(try reader.integer())
    case .instant: return .instant(Instant(milliseconds: try reader.integer()))
    case .day:
      let start = reader.at
      guard let day = RowText.day(try reader.plainText()) else {
        throw reader.failure(.wrongKind, at: start)
      }
      return .day(day)
    case .reference(let prefix):
      return .ref(try reader.id(prefix: prefix))
    case .list(let element):
      var values: [FieldValue] = []
      try reader.beginArray()
      while try reader.nextElement() { values.append(try element.read(&reader)) }
      return .list(values)
    case .record(let parts):
      return try Self.record(parts, &reader)
    }
  }

  private static func record(
    _ parts: [Part], _ reader: inout JSONReader
  ) throws(JSONFailure) -> FieldValue {
    var values = [FieldValue](repeating: .none, count: parts.count)
    try reader.object { (reader, key) throws(JSONFailure) in
      guard let index = parts.firstIndex(where: { key.isWritten($0.key) }) else {
        // A part this version does not know would be lost when the record is written again.
        throw reader.failure(.unknown, at: key.offset)
      }
      values[index] = try parts[index].codec.read(&reader)
    }
    return .record(values)
  }
}

extension JSONKey {
  /// Whether the key is this name.
  func isWritten(_ name: String) -> Bool {
    escaped ? text == name : written.elementsEqual(name.utf8)
  }
}

/// Texts of fixed form, read from bytes without making a `String`.
enum RowText {
  /// `yyyy-MM-dd`.
  static func day(_ bytes: UnsafeBufferPointer<UInt8>) -> Day? {
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(bytes, 0, 4), let month = number(bytes, 5, 2),
      let day = number(bytes, 8, 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// `m-4f2a1-123`, or the first of `m-4f2a1-123..130` with the rest behind `end`.
  static func id(
    _ bytes: UnsafeBufferPointer<UInt8>, prefix: String
  ) -> (first: Int64, count: Int64)? {
    var at = 0
    for byte in prefix.utf8 {
      guard at < bytes.count, bytes[at] == byte else { return nil }
      at += 1
    }
    guard bytes.count > at + 7, bytes[at] == 0x2D, bytes[at + 6] == 0x2D else { return nil }
    var machine: Int64 = 0
    for index in at + 1..<at + 6 {
      guard let digit = JSONReader.hexDigit(bytes[index]), bytes[index] >= 0x61 || digit < 10
      else { return nil }
      machine = machine << 4 | Int64(digit)
    }
    at += 7
    guard let first = counter(bytes, &at) else { return nil }
    let packed = PackedID.pack(machine: machine, counter: first)
    if at == bytes.count { return (packed, 1) }
    guard bytes.count > at + 2, bytes[at] == 0x2E, bytes[at + 1] == 0x2E else { return nil }
    at += 2
    guard let last = counter(bytes, &at), at == bytes.count, last > first else { return nil }
    return (packed, last - first + 1)
  }

  private static func counter(_ bytes: UnsafeBufferPointer<UInt8>, _ at: inout Int) -> Int64? {
    let start = at
    var value: Int64 = 0
    while at < bytes.count, (0x30...0x39).contains(bytes[at]), at - start < 14 {
      value = value * 10 + Int64(bytes[at] - 0x30)
      at += 1
    }
    return at > start && value <= PackedID.counterLimit ? value : nil
  }

  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ count: Int
  ) -> Int? {
    var value = 0
    for index in start..<start + count {
      guard (0x30...0x39).contains(bytes[index]) else { return nil }
      value = value * 10 + Int(bytes[index] - 0x30)
    }
    return value
  }
}

extension JSONReader {
  /// One id with this prefix.
  mutating func id(prefix: String) throws(JSONFailure) -> Int64 {
    let start = at
    guard let id = RowText.id(try plainText(), prefix: prefix), id.count == 1 else {
      throw failure(.wrongKind, at: start)
    }
    return id.first
  }

  /// As many rows as one change names at most.
  private static var mostIDs: Int { 1 << 24 }

  /// A list of ids and runs of ids.
  mutating func ids(prefix: String) throws(JSONFailure) -> [Int64] {
    var ids: [Int64] = []
    try beginArray()
    while try nextElement() {
      let start = at
      guard let run = RowText.id(try plainText(), prefix: prefix),
        run.count <= Int64(Self.mostIDs - ids.count)
      else {
        throw failure(.wrongKind, at: start)
      }
      for step in 0..<run.count { ids.append(run.first + step) }
    }
    return ids
  }
}

extension JSONWriter {
  /// One id.
  mutating func id(_ raw: Int64, prefix: String) {
    text(PackedID.text(prefix: prefix, raw: raw))
  }

  /// Ids in their order; consecutive ones become runs.
  mutating func ids(_ ids: [Int64], prefix: String) {
    beginArray()
    var at = 0
    while at < ids.count {
      var end = at + 1
      while end < ids.count, ids[end] == ids[end - 1] + 1, end - at < 1 << 20,
        PackedID.machine(of: ids[end]) == PackedID.machine(of: ids[at])
      {
        end += 1
      }
      let first = PackedID.text(prefix: prefix, raw: ids[at])
      text(end - at == 1 ? first : "\(first)..\(PackedID.counter(of: ids[end - 1]))")
      at = end
    }
    endArray()
  }
}
