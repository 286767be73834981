/// Cuts row files at line feeds, so that their lines can be read on all cores.
enum SnapshotLines {
  /// Bytes that are worth a piece of their own.
  private static let piece = 256 << 10

  /// The values of all lines, in order.
  static func read<Value: Sendable>(
    _ bytes: [UInt8], _ line: @escaping @Sendable (inout JSONReader) throws(JSONFailure) -> Value
  ) throws(JSONFailure) -> [Value] {
    let pieces = cut(bytes)
    let results = Parallel.map(pieces.count) { index in
      let range = pieces[index]
      return bytes[range].withRawBytes { piece in
        Result { () throws(JSONFailure) in
          try lines(of: piece, from: range.lowerBound, line)
        }
      }
    }
    var values: [Value] = []
    for result in results { values += try result.get() }
    return values
  }

  private static func lines<Value>(
    of piece: UnsafeRawBufferPointer, from base: Int,
    _ line: (inout JSONReader) throws(JSONFailure) -> Value
  ) throws(JSONFailure) -> [Value] {
    var values: [Value] = []
    values.reserveCapacity(piece.count / 128)
    var at = 0
    while at < piece.count {
      let rest = UnsafeRawBufferPointer(rebasing: piece[at...])
      let end = rest.firstIndex(of: 0x0A) ?? rest.count
      guard end <= JSONLimits.line else { throw JSONFailure(reason: .tooLong, offset: base + at) }
      var reader = JSONReader(UnsafeRawBufferPointer(rebasing: rest[..<end]))
      do throws(JSONFailure) {
        values.append(try line(&reader))
        try reader.finish()
      } catch {
        throw JSONFailure(reason: error.reason, offset: base + at + error.offset)
      }
      at += end + 1
    }
    return values
  }

  private static func cut(_ bytes: [UInt8]) -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = 0
    while start < bytes.count {
      let wanted = min(bytes.count, start + piece)
      let end = bytes[(wanted - 1)...].firstIndex(of: 0x0A).map { $0 + 1 } ?? bytes.count
      pieces.append(start..<end)
      start = end
    }
    return pieces
  }
}
