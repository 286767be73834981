import CommunityModel
import CommunityStore
import Foundation
import Glibc
import Synchronization
import Wording

/// Eight consoles' worth of store threads in one process: each hands over, falls behind, plans anew, and
/// writes snapshots beside its work. What ThreadSanitizer is pointed at.
enum ThreadsProof {
  static func run(_ scale: Int) throws -> Proof.Outcome {
    let edits = max(1, 10 * scale)
    let folder = try Folder()
    defer { folder.remove() }
    let directory = WorkspaceDirectory(folder.path + "/shop")
    try directory.create()
    let failures = Mutex<[String]>([])
    let behind = Mutex(0)
    DispatchQueue.concurrentPerform(iterations: 8) { number in
      do {
        var console = try WorkingConsole(directory, "w\(number)")
        try console.save(edits)
        behind.withLock { [fell = console.fellBehind] in $0 += fell }
      } catch {
        failures.withLock { $0.append("\(number): \(error)") }
      }
    }
    if let failure = failures.withLock({ $0.first }) { return .failed(failure) }
    let opened = try directory.read()
    let names = opened.community.tags.map(\.name)
    let wanted = (0..<8).flatMap { number in (0..<edits).map { "w\(number)-\($0)" } }
    guard names.count == wanted.count, Set(names) == Set(wanted) else {
      return .failed("\(names.count) of \(wanted.count) found, \(Set(names).count) different")
    }
    let report = try directory.check()
    guard report.state == .clean, report.rows == RowsHash(opened.community) else {
      return .failed("\(report.problems)")
    }
    return .reached(
      "8 store threads × \(edits) edits, \(behind.withLock { $0 }) times planned anew, rows \(report.rows)"
    )
  }
}

/// What a console does with its store thread, without the screen.
private struct WorkingConsole {
  private let name: String
  private let thread: StoreThread
  private var community: Community
  /// What is not on disk yet: its number and the transaction.
  private var pending: [(number: Int, group: ChangeGroup)] = []
  private let machine: Int64
  private(set) var fellBehind = 0

  init(_ directory: WorkspaceDirectory, _ name: String) throws {
    let (opened, writer) = try directory.open()
    self.name = name
    community = opened.community
    machine = writer.machine
    thread = try StoreThread(writer)
  }

  mutating func save(_ edits: Int) throws {
    var next = 0
    while next < edits || !pending.isEmpty {
      while next < edits, pending.count < 4 {
        let group = try plan(next)
        pending.append((next, group))
        thread.append(group)
        next += 1
      }
      try take(replies())
      if pending.isEmpty, next % 500 < 4 { thread.compact(community) }
    }
  }

  private func replies() -> [StoreThread.Reply] {
    var waiting = pollfd(fd: thread.wakeDescriptor, events: Int16(POLLIN), revents: 0)
    _ = poll(&waiting, 1, 60_000)
    return thread.takeReplies()
  }

  private mutating func take(_ replies: [StoreThread.Reply]) throws {
    for reply in replies {
      switch reply {
      case .stored(let logged): pending.removeFirst(logged.count)
      case .behind(let foreign):
        fellBehind += 1
        for entry in pending.reversed() {
          try community.apply(entry.group.changes.reversed().map(\.inverse))
        }
        for stored in foreign {
          try community.apply(stored.group.changes)
          community.mint.observe(stored.group.id.raw)
        }
        for place in pending.indices { pending[place].group = try plan(pending[place].number) }
        thread.replace(pending.map(\.group))
      case .failed(.busy, _): thread.retry()
      case .failed(let error, _): throw error
      case .compactionFailed(.busy), .compactionFailed(.changedBeneath), .compacted: break
      default: throw ProofError.wrong("\(reply)")
      }
    }
  }

  /// Plans a tag on the rows as they are and applies it.
  private mutating func plan(_ number: Int) throws -> ChangeGroup {
    let tag: ID<CommunityModel.Tag> = community.mint.mint()
    let record = RowRecord(
      id: tag.raw,
      fields: [
        .init(key: "name", value: .text("\(name)-\(number)")),
        .init(key: "source", value: .text("manual")),
      ])
    let group = ChangeGroup(
      id: community.mint.mint(), at: Instant(seconds: 1_795_000_000),
      actor: Actor(name: name, machine: machine, process: Int64(getpid())),
      action: "tag.create", label: Localized("新建标签", "New tag"), count: 1,
      changes: [.insert("tags", record)])
    try community.apply(group.changes)
    return group
  }
}
