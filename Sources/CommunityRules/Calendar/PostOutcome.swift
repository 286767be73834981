public import CommunityModel

/// What became of a post over all its groups, in the order of gravity.
public enum PostOutcome: Hashable, Sendable {
  /// Its time has not come, or it has none.
  case planned
  /// It was published everywhere.
  case published
  /// Its time has come and some groups lack it.
  case partial
  /// A day after its time some groups still lack it.
  case missed
  /// It was called off.
  case cancelled
}

extension ContentItem {
  /// What became of it by now.
  public func outcome(at now: Instant, policy: DeliveryPolicy = .standard) -> PostOutcome {
    if state == .cancelled { return .cancelled }
    if !groups.isEmpty, openGroups.isEmpty { return .published }
    guard let due = dueAt, now.milliseconds - due.milliseconds >= policy.late * 1000 else {
      return .planned
    }
    return now.milliseconds - due.milliseconds >= policy.missed * 1000 ? .missed : .partial
  }

  /// Whether somebody must do something about it now: groups that lack it within a week of its time, or
  /// something missing within a day before it.
  public func needsHand(at now: Instant) -> Bool {
    guard let due = scheduledAt else { return false }
    let gap = due.seconds - now.seconds
    guard gap > -7 * 86_400, gap <= 86_400 else { return false }
    switch outcome(at: now) {
    case .partial, .missed: return true
    case .planned: return missingAsset != nil
    case .published, .cancelled: return false
    }
  }
}
