public import CommunityModel
import Wording

/// What became of an attempt to store transactions.
public enum Appended: Sendable {
  /// They are on disk, in this order.
  case stored([LoggedGroup])
  /// Nothing was written: others were faster, and these come first.
  case behind([StoredGroup])
}

/// The hand that writes a workspace: compare with what is there, append, sync, and only then answer.
///
/// It belongs to one thread. Every console and every batch command of a machine has its own; the
/// lock, taken for as long as one entry needs, puts them in order.
public final class WorkspaceWriter {
  /// How long a console waits for others before it says who holds the lock, in milliseconds.
  public static let consolePatience = 2000
  /// How long a batch command waits, in milliseconds.
  public static let batchPatience = 60_000

  /// The workspace's directory.
  public let path: String
  /// How far the journal was read and written, and its history.
  public private(set) var ledger: WorkspaceLedger
  /// The machine whose ids and journal are written here.
  public let machine: Int64
  /// How long `append` and `lock` wait for others, in milliseconds.
  public var patience = WorkspaceWriter.consolePatience

  /// The workspace, so that it can be opened again.
  let directory: WorkspaceDirectory
  private let env: StoreEnvironment
  private let paths: WorkspacePaths
  private let manifest: Manifest
  private let workspaceLock: WorkspaceLock
  private let journal: JournalWriter

  init(
    _ directory: WorkspaceDirectory, _ opened: OpenedWorkspace, machine: Int, lock: WorkspaceLock
  ) {
    self.directory = directory
    path = directory.path
    env = directory.env
    paths = directory.paths
    manifest = opened.manifest
    ledger = opened.ledger
    self.machine = Int64(machine)
    workspaceLock = lock
    journal = JournalWriter(env, paths, machine: machine, manifest: manifest)
  }

  /// Takes the lock for a plan that must not be overtaken; `append` takes it by itself otherwise.
  public func lock() throws(StoreError) {
    try workspaceLock.acquire(patience: patience)
  }

  /// Lets others write.
  public func unlock() {
    workspaceLock.release()
  }

  /// What others have stored since; a torn tail is set aside on the way.
  public func catchUp() throws(StoreError) -> [StoredGroup] {
    try locked { () throws(StoreError) in try catchUpLocked() }
  }

  /// Stores transactions that were planned against the present head, all with one sync.
  ///
  /// An error means that none of them stands. Each is either on disk when this returns or was never
  /// acknowledged.
  public func append(_ groups: [ChangeGroup]) throws(StoreError) -> Appended {
    try locked { () throws(StoreError) in
      let foreign = try catchUpLocked()
      guard foreign.isEmpty else { return .behind(foreign) }
      guard let first = groups.first else { return .stored([]) }
      do throws(StoreError) {
        return .stored(try write(groups, time: first.at.milliseconds))
      } catch .diskFull where Reserve(env: env, paths: paths).release() {
        return .stored(try write(groups, time: first.at.milliseconds))
      }
    }
  }

  /// Writes a snapshot of the rows as they are at the present head, so that opening stays fast.
  @discardableResult
  public func compact(_ community: Community) throws(StoreError) -> Int {
    adopt(try Compaction(env: env, paths: paths, ledger: ledger).run(community))
  }

  /// Work that writes a snapshot on any thread, as of the present head.
  func compaction() -> Compaction { Compaction(env: env, paths: paths, ledger: ledger) }

  /// Takes note of a snapshot that was written.
  @discardableResult
  func adopt(_ done: Compaction.Done) -> Int {
    let held = done.sequence - (ledger.head.sequence - ledger.log.recent.count)
    ledger.log.recent.removeFirst(max(0, min(held, ledger.log.recent.count)))
    ledger.log.archive = done.archive
    ledger.journalBytes = ledger.log.recent.reduce(0) { $0 + $1.place.bytes }
    return done.generation
  }
}

extension WorkspaceWriter {
  /// What every machine has stored since, as of a moment at which nobody of this machine can append.
  func catchUpWithAll() throws(StoreError) {
    _ = try catchUp()
    let (entries, head) = try JournalTail(env: env, paths: paths).read(after: ledger.head)
    for entry in entries { _ = ledger.record(entry.group, at: entry.place) }
    ledger.head = head
  }

  /// Work that no other process of this machine can come between.
  func locked<Result>(
    _ body: () throws(StoreError) -> Result
  ) throws(StoreError) -> Result {
    let wasHeld = workspaceLock.isHeld
    try workspaceLock.acquire(patience: patience)
    defer { if !wasHeld { workspaceLock.release() } }
    return try body()
  }

  private func catchUpLocked() throws(StoreError) -> [StoredGroup] {
    let own = Int(machine)
    guard
      try storing({ () throws(SystemFailure) in try env.ops.statusIfPresent(paths.manifest) })
        != nil
    else { throw .gone(path: path) }
    let reader = JournalReader(ops: env.ops, paths: paths, machine: own)
    let scan = try reader.read(
      from: ledger.head[own], lacksLineFeed: ledger.lacksLineFeed)
    if let problem = scan.problems.first(where: { !$0.kind.isHarmless }) {
      throw .damaged(
        path: path + "/" + problem.file, line: problem.line, byte: problem.byte,
        reason: problem.detail)
    }
    if let torn = scan.torn { try Quarantine(env: env, paths: paths).setAside(torn, of: own) }
    var groups: [ChangeGroup] = []
    for (transaction, result) in zip(scan.transactions, WorkspaceLoader.decode(scan.transactions)) {
      do throws(JSONFailure) {
        groups.append(try result.get())
      } catch {
        throw .damaged(
          path: paths.segment(transaction.place.segment, of: own), line: transaction.lineInFile,
          byte: transaction.place.offset, reason: error.words)
      }
    }
    ledger.head[own] = scan.position
    ledger.lacksLineFeed = scan.lacksLineFeed
    return zip(groups, scan.transactions).map { ledger.record($0, at: $1.place) }
  }

  private func write(_ groups: [ChangeGroup], time: Int64) throws(StoreError) -> [LoggedGroup] {
    let own = Int(machine)
    // What was planned on top of another machine's work is folded behind it, whatever the clocks say.
    let known = ledger.head.positions.map { $0.machine == own ? $0.time : $0.time + 1 }.max() ?? 0
    var places: [JournalPlace] = []
    let position = try journal.append(
      after: ledger.head[own], lacksLineFeed: ledger.lacksLineFeed, time: max(time, known)
    ) { (batch) throws(StoreError) in
      places = []
      for group in groups {
        let offset = batch.position.bytes
        try GroupCodec.add(group, to: &batch, time: max(group.at.milliseconds, known))
        places.append(
          JournalPlace(
            machine: own, segment: batch.position.segment, offset: offset,
            bytes: batch.position.bytes - offset))
      }
    }
    ledger.head[own] = position
    ledger.lacksLineFeed = false
    return zip(groups, places).map { ledger.record($0, at: $1).logged }
  }
}
