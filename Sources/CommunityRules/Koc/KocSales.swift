public import CommunityModel

/// What KOCs brought in the present month, and what it costs.
public struct KocSales: Hashable, Sendable {
  /// Orders that count, this month.
  public var orders = 0
  /// Their net in fen.
  public var net: Int64 = 0
  /// Commission on them in fen, each order rounded down.
  public var commission: Int64 = 0
  /// What this month's samples cost in fen.
  public var samples: Int64 = 0
  /// Reviews and posts of thirty days as recent observations count them; together, those of working KOCs.
  public var posts = 0
  /// Whether any order says which KOC brought it.
  public var hasOrders = false
  /// Whether any observation is recent.
  public var hasPosts = false

  /// Nothing yet.
  public init() {}

  /// What one candidate brought in the month of a moment.
  public init(
    of candidate: KocCandidate, in community: Community, moment: Moment,
    policy: KocPolicy = .standard
  ) {
    let (today, first) = (moment.today, moment.today.firstOfMonth)
    for raw in community.referrers(of: candidate.member.raw, through: "orders.koc") {
      guard let order = community.orders[raw: raw] else { continue }
      hasOrders = true
      guard order.isEligible, let day = order.paidAt.map(moment.zone.day(of:)), day >= first,
        day <= today
      else { continue }
      orders += 1
      net += order.net.fen
      commission += candidate.commission?.commission(on: order).fen ?? 0
    }
    for trial in candidate.earlierTrials + (candidate.trial.map { [$0] } ?? [])
    where trial.shippedOn >= first && trial.shippedOn <= today {
      samples += trial.cost?.fen ?? 0
    }
    if let observed = candidate.observed, let count = observed.posts, observed.on <= today,
      today - observed.on <= policy.observationDays
    {
      hasPosts = true
      posts = Int(clamping: count)
    }
  }

  /// What all candidates brought together; a person with two candidacies brings orders once.
  public static func total(
    _ community: Community, moment: Moment, policy: KocPolicy = .standard
  ) -> KocSales {
    var total = KocSales()
    var seen: Set<ID<Member>> = []
    // The candidacy with a commission speaks for the person.
    let rows = community.candidates.sorted {
      (($0.commissionRate ?? -1), $1.id) > (($1.commissionRate ?? -1), $0.id)
    }
    for candidate in rows {
      let sales = KocSales(of: candidate, in: community, moment: moment, policy: policy)
      total.samples += sales.samples
      guard seen.insert(candidate.member).inserted else { continue }
      total.orders += sales.orders
      total.net += sales.net
      total.commission += sales.commission
      if candidate.stage == .active { total.posts += sales.posts }
      total.hasOrders = total.hasOrders || sales.hasOrders
      total.hasPosts = total.hasPosts || sales.hasPosts
    }
    return total
  }

  /// The day by which a month's commission is settled: the tenth of the next.
  public static func settlementDay(_ today: Day) -> Day {
    today.firstOfMonth.adding(months: 1) + 9
  }

  /// Groups in use that have fewer working KOCs than they should.
  public static func thinGroups(_ community: Community, policy: KocPolicy = .standard) -> Int {
    var counts: [ID<Group>: Set<ID<Member>>] = [:]
    for candidate in community.candidates where candidate.stage == .active {
      for stay in community.memberships(of: candidate.member) where stay.status == .active {
        counts[stay.group, default: []].insert(candidate.member)
      }
    }
    return community.groups.count {
      $0.status == .active && (counts[$0.id]?.count ?? 0) < policy.perGroup
    }
  }
}
