public import CommunityModel
public import Wording

/// Which growth counts towards a level.
public enum LevelBasis: String, ClosedSet {
  case cumulative, rolling365

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .cumulative: Localized("累计", "All time")
    case .rolling365: Localized("近 365 天", "Last 365 days")
    }
  }
}

/// One level: who has this much growth holds it.
public struct MemberLevel: Hashable, Sendable {
  /// The code in files and queries.
  public let key: String
  /// The name on the screen.
  public let title: Localized
  /// The growth it takes.
  public let threshold: Int64

  /// Declares a level.
  public init(_ key: String, _ title: Localized, threshold: Int64) {
    self.key = key
    self.title = title
    self.threshold = threshold
  }
}

/// How growth is earned and which level it gives (domain.md F7).
public struct LevelPolicy: Hashable, Sendable {
  /// The levels by rising threshold; the first takes everybody.
  public var levels: [MemberLevel]
  /// Growth for joining.
  public var joining: Int64 = 100
  /// Growth for each whole yuan of an order, net of refunds.
  public var perYuan: Int64 = 1

  /// The defaults: standard 0, silver 500, gold 2,000.
  public static let standard = LevelPolicy(levels: [
    MemberLevel("standard", Localized("普通", "Standard"), threshold: 0),
    MemberLevel("silver", Localized("银卡", "Silver"), threshold: 500),
    MemberLevel("gold", Localized("金卡", "Gold"), threshold: 2000),
  ])

  /// The place of the level that growth gives.
  public func level(of growth: Int64) -> Int {
    levels.lastIndex { $0.threshold <= growth } ?? 0
  }
}

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
