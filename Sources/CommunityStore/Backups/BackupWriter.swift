import CommunityModel
import Wording

/// Copies a workspace's journal while others go on writing it, and reads the copy back.
///
/// No lock is taken: a journal only grows, so everything up to where it was read to is consistent.
struct BackupWriter {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// How far one machine's journal is copied.
  private struct Reach {
    var machine: Int
    var position: JournalPosition
    var segments: [Int]
  }

  /// Writes the copy into a new directory, which appears under its name only when it was read back.
  func write(to target: String) throws(StoreError) -> BackupIndex {
    let temporary = target + ".\(env.token()).tmp"
    do throws(StoreError) {
      let index = try fill(temporary)
      try BackupReader(env: env, path: temporary).verify(index)
      try storing { () throws(SystemFailure) in
        try env.ops.rename(temporary, to: target)
        try env.ops.syncDirectory(env.ops.parent(of: target))
      }
      return index
    } catch {
      env.ops.removeTree(temporary)
      throw error
    }
  }

  private func fill(_ root: String) throws(StoreError) -> BackupIndex {
    let loader = WorkspaceLoader(env: env, paths: paths)
    var problems: [StoreProblem] = []
    var manifest = try loader.manifest(&problems)
    manifest.snapshots = []
    manifest.shared = false
    var index = BackupIndex()
    index.at = env.clock()
    let copy = WorkspacePaths(root: root)
    try makeDirectories(copy)
    for machine in try loader.machines() {
      let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
      let scan = try reader.read(from: .start(of: machine), keepsTransactions: false)
      let damage = scan.problems.filter { !$0.kind.isHarmless }
      problems += damage
      index.groups += scan.count
      let reach = Reach(
        machine: machine, position: scan.position, segments: try reader.segments())
      // Where the journal is damaged everything is copied: what cannot be read may still be saved.
      index.files += try copyJournal(reach, copy, whole: !damage.isEmpty)
    }
    index.state = WorkspaceState(problems).rawValue
    try add("manifest.json", manifest.bytes, to: copy, &index)
    try storing { () throws(SystemFailure) in
      try env.ops.createFile(root + "/backup.json", index.bytes, mode: 0o600)
      try env.ops.syncDirectory(root)
    }
    return index
  }

  private func makeDirectories(_ copy: WorkspacePaths) throws(StoreError) {
    try storing { () throws(SystemFailure) in
      for directory in [copy.root, copy.journal, copy.snapshots, copy.quarantine] {
        try env.ops.makeDirectory(directory, mode: 0o700)
      }
    }
  }

  private func copyJournal(
    _ reach: Reach, _ copy: WorkspacePaths, whole: Bool
  ) throws(StoreError) -> [SnapshotIndex.File] {
    var files: [SnapshotIndex.File] = []
    try storing { () throws(SystemFailure) in
      try env.ops.makeDirectory(copy.journal(of: reach.machine), mode: 0o700)
      for number in reach.segments where whole || number <= reach.position.segment {
        var bytes = try env.ops.contents(of: paths.segment(number, of: reach.machine))
        if !whole, number == reach.position.segment, bytes.count > reach.position.bytes {
          bytes.removeLast(bytes.count - reach.position.bytes)
        }
        try env.ops.createFile(copy.segment(number, of: reach.machine), bytes, mode: 0o600)
        files.append(
          SnapshotIndex.File(
            name: WorkspacePaths.segmentName(machine: reach.machine, number: number), rows: 0,
            content: bytes))
      }
      try env.ops.syncDirectory(copy.journal(of: reach.machine))
      try env.ops.syncDirectory(copy.journal)
    }
    return files
  }

  private func add(
    _ name: String, _ bytes: [UInt8], to copy: WorkspacePaths, _ index: inout BackupIndex
  ) throws(StoreError) {
    index.files.append(SnapshotIndex.File(name: name, rows: 0, content: bytes))
    try storing { () throws(SystemFailure) in
      try env.ops.createFile("\(copy.root)/\(name)", bytes, mode: 0o600)
    }
  }
}

/// Reads a backup and holds it to what its index says.
struct BackupReader {
  let env: StoreEnvironment
  let path: String

  /// What the backup says of itself; nil where it is none, or was spoiled.
  var index: BackupIndex? {
    (try? env.ops.contents(of: path + "/backup.json")).flatMap(BackupIndex.init)
  }

  /// Reads every byte back; throws at the first that is not as it was written.
  func verify(_ index: BackupIndex) throws(StoreError) {
    for file in index.files {
      let bytes = try storing { () throws(SystemFailure) in
        try env.ops.contents(of: "\(path)/\(file.name)")
      }
      guard file.matches(bytes) else {
        throw .damaged(
          path: "\(path)/\(file.name)", line: 0, byte: 0,
          reason: Localized("备份读回来不一样", "the backup does not read back as it was written"))
      }
    }
    let loaded = try WorkspaceLoader(
      env: env, paths: WorkspacePaths(root: path), usesSnapshots: false
    ).load()
    guard loaded.head.sequence == index.groups || index.state == WorkspaceState.damaged.rawValue
    else {
      throw .damaged(
        path: path, line: 0, byte: 0,
        reason: Localized(
          "备份里有 \(loaded.head.sequence) 步，应为 \(index.groups) 步",
          "the backup holds \(loaded.head.sequence) steps, not \(index.groups)"))
    }
  }
}

extension FileOps {
  /// The directory a path lies in.
  func parent(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: 0x2F) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// Removes a directory with everything in it, as far as it goes.
  func removeTree(_ path: String) {
    guard let status = (try? statusIfPresent(path)) ?? nil else { return }
    guard status.isDirectory else {
      try? unlink(path)
      return
    }
    for name in (try? list(path)) ?? [] { removeTree("\(path)/\(name)") }
    try? removeDirectory(path)
  }
}
