public import CommunityModel

/// How many members stand where in the life cycle on a day; colleagues are not counted.
public struct StageReport: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// Which events ended a silence.
  public let clock: SilenceClock
  /// Members of every stage, those of none included as 0.
  public let counts: [Stage: Int]

  /// Counts the stages of figures that were calculated on a clock.
  public init(_ community: Community, figures: Figures, clock: SilenceClock) {
    asOf = figures.moment.today
    self.clock = clock
    var counts: [Stage: Int] = [:]
    for stage in Stage.allCases { counts[stage] = 0 }
    for member in community.members where !member.isStaff {
      counts[figures[member.id].stage, default: 0] += 1
    }
    self.counts = counts
  }

  /// Calculates the stages of a community as of a moment's day, on any clock.
  public init(_ community: Community, moment: Moment, policy: FiguresPolicy = .standard) {
    self.init(
      community, figures: .computed(from: community, moment: moment, policy: policy),
      clock: policy.clock)
  }
}
