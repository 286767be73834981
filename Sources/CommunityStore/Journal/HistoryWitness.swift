import Wording

/// Looks through the part of the journals that a snapshot holds: seals and chain, nothing is decoded.
///
/// The rows do not depend on it, but a history that was damaged years ago must be seen today and not
/// when it is needed.
struct HistoryWitness {
  let env: StoreEnvironment
  let paths: WorkspacePaths

  /// What is not as it was written before these positions.
  func look(
    before head: WorkspaceHead
  ) throws(StoreError) -> (problems: [StoreProblem], hasSkips: Bool) {
    var problems: [StoreProblem] = []
    var hasSkips = false
    for end in head.positions where end.segment > 0 {
      let reader = JournalReader(ops: env.ops, paths: paths, machine: end.machine)
      let scan: JournalScan
      do throws(StoreError) {
        scan = try reader.read(
          from: .start(of: end.machine), keepsTransactions: false, upTo: end)
      } catch {
        // Whoever reads on from the snapshot has found the same and said so.
        guard case .changedBeneath = error else { throw error }
        continue
      }
      hasSkips = hasSkips || scan.hasSkips
      problems += scan.problems.map(Self.settled)
      let isWhole = scan.position.line == end.line && scan.position.checksum == end.checksum
      if scan.problems.isEmpty, !scan.hasSkips, !isWhole { problems.append(differs(end)) }
    }
    return (problems, hasSkips)
  }

  /// A line that fails here was acknowledged: it went into a snapshot.
  private static func settled(_ problem: StoreProblem) -> StoreProblem {
    var problem = problem
    if problem.kind.isHarmless { problem.kind = .badLine }
    return problem
  }

  private func differs(_ end: JournalPosition) -> StoreProblem {
    StoreProblem(
      .brokenChain, file: WorkspacePaths.segmentName(machine: end.machine, number: end.segment),
      byte: end.bytes,
      detail: Localized(
        "这里不是快照里的第 \(end.line) 条", "this is not entry \(end.line) that the snapshot holds"))
  }
}
