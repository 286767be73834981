public import CommunityModel

/// Since when somebody has been in a tier, and where before.
public struct TierSince: Hashable, Sendable {
  /// The first day.
  public let day: Day
  /// The key of the tier before; empty for somebody who was not there yet.
  public let from: String
  /// The tier before is a lower one.
  public let isUp: Bool

  /// Looks it up in what the day's runs wrote down, and works it out where they wrote nothing; nil where
  /// it lies further back than anybody can say.
  public init?(
    _ member: Member, in community: Community, figures: Figures, policy: FiguresPolicy
  ) {
    let tier = figures[member.id].tier
    let places = policy.tiers.shown.map(\.key)
    func isUp(_ from: String) -> Bool {
      (places.firstIndex(of: from) ?? .max) > (places.firstIndex(of: tier) ?? .max)
    }
    if let last = community.shifts(of: member.id).last(where: { $0.standing == .tier }),
      last.to == tier
    {
      (day, from) = (last.day, last.from)
      self.isUp = isUp(from)
      return
    }
    guard !policy.tiers.isWritten else { return nil }
    let moment = figures.moment
    var gaps: [Int32] = []
    func earlier(_ days: Int) -> String {
      let calculation = MemberCalculation(
        moment: Moment(
          now: moment.zone.instant(moment.today - days, second: 86_399), zone: moment.zone),
        policy: policy, countsMessages: figures.countsMessages)
      let then = calculation.figures(of: member, in: community, gaps: &gaps)
      return then.joined == nil && figures[member.id].joined != nil ? "" : then.tier
    }
    // The first of a few looks back that differs, then the day between.
    var same = 0
    for days in [1, 3, 7, 14, 21, 30, 45, 60, 90] {
      let then = earlier(days)
      guard then != tier else {
        same = days
        continue
      }
      var (low, high, before) = (same, days, then)
      while high - low > 1 {
        let middle = (low + high) / 2
        let found = earlier(middle)
        if found == tier { low = middle } else { (high, before) = (middle, found) }
      }
      (day, from) = (moment.today - low, before)
      self.isUp = isUp(before)
      return
    }
    return nil
  }
}
