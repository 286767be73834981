import CommunityModel
import Synchronization
import Testing

@testable import CommunityStore

/// The contract in its plainest form: a list of transactions that several hands share.
final class MemoryLog: TransactionLog {
  /// What the hands share.
  final class Shared: Sendable {
    struct State {
      var groups: [ChangeGroup] = []
      var watches: [MemoryWatch] = []
      var snapshot: LogSnapshot?
    }

    let state = Mutex(State())
  }

  private let shared: Shared
  /// How far this hand has read.
  private var known: WorkspaceHead

  init(_ shared: Shared) {
    self.shared = shared
    known = Self.head(shared.state.withLock { $0.groups.count })
  }

  private static func head(_ count: Int) -> WorkspaceHead {
    var head = WorkspaceHead.start
    head.sequence = count
    return head
  }

  func end() -> WorkspaceHead { Self.head(shared.state.withLock { $0.groups.count }) }

  func append(_ groups: [ChangeGroup], expecting head: WorkspaceHead) -> AppendOutcome {
    let (isStored, end) = shared.state.withLock { state in
      guard state.groups.count == head.sequence else { return (false, state.groups.count) }
      state.groups += groups
      for watch in state.watches { watch.pipe.ring() }
      return (true, state.groups.count)
    }
    known = Self.head(end)
    return isStored ? .appended(known) : .conflict(known)
  }

  func read(after head: WorkspaceHead) throws(StoreError) -> LogReading {
    let groups = shared.state.withLock { $0.groups }
    guard head.sequence <= groups.count else { throw .changedBeneath(path: "memory") }
    return LogReading(
      groups: Array(groups.dropFirst(head.sequence)), head: Self.head(groups.count))
  }

  func putSnapshot(_ rows: Community, at head: WorkspaceHead) throws(StoreError) {
    guard head == known else { throw .changedBeneath(path: "memory") }
    shared.state.withLock { $0.snapshot = LogSnapshot(rows: rows, head: head) }
  }

  func snapshot() -> LogSnapshot? { shared.state.withLock { $0.snapshot } }

  func watch() -> (any LogWatch)? {
    guard let watch = try? MemoryWatch() else { return nil }
    shared.state.withLock { $0.watches.append(watch) }
    return watch
  }
}

/// A bell that rings at each append.
final class MemoryWatch: LogWatch, Sendable {
  let pipe: WakePipe
  var descriptor: Int32 { pipe.reading }

  init() throws(StoreError) { pipe = try WakePipe() }

  func settle() { pipe.drain() }
}

/// Where a log is kept, so that one suite can be run over each.
enum Keeping: CaseIterable, CustomTestStringConvertible {
  /// A list in memory.
  case memory
  /// The files of a workspace on a disk that is simulated.
  case simulated
  /// The files of a workspace on the disk.
  case files

  var testDescription: String {
    switch self {
    case .memory: "memory"
    case .simulated: "simulated disk"
    case .files: "files"
    }
  }

  /// Calls `body` with a way to make as many hands as it likes on one new log.
  func with(_ body: (() throws -> any TransactionLog) throws -> Void) throws {
    switch self {
    case .memory:
      let shared = MemoryLog.Shared()
      try body { MemoryLog(shared) }
    case .simulated:
      let directory = Sample.workspace(SimulatedDisk())
      try directory.create()
      try body { try directory.open().1 }
    case .files:
      let temporary = try TemporaryDirectory()
      let directory = WorkspaceDirectory(
        temporary.path + "/w", Sample.environment(PosixFileOps()))
      try directory.create()
      try body { try directory.open().1 }
    }
  }
}
