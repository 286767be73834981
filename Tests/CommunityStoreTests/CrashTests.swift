import CommunityModel
import Dispatch
import Testing

@testable import CommunityStore

/// One thing a session may do; sessions are strings of these.
private enum Deed: Hashable {
  case one, batch, large, compact, reopen, failedSync, fullDisk, huge
}

/// A session on a simulated disk that is cut off after each of its operations.
private struct Session {
  var deeds: [Deed]
  var number: Int

  /// Sessions that between them do everything in every order of two, and some of three.
  static let all: [Session] = {
    let deeds: [Deed] = [.one, .batch, .large, .compact, .reopen, .failedSync, .fullDisk]
    var sessions: [Session] = []
    for first in deeds {
      for second in deeds {
        sessions.append(Session(deeds: [.one, first, second], number: sessions.count))
      }
    }
    // Above one MiB a transaction is spread over lines: all of them count, or none.
    for next in [Deed.one, .compact, .failedSync] {
      sessions.append(Session(deeds: [.one, .huge, next], number: sessions.count))
    }
    return sessions
  }()

  /// For a full run: everything in every order of three.
  static let more: [Session] = {
    let deeds: [Deed] = [.one, .batch, .large, .compact, .reopen, .failedSync, .fullDisk]
    return deeds.flatMap { first in
      deeds.flatMap { second in deeds.map { [.one, first, second, $0] } }
    }.enumerated().map { Session(deeds: $1, number: 1000 + $0) }
  }()

  struct Outcome {
    var history: [(state: SimulatedDisk.State, acknowledged: Int)]
    /// The transactions that were tried, in order; the acknowledged ones come first.
    var attempted: [Int]
    /// Those that were refused: they must never stand.
    var refused: Set<Int>
  }

  /// Runs the session and records the disk behind each operation.
  func run(lying: Bool = false) throws -> Outcome {
    let disk = SimulatedDisk()
    let directory = Sample.workspace(disk)
    try directory.create()
    if lying { disk.lieAboutSyncs() }
    disk.record()
    var (opened, writer) = try directory.open()
    var next = 0
    var stored: [Int] = []
    var refused: Set<Int> = []
    func attempt(_ groups: [ChangeGroup], _ numbers: [Int]) throws {
      do throws(StoreError) {
        guard case .stored = try writer.append(groups) else { return }
      } catch {
        refused.formUnion(numbers)
        return
      }
      for group in groups { try opened.community.apply(group.changes) }
      stored += numbers
      disk.acknowledge(stored.count)
    }
    for deed in deeds {
      switch deed {
      case .one, .failedSync, .fullDisk:
        if deed == .failedSync {
          disk.inject(.init(operation: 2, code: Errno.inputOutput, lasts: false, call: "fdatasync"))
        }
        if deed == .fullDisk {
          _ = Reserve(env: directory.env, paths: directory.paths).release()
          disk.inject(.init(operation: 2, code: Errno.noSpace, lasts: true, call: "write"))
        }
        try attempt([Sample.group(next)], [next])
        next += 1
        disk.inject(nil)
      case .batch:
        try attempt((next..<next + 3).map { Sample.group($0) }, Array(next..<next + 3))
        next += 3
      case .large:
        try attempt([Sample.group(next, Sample.members(30, from: next * 100))], [next])
        next += 1
      case .huge:
        try attempt([Sample.group(next, Sample.members(6000, from: next * 10_000))], [next])
        next += 1
      case .compact: try writer.compact(opened.community)
      case .reopen: (opened, writer) = try directory.open()
      }
    }
    return Outcome(history: disk.history, attempted: stored, refused: refused)
  }
}

@Suite struct CrashTests {
  /// What a recovery must find: everything acknowledged, nothing else than was tried, in order.
  private static func verdict(
    _ found: [Int], acknowledged: Int, _ outcome: Session.Outcome
  ) -> Bool {
    let sound = found.filter { !outcome.refused.contains($0) }
    return sound.count >= acknowledged && outcome.attempted.starts(with: sound)
  }

  /// Opens what a crash left, as the next process would: reads, sets the tail aside, writes on.
  private static func recover(_ disk: SimulatedDisk, writing number: Int = 900) throws -> [Int] {
    let directory = Sample.workspace(disk)
    let (opened, writer) = try directory.open()
    let found = try Sample.numbers(opened)
    #expect(try writer.catchUp().isEmpty)
    try writer.store(Sample.group(number))
    let again = try directory.read()
    #expect(try Sample.numbers(again) == found + [number])
    #expect(again.state == .clean)
    return found
  }

  @Test(arguments: 0..<Session.all.count)
  func `a power cut at any moment loses nothing acknowledged`(index: Int) throws {
    let session = Session.all[index]
    let checked = try Self.cut(session, dense: index < 4)
    #expect(checked > (session.deeds.contains(.huge) ? 40 : 100))
  }

  /// Cuts a session after each of its operations, in every way, and recovers from each.
  private static func cut(_ session: Session, dense: Bool) throws -> Int {
    let outcome = try session.run()
    #expect(outcome.history.count > 5)
    let isHuge = session.deeds.contains(.huge)
    var checked = 0
    for (step, moment) in outcome.history.enumerated() {
      let isDense = dense && step % 7 == session.number % 7
      let states = moment.state.crashStates(dense: isDense)
      for (number, state) in states.enumerated() where !isHuge || number % 9 == step % 9 {
        let found = try recover(SimulatedDisk(state))
        guard verdict(found, acknowledged: moment.acknowledged, outcome) else {
          Issue.record(
            "\(session.deeds), step \(step): \(found), \(moment.acknowledged) acknowledged")
          return checked
        }
        checked += 1
      }
    }
    return checked
  }

  @Test(.enabled(if: Proofs.isFull, "minutes: .ci/proofs crashes"))
  func `a power cut loses nothing in any of 343 sessions of four deeds`() throws {
    let counts = Slots<Int>(Session.more.count)
    DispatchQueue.concurrentPerform(iterations: Session.more.count) { index in
      counts.fill(index, (try? Self.cut(Session.more[index], dense: index % 16 == 0)) ?? 0)
    }
    #expect(counts.values.count == Session.more.count)
    #expect(counts.values.allSatisfy { $0 > 100 })
    let states = counts.values.reduce(0, +)
    #expect(states >= 100_000)
    Proofs.tell("\(Session.more.count) sessions, \(states) disks after a cut, nothing lost")
  }

  @Test(arguments: Proofs.isFull ? Array(0..<49) : [3, 17, 35])
  func `a second power cut during recovery loses nothing either`(index: Int) throws {
    let outcome = try Session.all[index].run()
    var checked = 0
    for (step, moment) in outcome.history.enumerated() where step % 4 == 0 {
      for (number, state) in moment.state.crashStates(dense: false).enumerated()
      where number % 5 == 0 {
        let disk = SimulatedDisk(state)
        disk.record()
        _ = try Self.recover(disk)
        for again in disk.history {
          for second in again.state.crashStates(dense: false).prefix(6) {
            let found = try Self.recover(SimulatedDisk(second), writing: 901)
              .filter { $0 < 900 }
            guard Self.verdict(found, acknowledged: moment.acknowledged, outcome) else {
              Issue.record("session \(index), step \(step): \(found)")
              return
            }
            checked += 1
          }
        }
      }
    }
    #expect(checked > 100)
  }

  @Test func `the cut finds losses when a disk lies about its syncs`() throws {
    let outcome = try Session(deeds: [.one, .one, .batch], number: 0).run(lying: true)
    var losses = 0
    for moment in outcome.history {
      for state in moment.state.crashStates(dense: false) {
        let found = try? Self.recover(SimulatedDisk(state))
        if !Self.verdict(found ?? [], acknowledged: moment.acknowledged, outcome) { losses += 1 }
      }
    }
    #expect(losses > 0)
  }

  @Test func `a crash while a workspace is made leaves none or a whole one`() throws {
    let disk = SimulatedDisk()
    disk.record()
    try Sample.workspace(disk).create()
    for moment in disk.history {
      for state in moment.state.crashStates(dense: false).prefix(24) {
        let after = SimulatedDisk(state)
        let directory = Sample.workspace(after)
        if !directory.isWorkspace { try directory.create() }
        #expect(try Self.recover(after).isEmpty)
      }
    }
  }
}
