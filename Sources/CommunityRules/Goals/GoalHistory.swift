public import CommunityModel

/// What was read of the metrics on past days, from the snapshots that are kept.
public struct GoalHistory: Sendable {
  /// Weeks a sparkline looks back.
  public static let weeks = 12

  private let days: [(day: Day, values: [String: MetricValue])]

  /// The history of a community, the oldest day first; of two snapshots of a day the later one counts.
  public init(_ community: Community) {
    var byDay: [Day: MetricSnapshot] = [:]
    for snapshot in community.snapshots {
      guard let day = snapshot.day else { continue }
      guard let other = byDay[day] else {
        byDay[day] = snapshot
        continue
      }
      if (other.at?.milliseconds ?? 0, other.id) < (snapshot.at?.milliseconds ?? 0, snapshot.id) {
        byDay[day] = snapshot
      }
    }
    days = byDay.sorted { $0.key < $1.key }.map { day, snapshot in
      let values = snapshot.values.filter { $0.den > 0 }.map { ($0.metric, $0) }
      return (day, Dictionary(values, uniquingKeysWith: { _, later in later }))
    }
  }

  /// The last days of the weeks up to a day, the oldest first; the last is the day itself.
  public static func weekEnds(upTo day: Day) -> [Day] {
    (0..<weeks).reversed().map { day - 7 * $0 }
  }

  /// The last value of a metric within the seven days that end with a day.
  public func value(_ metric: String, inWeekTo day: Day) -> MetricValue? {
    days.last { $0.day <= day && $0.day > day - 7 && $0.values[metric] != nil }?.values[metric]
  }

  /// Where a metric stood when a period began: its last value before it, else the first within it.
  public func baseline(_ metric: String, of period: GoalPeriod) -> (day: Day, value: MetricValue)? {
    let known = days.filter { $0.values[metric] != nil }
    let found = known.last { $0.day <= period.first } ?? known.first { $0.day <= period.last }
    return found.flatMap { entry in entry.values[metric].map { (entry.day, $0) } }
  }

  /// The days on which anything was read, the oldest first.
  public var known: [Day] { days.map(\.day) }
}
