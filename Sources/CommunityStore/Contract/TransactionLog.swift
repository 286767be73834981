public import CommunityModel

/// The contract between a workspace and whatever keeps its journal: compare, and append.
///
/// Files under a lock keep it today. Anything that can refuse an append because somebody else was faster
/// can keep it as well: a push that must be a fast-forward, a row with a unique number, a conditional put.
/// Whoever keeps it passes the conformance suite of the tests.
///
/// A hand that appends says how far it has read. Where that is no longer the end nothing is written, and
/// the hand reads on, plans anew and tries again. What `append` has acknowledged is there for ever, whole,
/// once, and in one order that all hands see.
public protocol TransactionLog: AnyObject {
  /// Where the log ends now, whoever has appended.
  func end() throws(StoreError) -> WorkspaceHead

  /// Appends transactions if the log ends at `head`; all of them or none.
  func append(
    _ groups: [ChangeGroup], expecting head: WorkspaceHead
  ) throws(StoreError) -> AppendOutcome

  /// Everything behind `head`, oldest first; takes no part in who may append.
  ///
  /// Throws `changedBeneath` where `head` is no place in the log any more, because an erasure or a restore
  /// has replaced it: then everything is read anew from the start.
  func read(after head: WorkspaceHead) throws(StoreError) -> LogReading

  /// Keeps rows as they are at `head`, so that the next hand need not read from the start.
  ///
  /// Throws `changedBeneath` where `head` is not how far this hand has read.
  func putSnapshot(_ rows: Community, at head: WorkspaceHead) throws(StoreError)

  /// The newest snapshot that is whole; nil where there is none.
  func snapshot() throws(StoreError) -> LogSnapshot?

  /// Says when something may have been appended; nil where one can only ask now and then.
  ///
  /// It is a hint that spares asking in vain. What was appended, and whether anything was, `read` says.
  func watch() -> (any LogWatch)?
}

/// A hint that a log has grown.
public protocol LogWatch: AnyObject {
  /// Becomes readable when something has moved since `settle`.
  var descriptor: Int32 { get }

  /// Takes note of what has moved: only what comes later makes the descriptor readable again.
  func settle()
}

/// What became of an append.
public enum AppendOutcome: Hashable, Sendable {
  /// They are stored for good, and the log ends here now.
  case appended(WorkspaceHead)
  /// Somebody else was faster: nothing was written, and the log ends here.
  case conflict(WorkspaceHead)
}

/// What was read of a log.
public struct LogReading: Hashable, Sendable {
  /// The transactions, oldest first.
  public var groups: [ChangeGroup]
  /// How far that is.
  public var head: WorkspaceHead
}

/// The rows of a log at one of its places.
public struct LogSnapshot: Sendable {
  /// The rows.
  public var rows: Community
  /// The place.
  public var head: WorkspaceHead
}

extension WorkspaceHead {
  /// The start of every log, before its first transaction.
  public static let start = WorkspaceHead()
}
