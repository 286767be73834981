import CommunityModel
import Foundation
import Testing

@testable import CommunityStore

@Suite struct ThreadTests {
  /// Waits on the wake descriptor until `done` has seen enough replies.
  static func replies(
    _ thread: StoreThread, until done: ([StoreThread.Reply]) -> Bool
  ) -> [StoreThread.Reply] {
    var replies = thread.takeReplies()
    while !done(replies) {
      var waiting = pollfd(fd: thread.wakeDescriptor, events: Int16(POLLIN), revents: 0)
      guard poll(&waiting, 1, 20_000) > 0 else { return replies }
      replies += thread.takeReplies()
    }
    return replies
  }

  private static func open(_ directory: WorkspaceDirectory) throws -> StoreThread {
    let (_, writer) = try directory.open()
    return try StoreThread(writer)
  }

  private static func stored(_ replies: [StoreThread.Reply]) -> [Int] {
    replies.flatMap { reply -> [Int] in
      guard case .stored(let logged) = reply else { return [] }
      return logged.map(\.sequence)
    }
  }

  @Test func `groups are acknowledged in order, and only when they are on disk`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let thread = try Self.open(directory)
    for number in 0..<50 { thread.append(Sample.group(number)) }
    let replies = Self.replies(thread) { Self.stored($0).count == 50 }
    #expect(Self.stored(replies) == Array(1...50))
    #expect(try Sample.numbers(directory.read()) == Array(0..<50))
    #expect(thread.waitingCount == 0)
  }

  @Test func `a console that fell behind writes nothing until it says what becomes of its groups`()
    throws
  {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let thread = try Self.open(directory)
    let (_, other) = try directory.open()
    try other.store(Sample.group(0))
    thread.append(Sample.group(1))
    let first = Self.replies(thread) { !$0.isEmpty }
    guard case .behind(let foreign)? = first.first else {
      Issue.record("the thread did not notice the other writer")
      return
    }
    #expect(foreign.map(\.group) == [Sample.group(0)])
    thread.append(Sample.group(2))
    #expect(thread.finish() == 2)
    #expect(try Sample.numbers(directory.read()) == [0])
    thread.replace([Sample.group(3), Sample.group(4)])
    #expect(Self.stored(Self.replies(thread) { Self.stored($0).count == 2 }) == [2, 3])
    #expect(try Sample.numbers(directory.read()) == [0, 3, 4])
  }

  @Test func `a full disk keeps groups waiting in order until there is room`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let thread = try Self.open(directory)
    disk.inject(.init(operation: 1, code: Errno.noSpace, lasts: true, call: "write"))
    thread.append(Sample.group(0))
    thread.append(Sample.group(1))
    let failed = Self.replies(thread) { !$0.isEmpty }
    guard case .failed(.diskFull, _)? = failed.first else {
      Issue.record("the full disk was not reported")
      return
    }
    #expect(thread.finish() == 2)
    disk.inject(nil)
    _ = thread.takeReplies()
    thread.retry()
    #expect(Self.stored(Self.replies(thread) { Self.stored($0).count == 2 }) == [1, 2])
    #expect(try Sample.numbers(directory.read()) == [0, 1])
  }

  @Test func `a snapshot is written beside the work`() throws {
    let directory = Sample.workspace(SimulatedDisk())
    try directory.create()
    let thread = try Self.open(directory)
    var community = try directory.read().community
    for number in 0..<3 {
      let group = Sample.group(number)
      try community.apply(group.changes)
      thread.append(group)
    }
    _ = Self.replies(thread) { Self.stored($0).count == 3 }
    thread.compact(community)
    let replies = Self.replies(thread) { !$0.isEmpty }
    guard case .compacted(let generation)? = replies.first else {
      Issue.record("no snapshot was written")
      return
    }
    #expect(generation == 1)
    let opened = try directory.read()
    #expect(opened.ledger.log.recent.isEmpty)
    #expect(opened.community == community)
  }

  @Test func `a follower wakes, reads what is new, and survives deletion and garbage`() throws {
    let temporary = try TemporaryDirectory()
    let directory = WorkspaceDirectory(temporary.path + "/w", Sample.environment(PosixFileOps()))
    try directory.create()
    let (opened, writer) = try directory.open()
    let follower = Follower(directory, opened)
    guard case .nothing = follower.changes() else {
      Issue.record("something was found where nothing is")
      return
    }
    let place = try writer.store(Sample.group(0)).place
    var waiting = pollfd(fd: follower.descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    #expect(poll(&waiting, 1, 10_000) == 1)
    guard case .groups(let found) = follower.changes() else {
      Issue.record("the new entry was not read")
      return
    }
    #expect(found.map(\.group) == [Sample.group(0)])
    // Garbage at the end is somebody's unfinished write as far as a reader can tell.
    let path = directory.paths.segment(1, of: place.machine)
    let ops = PosixFileOps()
    let file = try ops.open(path, .append)
    _ = try ops.write(file, Array("{\"c\":\"gar".utf8)[...])
    ops.close(file)
    guard case .nothing = follower.changes() else {
      Issue.record("garbage was taken for an entry")
      return
    }
    try FileManager.default.removeItem(atPath: directory.path)
    if case .groups = follower.changes() { Issue.record("entries came from nowhere") }
    #expect(follower.head.sequence == 1)
  }

  @Test func `a reader takes no lock and writes nothing`() throws {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    let (_, writer) = try directory.open()
    try writer.store(Sample.group(0))
    try writer.lock()
    disk.record()
    #expect(try Sample.numbers(directory.read()) == [0])
    _ = try directory.check()
    #expect(disk.history.isEmpty)
  }

  @Test func `eight writers on the real disk lose nothing and repeat nothing`() throws {
    let temporary = try TemporaryDirectory()
    let directory = WorkspaceDirectory(temporary.path + "/w")
    try directory.create()
    let failures = Slots<String>(8)
    DispatchQueue.concurrentPerform(iterations: 8) { worker in
      do {
        let (_, writer) = try directory.open()
        writer.patience = WorkspaceWriter.batchPatience
        for number in 0..<10 { try writer.store(Sample.group(worker * 100 + number)) }
      } catch {
        failures.fill(worker, "\(error)")
      }
    }
    #expect(failures.values.isEmpty)
    let found = try Sample.numbers(directory.read())
    #expect(found.count == 80)
    #expect(Set(found).count == 80)
    for worker in 0..<8 {
      let own = found.filter { $0 / 100 == worker }
      #expect(own == own.sorted())
    }
    #expect(try directory.check().state == .clean)
  }
}
