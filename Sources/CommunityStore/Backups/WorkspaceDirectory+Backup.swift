public import CommunityModel
import Wording

extension WorkspaceDirectory {
  /// The backups that lie in the workspace, newest first.
  public func backups() throws(StoreError) -> [Backup] {
    let names = try storing { () throws(SystemFailure) in
      try env.ops.statusIfPresent(paths.backups) == nil ? [] : try env.ops.list(paths.backups)
    }
    return names.compactMap { name in
      let isDaily = Backup.day(name) != nil
      guard isDaily || name.hasPrefix("manual-"), !name.hasSuffix(".tmp") else { return nil }
      return backup(at: "\(paths.backups)/\(name)", isDaily ? .daily : .manual)
    }.sorted { ($0.at, $0.name) > ($1.at, $1.name) }
  }

  /// The backup in a directory; nil where there is none that holds its seal.
  public func backup(at path: String) -> Backup? {
    backup(at: path, .manual)
  }

  private func backup(at path: String, _ occasion: Backup.Occasion) -> Backup? {
    guard let index = BackupReader(env: env, path: path).index else { return nil }
    return Backup(
      path: path, occasion: occasion, at: Instant(milliseconds: index.at), groups: index.groups,
      bytes: index.byteCount)
  }

  /// Makes a backup in the workspace, or in a new directory elsewhere, and reads it back.
  ///
  /// Consoles may go on working meanwhile. Where it went is kept, so that an erasure can name it.
  public func backUp(to elsewhere: String? = nil) throws(StoreError) -> Backup {
    if let elsewhere {
      guard
        try storing({ () throws(SystemFailure) in try env.ops.statusIfPresent(elsewhere) })
          == nil
      else { throw .notEmpty(path: elsewhere) }
      let made = try make(elsewhere, .manual)
      try Elsewhere(env: env, paths: paths).note(elsewhere)
      return made
    }
    try makeBackupDirectory()
    return try make("\(paths.backups)/manual-\(env.clock())-\(env.token())", .manual)
  }

  /// Makes the backup of a day where there is none yet, and lets go of those that are superfluous.
  ///
  /// Returns nil where the day has one, made by this console or another.
  public func backUpDaily(_ day: Day) throws(StoreError) -> Backup? {
    let target = "\(paths.backups)/day-\(day.text)"
    guard try storing({ () throws(SystemFailure) in try env.ops.statusIfPresent(target) }) == nil
    else { return nil }
    try makeBackupDirectory()
    let made: Backup
    do throws(StoreError) {
      made = try make(target, .daily)
    } catch {
      // Another console was faster; its copy is as good.
      if case .failed("rename", _, let code) = error,
        code == Errno.exists || code == Errno.notEmpty
      {
        return nil
      }
      throw error
    }
    try rotate()
    return made
  }

  private func make(_ target: String, _ occasion: Backup.Occasion) throws(StoreError) -> Backup {
    let index = try BackupWriter(env: env, paths: paths).write(to: target)
    return Backup(
      path: target, occasion: occasion, at: Instant(milliseconds: index.at), groups: index.groups,
      bytes: index.byteCount)
  }

  private func makeBackupDirectory() throws(StoreError) {
    try storing { () throws(SystemFailure) in
      guard try env.ops.statusIfPresent(paths.backups) == nil else { return }
      do throws(SystemFailure) {
        try env.ops.makeDirectory(paths.backups, mode: 0o700)
      } catch {
        guard error.code == Errno.exists else { throw error }
      }
      try env.ops.syncDirectory(path)
    }
  }

  /// Removes daily backups that are superfluous; none of a sound workspace makes room for a damaged one.
  private func rotate() throws(StoreError) {
    let names = try storing { () throws(SystemFailure) in try env.ops.list(paths.backups) }
    let days = names.compactMap(Backup.day)
    let newest = days.max().map { "\(paths.backups)/day-\($0.text)" }
    let isSound =
      newest.flatMap { BackupReader(env: env, path: $0).index }?.state
      != WorkspaceState.damaged.rawValue
    guard isSound else { return }
    for day in BackupRotation.superfluous(days) {
      env.ops.removeTree("\(paths.backups)/day-\(day.text)")
    }
  }
}

/// Where copies went that are not in the workspace: one sealed line each.
struct Elsewhere {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  private var file: String { paths.backups + "/elsewhere.jsonl" }

  /// Takes note of a copy.
  func note(_ path: String) throws(StoreError) {
    var writer = JSONWriter()
    let start = writer.beginSealed()
    writer.key("at")
    writer.integer(env.clock())
    writer.key("path")
    writer.text(path)
    writer.endSealed(from: start)
    let line = writer.take()
    try storing { () throws(SystemFailure) in
      if try env.ops.statusIfPresent(paths.backups) == nil {
        try env.ops.makeDirectory(paths.backups, mode: 0o700)
        try env.ops.syncDirectory(paths.root)
      }
      let handle =
        try env.ops.statusIfPresent(file) == nil
        ? try env.ops.open(file, .create(mode: 0o600)) : try env.ops.open(file, .append)
      defer { env.ops.close(handle) }
      try env.ops.writeAll(handle, line, path: file)
      try env.ops.sync(handle)
      try env.ops.syncDirectory(paths.backups)
    }
  }

  /// The copies that were made, oldest first.
  var all: [String] {
    guard let bytes = try? env.ops.contents(of: file) else { return [] }
    return bytes.split(separator: 0x0A).compactMap { line in
      guard line.withRawBytes({ Seal.checksum(of: $0) }) != nil else { return nil }
      var path: String?
      try? JSONReader.read(Array(line)) { (reader) throws(JSONFailure) in
        try reader.object { (reader, key) throws(JSONFailure) in
          if "path" ~= key { path = try reader.text() } else { try reader.skip() }
        }
      }
      return path
    }
  }
}
