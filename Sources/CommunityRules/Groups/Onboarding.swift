public import CommunityModel
public import Wording

/// Whether a newcomer was guided.
public enum OnboardingState: String, ClosedSet {
  case waiting, overdue, done

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .waiting: Localized("待引导", "Waiting")
    case .overdue: Localized("超时未引导", "Overdue")
    case .done: Localized("已引导", "Guided")
    }
  }
}

/// What guiding a newcomer takes, and how soon.
public struct OnboardingPolicy: Hashable, Sendable {
  /// The steps that must be marked as done.
  public var steps = ["welcome", "rules"]
  /// Within how many hours after joining.
  public var dueHours = 24
  /// For how many days after joining somebody is a newcomer.
  public var newcomerDays = 7

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = OnboardingPolicy()

  /// Whether and how far a membership's newcomer was guided; nil where nobody has to be any more.
  public func state(of membership: Membership, at now: Instant) -> OnboardingState? {
    guard membership.status == .active, let joined = membership.joinedAt, joined <= now else {
      return nil
    }
    let marks = membership.more["onboarding"].list.compactMap { $0.record?.first?.text }
    if !marks.isEmpty, steps.allSatisfy(marks.contains) { return .done }
    let hours = (now.seconds - joined.seconds) / 3600
    guard hours < newcomerDays * 24 else { return nil }
    return hours < dueHours ? .waiting : .overdue
  }
}

/// How many newcomers of a group nobody has guided yet.
public struct Newcomers: Hashable, Sendable {
  /// All who wait, overdue ones included.
  public var waiting = 0
  /// Those who wait longer than they should.
  public var overdue = 0

  /// Nobody waits.
  public init() {}

  /// The newcomers of every group that has some.
  public static func byGroup(
    _ community: Community, at now: Instant, policy: OnboardingPolicy = .standard
  ) -> [ID<Group>: Newcomers] {
    var found: [ID<Group>: Newcomers] = [:]
    for chunk in 0..<community.memberships.chunkCount {
      for membership in community.memberships.chunk(chunk) {
        guard let state = policy.state(of: membership, at: now), state != .done,
          community.members[membership.member]?.isStaff != true
        else { continue }
        found[membership.group, default: Newcomers()].waiting += 1
        if state == .overdue { found[membership.group, default: Newcomers()].overdue += 1 }
      }
    }
    return found
  }
}
