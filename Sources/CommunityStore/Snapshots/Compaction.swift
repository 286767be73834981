import CommunityModel

/// Writes a snapshot and puts it into the manifest; runs beside the work, on any thread.
struct Compaction: Sendable {
  let env: StoreEnvironment
  let paths: WorkspacePaths
  let ledger: WorkspaceLedger

  /// Generations that are kept at least.
  static let kept = 3
  /// How long an unused generation is kept for those who may be reading it, in seconds.
  static let grace: Int64 = 600

  struct Done: Sendable {
    var generation: Int
    var sequence: Int
    var archive: WorkspaceLog.Archive?
  }

  /// Writes the rows, which must be those at the ledger's head.
  func run(_ community: Community) throws(StoreError) -> Done {
    let before = try manifest()
    let writer = SnapshotWriter(env: env, paths: paths, manifest: before)
    let snapshot = try writer.write(community, ledger: ledger)
    let manifest = try enter(snapshot)
    prune(manifest, writer)
    Reserve(env: env, paths: paths).fill(mode: manifest.fileMode)
    let index = SnapshotReader(ops: env.ops, paths: paths).index(of: snapshot)
    let path = paths.snapshot(snapshot.generation) + "/log.jsonl"
    return Done(
      generation: snapshot.generation, sequence: ledger.head.sequence,
      archive: index?.file("log").map {
        WorkspaceLog.Archive(path: path, file: $0, groups: ledger.head.sequence)
      })
  }

  private func manifest() throws(StoreError) -> Manifest {
    var problems: [StoreProblem] = []
    let manifest = try WorkspaceLoader(env: env, paths: paths).manifest(&problems)
    guard problems.isEmpty else {
      throw .damaged(
        path: paths.manifest, line: 1, byte: 0, reason: problems[0].detail)
    }
    return manifest
  }

  /// Names the snapshot in the manifest, which then counts.
  private func enter(_ snapshot: Manifest.Snapshot) throws(StoreError) -> Manifest {
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.consolePatience)
    defer { lock.release() }
    var manifest = try manifest()
    try standOnJournal(snapshot)
    manifest.snapshots.removeAll { $0.generation == snapshot.generation }
    manifest.snapshots.append(snapshot)
    manifest.snapshots.sort { $0.generation > $1.generation }
    manifest.snapshots.removeLast(max(0, manifest.snapshots.count - Self.kept))
    try storing { () throws(SystemFailure) in
      try env.ops.replaceFile(
        in: paths.root, name: "manifest.json", with: manifest.bytes, mode: manifest.fileMode,
        token: env.token())
    }
    return manifest
  }

  /// An erasure may have rewritten the journal since the rows were read, and have swept up the snapshot:
  /// what shows rows of an older journal never counts.
  private func standOnJournal(_ snapshot: Manifest.Snapshot) throws(StoreError) {
    do throws(StoreError) {
      for position in ledger.head.positions {
        let reader = JournalReader(ops: env.ops, paths: paths, machine: position.machine)
        _ = try reader.read(from: position, keepsTransactions: false)
      }
      guard SnapshotReader(ops: env.ops, paths: paths).index(of: snapshot) != nil else {
        throw .changedBeneath(path: paths.snapshot(snapshot.generation))
      }
    } catch {
      env.ops.removeTree(paths.snapshot(snapshot.generation))
      throw error
    }
  }

  /// Removes generations that nobody can be reading any more.
  private func prune(_ manifest: Manifest, _ writer: SnapshotWriter) {
    let named = Set(manifest.snapshots.map(\.generation))
    let oldest = named.min() ?? 0
    let now = env.clock() / 1000
    for name in (try? env.ops.list(paths.snapshots)) ?? [] {
      guard let generation = WorkspacePaths.generation(name), generation < oldest,
        !named.contains(generation), let status = try? env.ops.status(paths.snapshot(generation)),
        now - status.modified > Self.grace
      else { continue }
      do {
        try Quarantine(env: env, paths: paths).keepSpoiled(generation)
      } catch {
        continue
      }
      writer.remove(paths.snapshot(generation))
    }
  }
}
