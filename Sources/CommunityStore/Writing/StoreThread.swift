public import CommunityModel
import Dispatch
import Synchronization

/// Writes on a thread of its own, so that no key waits for the disk.
///
/// Groups that queue up while a sync runs share the next one. Answers lie in a mailbox; a byte on
/// `wakeDescriptor` says that there is one.
public final class StoreThread: Sendable {
  /// What became of groups that were handed over.
  public enum Reply: Sendable {
    /// They are on disk; in the order in which they were handed over.
    case stored([LoggedGroup])
    /// Others were faster. Nothing waiting was written and nothing will be until `replace` says what
    /// becomes of it.
    case behind([StoredGroup])
    /// Nothing waiting was written. It waits for `retry`, or for the next group.
    case failed(StoreError, waiting: Int)
    /// A snapshot was written.
    case compacted(generation: Int)
    /// A snapshot could not be written; nothing is lost by that.
    case compactionFailed(StoreError)
    /// The files were replaced underneath, by a repair, a restore or an erasure, and were read anew.
    /// Nothing waiting was written and nothing will be until `replace` says what becomes of it.
    case reopened(OpenedWorkspace)
    /// The day's backup was made and read back.
    case backedUp(Backup)
    /// The day's backup could not be made; the work goes on.
    case backupFailed(StoreError)
    /// The files were cleared of erased persons.
    case erased(ErasureReport)
    /// The files could not be cleared of erased persons; `qunzhu erase` does it later.
    case erasureFailed(StoreError)
    /// Every clash of the history that nobody has decided since.
    case clashes([Clash])
  }

  /// Becomes readable when there is a reply.
  public var wakeDescriptor: Int32 { wake.reading }

  private struct Waiting {
    var groups: [ChangeGroup] = []
    var isScheduled = false
    var needsReplacement = false
    var isClosed = false
  }

  private let queue = DispatchQueue(label: "qunzhu.store")
  private let background = DispatchQueue(label: "qunzhu.compaction", qos: .utility)
  private let writer: Mutex<WorkspaceWriter>
  private let waiting = Mutex(Waiting())
  private let mailbox = Mutex<[Reply]>([])
  private let wake: WakePipe
  private let onThread: @Sendable () -> Void

  /// Takes over a writer; `onThread` is called on each thread that works for it, before it works.
  public init(
    _ writer: sending WorkspaceWriter, onThread: @escaping @Sendable () -> Void = {}
  ) throws(StoreError) {
    self.onThread = onThread
    wake = try WakePipe()
    self.writer = Mutex(writer)
  }

  /// Hands over a group that was applied to the rows in memory.
  public func append(_ group: ChangeGroup) {
    waiting.withLock { $0.groups.append(group) }
    schedule()
  }

  /// Says anew what waits, after `behind`: the groups as they were planned again.
  public func replace(_ groups: [ChangeGroup]) {
    waiting.withLock {
      $0.groups = groups
      $0.needsReplacement = false
    }
    schedule()
  }

  /// Tries again to store what waits.
  public func retry() { schedule() }

  /// How many groups are not on disk yet.
  public var waitingCount: Int { waiting.withLock { $0.groups.count } }

  /// Takes the replies there are.
  public func takeReplies() -> [Reply] {
    wake.drain()
    return mailbox.withLock { replies in
      defer { replies = [] }
      return replies
    }
  }

  /// Asks whether others have stored something; the answer, if so, is `behind`.
  public func catchUp() {
    queue.async { @Sendable [self] in
      onThread()
      guard !waiting.withLock({ $0.needsReplacement }) else { return }
      let result = writer.withLock { writer in
        Result { () throws(StoreError) in try writer.catchUp() }
      }
      switch result {
      case .success(let foreign) where foreign.isEmpty: break
      case .success(let foreign): fallBehind(foreign)
      case .failure(.changedBeneath): openAgain()
      case .failure(let error): answer(.failed(error, waiting: waitingCount))
      }
    }
  }

  /// Writes a snapshot of the rows beside the work; they must hold exactly what is stored.
  public func compact(_ community: Community) {
    let work = writer.withLock { $0.compaction() }
    background.async { @Sendable [self] in
      onThread()
      do throws(StoreError) {
        let done = try work.run(community)
        let generation = writer.withLock { $0.adopt(done) }
        answer(.compacted(generation: generation))
      } catch {
        answer(.compactionFailed(error))
      }
    }
  }

  /// Makes the backup of a day, where there is none yet, beside the work.
  public func backUp(_ day: Day) {
    let directory = writer.withLock { $0.directory }
    background.async { @Sendable [self] in
      do throws(StoreError) {
        if let made = try directory.backUpDaily(day) { answer(.backedUp(made)) }
      } catch {
        answer(.backupFailed(error))
      }
    }
  }

  /// Takes erased persons out of every file, then reads the workspace anew.
  public func erase() {
    queue.async { @Sendable [self] in
      let directory = writer.withLock { $0.directory }
      do throws(StoreError) {
        answer(.erased(try directory.erase()))
      } catch {
        answer(.erasureFailed(error))
      }
      openAgain()
    }
  }

  /// Looks through the whole history for clashes that nobody has decided, beside the work.
  public func lookForClashes(in opened: OpenedWorkspace) {
    background.async { @Sendable [self] in
      onThread()
      // What cannot be read is said by whoever opens the workspace.
      guard let all = try? opened.allClashes() else { return }
      answer(.clashes(all.filter { !$0.isSettled }))
    }
  }

  /// Reads the workspace anew because what waits does not fit what is there.
  public func reopen() {
    queue.async { @Sendable [self] in openAgain() }
  }

  /// Whether opening would be faster after a snapshot.
  public var isCompactionDue: Bool { writer.withLock { $0.ledger.isCompactionDue } }

  /// How far the journal is written.
  public var head: WorkspaceHead { writer.withLock { $0.ledger.head } }

  /// Waits until everything that can be written is written, and says how much is left.
  public func finish() -> Int {
    queue.sync { @Sendable [self] in drain() }
    return waitingCount
  }
}

extension StoreThread {
  private func schedule() {
    let starts = waiting.withLock { waiting in
      guard !waiting.isScheduled else { return false }
      waiting.isScheduled = true
      return true
    }
    guard starts else { return }
    queue.async { @Sendable [self] in
      onThread()
      waiting.withLock { $0.isScheduled = false }
      drain()
    }
  }

  private func drain() {
    while true {
      let batch = waiting.withLock { $0.needsReplacement ? [] : $0.groups }
      guard !batch.isEmpty else { return }
      let result = writer.withLock { writer in
        Result { () throws(StoreError) in try writer.append(batch) }
      }
      switch result {
      case .success(.stored(let logged)):
        waiting.withLock { $0.groups.removeFirst(batch.count) }
        answer(.stored(logged))
      case .success(.behind(let foreign)):
        return fallBehind(foreign)
      case .failure(.changedBeneath):
        return openAgain()
      case .failure(let error):
        return answer(.failed(error, waiting: waitingCount))
      }
    }
  }

  /// Takes hold of the files as they are now; what waits is planned anew on top of them.
  private func openAgain() {
    let result = writer.withLock { writer in
      Result { () throws(StoreError) in
        let (opened, fresh) = try writer.directory.open()
        writer = fresh
        return opened
      }
    }
    switch result {
    case .success(let opened):
      waiting.withLock { $0.needsReplacement = true }
      answer(.reopened(opened))
    case .failure(let error):
      answer(.failed(error, waiting: waitingCount))
    }
  }

  private func fallBehind(_ foreign: [StoredGroup]) {
    waiting.withLock { $0.needsReplacement = true }
    answer(.behind(foreign))
  }

  private func answer(_ reply: Reply) {
    mailbox.withLock { $0.append(reply) }
    wake.ring()
  }
}
