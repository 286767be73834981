import CommunityModel
import Synchronization
import Testing
import Wording

@testable import CommunityStore

/// Hands that wait for one lock, on a disk and by a clock in memory.
@Suite struct LockTests {
  private static let paths = WorkspacePaths(root: "/w")

  /// A disk with a workspace, and what waiting does to it.
  private final class Waiting: Sendable {
    let disk = SimulatedDisk()
    let milliseconds = Mutex(0)

    init() throws { try Sample.workspace(disk).create() }

    /// A hand whose every pause is followed by `meanwhile`.
    func hand(_ meanwhile: @escaping @Sendable () -> Void = {}) -> WorkspaceLock {
      var env = Sample.environment(disk)
      env.pause = { [self] step in
        milliseconds.withLock { $0 += step }
        meanwhile()
        return step
      }
      return WorkspaceLock(env, LockTests.paths)
    }

    func took() -> Int { milliseconds.withLock { $0 } }
  }

  @Test func `who lets go and wants the lock again waits behind whoever stood in line`() throws {
    let waiting = try Waiting()
    let quick = Mutex(WorkspaceLock(Sample.environment(waiting.disk), Self.paths))
    try quick.withLock { try $0.acquire(patience: 0) }
    let overtook = Mutex(0)
    let patient = waiting.hand {
      quick.withLock { quick in
        quick.release()
        if (try? quick.acquire(patience: 0)) != nil { overtook.withLock { $0 += 1 } }
      }
    }
    try patient.acquire(patience: 2000)
    #expect(patient.isHeld)
    #expect(overtook.withLock { $0 } == 0)
    #expect(waiting.took() == 1)
    patient.release()
    try quick.withLock { try $0.acquire(patience: 0) }
  }

  @Test func `somebody stopped at the head of the line costs others a quarter of a second once`()
    throws
  {
    let waiting = try Waiting()
    let stopped = WaitingLine(Sample.environment(waiting.disk), Self.paths)
    #expect(stopped.mayLook(after: 0))
    let hand = waiting.hand()
    try hand.acquire(patience: 2000)
    hand.release()
    #expect((250..<260).contains(waiting.took()))
    try hand.acquire(patience: 2000)
    hand.release()
    #expect(waiting.took() < 280)
    stopped.leave()
    let before = waiting.took()
    try hand.acquire(patience: 2000)
    #expect(waiting.took() == before)
  }

  @Test func `after two seconds who waits is told who holds the lock, and since when`() throws {
    let waiting = try Waiting()
    var env = Sample.environment(waiting.disk)
    env.clock = { 1_800_000_000_000 - 7000 }
    env.holder = "pid 77 @ desk pts/3"
    let stopped = WorkspaceLock(env, Self.paths)
    try stopped.acquire(patience: 0)
    let expected = StoreError.busy(
      path: Self.paths.lock, holder: LockHolder("pid 77 @ desk pts/3", seconds: 7))
    let hand = waiting.hand()
    #expect(throws: expected) { try hand.acquire(patience: WorkspaceWriter.consolePatience) }
    #expect((2000..<2010).contains(waiting.took()))
    #expect(expected.explanation.zh == "/w/lock 正被占用：pid 77 @ desk pts/3，已 7 秒")
    #expect(expected.explanation.en == "/w/lock is in use: pid 77 @ desk pts/3, for 7 s")
    // Nobody takes it away; it is free as soon as its process lets go.
    #expect(stopped.isHeld)
    stopped.release()
    try hand.acquire(patience: 0)
  }

  @Test func `a lock file that lost its name guards nothing`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let env = Sample.environment(disk)
    let (first, second) = (WorkspaceLock(env, directory.paths), WorkspaceLock(env, directory.paths))
    try first.acquire(patience: 0)
    first.release()
    // Somebody tidies up; whoever comes next makes the file anew and holds that one.
    try disk.unlink(directory.paths.lock)
    try second.acquire(patience: 0)
    #expect(throws: StoreError.self) { try first.acquire(patience: 0) }
    second.release()
    try first.acquire(patience: 0)
    #expect(throws: StoreError.self) { try second.acquire(patience: 0) }
  }

  @Test func `a lock file that says nothing names nobody`() {
    for text in ["", "\n", "pid", "12", "\u{0}\u{0}", "pid 1 @ x later"] {
      #expect(LockHolder(signature: Array(text.utf8), now: 0) == LockHolder("?"))
    }
    let future = LockHolder.signature("pid 1 @ x", at: 9000)
    #expect(LockHolder(signature: future, now: 0) == LockHolder("pid 1 @ x", seconds: 0))
  }
}
