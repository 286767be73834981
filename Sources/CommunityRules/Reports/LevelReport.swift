public import CommunityModel

/// How many members have which level by growth alone; colleagues are not counted.
///
/// What depends on its path, such as grace after an anniversary, is recorded in the journal, not here.
public struct LevelReport: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// Which growth counts.
  public let basis: LevelBasis
  /// The levels with their members, by rising threshold.
  public let counts: [Count]
  /// The growth of all members together.
  public let growth: Int64

  /// A level and its members.
  public struct Count: Hashable, Sendable {
    /// The level.
    public let level: MemberLevel
    /// How many members have it.
    public let members: Int
  }

  /// The levels of a community as of the figures' day.
  public init(
    _ community: Community, figures: Figures, basis: LevelBasis = .cumulative,
    policy: LevelPolicy = .standard
  ) {
    let today = figures.moment.today
    let from = basis == .rolling365 ? today.number - 365 : Int32.min
    let joined = Self.joinedDays(community, figures)
    var members = Array(repeating: 0, count: policy.levels.count)
    var total: Int64 = 0
    var purchases = MemberPurchases(community, moment: figures.moment)
    purchases.forEach { place, all in
      var growth: Int64 = 0
      if let day = joined[place], day.number > from { growth += policy.joining }
      for purchase in all where purchase.day > from {
        growth += purchase.net / 100 * policy.perYuan
      }
      members[policy.level(of: growth)] += 1
      total += growth
    }
    asOf = today
    self.basis = basis
    growth = total
    counts = zip(policy.levels, members).map { Count(level: $0, members: $1) }
  }

  /// When each member joined as growth sees it: a first order that cost nothing counts as joining too.
  private static func joinedDays(_ community: Community, _ figures: Figures) -> [Day?] {
    var days = community.members.map { figures[$0.id].joined }
    let index = RowIndex(community.members.map(\.id.raw))
    for order in community.orders where order.net.fen == 0 {
      guard [.paid, .shipped, .completed].contains(order.state),
        let place = order.member.flatMap({ index[$0.raw] }), let joined = days[place],
        let paidAt = order.paidAt
      else { continue }
      days[place] = min(joined, figures.moment.zone.day(of: paidAt))
    }
    return days
  }
}
