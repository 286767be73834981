import Glibc

/// Watches the directories of a workspace by inotify; opens them for nothing, writes nothing.
final class JournalWatch: LogWatch {
  let descriptor: Int32
  private let env: StoreEnvironment
  private let paths: WorkspacePaths

  /// Nil where the system cannot watch, or nothing is there to be watched.
  init?(_ env: StoreEnvironment, _ paths: WorkspacePaths) {
    let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    guard number >= 0 else { return nil }
    descriptor = number
    self.env = env
    self.paths = paths
    guard watch() else { return nil }
  }

  deinit { close(descriptor) }

  func settle() {
    var buffer = [UInt8](repeating: 0, count: 4096)
    while read(descriptor, &buffer, buffer.count) > 0 {}
    watch()
  }

  /// Watches directories as they appear; one that went and came back is watched again.
  @discardableResult
  private func watch() -> Bool {
    let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
    let loader = WorkspaceLoader(env: env, paths: paths)
    let journals = ((try? loader.machines()) ?? []).map(paths.journal(of:))
    let wanted = Set([paths.root, paths.journal, paths.presence] + journals)
    // Adding a watch a second time only confirms it, and takes hold of a directory that was replaced.
    return wanted.count { inotify_add_watch(descriptor, $0, events) >= 0 } > 0
  }
}
