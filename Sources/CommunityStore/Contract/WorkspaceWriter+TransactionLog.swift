public import CommunityModel

extension WorkspaceWriter: TransactionLog {
  /// Where the journals of all machines end now.
  public func end() throws(StoreError) -> WorkspaceHead {
    try tail.read(after: ledger.head).head
  }

  /// Appends transactions if nobody was faster, under the lock.
  public func append(
    _ groups: [ChangeGroup], expecting head: WorkspaceHead
  ) throws(StoreError) -> AppendOutcome {
    try locked { () throws(StoreError) in
      try catchUpWithAll()
      guard ledger.head == head else { return .conflict(ledger.head) }
      guard case .stored = try append(groups) else { throw .changedBeneath(path: path) }
      return .appended(ledger.head)
    }
  }

  /// Everything behind a place, in the order of the fold.
  public func read(after head: WorkspaceHead) throws(StoreError) -> LogReading {
    let (entries, end) = try tail.read(after: head)
    return LogReading(groups: entries.map(\.group), head: end)
  }

  /// Writes the rows as a snapshot, which then counts.
  public func putSnapshot(_ rows: Community, at head: WorkspaceHead) throws(StoreError) {
    guard ledger.head == head else { throw .changedBeneath(path: path) }
    try compact(rows)
  }

  /// The newest snapshot that is what was written.
  public func snapshot() throws(StoreError) -> LogSnapshot? {
    let loader = WorkspaceLoader(env: directory.env, paths: directory.paths)
    guard let found = try loader.newestSnapshot() else { return nil }
    return LogSnapshot(rows: found.community, head: found.index.head)
  }

  /// Watches the workspace's directories, where the system can.
  public func watch() -> (any LogWatch)? { JournalWatch(directory.env, directory.paths) }

  private var tail: JournalTail { JournalTail(env: directory.env, paths: directory.paths) }
}
