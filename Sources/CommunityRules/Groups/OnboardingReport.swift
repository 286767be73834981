public import CommunityModel

/// How newcomers of a window were received, by group and by the way they came (F26).
public struct OnboardingReport: Sendable {
  /// What became of some newcomers.
  public struct Row: Hashable, Sendable {
    /// Those who joined within the window.
    public var joined = 0
    /// Those of them whose time for guidance has passed.
    public var due = 0
    /// Those of these with every required step done.
    public var guided = 0
    /// Those whose first seven days are complete; younger joins say nothing yet.
    public var ripe = 0
    /// Those of these who left or were removed within seven days.
    public var leftEarly = 0

    /// Nobody.
    public init() {}

    /// Guided of those due, in basis points; nil without any.
    public var completion: Int? { share(guided, of: due) }
    /// Left early of those ripe, in basis points; nil without any.
    public var earlyChurn: Int? { share(leftEarly, of: ripe) }

    private func share(_ part: Int, of whole: Int) -> Int? {
      whole > 0 ? (part * 20_000 + whole) / (whole * 2) : nil
    }
  }

  /// Everybody.
  public private(set) var total = Row()
  /// By group.
  public private(set) var byGroup: [ID<Group>: Row] = [:]
  /// By the way people came; nil where that is not known.
  public private(set) var byScene: [JoinScene?: Row] = [:]
  /// By who invited them.
  public private(set) var byInviter: [ID<Member>: Row] = [:]

  /// The newcomers of the last so many days, today included; colleagues left out.
  public init(
    _ community: Community, moment: Moment, days: Int = 30,
    policy: OnboardingPolicy = .standard
  ) {
    let (now, zone, today) = (moment.now, moment.zone, moment.today)
    let policies = policy.byGroup(community)
    for chunk in 0..<community.memberships.chunkCount {
      for membership in community.memberships.chunk(chunk) {
        guard membership.status != .pending, let at = membership.joinedAt, at <= now else {
          continue
        }
        let joined = zone.day(of: at)
        let age = today - joined
        guard age < days, community.members[membership.member]?.isStaff != true else { continue }
        var row = Row()
        row.joined = 1
        let own = policies[membership.group] ?? policy
        if now.seconds - at.seconds >= Int64(own.dueHours) * 3600 {
          row.due = 1
          row.guided = own.missing(in: membership, at: now).isEmpty ? 1 : 0
        }
        if age >= 7 {
          row.ripe = 1
          let isOver = membership.status == .left || membership.status == .removed
          if isOver, let left = membership.leftAt.map(zone.day(of:)), left - joined < 7 {
            row.leftEarly = 1
          }
        }
        add(row, membership)
      }
    }
  }

  private mutating func add(_ row: Row, _ membership: Membership) {
    total += row
    byGroup[membership.group, default: Row()] += row
    byScene[membership.scene, default: Row()] += row
    if let inviter = membership.inviter { byInviter[inviter, default: Row()] += row }
  }
}

extension OnboardingReport.Row {
  static func += (left: inout OnboardingReport.Row, right: OnboardingReport.Row) {
    left.joined += right.joined
    left.due += right.due
    left.guided += right.guided
    left.ripe += right.ripe
    left.leftEarly += right.leftEarly
  }
}
