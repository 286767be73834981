public import CommunityModel

/// How far a workspace has been read or written, over all machines.
public struct WorkspaceHead: Hashable, Sendable {
  /// How many transactions that makes.
  public internal(set) var sequence = 0
  /// The position in each machine's journal, by machine.
  public internal(set) var positions: [JournalPosition] = []

  /// The position in one machine's journal.
  public subscript(machine: Int) -> JournalPosition {
    get { positions.first { $0.machine == machine } ?? .start(of: machine) }
    set {
      positions.removeAll { $0.machine == machine }
      // A journal that has not begun is no different from one that nobody has asked about.
      guard newValue != .start(of: machine) else { return }
      let place = positions.firstIndex { $0.machine > machine } ?? positions.endIndex
      positions.insert(newValue, at: place)
    }
  }
}

/// A transaction that is in the journal.
public struct StoredGroup: Hashable, Sendable {
  /// What the history shows of it.
  public var logged: LoggedGroup
  /// The transaction.
  public var group: ChangeGroup
}

/// What is known of a workspace besides its rows: how far it was read, its history, the ids used up.
public struct WorkspaceLedger: Sendable {
  /// How far it was read or written.
  public internal(set) var head = WorkspaceHead()
  /// Its history.
  public internal(set) var log: WorkspaceLog
  /// The highest counter ever used on each machine.
  var counters: [Int64: Int64] = [:]
  /// Bytes of journal since the last snapshot.
  var journalBytes = 0
  /// Whether the last line of this machine's journal lacks its line feed.
  var lacksLineFeed = false

  /// Whether so much has happened since the last snapshot that opening begins to take time.
  public var isCompactionDue: Bool { journalBytes > 2 << 20 || log.recent.count > 4000 }

  /// Takes note of a transaction and gives it its place in the order.
  mutating func record(_ group: ChangeGroup, at place: JournalPlace) -> StoredGroup {
    head.sequence += 1
    journalBytes += place.bytes
    let logged = LoggedGroup(group, sequence: head.sequence, place: place)
    log.recent.append(logged)
    count(group.id.raw)
    for case .insert(_, let record) in group.changes { count(record.id) }
    return StoredGroup(logged: logged, group: group)
  }

  private mutating func count(_ raw: Int64) {
    let (machine, counter) = (PackedID.machine(of: raw), PackedID.counter(of: raw))
    counters[machine] = max(counters[machine] ?? 0, counter)
  }
}
