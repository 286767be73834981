/// Appends lines to this machine's journal. The caller holds the lock and has read to its end.
final class JournalWriter {
  /// A file larger than this is closed.
  static let rollover = 4 << 20

  private let env: StoreEnvironment
  private let paths: WorkspacePaths
  private let machine: Int
  private let fileMode: UInt32
  private let directoryMode: UInt32
  private var file: Descriptor?
  private var fileNumber = 0
  /// The line up to which this process knows everything to be on disk.
  private var syncedLine: Int64 = -1
  /// Files whose sync has failed once; the system may have lost what was written to them.
  private var distrusted: Set<Int> = []
  /// Set when a sync failed twice: nothing is acknowledged by this process any more.
  private(set) var isDead = false

  init(_ env: StoreEnvironment, _ paths: WorkspacePaths, machine: Int, manifest: Manifest) {
    self.env = env
    self.paths = paths
    self.machine = machine
    fileMode = manifest.fileMode
    directoryMode = manifest.directoryMode
  }

  deinit { close() }

  /// Writes lines behind `position` and returns the new end once they are on disk.
  ///
  /// `fill` is called once for each try, because the checksums depend on the file they go to.
  func append(
    after position: JournalPosition, lacksLineFeed: Bool, time: Int64,
    _ fill: (inout JournalBatch) throws(StoreError) -> Void
  ) throws(StoreError) -> JournalPosition {
    guard !isDead else {
      throw .unsynced(path: paths.journal(of: machine), code: Errno.inputOutput)
    }
    let newest =
      try JournalReader(ops: env.ops, paths: paths, machine: machine).segments().last ?? 0
    do {
      let target = try open(
        after: position, newest: newest, forceNew: distrusted.contains(newest))
      try settle(position, target)
      return try write(target, position, lacksLineFeed, time, fill)
    } catch .unsynced where !isDead {
      // The file is not trusted again: what it may have lost is written once more to a new one.
      close()
      let target = try open(after: position, newest: max(newest, fileNumber), forceNew: true)
      do {
        return try write(target, position, lacksLineFeed, time, fill)
      } catch {
        if case .unsynced = error { isDead = true }
        close()
        throw error
      }
    }
  }

  func close() {
    if let file { env.ops.close(file) }
    file = nil
  }
}

extension JournalWriter {
  private struct Target {
    var number: Int
    var path: String
    /// The size the file has; 0 when it needs its header.
    var size: Int
    var isNew: Bool
  }

  private func open(
    after position: JournalPosition, newest: Int, forceNew: Bool
  ) throws(StoreError) -> Target {
    let isFull = position.segment == newest && position.bytes >= Self.rollover
    guard newest > 0, !isFull, !forceNew else { return try create(newest + 1) }
    let path = paths.segment(newest, of: machine)
    do throws(SystemFailure) {
      if file == nil || fileNumber != newest {
        close()
        file = try env.ops.open(path, .append)
        fileNumber = newest
        syncedLine = -1
      }
      guard let file else { throw SystemFailure(call: "open", path: path, code: Errno.notFound) }
      let (held, named) = (try env.ops.status(file), try env.ops.statusIfPresent(path))
      guard named?.inode == held.inode, named?.device == held.device, held.links > 0 else {
        close()
        throw SystemFailure(call: "stat", path: path, code: Errno.staleHandle)
      }
      return Target(
        number: newest, path: path, size: position.segment == newest ? position.bytes : 0,
        isNew: false)
    } catch {
      if error.code == Errno.notFound || error.code == Errno.staleHandle { throw .gone(path: path) }
      throw StoreError(error)
    }
  }

  private func create(_ number: Int) throws(StoreError) -> Target {
    close()
    let path = paths.segment(number, of: machine)
    try storing { () throws(SystemFailure) in
      if try env.ops.statusIfPresent(paths.journal(of: machine)) == nil {
        try env.ops.makeDirectory(paths.journal(of: machine), mode: directoryMode)
        try env.ops.syncDirectory(paths.journal)
      }
      file = try env.ops.open(path, .create(mode: fileMode))
    }
    fileNumber = number
    return Target(number: number, path: path, size: 0, isNew: true)
  }

  /// Makes sure that lines other processes wrote are on disk before ours bear witness to them.
  private func settle(_ position: JournalPosition, _ target: Target) throws(StoreError) {
    guard let file, !target.isNew, syncedLine < position.line else { return }
    let previous = position.segment
    do throws(SystemFailure) {
      if previous > 0, previous != target.number {
        let before = try env.ops.open(paths.segment(previous, of: machine), .append)
        defer { env.ops.close(before) }
        try env.ops.syncData(before)
      }
      try env.ops.syncData(file)
      try env.ops.syncDirectory(paths.journal(of: machine))
    } catch {
      isDead = true
      close()
      throw StoreError(error)
    }
    syncedLine = position.line
  }

  private func write(
    _ target: Target, _ position: JournalPosition, _ lacksLineFeed: Bool, _ time: Int64,
    _ fill: (inout JournalBatch) throws(StoreError) -> Void
  ) throws(StoreError) -> JournalPosition {
    guard let file else { throw .gone(path: target.path) }
    var batch = JournalBatch(after: position)
    if target.size == 0 {
      batch.addHeader(
        SegmentHeader(
          machine: machine, number: target.number, afterSegment: position.segment,
          afterBytes: position.segment == 0 ? 0 : position.bytes),
        at: time)
    } else if lacksLineFeed {
      batch.endOpenLine()
    }
    do {
      try fill(&batch)
      try storing { () throws(SystemFailure) in
        try env.ops.writeAll(file, batch.bytes, path: target.path)
      }
    } catch {
      withdraw(target)
      throw error
    }
    do throws(SystemFailure) {
      if target.isNew {
        try env.ops.sync(file)
        try env.ops.syncDirectory(paths.journal(of: machine))
      } else {
        try env.ops.syncData(file)
      }
    } catch {
      distrusted.insert(target.number)
      try? env.ops.truncate(file, to: target.size)
      throw .unsynced(path: error.path, code: error.code)
    }
    syncedLine = batch.position.line
    return batch.position
  }

  /// Takes back what a failed write left, so that nothing refused can stand.
  private func withdraw(_ target: Target) {
    if let file { try? env.ops.truncate(file, to: target.size) }
    if target.isNew {
      close()
      try? env.ops.unlink(target.path)
    }
  }
}
