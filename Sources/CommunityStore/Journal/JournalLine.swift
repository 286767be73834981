/// What a journal line says besides its checksum, and where its payload lies.
struct JournalLine {
  enum Kind: String {
    case segment, group, begin, part, commit
  }

  var checksum: UInt32
  var number: Int64
  var previous: UInt32
  var synced: Int64
  var time: Int64
  var kind: Kind
  /// The payload's bytes, counted from the start of the line.
  var payload: Range<Int>

  /// Reads a line without its line feed; nil when its seal does not hold or its form is not ours.
  ///
  /// The fields come in one fixed order, so the envelope is read without parsing the payload.
  init?(_ line: UnsafeRawBufferPointer) {
    guard let sum = Seal.checksum(of: line) else { return nil }
    var cursor = LineCursor(line, at: Seal.prefix)
    guard
      let number = cursor.integer(after: ",\"n\":"),
      cursor.pass(",\"p\":\""), let previous = cursor.checksum(), cursor.pass("\""),
      let synced = cursor.integer(after: ",\"s\":"),
      let time = cursor.integer(after: ",\"t\":"),
      cursor.pass(",\""), let kind = cursor.word().flatMap(Kind.init), cursor.pass("\":"),
      max(number, synced, time) < JSONLimits.count
    else { return nil }
    checksum = sum
    self.number = number
    self.previous = previous
    self.synced = synced
    self.time = time
    self.kind = kind
    payload = cursor.at..<line.count - 1
  }
}

/// Reads the fixed front of a line.
private struct LineCursor {
  private let line: UnsafeRawBufferPointer
  private(set) var at: Int

  init(_ line: UnsafeRawBufferPointer, at: Int) {
    self.line = line
    self.at = at
  }

  mutating func pass(_ expected: StaticString) -> Bool {
    let count = expected.utf8CodeUnitCount
    guard line.count - at >= count else { return false }
    for index in 0..<count where line[at + index] != expected.utf8Start[index] { return false }
    at += count
    return true
  }

  mutating func integer(after key: StaticString) -> Int64? {
    guard pass(key) else { return nil }
    let start = at
    while at < line.count, (0x30...0x39).contains(line[at]) { at += 1 }
    return JSONReader.integer(
      UnsafeRawBufferPointer(rebasing: line[start..<at]).assumingMemoryBound(to: UInt8.self))
  }

  mutating func checksum() -> UInt32? {
    guard line.count - at >= 8 else { return nil }
    defer { at += 8 }
    return Hex.value(line[at..<at + 8])
  }

  mutating func word() -> String? {
    let start = at
    while at < line.count, line[at] != 0x22 { at += 1 }
    return String(validating: line[start..<at], as: UTF8.self)
  }
}

/// Lines that are written together: one write, one sync, one acknowledgement.
struct JournalBatch {
  private var writer = JSONWriter()
  private let synced: Int64
  /// Where the journal stands once these lines are on disk.
  private(set) var position: JournalPosition

  /// Starts behind a position whose lines are all on disk.
  init(after position: JournalPosition) {
    self.position = position
    synced = position.line
  }

  /// The bytes to write.
  var bytes: [UInt8] { writer.bytes }

  /// Supplies the line feed that the last line on disk lacks.
  mutating func endOpenLine() {
    writer.endLine()
    position.bytes += 1
  }

  /// Adds a line whose payload is written by `body`.
  mutating func add(_ kind: JournalLine.Kind, at time: Int64, _ body: (inout JSONWriter) -> Void) {
    let start = writer.beginSealed()
    position.line += 1
    position.time = max(position.time, time)
    writer.key("n")
    writer.integer(position.line)
    writer.key("p")
    writer.checksum(position.checksum)
    writer.key("s")
    writer.integer(synced)
    writer.key("t")
    writer.integer(position.time)
    writer.key(kind.rawValue)
    body(&writer)
    position.checksum = writer.endSealed(from: start)
    position.bytes += writer.count - start
  }

  /// Adds the first line of a new file; the lines behind it belong to that file.
  mutating func addHeader(_ header: SegmentHeader, at time: Int64) {
    position.segment = header.number
    position.bytes = 0
    add(.segment, at: time) { header.write(to: &$0) }
  }
}
