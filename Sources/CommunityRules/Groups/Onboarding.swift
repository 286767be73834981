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
  /// The steps, those that are required among them.
  public var steps = [
    OnboardingStep("welcome", title: "欢迎", dueHours: 24),
    OnboardingStep("rules", title: "群规", dueHours: 24),
  ]
  /// For how many days after joining somebody is a newcomer.
  public var newcomerDays = 7

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = OnboardingPolicy()

  /// The policy as a group has it: with its own steps, where it has some.
  public func adapted(to group: Group?) -> OnboardingPolicy {
    guard let own = group?.ownOnboardingSteps, !own.isEmpty else { return self }
    var policy = self
    policy.steps = own
    return policy
  }

  /// Within how many hours everything required is to be done.
  public var dueHours: Int {
    steps.filter(\.isRequired).map { Int(clamping: $0.dueHours) }.max() ?? 0
  }

  /// What a step is called; its key where the policy does not know it.
  public func title(of key: String) -> Localized {
    switch key {
    case "welcome": Localized("欢迎", "Welcome")
    case "rules": Localized("群规", "Rules")
    default:
      Localized(verbatim: steps.first { $0.key == key }.map(\.title) ?? key)
    }
  }

  /// The required steps that were not done by a moment.
  public func missing(in membership: Membership, at now: Instant) -> [OnboardingStep] {
    let marks = membership.more["onboarding"].list.compactMap { mark -> String? in
      guard let parts = mark.record, parts.count == 2 else { return nil }
      return parts[1].instant.map { $0 <= now } ?? true ? parts[0].text : nil
    }
    return steps.filter { $0.isRequired && !marks.contains($0.key) }
  }

  /// Whether and how far a membership's newcomer was guided; nil where nobody has to be any more.
  public func state(of membership: Membership, at now: Instant) -> OnboardingState? {
    guard membership.status == .active, let joined = membership.joinedAt, joined <= now else {
      return nil
    }
    let open = missing(in: membership, at: now)
    if open.isEmpty { return .done }
    let hours = (now.seconds - joined.seconds) / 3600
    guard hours < newcomerDays * 24 else { return nil }
    return open.contains { hours >= $0.dueHours } ? .overdue : .waiting
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
    let policies = policy.byGroup(community)
    let earliest = now.adding(seconds: -Int64(policy.newcomerDays) * 86_400)
    for chunk in 0..<community.memberships.chunkCount {
      for membership in community.memberships.chunk(chunk) {
        // Most joined long ago: they are told by one comparison.
        guard membership.status == .active, let joined = membership.joinedAt, joined > earliest
        else { continue }
        let own = policies[membership.group] ?? policy
        guard let state = own.state(of: membership, at: now), state != .done,
          community.members[membership.member]?.isStaff != true
        else { continue }
        found[membership.group, default: Newcomers()].waiting += 1
        if state == .overdue { found[membership.group, default: Newcomers()].overdue += 1 }
      }
    }
    return found
  }
}

extension OnboardingPolicy {
  /// The policies of the groups that have steps of their own.
  func byGroup(_ community: Community) -> [ID<Group>: OnboardingPolicy] {
    var found: [ID<Group>: OnboardingPolicy] = [:]
    for group in community.groups where !group.ownOnboardingSteps.isEmpty {
      found[group.id] = adapted(to: group)
    }
    return found
  }
}
