public import CommunityModel
public import Wording

/// The half-year that targets are set for.
public struct GoalPeriod: Hashable, Sendable {
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day

  /// The half of the calendar year that a day lies in.
  public init(of day: Day) {
    let (year, month, _) = day.civil
    let isFirstHalf = month <= 6
    first = Day(year: year, month: isFirstHalf ? 1 : 7, day: 1) ?? day
    last = Day(year: year, month: isFirstHalf ? 6 : 12, day: isFirstHalf ? 30 : 31) ?? day
  }

  /// Days from a day to the end.
  public func daysLeft(from day: Day) -> Int { max(0, last - day) }

  /// Its name on the screen.
  public var title: Localized { Localized("半年目标", "Half-year goals") }
}
