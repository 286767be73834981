public import CommunityModel

/// What a campaign cost, by what for.
public struct CampaignCosts: Hashable, Sendable {
  /// The cost lines, or the typed sum where there are none.
  public var lines = Money.zero
  /// Prizes and offers that were given.
  public var rewards = Money.zero
  /// Samples sent for it.
  public var samples = Money.zero
  /// Commission on its orders.
  public var commission = Money.zero

  /// All together.
  public var total: Money { lines + rewards + samples + commission }

  /// No costs.
  public init() {}
}

/// What came of a campaign: people, orders, money (domain.md F18, F28).
public struct CampaignResult: Sendable {
  /// The campaign.
  public let campaign: Campaign
  /// People in its frozen audience.
  public let audience: Int
  /// People who took part.
  public let participants: Int
  /// People who could have taken part: its audience, or the members of its groups who may be contacted.
  public let reachable: Int
  /// Its orders, by the reason why they count.
  public let orders: [AttributionBasis: Int]
  /// The net of its orders.
  public let revenue: Money
  /// What would have come in without it; nil where nothing tells.
  public let baseline: Money?
  /// What it cost.
  public let costs: CampaignCosts
  /// The margin in basis points; nil where nobody typed one.
  public let margin: Int64?

  /// The result of a campaign by now.
  public init(
    _ campaign: Campaign, _ attribution: CampaignAttribution, in community: Community,
    moment: Moment
  ) {
    self.campaign = campaign
    let parts = community.participations(in: campaign.id)
    audience = parts.count { $0.at != nil }
    participants = parts.count { $0.tookPartAt != nil }
    reachable = audience > 0 ? audience : Self.reach(campaign, community, moment.today)
    let found = attribution.orders[campaign.id] ?? []
    orders = Dictionary(grouping: found, by: \.basis).mapValues(\.count)
    revenue = found.reduce(.zero) { $0 + $1.order.net }
    baseline = Self.baseline(campaign, parts, found.map(\.order), community, moment)
    costs = Self.costs(campaign, parts, found.map(\.order), community)
    margin = campaign.more["margin"].int
  }

  /// All its orders.
  public var orderCount: Int { orders.values.reduce(0, +) }

  /// Money in over money out, in basis points; nil without costs.
  public var roas: Int64? {
    costs.total.fen > 0 ? revenue.fen * 10_000 / costs.total.fen : nil
  }

  /// (net × margin − cost) ÷ cost, in basis points; nil without costs or margin.
  public var simpleROI: Int64? { roi(revenue) }

  /// The same of what came in beyond the baseline; nil without one.
  public var incrementalROI: Int64? { baseline.flatMap { roi(revenue - $0) } }

  private func roi(_ income: Money) -> Int64? {
    guard let margin, costs.total.fen > 0 else { return nil }
    return (income.fen * margin / 10_000 - costs.total.fen) * 10_000 / costs.total.fen
  }

  /// The members of its groups who may be contacted.
  static func reach(_ campaign: Campaign, _ community: Community, _ today: Day) -> Int {
    let groups = Set(
      campaign.groups.isEmpty
        ? community.groups.filter { $0.status == .active }.map(\.id) : campaign.groups)
    var people: Set<ID<Member>> = []
    for stay in community.memberships where stay.status == .active && groups.contains(stay.group) {
      people.insert(stay.member)
    }
    return people.count {
      let member = community.members[$0]
      return member?.isStaff == false && member?.isLeftAlone(on: today) == false
    }
  }

  /// What the control arm earned, scaled to everybody else; or else what the same people bought in the
  /// same weekdays before.
  private static func baseline(
    _ campaign: Campaign, _ parts: [Participation], _ orders: [Order], _ community: Community,
    _ moment: Moment
  ) -> Money? {
    let people = parts.filter { $0.at != nil }
    guard !people.isEmpty, let start = campaign.start, let end = campaign.end else { return nil }
    if let control = campaign.experiment.first?.key {
      let group = Set(people.filter { $0.arm == control }.map(\.member))
      guard !group.isEmpty else { return nil }
      let earned = orders.filter { $0.member.map(group.contains) ?? false }
        .reduce(Int64(0)) { $0 + $1.net.fen }
      return Money(fen: earned * Int64(people.count) / Int64(group.count))
    }
    let days = min(end, moment.today) - start + 1
    guard days > 0 else { return nil }
    let shift = (days + 6) / 7 * 7
    let (from, to) = (start - shift, start - shift + days - 1)
    var sum: Int64 = 0
    for person in people {
      for order in community.orders(of: person.member) where order.isEligible {
        guard let day = order.paidAt.map(moment.zone.day(of:)), day >= from, day <= to else {
          continue
        }
        sum += order.net.fen
      }
    }
    return Money(fen: sum)
  }

  private static func costs(
    _ campaign: Campaign, _ parts: [Participation], _ orders: [Order], _ community: Community
  ) -> CampaignCosts {
    var costs = CampaignCosts()
    costs.lines = campaign.spending
    let offers = community.referrers(of: campaign.id.raw, through: "offers.campaign").compactMap {
      community.offers[raw: $0]
    }
    let prizes = Dictionary(
      campaign.prizeList.map { ($0.name, $0.worth) }, uniquingKeysWith: { first, _ in first })
    for part in parts where !part.prize.isEmpty {
      let offer = offers.first { $0.name == part.prize }
      costs.rewards = costs.rewards + (offer?.cost ?? prizes[part.prize] ?? .zero)
    }
    for order in orders {
      guard let name = order.more["offer"].text,
        let cost = offers.first(where: { $0.name == name })?.cost
      else { continue }
      costs.rewards = costs.rewards + cost
    }
    for candidate in community.candidates {
      for trial in candidate.earlierTrials + (candidate.trial.map { [$0] } ?? [])
      where trial.campaign == campaign.id {
        costs.samples = costs.samples + (trial.cost ?? .zero)
      }
    }
    for order in orders {
      guard let raw = order.more["koc"].ref,
        let terms = CommissionLedger.speaker(for: ID(raw: raw), in: community)?.commission
      else { continue }
      costs.commission = costs.commission + terms.commission(on: order)
    }
    return costs
  }
}
