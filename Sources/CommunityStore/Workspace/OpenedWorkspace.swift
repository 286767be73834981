public import CommunityModel

/// A workspace as it was read.
public struct OpenedWorkspace: Sendable {
  /// The workspace's directory.
  public let path: String
  /// The rows.
  public var community: Community
  /// How far it was read, and its history.
  public internal(set) var ledger: WorkspaceLedger
  /// What was found that is not as it was written.
  public internal(set) var problems: [StoreProblem]
  /// Transactions of other machines that did not fit in full; what fitted was taken.
  public internal(set) var conflicts: [LoggedGroup] = []
  /// Places that two people changed without knowing of each other, as far as they were read: those since
  /// the snapshot. `allClashes` knows every one.
  public internal(set) var clashes: [Clash] = []
  /// Whether a newer version has reserved writing for itself.
  public internal(set) var isReservedForNewer = false
  /// Whether a repair has given up lines of its journal.
  var hasSkips = false
  /// Whether a tombstone stands in it whose person's older data was not taken out of the files yet.
  public internal(set) var hasUnfinishedErasure = false
  var manifest: Manifest

  /// How sound it is.
  public var state: WorkspaceState { WorkspaceState(problems) }

  /// How far it was read.
  public var head: WorkspaceHead { ledger.head }
}
