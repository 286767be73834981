import CommunityModel
import Glibc
import Wording

/// What a check has found.
public struct CheckReport: Sendable {
  /// How sound the workspace is.
  public let state: WorkspaceState
  /// Everything that is not as it was written.
  public let problems: [StoreProblem]
  /// How many transactions the journal holds.
  public let groups: Int
  /// Places that two people changed without knowing of each other and that nobody has decided since.
  public let clashes: [Clash]
  /// A number that equal rows share, whatever path led to them.
  public let rows: RowsHash
  /// The name of the zone in which the workspace counts its days.
  public let zone: String
}

extension WorkspaceDirectory {
  /// Reads every byte of the journal and of the snapshots; changes nothing.
  public func check() throws(StoreError) -> CheckReport {
    let truth = try WorkspaceLoader(env: env, paths: paths, usesSnapshots: false).load()
    var problems = truth.problems
    problems += try snapshotProblems(truth)
    if let problem = reserveProblem() { problems.append(problem) }
    if truth.hasUnfinishedErasure {
      problems.append(
        StoreProblem(
          .unfinishedErasure, file: "journal",
          detail: Localized(
            "有人的个人信息还没从旧文件里清掉：运行 qunzhu erase",
            "somebody's personal data is still in older files: run qunzhu erase")))
    }
    return CheckReport(
      state: WorkspaceState(problems), problems: problems, groups: truth.head.sequence,
      clashes: truth.clashes.filter { !$0.isSettled }, rows: RowsHash(truth.community),
      zone: truth.community.workspace.zone)
  }

  private func snapshotProblems(_ truth: OpenedWorkspace) throws(StoreError) -> [StoreProblem] {
    let reader = SnapshotReader(ops: env.ops, paths: paths)
    var problems: [StoreProblem] = []
    for (place, snapshot) in truth.manifest.snapshots.enumerated()
    where reader.load(snapshot, mint: IDMint(machine: 0)) == nil || !reader.logIsWhole(snapshot) {
      let edits = place == 0 ? try EditedRows(env: env, paths: paths).edits() : []
      problems +=
        edits.isEmpty
        ? [WorkspaceLoader.badSnapshot(snapshot.generation)] : edits.map(\.problem)
    }
    guard let usual = try? read() else { return problems }
    // A journal that ends too early looks sound by itself: only a snapshot knows how far it went.
    if truth.state != .damaged { problems += usual.problems.filter(\.kind.stopsWriting) }
    guard problems.isEmpty, truth.problems.isEmpty, truth.conflicts.isEmpty else {
      return problems
    }
    // Between the two readings others may have stored something; only equal heads can be compared.
    if usual.head == truth.head, usual.community != truth.community {
      problems.append(
        StoreProblem(
          .badSnapshot, file: "snap",
          detail: Localized("快照与日志的内容不一致", "the snapshot does not say what the journal says")))
    }
    return problems
  }

  func reserveProblem() -> StoreProblem? {
    guard let bytes = try? env.ops.contents(of: paths.reserve) else { return nil }
    guard !Self.isBlank(bytes), let place = bytes.firstIndex(where: { $0 != 0 }) else { return nil }
    return StoreProblem(
      .badReserve, file: "reserve", byte: place,
      detail: Localized("备用空间里有内容", "the space held back holds something"))
  }

  private static func isBlank(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBytes { all in
      guard let start = all.baseAddress else { return true }
      return all[0] == 0 && memcmp(start, start + 1, all.count - 1) == 0
    }
  }

  private func leftoverPlaces() throws(SystemFailure) -> [String] {
    var places = [path, paths.snapshots]
    for machine in (try? env.ops.list(paths.journal)) ?? [] {
      places.append("\(paths.journal)/\(machine)")
    }
    if try env.ops.statusIfPresent(paths.backups) != nil { places.append(paths.backups) }
    return places
  }

  /// Removes leftovers of attempts that were cut short more than an hour ago, and says which.
  public func removeLeftovers() throws(StoreError) -> [String] {
    try storing { () throws(SystemFailure) in
      var removed: [String] = []
      for directory in try leftoverPlaces() {
        for name in try env.ops.list(directory) where name.hasSuffix(".tmp") {
          let leftover = "\(directory)/\(name)"
          let status = try env.ops.status(leftover)
          guard env.clock() / 1000 - status.modified > 3600 else { continue }
          env.ops.removeTree(leftover)
          removed.append(leftover)
        }
      }
      return removed
    }
  }
}
