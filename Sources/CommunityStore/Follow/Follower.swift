import CommunityModel
import Glibc

/// Watches a workspace without touching it and reads what others store.
///
/// It takes no lock and opens for reading only. Where the system cannot watch, `descriptor` is nil and
/// `changes` is simply asked now and then.
public final class Follower {
  /// What was found.
  public enum Finding: Sendable {
    /// Nothing new.
    case nothing
    /// Transactions that follow what was read.
    case groups([StoredGroup])
    /// What was read is no longer what is there, or another machine's entries came in between: read anew.
    case reopen
    /// The journal cannot be read at the moment; what was read before still holds.
    case unreadable(StoreError)
  }

  /// Becomes readable when something in the journal moves.
  public let descriptor: Int32?

  private let directory: WorkspaceDirectory
  private var ledger: WorkspaceLedger

  /// Follows a workspace from where it was read to.
  public convenience init(_ opened: OpenedWorkspace) {
    self.init(WorkspaceDirectory(opened.path), opened)
  }

  init(_ directory: WorkspaceDirectory, _ opened: OpenedWorkspace) {
    self.directory = directory
    ledger = opened.ledger
    let number = inotify_init1(Int32(IN_NONBLOCK) | Int32(IN_CLOEXEC))
    descriptor = number >= 0 ? number : nil
    watch()
  }

  deinit {
    if let descriptor { close(descriptor) }
  }

  /// How far it has read.
  public var head: WorkspaceHead { ledger.head }

  /// Reads what is new.
  public func changes() -> Finding {
    drain()
    watch()
    do throws(StoreError) {
      return try read()
    } catch {
      if case .changedBeneath = error { return .reopen }
      return .unreadable(error)
    }
  }
}

extension Follower {
  private func read() throws(StoreError) -> Finding {
    let tail = JournalTail(env: directory.env, paths: directory.paths)
    let (entries, head) = try tail.read(after: ledger.head)
    guard !entries.isEmpty else { return .nothing }
    let stored = entries.map { ledger.record($0.group, at: $0.place) }
    ledger.head = head
    return .groups(stored)
  }

  private func drain() {
    guard let descriptor else { return }
    var buffer = [UInt8](repeating: 0, count: 4096)
    while Glibc.read(descriptor, &buffer, buffer.count) > 0 {}
  }

  /// Watches directories as they appear; one that went and came back is watched again.
  private func watch() {
    guard let descriptor else { return }
    let paths = directory.paths
    let events = UInt32(IN_MODIFY | IN_CREATE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE)
    let loader = WorkspaceLoader(env: directory.env, paths: paths)
    let journals = ((try? loader.machines()) ?? []).map(paths.journal(of:))
    let wanted = Set([paths.root, paths.journal, paths.presence] + journals)
    // Adding a watch a second time only confirms it, and takes hold of a directory that was replaced.
    for path in wanted { _ = inotify_add_watch(descriptor, path, events) }
  }
}
