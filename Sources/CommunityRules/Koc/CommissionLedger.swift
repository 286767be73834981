public import CommunityModel

/// What one KOC is to be paid for a month: what orders earned, less what later refunds take back.
public struct CommissionStatement: Hashable, Sendable {
  /// One order's line.
  public struct Line: Hashable, Sendable {
    /// The order.
    public let order: ID<Order>
    /// What it adds; below nothing for what is taken back.
    public let amount: Money
    /// The terms it is made on.
    public let terms: CommissionTerms
    /// Whether it corrects what was settled before.
    public let isCorrection: Bool
  }

  /// The KOC.
  public let member: ID<Member>
  /// The first day of the month.
  public let month: Day
  /// The lines, by ascending id of their orders.
  public let lines: [Line]

  /// All lines together; below nothing where refunds outweigh what was earned.
  public var total: Money { lines.reduce(.zero) { $0 + $1.amount } }
}

/// Commission, month by month (domain.md F9b).
///
/// An order earns once its time for returns is over. A month is settled once; what is refunded later
/// becomes a negative line of the next statement, on the terms of the first. All lines of an order
/// together are therefore never more than what it earns as it stands.
public enum CommissionLedger {
  /// The day from which on a month can be settled: its last orders are past their time for returns.
  public static func opening(of month: Day, policy: KocPolicy = .standard) -> Day {
    month.firstOfMonth.adding(months: 1) - 1 + policy.returnDays
  }

  /// Whether a month was settled with a KOC.
  public static func isSettled(
    _ member: ID<Member>, _ month: Day, _ community: Community
  ) -> Bool {
    community.payouts(of: member).contains { $0.month == month.firstOfMonth }
  }

  /// What a month's statement holds, were it made now.
  public static func statement(
    of member: ID<Member>, terms: CommissionTerms?, month: Day, in community: Community,
    moment: Moment, policy: KocPolicy = .standard
  ) -> CommissionStatement {
    let first = month.firstOfMonth
    let last = first.adding(months: 1) - 1
    var settled: [ID<Order>: [Payout]] = [:]
    for line in community.payouts(of: member) { settled[line.order, default: []].append(line) }
    var lines: [CommissionStatement.Line] = []
    var orders = Set(
      community.referrers(of: member.raw, through: "orders.koc").map { ID<Order>(raw: $0) })
    orders.formUnion(settled.keys)
    for id in orders.sorted() {
      let order = community.orders[id]
      if let before = settled[id], let agreed = before.first?.terms {
        // An order that went to somebody else, or is gone, earns nothing here any more.
        let isOurs = order?.more["koc"].ref == member.raw
        let earned = isOurs ? order.map(agreed.commission(on:)) ?? .zero : .zero
        let gap = earned - before.reduce(.zero) { $0 + $1.amount }
        guard gap != .zero else { continue }
        lines.append(
          CommissionStatement.Line(order: id, amount: gap, terms: agreed, isCorrection: true))
        continue
      }
      guard let order, let terms, let day = order.paidAt.map(moment.zone.day(of:)), day <= last,
        day + policy.returnDays <= moment.today
      else { continue }
      // What another KOC was paid for the order is taken back there before it is paid here.
      let elsewhere = community.payouts(on: id).reduce(Money.zero) { $0 + $1.amount }
      let earned = terms.commission(on: order)
      guard elsewhere <= .zero, earned > .zero else { continue }
      lines.append(
        CommissionStatement.Line(order: id, amount: earned, terms: terms, isCorrection: false))
    }
    return CommissionStatement(member: member, month: first, lines: lines)
  }

  /// The candidacy whose terms hold for a person: one with a rate, the furthest, the oldest.
  public static func speaker(for member: ID<Member>, in community: Community) -> KocCandidate? {
    let rows = community.candidacies(of: member).filter { $0.commission != nil }
    return rows.reduce(nil as KocCandidate?) { best, row in
      guard let best else { return row }
      return KocStage.further(best.stage, row.stage) == best.stage ? best : row
    }
  }

  /// What was settled with a KOC for a month.
  public static func settled(
    _ member: ID<Member>, _ month: Day, _ community: Community
  ) -> Money {
    community.payouts(of: member).filter { $0.month == month.firstOfMonth }
      .reduce(.zero) { $0 + $1.amount }
  }
}
