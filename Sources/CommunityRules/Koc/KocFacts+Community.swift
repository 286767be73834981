public import CommunityModel

extension KocFacts {
  /// What rows tell of a candidate: talk from the last observation, the rest from orders, invitations
  /// and the member's own record. Complaints are recorded nowhere, so trust rests on the two others.
  public init(
    of candidate: KocCandidate, in community: Community, moment: Moment,
    policy: KocPolicy = .standard
  ) {
    self.init()
    observe(candidate.observed, today: moment.today, policy)
    guard let member = community.members[candidate.member] else { return }
    // What a table of talk says of the days counts before what a colleague remembers.
    if let days = community.talkingDays(of: member.id, moment: moment) {
      activeDays = Double(days)
    }
    violations = community.violations(of: member.id).count { violation in
      guard let day = violation.at.map(moment.zone.day(of:)) else { return false }
      return day <= moment.today && moment.today - day < 90
    }
    let orders = community.orders(of: member.id)
    let isKnownBuyer = !orders.isEmpty || !community.orders.isEmpty
    if isKnownBuyer { purchaseDays = Self.purchaseDays(orders, moment) }
    converted = Double(
      Self.converted(by: member.id, in: community, moment: moment, policy: policy))
    let held = [
      member.more["consent"].text == "granted", !member.phone.isEmpty && !member.city.isEmpty,
    ]
    trust = Double(held.count { $0 }) / Double(held.count)
  }

  private mutating func observe(_ observed: KocObservation?, today: Day, _ policy: KocPolicy) {
    guard let observed, observed.on <= today, today - observed.on <= policy.observationDays else {
      return
    }
    activeDays = observed.activeDays.map(Double.init)
    posts = observed.posts.map(Double.init)
    if let posts = observed.posts, posts > 0, let reactions = observed.reactions {
      reactionsPerPost = Double(reactions) / Double(posts)
    } else if observed.posts == 0 {
      reactionsPerPost = 0
    }
  }

  /// Distinct purchase days of the last 180, times what was not given back.
  private static func purchaseDays(_ orders: [Order], _ moment: Moment) -> Double {
    var days: Set<Day> = []
    var (paid, back) = (0.0, 0.0)
    for order in orders {
      guard let at = order.paidAt else { continue }
      let day = moment.zone.day(of: at)
      guard day <= moment.today, moment.today - day < 180 else { continue }
      paid += Double(order.paid.fen)
      back += Double(order.state == .refunded ? order.paid.fen : order.refunded?.fen ?? 0)
      if order.isEligible { days.insert(day) }
    }
    guard paid > 0 else { return 0 }
    return Double(days.count) * max(0, 1 - back / paid)
  }

  /// What the people whom somebody brought within 90 days have spent since they came.
  public static func broughtNet(
    by member: ID<Member>, in community: Community, moment: Moment,
    policy: KocPolicy = .standard
  ) -> Money {
    var net = Money.zero
    for person in broughtPeople(by: member, in: community, moment: moment, policy: policy) {
      for order in community.orders(of: person) where order.isEligible {
        guard let at = order.paidAt, at <= moment.now else { continue }
        net = net + order.net
      }
    }
    return net
  }

  /// People somebody brought within 90 days whose first order came soon after joining (F10).
  static func converted(
    by member: ID<Member>, in community: Community, moment: Moment, policy: KocPolicy
  ) -> Int {
    broughtPeople(by: member, in: community, moment: moment, policy: policy).count
  }

  private static func broughtPeople(
    by member: ID<Member>, in community: Community, moment: Moment, policy: KocPolicy
  ) -> Set<ID<Member>> {
    var brought: Set<ID<Member>> = []
    for raw in community.referrers(of: member.raw, through: "memberships.inviter") {
      guard let stay = community.memberships[raw: raw], stay.member != member,
        let joined = stay.joinedAt.map(moment.zone.day(of:)), joined <= moment.today,
        moment.today - joined < 90, !brought.contains(stay.member)
      else { continue }
      let first = community.orders(of: stay.member).filter(\.isEligible).compactMap(\.paidAt).min()
      guard let first = first.map(moment.zone.day(of:)), first >= joined, first <= moment.today,
        first - joined <= policy.attributionDays
      else { continue }
      brought.insert(stay.member)
    }
    return brought
  }
}

extension KocScore {
  /// The score of a candidate as the rows are now.
  public init(
    of candidate: KocCandidate, in community: Community, moment: Moment,
    policy: KocPolicy = .standard
  ) {
    self.init(KocFacts(of: candidate, in: community, moment: moment, policy: policy))
  }
}
