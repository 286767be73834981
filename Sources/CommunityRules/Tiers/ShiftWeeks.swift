public import CommunityModel

/// The moves between tiers that were written down, week by week: by the day's runs, by policies, by
/// hand.
public struct ShiftWeeks: Sendable {
  /// One week.
  public struct Week: Sendable {
    /// Its Monday.
    public let monday: Day
    /// From tier, to tier: how many moves; who was in none before comes from the empty key.
    public internal(set) var moves: [String: [String: Int]] = [:]
    /// How many moves, by cause.
    public internal(set) var causes: [ShiftCause: Int] = [:]

    /// How many moves there were.
    public var count: Int { causes.values.reduce(0, +) }
  }

  /// The weeks, the oldest first.
  public let weeks: [Week]

  /// The moves of so many weeks, the last of them the one that a day is in.
  public init(_ community: Community, until today: Day, weeks count: Int = 8) {
    let first = today.monday - 7 * (count - 1)
    var weeks = (0..<max(0, count)).map { Week(monday: first + 7 * $0) }
    for shift in community.shifts where shift.standing == .tier && shift.day <= today {
      let place = (shift.day - first) / 7
      guard shift.day >= first, weeks.indices.contains(place) else { continue }
      weeks[place].moves[shift.from, default: [:]][shift.to, default: 0] += 1
      weeks[place].causes[shift.cause, default: 0] += 1
    }
    self.weeks = weeks
  }
}
