import CommunityModel
import Wording

/// Writes one machine's journal anew without what was erased.
///
/// The new file takes the next number and says that nothing goes before it; by its name appearing the
/// older files become void at once, and a power cut leaves the old journal or the new one.
struct JournalRewrite {
  let env: StoreEnvironment
  let paths: WorkspacePaths
  let machine: Int
  let fileMode: UInt32

  /// A file that waits for its name.
  struct Prepared {
    var temporary: String
    var target: String
    /// The files that it makes void.
    var old: [String]
    var directory: String
  }

  /// A journal as it was read for rewriting.
  struct Source {
    var transactions: [JournalTransaction]
    var groups: [ChangeGroup]
    var hasSkips: Bool
    var segments: [Int]
    /// Files from before an earlier rewriting that was cut short.
    var void: [Int]
  }

  /// Reads the journal; refuses one that is damaged.
  func source() throws(StoreError) -> Source {
    let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
    let scan = try reader.read(from: .start(of: machine))
    if let problem = scan.problems.first(where: { !$0.kind.isHarmless }) {
      throw .damaged(
        path: paths.root + "/" + problem.file, line: problem.line, byte: problem.byte,
        reason: problem.detail)
    }
    var groups: [ChangeGroup] = []
    for (found, result) in zip(scan.transactions, WorkspaceLoader.decode(scan.transactions)) {
      do throws(JSONFailure) {
        groups.append(try result.get())
      } catch {
        throw .damaged(
          path: paths.segment(found.place.segment, of: machine), line: found.lineInFile,
          byte: found.place.offset, reason: error.words)
      }
    }
    let segments = try reader.segments()
    var first: Int?
    for number in segments where try reader.header(of: number)?.afterSegment == 0 {
      first = number
    }
    return Source(
      transactions: scan.transactions, groups: groups, hasSkips: scan.hasSkips,
      segments: segments, void: segments.filter { $0 < first ?? 0 })
  }

  /// Writes the new file under a temporary name.
  func prepare(_ source: Source, _ groups: [ChangeGroup]) throws(StoreError) -> Prepared {
    let number = (source.segments.last ?? 0) + 1
    let directory = paths.journal(of: machine)
    let temporary =
      "\(directory)/.\(WorkspacePaths.padded(number)).jsonl.\(env.token()).tmp"
    do {
      try storing { () throws(SystemFailure) in
        let file = try env.ops.open(temporary, .create(mode: fileMode))
        env.ops.close(file)
      }
      try write(temporary, number, source, groups)
    } catch {
      try? env.ops.unlink(temporary)
      throw error
    }
    return Prepared(
      temporary: temporary, target: paths.segment(number, of: machine),
      old: source.segments.map { paths.segment($0, of: machine) }, directory: directory)
  }

  private func write(
    _ path: String, _ number: Int, _ source: Source, _ groups: [ChangeGroup]
  ) throws(StoreError) {
    let file = try storing { () throws(SystemFailure) in try env.ops.open(path, .append) }
    defer { env.ops.close(file) }
    var waiting: [UInt8] = []
    func flush() throws(StoreError) {
      try storing { () throws(SystemFailure) in
        try env.ops.writeAll(file, waiting, path: path)
      }
      waiting = []
    }
    // A journal that a repair has passed over stays one whose lines may not all fit each other.
    let skips =
      source.hasSkips ? [SegmentHeader.Skip(segment: number, from: 0, to: 0, checksum: 0)] : []
    var batch = JournalBatch(after: .start(of: machine))
    batch.addHeader(
      SegmentHeader(
        machine: machine, number: number, afterSegment: 0, afterBytes: 0, skips: skips),
      at: source.transactions.first?.time ?? 0)
    waiting += batch.bytes
    for (found, group) in zip(source.transactions, groups) {
      // A batch of its own: its lines bear witness to those before it.
      var next = JournalBatch(after: batch.position)
      try GroupCodec.add(group, to: &next, time: found.time)
      waiting += next.bytes
      batch = next
      if waiting.count > 1 << 20 { try flush() }
    }
    try flush()
    try storing { () throws(SystemFailure) in try env.ops.sync(file) }
  }
}
