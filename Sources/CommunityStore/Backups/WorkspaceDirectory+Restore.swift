import CommunityModel

/// What became of a restore.
public struct RestoreReport: Hashable, Sendable {
  /// How many transactions the workspace holds now.
  public let groups: Int
  /// Where the workspace lies that was there before; nil where there was none.
  public let aside: String?
  /// How many persons the backup still knew who had been erased since; they were erased in it too.
  public let erased: Int
}

extension WorkspaceDirectory {
  /// Puts a backup in the place of this workspace. What was there is moved aside and kept.
  ///
  /// Refused while somebody has the workspace open. The backup is held to its checksums first, and is
  /// read again in its new place before the exchange. Who was erased since, here or in the workspace that
  /// the backup was `madeOf`, stays erased.
  public func restore(
    _ backup: String, madeOf origin: WorkspaceDirectory? = nil
  ) throws(StoreError) -> RestoreReport {
    let source = BackupReader(env: env, path: backup)
    guard let index = source.index else { throw .notAWorkspace(path: backup) }
    try source.verify(index)
    let temporary = "\(path).restore-\(env.token()).tmp"
    do throws(StoreError) {
      try copy(index, from: backup, to: WorkspacePaths(root: temporary))
      let erased = try WorkspaceDirectory(temporary, env).bury(
        erasedIn: [self] + (origin.map { [$0] } ?? []))
      let sound = try WorkspaceLoader(env: env, paths: WorkspacePaths(root: temporary)).load()
      let aside = try exchange(with: temporary)
      return RestoreReport(groups: sound.head.sequence, aside: aside, erased: erased)
    } catch {
      env.ops.removeTree(temporary)
      throw error
    }
  }

  /// Copies a backup's files; the host's own journal is left to be chosen anew, so that two workspaces
  /// never mint the same ids.
  private func copy(
    _ index: BackupIndex, from backup: String, to target: WorkspacePaths
  ) throws(StoreError) {
    try storing { () throws(SystemFailure) in
      for directory in [target.root, target.journal, target.snapshots, target.quarantine] {
        try env.ops.makeDirectory(directory, mode: 0o700)
      }
      for file in index.files {
        let place = "\(target.root)/\(file.name)"
        let directory = env.ops.parent(of: place)
        if try env.ops.statusIfPresent(directory) == nil {
          try env.ops.makeDirectory(directory, mode: 0o700)
        }
        try env.ops.createFile(
          place, try env.ops.contents(of: "\(backup)/\(file.name)"), mode: 0o600)
        try env.ops.syncDirectory(directory)
      }
      try env.ops.syncDirectory(target.journal)
      try env.ops.syncDirectory(target.root)
    }
    Reserve(env: env, paths: target).fill(mode: 0o600)
  }

  private func exchange(with temporary: String) throws(StoreError) -> String? {
    let parent = env.ops.parent(of: path)
    guard try storing({ () throws(SystemFailure) in try env.ops.statusIfPresent(path) }) != nil
    else {
      try storing { () throws(SystemFailure) in
        try env.ops.rename(temporary, to: path)
        try env.ops.syncDirectory(parent)
      }
      return nil
    }
    let lock = WorkspaceLock(env, paths)
    try lock.acquire(patience: WorkspaceWriter.consolePatience)
    defer { lock.release() }
    let others = Presence(env: env, paths: paths).others()
    guard others.isEmpty else {
      throw .busy(
        path: path, holder: LockHolder(others.map(\.name).joined(separator: "、")))
    }
    let aside = "\(path).before-restore-\(env.clock())"
    try storing { () throws(SystemFailure) in
      try env.ops.rename(path, to: aside)
      do throws(SystemFailure) {
        try env.ops.rename(temporary, to: path)
      } catch {
        try env.ops.rename(aside, to: path)
        throw error
      }
      try env.ops.syncDirectory(parent)
      // The backups stay with the workspace they belong to.
      if try env.ops.statusIfPresent(aside + "/backup") != nil {
        try env.ops.rename(aside + "/backup", to: paths.backups)
        try env.ops.syncDirectory(path)
        try env.ops.syncDirectory(aside)
      }
    }
    return aside
  }
}
