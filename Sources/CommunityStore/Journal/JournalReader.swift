import Wording

/// Reads one machine's journal from a position on; it never writes and takes no lock.
struct JournalReader {
  let ops: any FileOps
  let paths: WorkspacePaths
  let machine: Int

  /// A file that counts, and where it ends by the word of its successor.
  private struct Live {
    var number: Int
    var limit: Int?
  }

  /// The numbers of the journal's files, ascending.
  func segments() throws(StoreError) -> [Int] {
    try storing { () throws(SystemFailure) in
      guard try ops.statusIfPresent(paths.journal(of: machine)) != nil else { return [] }
      return try ops.list(paths.journal(of: machine)).compactMap(WorkspacePaths.segmentNumber)
        .sorted()
    }
  }

  /// Goes through everything behind a position.
  ///
  /// `upTo` ends it where a snapshot was made, so that the part before can be looked at alone.
  func read(
    from position: JournalPosition, lacksLineFeed: Bool = false, keepsTransactions: Bool = true,
    upTo end: JournalPosition? = nil
  ) throws(StoreError) -> JournalScan {
    var scan = JournalScan(from: position, lacksLineFeed: lacksLineFeed)
    scan.keepsTransactions = keepsTransactions
    let numbers = try segments().filter { $0 >= max(1, position.segment) }
    var headers: [Int: SegmentHeader] = [:]
    if numbers != [position.segment] {
      for number in numbers { headers[number] = try header(of: number) }
    }
    let skips = headers.values.flatMap(\.skips)
    let live = try live(numbers, headers, skips, behind: position, report: &scan)
    for var file in live {
      if let end {
        guard file.number <= end.segment else { break }
        if file.number == end.segment { file.limit = min(file.limit ?? end.bytes, end.bytes) }
      }
      let start = file.number == position.segment ? position.bytes : 0
      try goThrough(file, from: start, skips, into: &scan)
    }
    scan.finish()
    if position.bytes > 0, !scan.problems.isEmpty { try countLines(before: position, in: &scan) }
    return scan
  }

  /// The transaction at a place.
  func transaction(at place: JournalPlace) throws(StoreError) -> JournalTransaction {
    let path = paths.segment(place.segment, of: machine)
    let bytes = try storing { () throws(SystemFailure) in
      let file = try ops.open(path, .read)
      defer { ops.close(file) }
      let rest = max(0, try ops.status(file).size - place.offset)
      return try ops.read(file, at: place.offset, count: min(place.bytes, rest))
    }
    var found = JournalTransaction(
      place: place, time: 0, line: 0, bytes: bytes, head: 0..<0, parts: [], lineInFile: 0)
    var at = 0
    var whole = false
    while at < bytes.count {
      let end = bytes[at...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[at..<end].withRawBytes(JournalLine.init)
      guard let line else { break }
      let payload = line.payload.lowerBound + at..<line.payload.upperBound + at
      switch line.kind {
      case .group: (found.head, whole) = (payload, true)
      case .begin: found.head = payload
      case .part: found.parts.append(payload)
      case .commit: whole = true
      case .segment: break
      }
      (found.time, found.line) = (line.time, line.number)
      at = end + 1
    }
    guard whole else {
      throw .damaged(
        path: path, line: 0, byte: place.offset + at,
        reason: Localized("校验不符", "the checksum differs"))
    }
    return found
  }

  /// The first line of a file, where it is whole.
  func header(of number: Int) throws(StoreError) -> SegmentHeader? {
    let bytes = try storing { () throws(SystemFailure) in
      let file = try ops.open(paths.segment(number, of: machine), .read)
      defer { ops.close(file) }
      let size = try ops.status(file).size
      var bytes: [UInt8] = []
      // One that passes over hundreds of bad ranges is long; every other one is whole in the first piece.
      repeat {
        bytes += try ops.read(file, at: bytes.count, count: min(64 << 10, size - bytes.count))
      } while bytes.count < size && !bytes.contains(0x0A)
      return bytes
    }
    return bytes.withRawBytes(SegmentHeader.first)
  }
}

extension JournalReader {
  /// Follows the headers back from the newest file; what they leap over is void.
  private func live(
    _ numbers: [Int], _ headers: [Int: SegmentHeader], _ skips: [SegmentHeader.Skip],
    behind position: JournalPosition, report scan: inout JournalScan
  ) throws(StoreError) -> [Live] {
    guard let newest = numbers.last else {
      if position.segment > 0 { throw changed(position.segment) }
      return []
    }
    var live = [Live(number: newest, limit: nil)]
    while let first = live.first, first.number > max(1, position.segment) || position.segment == 0 {
      let after = headers[first.number].map { ($0.afterSegment, Optional($0.afterBytes)) }
      let (number, limit) = after ?? (first.number - 1, nil)
      if number < position.segment { throw changed(position.segment) }
      if number == position.segment, let limit, limit < position.bytes {
        throw changed(position.segment)
      }
      if number < 1 || number >= first.number { break }
      guard numbers.contains(number) else {
        if !skips.contains(where: { $0.segment == number }) {
          scan.report(
            StoreProblem(
              .missingFile, file: WorkspacePaths.segmentName(machine: machine, number: number),
              detail: Localized("日志文件不见了", "the journal file is missing")))
        }
        // What lies before the gap still counts; without it nothing could be shown at all.
        guard let before = numbers.last(where: { $0 < number }) else { break }
        live.insert(Live(number: before, limit: nil), at: 0)
        continue
      }
      live.insert(Live(number: number, limit: limit), at: 0)
    }
    if position.segment > 0, live.first?.number != position.segment {
      throw changed(position.segment)
    }
    return live
  }

  private func goThrough(
    _ file: Live, from start: Int, _ skips: [SegmentHeader.Skip], into scan: inout JournalScan
  ) throws(StoreError) {
    let path = paths.segment(file.number, of: machine)
    var bytes = try storing { () throws(SystemFailure) in
      let handle = try ops.open(path, .read)
      defer { ops.close(handle) }
      let size = try ops.status(handle).size
      guard size > start else { return size == start ? [] : nil as [UInt8]? }
      return try ops.read(handle, at: start, count: size - start)
    }
    guard bytes != nil else { throw changed(file.number) }
    if let limit = file.limit, var known = bytes {
      if known.count > limit - start { known.removeLast(known.count - (limit - start)) }
      let end = start + known.count
      if known.count < limit - start,
        !skips.contains(where: { $0.segment == file.number && $0.from >= end })
      {
        scan.report(
          StoreProblem(
            .shortFile, file: WorkspacePaths.segmentName(machine: machine, number: file.number),
            byte: start + known.count,
            detail: Localized(
              "末尾少了 \(limit - start - known.count) 字节",
              "the last \(limit - start - known.count) bytes are missing")))
      }
      bytes = known
    }
    scan.scan(segment: file.number, start: start, bytes: bytes ?? [], skips: skips)
  }

  private func countLines(
    before position: JournalPosition, in scan: inout JournalScan
  ) throws(StoreError) {
    let name = WorkspacePaths.segmentName(machine: machine, number: position.segment)
    guard scan.problems.contains(where: { $0.file == name }) else { return }
    let bytes = try storing { () throws(SystemFailure) in
      let file = try ops.open(paths.segment(position.segment, of: machine), .read)
      defer { ops.close(file) }
      return try ops.read(file, at: 0, count: position.bytes)
    }
    scan.countLines(bytes.count { $0 == 0x0A }, in: name)
  }

  private func changed(_ segment: Int) -> StoreError {
    .changedBeneath(path: paths.segment(segment, of: machine))
  }
}
