public import CommunityModel

/// How far a task has come: as it was counted, or as the post or group it is about says.
public struct ChoreProgress: Hashable, Sendable {
  /// When it is due.
  public let due: Instant?
  /// How many are done.
  public let done: Int
  /// How many there are.
  public let total: Int
  /// Whether nothing is left to do.
  public let isFinished: Bool
  /// When it was finished or skipped, where that is known.
  public let finishedAt: Instant?
  /// Why it was skipped; nil where it was not.
  public let skipReason: String?
  /// Whether the post it publishes was called off.
  public let isCancelled: Bool

  /// The progress of a task.
  public init(
    _ chore: Chore, _ community: Community, newcomers: [ID<Group>: Newcomers],
    applications: Int? = nil
  ) {
    skipReason = chore.more["skipped"].text
    if let item = chore.content.flatMap({ community.content[$0] }) {
      let open = item.openGroups.count
      due = item.scheduledAt
      total = item.groups.count
      done = total - open
      isFinished = skipReason != nil || total > 0 && open == 0
      finishedAt = chore.doneAt ?? (open == 0 ? item.deliveries.map(\.at).max() : nil)
      isCancelled = item.state == .cancelled
      return
    }
    due = chore.due
    isCancelled = false
    finishedAt = chore.doneAt
    if chore.kind == .guide, let group = chore.group {
      let waiting = newcomers[group]?.waiting ?? 0
      total = max(Int(clamping: chore.total), waiting)
      done = chore.doneAt != nil && skipReason == nil ? total : total - waiting
      isFinished = chore.doneAt != nil || waiting == 0
    } else if chore.kind == .admit, chore.group == nil, let applications {
      // The queue itself says how many wait; what was counted when the task was made may be less.
      total = max(1, Int(clamping: chore.total), applications)
      let isDone = chore.doneAt != nil
      done = isDone && skipReason == nil ? total : min(total - applications, total)
      isFinished = isDone || applications == 0
    } else {
      total = max(1, Int(clamping: chore.total))
      done = min(total, max(0, Int(clamping: chore.done)))
      isFinished = chore.doneAt != nil || done == total
    }
  }

  /// Whether its time has passed; a post has ten minutes' grace.
  public func isOverdue(_ chore: Chore, at now: Instant) -> Bool {
    guard !isFinished, !isCancelled, let due else { return false }
    let grace = chore.content == nil ? 0 : DeliveryPolicy.standard.late
    return due.seconds + grace < now.seconds
  }
}
