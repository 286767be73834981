import CommunityModel

/// Writes a snapshot beside the work; only the manifest makes it count.
struct SnapshotWriter {
  let env: StoreEnvironment
  let paths: WorkspacePaths
  let manifest: Manifest

  /// Writes everything into a new directory and syncs it.
  func write(
    _ community: Community, ledger: WorkspaceLedger
  ) throws(StoreError) -> Manifest.Snapshot {
    let log = try logBytes(ledger)
    let rendering = Rendering()
    for face in Collections.all { face.accept(Visit(rendering, community)) }
    var files = rendering.files
    files.append(("log", ledger.head.sequence, log))
    var index = SnapshotIndex()
    index.groups = ledger.head.sequence
    index.positions = ledger.head.positions
    index.counters = ledger.counters
    index.files = files.map { SnapshotIndex.File(name: $0.0, rows: $0.1, content: $0.2) }
    return try store(files, index)
  }

  private func logBytes(_ ledger: WorkspaceLedger) throws(StoreError) -> [UInt8] {
    var writer = JSONWriter()
    for logged in ledger.log.recent {
      logged.write(to: &writer)
      writer.endLine()
    }
    return try ledger.log.archivedBytes() + writer.take()
  }

  private func store(
    _ files: [(String, Int, [UInt8])], _ index: SnapshotIndex
  ) throws(StoreError) -> Manifest.Snapshot {
    let temporary = "\(paths.snapshots)/.\(env.token()).tmp"
    do throws(SystemFailure) {
      // What carries a workspace may leave empty directories behind.
      if try env.ops.statusIfPresent(paths.snapshots) == nil {
        try env.ops.makeDirectory(paths.snapshots, mode: manifest.directoryMode)
        try env.ops.syncDirectory(paths.root)
      }
      try env.ops.makeDirectory(temporary, mode: manifest.directoryMode)
      for (name, _, bytes) in files {
        try env.ops.createFile("\(temporary)/\(name).jsonl", bytes, mode: manifest.fileMode)
      }
      return try publish(temporary, index)
    } catch {
      remove(temporary)
      throw StoreError(error)
    }
  }

  /// Gives the directory the next free number; whoever was faster has the smaller one.
  private func publish(
    _ temporary: String, _ index: SnapshotIndex
  ) throws(SystemFailure) -> Manifest.Snapshot {
    var index = index
    index.generation = try newest() + 1
    while true {
      let (bytes, checksum) = index.sealed
      try env.ops.createFile("\(temporary)/index.json", bytes, mode: manifest.fileMode)
      try env.ops.syncDirectory(temporary)
      do throws(SystemFailure) {
        try env.ops.rename(temporary, to: paths.snapshot(index.generation))
      } catch {
        guard error.code == Errno.exists || error.code == Errno.notEmpty else { throw error }
        try env.ops.unlink("\(temporary)/index.json")
        index.generation += 1
        continue
      }
      try env.ops.syncDirectory(paths.snapshots)
      return Manifest.Snapshot(generation: index.generation, index: checksum)
    }
  }

  private func newest() throws(SystemFailure) -> Int {
    try env.ops.list(paths.snapshots).compactMap(WorkspacePaths.generation).max() ?? 0
  }

  /// Removes a directory of files, as far as it goes.
  func remove(_ directory: String) {
    for name in (try? env.ops.list(directory)) ?? [] { try? env.ops.unlink("\(directory)/\(name)") }
    try? env.ops.removeDirectory(directory)
  }
}

/// The rows of every collection as bytes.
private final class Rendering {
  var files: [(String, Int, [UInt8])] = []
}

private struct Visit: CollectionVisitor {
  private let rendering: Rendering
  private let community: Community

  init(_ rendering: Rendering, _ community: Community) {
    self.rendering = rendering
    self.community = community
  }

  func visit<Row: Entity>(_ path: any WritableKeyPath<Community, Table<Row>> & Sendable) {
    let table = community[keyPath: path]
    let codec = RowCodec<Row>()
    let pieces = Parallel.map(table.chunkCount) { index in
      var writer = JSONWriter()
      for row in table.chunk(index) {
        codec.write(row, to: &writer)
        writer.endLine()
      }
      return writer.take()
    }
    rendering.files.append((Row.collection.key, table.count, Array(pieces.joined())))
  }
}
