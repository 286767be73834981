import CommunityModel
import Wording

/// What an erasure has reached, and what it has not.
public struct ErasureReport: Hashable, Sendable {
  /// The action whose transactions leave tombstones.
  public static let action = "member.data.erase"

  /// How many persons are erased in this workspace, earlier ones included.
  public internal(set) var members = 0
  /// How many journals were rewritten.
  public internal(set) var journals = 0
  /// How many snapshots were removed; a new one is written by the next compaction.
  public internal(set) var snapshots = 0
  /// The backups that were rewritten, by path.
  public internal(set) var backups: [String] = []
  /// How many pieces in quarantine were removed; nobody can say what they hold.
  public internal(set) var quarantined = 0
  /// Copies that lie elsewhere, by path, and backups that cannot be read: to be destroyed by hand.
  public internal(set) var outOfReach: [String] = []
  /// Other machines whose journals were rewritten here: their own copies still hold everything.
  public internal(set) var otherMachines: [String] = []
  /// Rows about others that mention an erased person by name.
  public internal(set) var mentions = 0

  /// Whether there was anything to rewrite.
  public var didRewrite: Bool { journals > 0 || snapshots > 0 || !backups.isEmpty }
}

extension WorkspaceDirectory {
  /// Takes the personal data of everybody who bears a tombstone out of every file of the workspace:
  /// journals, snapshots, quarantine, backups.
  ///
  /// It may be run again at any time, finishes what a power cut interrupted, and changes nothing where
  /// nothing is left to do. Consoles that have the workspace open read it anew.
  public func erase() throws(StoreError) -> ErasureReport {
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.batchPatience)
    defer { lock.release() }
    let loader = WorkspaceLoader(env: env, paths: paths, usesSnapshots: false)
    for machine in try loader.machines() {
      let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
      if let torn = try reader.read(from: .start(of: machine)).torn {
        try Quarantine(env: env, paths: paths).setAside(torn, of: machine)
      }
    }
    let truth = try loader.load()
    let members = truth.community.erasedMembers
    var report = ErasureReport()
    report.members = truth.community.members.count { $0.erasedDay != nil }
    guard !members.isEmpty else { return report }
    try erase(members, truth, &report)
    for backup in try backups() { try erase(members, in: backup, &report) }
    report.outOfReach += Elsewhere(env: env, paths: paths).all
    return report
  }

  /// Rewrites the files of one workspace, or of one backup.
  private func erase(
    _ members: Set<Int64>, _ truth: OpenedWorkspace, _ report: inout ErasureReport
  ) throws(StoreError) {
    let rewrites = try WorkspaceLoader(env: env, paths: paths).machines().map {
      JournalRewrite(
        env: env, paths: paths, machine: $0, fileMode: truth.manifest.fileMode)
    }
    var sources: [JournalRewrite.Source] = []
    for rewrite in rewrites { sources.append(try rewrite.source()) }
    let redaction = Redaction(
      members, in: truth.community, history: sources.flatMap(\.groups))
    report.mentions += redaction.mentions(in: truth.community)
    var prepared: [JournalRewrite.Prepared] = []
    let own = try WorkspaceLoader(env: env, paths: paths).ownMachine()
    for (rewrite, source) in zip(rewrites, sources) {
      let groups = source.groups.map(redaction.redacted)
      guard groups != source.groups else {
        removeFiles(source.void.map { paths.segment($0, of: rewrite.machine) })
        continue
      }
      prepared.append(try rewrite.prepare(source, groups))
      if rewrite.machine != own {
        report.otherMachines.append(WorkspacePaths.machineName(rewrite.machine))
      }
    }
    report.journals += prepared.count
    try dropSnapshots(truth, unless: prepared.isEmpty, &report)
    try storing { () throws(SystemFailure) in
      for one in prepared {
        try env.ops.rename(one.temporary, to: one.target)
        try env.ops.syncDirectory(one.directory)
      }
      for one in prepared {
        for file in one.old { try env.ops.unlink(file) }
        try env.ops.syncDirectory(one.directory)
      }
    }
    if !prepared.isEmpty || report.snapshots > 0 { report.quarantined += try emptyQuarantine() }
  }

  private func removeFiles(_ files: [String]) {
    for file in files { try? env.ops.unlink(file) }
  }

  /// Snapshots hold rows as they were: none is named any more, then they go, grace or not.
  private func dropSnapshots(
    _ truth: OpenedWorkspace, unless isDone: Bool, _ report: inout ErasureReport
  ) throws(StoreError) {
    let names = (try? env.ops.list(paths.snapshots)) ?? []
    var manifest = truth.manifest
    if !isDone {
      manifest.snapshots = []
      try storing { () throws(SystemFailure) in
        try env.ops.replaceFile(
          in: path, name: "manifest.json", with: manifest.bytes, mode: manifest.fileMode,
          token: env.token())
      }
    }
    // Where nothing was rewritten, only what an interrupted run has left behind goes.
    let kept = Set(manifest.snapshots.map { WorkspacePaths.padded($0.generation) })
    for name in names where !kept.contains(name) {
      env.ops.removeTree("\(paths.snapshots)/\(name)")
      report.snapshots += 1
    }
  }

  private func emptyQuarantine() throws(StoreError) -> Int {
    let names = (try? env.ops.list(paths.quarantine)) ?? []
    for name in names { env.ops.removeTree("\(paths.quarantine)/\(name)") }
    return names.count
  }

  private func erase(
    _ members: Set<Int64>, in backup: Backup, _ report: inout ErasureReport
  ) throws(StoreError) {
    let directory = WorkspaceDirectory(backup.path, env)
    var own = ErasureReport()
    do throws(StoreError) {
      let truth = try WorkspaceLoader(env: env, paths: directory.paths, usesSnapshots: false)
        .load()
      try directory.erase(members, truth, &own)
      guard own.journals > 0 else { return }
      try directory.reseal(own: backup)
      report.backups.append(backup.path)
    } catch {
      report.outOfReach.append(backup.path)
    }
  }

  /// Writes a backup's index anew, after its files were.
  private func reseal(own backup: Backup) throws(StoreError) {
    guard var index = BackupReader(env: env, path: path).index else {
      throw .notAWorkspace(path: path)
    }
    var files: [SnapshotIndex.File] = []
    try storing { () throws(SystemFailure) in
      let manifest = try env.ops.contents(of: paths.manifest)
      files.append(SnapshotIndex.File(name: "manifest.json", rows: 0, content: manifest))
      for machine in try env.ops.list(paths.journal) {
        for name in try env.ops.list("\(paths.journal)/\(machine)") where !name.hasPrefix(".") {
          let file = "journal/\(machine)/\(name)"
          let bytes = try env.ops.contents(of: "\(path)/\(file)")
          files.append(SnapshotIndex.File(name: file, rows: 0, content: bytes))
        }
      }
      index.files = files
      try env.ops.replaceFile(
        in: path, name: "backup.json", with: index.bytes, mode: 0o600, token: env.token())
    }
    try BackupReader(env: env, path: path).verify(index)
  }
}

extension WorkspaceLoader {
  /// The machine whose journal this host writes; 0 where it has none here.
  func ownMachine() throws(StoreError) -> Int {
    var problems: [StoreProblem] = []
    return try machineFile(&problems)[env.host] ?? 0
  }
}
