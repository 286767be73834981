public import CommunityModel

/// What became of a batch command.
public enum BatchOutcome: Sendable {
  /// The plan changed nothing, so nothing was written.
  case unchanged
  /// The transaction is on disk.
  case stored(LoggedGroup)
}

extension WorkspaceWriter {
  /// Plans and stores one transaction that nobody can overtake: lock, catch up, plan, append, sync, unlock.
  ///
  /// `plan` sees the rows as they are now and may throw its own refusal, which passes through.
  public func transact(
    on workspace: inout OpenedWorkspace, _ plan: (Community) throws -> ChangeGroup?
  ) throws -> BatchOutcome {
    patience = Self.batchPatience
    try lock()
    defer { unlock() }
    for stored in try catchUp() { try workspace.take(stored) }
    workspace.ledger = ledger
    guard let group = try plan(workspace.community), !group.changes.isEmpty else {
      return .unchanged
    }
    // Rows are changed first: what does not apply is never written down.
    try workspace.community.apply(group.changes)
    workspace.community.mint.observe(group.id.raw)
    guard case .stored(let logged) = try append([group]), let first = logged.first else {
      throw StoreError.changedBeneath(path: path)
    }
    workspace.ledger = ledger
    return .stored(first)
  }
}

extension OpenedWorkspace {
  /// Applies a transaction that somebody else has stored.
  public mutating func take(_ stored: StoredGroup) throws(StoreError) {
    do throws(ChangeError) {
      try community.apply(stored.group.changes)
    } catch {
      throw .changedBeneath(path: path)
    }
    community.mint.observe(stored.group.id.raw)
  }
}
