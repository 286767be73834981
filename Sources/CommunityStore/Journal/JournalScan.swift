import Wording

/// A transaction as it was found in a journal; its payload is decoded later, and elsewhere.
struct JournalTransaction: Sendable {
  var place: JournalPlace
  var time: Int64
  /// The number of its last line.
  var line: Int64
  /// The bytes of the file its payload lies in, shared with its neighbours.
  var bytes: [UInt8]
  /// The payload of `group`, or of `begin`.
  var head: Range<Int>
  /// The payloads of `part` lines.
  var parts: [Range<Int>]
  /// How many lines before it in its file, for a message.
  var lineInFile: Int
}

/// Bytes behind the last acknowledged line.
struct TornTail: Hashable, Sendable {
  var segment: Int
  var offset: Int
  var count: Int
}

/// Goes through the lines of one machine's journal, file by file, and decides what counts.
///
/// A line that fails is only suspect at first. A sealed line behind it that knows it was on disk
/// makes it damage; without such a witness it is a torn tail that nobody was told was saved.
struct JournalScan {
  private struct Suspect {
    var number: Int64
    var problem: StoreProblem
    var segment: Int
    var offset: Int
  }

  private struct OpenTransaction {
    var transaction: JournalTransaction
    var start: JournalPosition
  }

  private(set) var transactions: [JournalTransaction] = []
  /// How many transactions were found, kept or not.
  private(set) var count = 0
  private(set) var problems: [StoreProblem] = []
  /// Behind the last whole transaction.
  private(set) var position: JournalPosition
  /// The bytes of the last file that do not count.
  private(set) var torn: TornTail?
  /// Whether the last line lacks its line feed.
  private(set) var lacksLineFeed = false

  /// Behind the last line, which may stand inside a transaction.
  private var cursor: JournalPosition
  private var suspect: Suspect?
  private var unfinished: OpenTransaction?
  private var sizes: [Int: Int] = [:]
  /// Whether a repair has given up what the next line would follow.
  private var isForgiving = false
  /// Whether a repair has given up anything.
  private(set) var hasSkips = false
  /// Whether transactions are kept; looking at seals alone needs none of them.
  var keepsTransactions = true

  init(from position: JournalPosition, lacksLineFeed: Bool = false) {
    self.lacksLineFeed = lacksLineFeed
    self.position = position
    cursor = position
  }

  /// Goes through one file; `bytes` begin at `start` of the file and end where it is valid.
  mutating func scan(
    segment: Int, start: Int, bytes: [UInt8], skips: [SegmentHeader.Skip]
  ) {
    sizes[segment] = start + bytes.count
    let skips = skips.filter { $0.segment == segment }
    var lineInFile = 0
    bytes.withUnsafeBytes { all in
      var at = 0
      if start > 0, all.first == 0x0A {
        // The line feed of a last line that was read before it had one.
        at = 1
        cursor.bytes = start + 1
        if position.segment == segment, position.bytes == start { position.bytes += 1 }
        lacksLineFeed = false
      }
      while at < all.count {
        if let skip = skips.first(where: { $0.from == start + at }), passes(skip, all, start) {
          isForgiving = true
          hasSkips = true
          at = skip.to - start
          cursor.bytes = skip.to
          lineInFile += all[(skip.from - start)..<at].count { $0 == 0x0A }
          if skip.from < skip.to { continue }
        }
        let rest = UnsafeRawBufferPointer(rebasing: all[at...])
        let length = rest.firstIndex(of: 0x0A) ?? rest.count
        lineInFile += 1
        let text = UnsafeRawBufferPointer(rebasing: rest[..<length])
        let place = LinePlace(
          segment: segment, offset: start + at, lineInFile: lineInFile,
          ended: length < rest.count, bytes: length)
        take(text, at: place, payloadBase: at, of: bytes)
        at += length + 1
      }
    }
  }

  /// Tells that all files were gone through; what is still suspect was never acknowledged.
  mutating func finish() {
    guard let unfinishedStart = unfinished?.transaction.place else {
      if let suspect { tear(suspect.segment, suspect.offset, suspect.problem) }
      return
    }
    let problem = StoreProblem(
      .unfinished, file: path(unfinishedStart.segment),
      line: unfinished?.transaction.lineInFile ?? 0,
      byte: unfinishedStart.offset,
      detail: Localized("这次改动没有写完", "the transaction was not written to its end"))
    tear(unfinishedStart.segment, unfinishedStart.offset, problem)
  }

  mutating func report(_ problem: StoreProblem) { problems.append(problem) }

  /// Adds the lines that lie before where reading began to the line numbers of one file.
  mutating func countLines(_ lines: Int, in file: String) {
    for index in problems.indices where problems[index].file == file {
      problems[index].line += lines
    }
  }
}

private struct LinePlace {
  var segment: Int
  var offset: Int
  var lineInFile: Int
  var ended: Bool
  var bytes: Int
}

extension JournalScan {
  private func path(_ segment: Int) -> String {
    WorkspacePaths.segmentName(machine: position.machine, number: segment)
  }

  private func passes(_ skip: SegmentHeader.Skip, _ all: UnsafeRawBufferPointer, _ start: Int)
    -> Bool
  {
    guard skip.from <= skip.to, skip.to - start <= all.count else { return false }
    let range = skip.from - start..<skip.to - start
    return Crc32c.of(UnsafeRawBufferPointer(rebasing: all[range])) == skip.checksum
  }

  private mutating func tear(
    _ segment: Int, _ offset: Int, _ problem: StoreProblem
  ) {
    let size = sizes[segment] ?? offset
    torn = TornTail(segment: segment, offset: offset, count: size - offset)
    problems.append(
      StoreProblem(
        .tornTail, file: problem.file, line: problem.line, byte: offset,
        detail: Localized(
          "末尾 \(size - offset) 字节没有写完：\(problem.detail.zh)",
          "the last \(size - offset) bytes were never finished: \(problem.detail.en)")))
  }

  private mutating func take(
    _ text: UnsafeRawBufferPointer, at place: LinePlace, payloadBase: Int, of bytes: [UInt8]
  ) {
    guard place.bytes <= JSONLimits.line, let line = JournalLine(text) else {
      if suspect == nil { suspect = doubt(text, at: place) }
      return
    }
    if isForgiving, line.number > cursor.line {
      isForgiving = false
      unfinished = nil
    } else if let doubted = suspect {
      guard line.synced >= doubted.number else { return }
      problems.append(doubted.problem)
      suspect = nil
      unfinished = nil
    } else {
      guard follows(line, at: place) else { return }
    }
    cursor = JournalPosition(
      machine: position.machine, segment: place.segment,
      bytes: place.offset + place.bytes + (place.ended ? 1 : 0), line: line.number,
      checksum: line.checksum, time: max(cursor.time, line.time))
    lacksLineFeed = !place.ended
    let payload = line.payload.lowerBound + payloadBase..<line.payload.upperBound + payloadBase
    accept(line, at: place, payload: payload, of: bytes)
  }

  /// Judges a sealed line by the one before it; false where it must be left out.
  private mutating func follows(_ line: JournalLine, at place: LinePlace) -> Bool {
    let (expected, found) = (cursor.line + 1, line.number)
    if found == expected, line.previous == cursor.checksum { return true }
    if found < expected {
      flag(
        .repeated, place,
        Localized(
          "第 \(found) 条又出现了，应为第 \(expected) 条",
          "entry \(found) comes again where \(expected) belongs"))
      return false
    }
    if found > expected {
      flag(
        .gap, place,
        Localized(
          "第 \(expected) 条到第 \(found - 1) 条不见了", "entries \(expected) to \(found - 1) are missing"))
    } else {
      flag(
        .brokenChain, place,
        Localized(
          "第 \(found) 条接不上第 \(found - 1) 条", "entry \(found) does not follow entry \(found - 1)"))
    }
    unfinished = nil
    return true
  }

  private mutating func accept(
    _ line: JournalLine, at place: LinePlace, payload: Range<Int>, of bytes: [UInt8]
  ) {
    let lies = JournalPlace(
      machine: position.machine, segment: place.segment, offset: place.offset,
      bytes: place.bytes + 1)
    let found = JournalTransaction(
      place: lies, time: line.time, line: line.number, bytes: bytes, head: payload, parts: [],
      lineInFile: place.lineInFile)
    if unfinished != nil, line.kind != .part, line.kind != .commit {
      flag(.unfinished, place, Localized("前一次改动没有结尾", "the transaction before it has no end"))
      unfinished = nil
    }
    switch line.kind {
    case .segment:
      position = cursor
    case .group:
      count += 1
      if keepsTransactions { transactions.append(found) }
      position = cursor
    case .begin:
      unfinished = OpenTransaction(transaction: found, start: position)
    case .part:
      unfinished?.transaction.parts.append(payload)
    case .commit:
      guard var whole = unfinished?.transaction else { return }
      whole.place.bytes = place.offset + place.bytes + 1 - whole.place.offset
      whole.line = line.number
      count += 1
      if keepsTransactions { transactions.append(whole) }
      unfinished = nil
      position = cursor
    }
  }

  private mutating func flag(_ kind: StoreProblem.Kind, _ place: LinePlace, _ detail: Localized) {
    problems.append(
      StoreProblem(
        kind, file: path(place.segment), line: place.lineInFile, byte: place.offset, detail: detail)
    )
  }

  private func doubt(_ text: UnsafeRawBufferPointer, at place: LinePlace) -> Suspect {
    let (kind, detail) = Self.diagnose(text)
    let problem = StoreProblem(
      kind, file: path(place.segment), line: place.lineInFile, byte: place.offset, detail: detail)
    return Suspect(
      number: cursor.line + 1, problem: problem, segment: place.segment, offset: place.offset)
  }

  /// What a line that is not sealed looks like.
  private static func diagnose(_ text: UnsafeRawBufferPointer) -> (StoreProblem.Kind, Localized) {
    for mark in ["<<<<<<<", "=======", ">>>>>>>"] where text.starts(with: mark.utf8) {
      return (
        .conflictMarker,
        Localized("文本合并留下了冲突标记 \(mark)", "a text merge has left the marker \(mark)")
      )
    }
    if text.count > JSONLimits.line {
      return (.badLine, Localized("这一行太长", "the line is too long"))
    }
    if !text.isEmpty, text.allSatisfy({ $0 == 0 }) {
      return (.badLine, Localized("全是空字节", "it holds nothing but zeros"))
    }
    var reader = JSONReader(text)
    if (try? reader.skip()) != nil, (try? reader.finish()) != nil {
      return (
        .editedByHand,
        Localized("校验不符，但内容可读：可能被手工改过", "the checksum differs but it reads well: edited by hand?")
      )
    }
    return (.badLine, Localized("校验不符", "the checksum differs"))
  }
}
