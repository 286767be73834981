import CommunityModel

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
  public var descriptor: Int32? { watch?.descriptor }

  private let watch: JournalWatch?
  private let directory: WorkspaceDirectory
  private var ledger: WorkspaceLedger

  /// Follows a workspace from where it was read to.
  public convenience init(_ opened: OpenedWorkspace) {
    self.init(WorkspaceDirectory(opened.path), opened)
  }

  init(_ directory: WorkspaceDirectory, _ opened: OpenedWorkspace) {
    self.directory = directory
    ledger = opened.ledger
    watch = JournalWatch(directory.env, directory.paths)
  }

  /// How far it has read.
  public var head: WorkspaceHead { ledger.head }

  /// Reads what is new.
  public func changes() -> Finding {
    watch?.settle()
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
}
