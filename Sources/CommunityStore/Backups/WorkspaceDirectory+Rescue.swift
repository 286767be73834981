public import CommunityModel
import Wording

/// What a rescue has saved.
public enum Rescue: Hashable, Sendable {
  /// The whole history and what was waiting, so many transactions.
  case history(Int)
  /// The rows as they were in memory; the history could not be read.
  case rows
}

extension WorkspaceDirectory {
  /// Saves everything to a new workspace elsewhere, when this one cannot be written any more: its history
  /// with what waits behind it, or where that cannot be read, the rows as they are in memory.
  public func rescue(
    to target: String, community: Community, waiting: [ChangeGroup], actor: Actor, at: Instant
  ) throws(StoreError) -> Rescue {
    guard try storing({ () throws(SystemFailure) in try env.ops.statusIfPresent(target) }) == nil
    else { throw .notEmpty(path: target) }
    if let groups = try? rescueHistory(to: target, waiting) { return .history(groups) }
    env.ops.removeTree(target)
    let copy = WorkspaceDirectory(target, env)
    try copy.create()
    var (opened, writer) = try copy.open()
    let rows = Collections.all.flatMap { face in
      face.ids(community).compactMap { id in
        face.record(community, id).map { Change.insert(face.info.key, $0) }
      }
    }
    opened.community.mint.observe(rows.map(\.id).max() ?? 0)
    let group = ChangeGroup(
      id: opened.community.mint.mint(), at: at, actor: actor, action: "workspace.rescue",
      label: Localized("另存一份副本", "Save a copy elsewhere"), count: rows.count, changes: rows)
    guard case .stored = try writer.append([group]) else { throw .changedBeneath(path: target) }
    return .rows
  }

  private func rescueHistory(
    to target: String, _ waiting: [ChangeGroup]
  ) throws(StoreError) -> Int {
    let index = try BackupWriter(env: env, paths: paths).write(to: target)
    guard index.state != WorkspaceState.damaged.rawValue else {
      throw .changedBeneath(path: path)
    }
    guard !waiting.isEmpty else { return index.groups }
    let (_, writer) = try WorkspaceDirectory(target, env).open()
    guard case .stored(let logged) = try writer.append(waiting) else {
      throw .changedBeneath(path: target)
    }
    return index.groups + logged.count
  }
}
