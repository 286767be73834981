public import CommunityModel

/// The month of the KOCs: who stands where, how trials went, what was brought and what is owed.
public struct KocReport: Sendable {
  /// What one KOC brought in the month.
  public struct Line: Sendable {
    /// The candidacy whose terms hold.
    public let candidate: KocCandidate
    /// Orders that count.
    public let orders: Int
    /// Their net.
    public let net: Money
    /// Commission on them as they stand.
    public let commission: Money
    /// What the month's statement holds; nil before it was settled.
    public let settled: Money?
  }

  /// The first day of the month.
  public let month: Day
  /// Candidacies by stage.
  public let stages: [KocStage: Int]
  /// Open candidacies by the band they hold.
  public let bands: [KocScore.Band: Int]
  /// Samples sent in the month.
  public private(set) var samplesSent = 0
  /// What they cost.
  public private(set) var sampleCost = Money.zero
  /// Trials whose reviews fell due in the month.
  public private(set) var trialsDue = 0
  /// Those of them whose reviews came in time.
  public private(set) var trialsPunctual = 0
  /// Those of them that passed.
  public private(set) var trialsPassed = 0
  /// Trials that are late today.
  public private(set) var trialsLate = 0
  /// KOCs who brought orders or have a statement, the most net first.
  public let lines: [Line]

  /// The month of a day.
  public init(_ community: Community, month day: Day, moment: Moment) {
    let first = day.firstOfMonth
    let last = first.adding(months: 1) - 1
    month = first
    var stages: [KocStage: Int] = [:]
    var bands: [KocScore.Band: Int] = [:]
    var members: Set<ID<Member>> = []
    for candidate in community.candidates {
      stages[candidate.stage, default: 0] += 1
      members.insert(candidate.member)
      if candidate.stage.isOpen, let held = KocBandStanding(candidate.monthlyScores).held {
        bands[held, default: 0] += 1
      }
    }
    self.stages = stages
    self.bands = bands
    lines = members.compactMap { member in
      Self.line(member, first, last, community, moment)
    }.sorted { ($1.net, $0.candidate.id) < ($0.net, $1.candidate.id) }
    for candidate in community.candidates {
      for trial in candidate.earlierTrials + (candidate.trial.map { [$0] } ?? []) {
        count(trial, first...last, moment.today)
      }
    }
  }

  private mutating func count(_ trial: KocTrial, _ days: ClosedRange<Day>, _ today: Day) {
    if days.contains(trial.shippedOn) {
      samplesSent += Int(clamping: trial.quantity)
      sampleCost = sampleCost + (trial.cost ?? .zero)
    }
    if trial.daysLate(on: today) != nil { trialsLate += 1 }
    guard days.contains(trial.dueOn), trial.dueOn <= today else { return }
    trialsDue += 1
    if trial.isPunctual == true { trialsPunctual += 1 }
    if trial.verdict == .passed { trialsPassed += 1 }
  }

  private static func line(
    _ member: ID<Member>, _ first: Day, _ last: Day, _ community: Community, _ moment: Moment
  ) -> Line? {
    let rows = community.candidacies(of: member)
    guard let candidate = CommissionLedger.speaker(for: member, in: community) ?? rows.first else {
      return nil
    }
    var (orders, net, commission) = (0, Money.zero, Money.zero)
    for raw in community.referrers(of: member.raw, through: "orders.koc") {
      guard let order = community.orders[raw: raw], order.isEligible, let at = order.paidAt,
        at <= moment.now
      else { continue }
      let day = moment.zone.day(of: at)
      guard day >= first, day <= last else { continue }
      orders += 1
      net = net + order.net
      commission = commission + (candidate.commission?.commission(on: order) ?? .zero)
    }
    let isSettled = CommissionLedger.isSettled(member, first, community)
    guard orders > 0 || isSettled else { return nil }
    return Line(
      candidate: candidate, orders: orders, net: net, commission: commission,
      settled: isSettled ? CommissionLedger.settled(member, first, community) : nil)
  }

  /// All orders of the month.
  public var orders: Int { lines.reduce(0) { $0 + $1.orders } }
  /// Their net.
  public var net: Money { lines.reduce(.zero) { $0 + $1.net } }
  /// Commission on them.
  public var commission: Money { lines.reduce(.zero) { $0 + $1.commission } }
  /// What was settled for the month.
  public var settled: Money { lines.reduce(.zero) { $0 + ($1.settled ?? .zero) } }
}
