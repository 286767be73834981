public import CommunityModel

/// What came of the arms of a campaign, and whether it means anything yet (domain.md F23).
public struct CampaignExperiment: Sendable {
  /// One arm.
  public struct Arm: Hashable, Sendable {
    /// The arm as declared.
    public let arm: CampaignArm
    /// People in it.
    public let people: Int
    /// Those of them who bought while the campaign ran.
    public let hits: Int

    /// An arm with its people.
    public init(arm: CampaignArm, people: Int, hits: Int) {
      (self.arm, self.people, self.hits) = (arm, people, hits)
    }
  }

  /// An arm held against the control.
  public struct Comparison: Sendable {
    /// The key of the arm.
    public let key: String
    /// The test; nil where an arm is empty.
    public let test: TwoArmTest?
    /// The probability below which the difference counts, divided among all comparisons.
    public let alpha: Double

    /// Whether the difference is more than chance.
    public var isSignificant: Bool {
      guard let test, !test.isTooSmall else { return false }
      return test.probability < alpha
    }
  }

  /// What may be said by now.
  public enum Verdict: Hashable, Sendable {
    /// Too early: so many people of the smallest arm, of so many planned.
    case waiting(people: Int, planned: Int)
    /// It ended, but too few bought or too many to tell.
    case tooSmall
    /// No arm differs from the control.
    case noDifference
    /// The arms that are better than the control, and those that are worse.
    case decided(better: [String], worse: [String])
  }

  /// The arms, the control first.
  public let arms: [Arm]
  /// Every other arm against the control.
  public let comparisons: [Comparison]
  /// What may be said.
  public let verdict: Verdict

  /// The experiment of a campaign by now; nil where it has none.
  public init?(_ campaign: Campaign, in community: Community, moment: Moment) {
    let declared = campaign.experiment
    guard declared.count >= 2, let start = campaign.start, let end = campaign.end else {
      return nil
    }
    var people: [String: [ID<Member>]] = [:]
    for part in community.participations(in: campaign.id) where part.at != nil {
      people[part.arm, default: []].append(part.member)
    }
    let last = min(end, moment.today)
    arms = declared.map { arm in
      let group = people[arm.key] ?? []
      let hits = group.count { member in
        community.orders(of: member).contains { order in
          guard order.isEligible, let at = order.paidAt, at <= moment.now else { return false }
          let day = moment.zone.day(of: at)
          return day >= start && day <= last
        }
      }
      return Arm(arm: arm, people: group.count, hits: hits)
    }
    let planned = campaign.more["planned"].int.map { Int(clamping: $0) }
    (comparisons, verdict) = Self.judge(arms, planned: planned, isOver: moment.today > end)
  }

  /// Compares arms: a verdict only once every arm has the planned number of people or all is over.
  public static func judge(
    _ arms: [Arm], planned: Int?, isOver: Bool
  ) -> (comparisons: [Comparison], verdict: Verdict) {
    guard let control = arms.first else { return ([], .tooSmall) }
    let others = arms.dropFirst()
    let alpha = 0.05 / Double(max(1, others.count))
    let comparisons = others.map { arm in
      Comparison(
        key: arm.arm.key,
        test: TwoArmTest((control.hits, control.people), (arm.hits, arm.people)), alpha: alpha)
    }
    let smallest = arms.map(\.people).min() ?? 0
    if !isOver, smallest < planned ?? .max {
      return (comparisons, .waiting(people: smallest, planned: planned ?? 0))
    }
    if comparisons.allSatisfy({ $0.test?.isTooSmall ?? true }) {
      return (comparisons, .tooSmall)
    }
    let found = comparisons.filter(\.isSignificant)
    guard !found.isEmpty else { return (comparisons, .noDifference) }
    return (
      comparisons,
      .decided(
        better: found.filter { ($0.test?.difference ?? 0) > 0 }.map(\.key),
        worse: found.filter { ($0.test?.difference ?? 0) < 0 }.map(\.key))
    )
  }
}
