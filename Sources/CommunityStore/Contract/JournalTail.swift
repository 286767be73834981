import CommunityModel

/// Reads what the journals of all machines hold behind a place; takes no lock and writes nothing.
struct JournalTail {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// A transaction and where it stands.
  struct Entry {
    var group: ChangeGroup
    var place: JournalPlace
  }

  /// Everything behind `head`, in the order of the fold, and how far that is.
  ///
  /// Throws `changedBeneath` where the files are others by now, or something has arrived that belongs
  /// before what was read.
  func read(
    after head: WorkspaceHead
  ) throws(StoreError) -> (entries: [Entry], head: WorkspaceHead) {
    let loader = WorkspaceLoader(env: env, paths: paths)
    var next = head
    var found: [JournalTransaction] = []
    let machines = Set(try loader.machines()).union(head.positions.map(\.machine)).sorted()
    for machine in machines {
      let reader = JournalReader(ops: env.ops, paths: paths, machine: machine)
      let scan = try reader.read(from: head[machine])
      if let problem = scan.problems.first(where: { !$0.kind.isHarmless }) {
        throw .damaged(
          path: paths.root + "/" + problem.file, line: problem.line, byte: problem.byte,
          reason: problem.detail)
      }
      guard !scan.transactions.isEmpty else { continue }
      guard machines.count == 1 || scan.transactions.allSatisfy({ $0.folds(behind: head) }) else {
        throw .changedBeneath(path: paths.root)
      }
      found += scan.transactions
      next[machine] = scan.position
    }
    if machines.count > 1 { found.sort { $0.foldsBefore($1) } }
    var entries: [Entry] = []
    for (transaction, result) in zip(found, WorkspaceLoader.decode(found)) {
      // What this version cannot read is said by whoever opens the workspace.
      guard case .success(let group) = result else { throw .changedBeneath(path: paths.root) }
      entries.append(Entry(group: group, place: transaction.place))
    }
    next.sequence += entries.count
    return (entries, next)
  }
}
