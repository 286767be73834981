public import CommunityModel

/// How many members each tier has, and where they were a week before; colleagues are not counted.
public struct TierFlow: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// The day it is compared with.
  public let since: Day
  /// Members of each tier now, by its key.
  public let now: [String: Int]
  /// Members of each tier then.
  public let before: [String: Int]
  /// From tier, to tier: how many members moved; who was not there yet comes from the empty key.
  public let moves: [String: [String: Int]]

  /// Compares two calculations of one community.
  public init(_ community: Community, figures: Figures, earlier: Figures) {
    asOf = figures.moment.today
    since = earlier.moment.today
    var (now, before, moves) = ([String: Int](), [String: Int](), [String: [String: Int]]())
    for member in community.members where !member.isStaff {
      let (current, past) = (figures[member.id], earlier[member.id])
      // Of whom no date is known at all has always been there.
      let wasThere = past.joined != nil || current.joined == nil
      let from = wasThere ? past.tier : ""
      now[current.tier, default: 0] += 1
      if wasThere { before[from, default: 0] += 1 }
      if from != current.tier { moves[from, default: [:]][current.tier, default: 0] += 1 }
    }
    (self.now, self.before, self.moves) = (now, before, moves)
  }

  /// The flow of the seven days up to the figures' day.
  public init(_ community: Community, figures: Figures, policy: FiguresPolicy? = nil) {
    let then = figures.moment.zone.instant(figures.moment.today - 7, second: 86_399)
    self.init(
      community, figures: figures,
      earlier: .computed(
        from: community, moment: Moment(now: then, zone: figures.moment.zone), policy: policy))
  }

  /// How many more members a tier has than before.
  public func change(_ tier: String) -> Int {
    now[tier, default: 0] - before[tier, default: 0]
  }
}
