public import CommunityModel

/// Those who first bought in one month, and how many of them bought again in each month after.
public struct Cohort: Hashable, Sendable {
  /// The first day of the month.
  public let month: Day
  /// Members whose first eligible order lies in it.
  public let size: Int
  /// Members of the cohort with an eligible order one, two, … months later; months that are not over
  /// yet are left out, not 0.
  public let cells: [Int]
}

/// Members by the month of their first eligible order (domain.md F12); colleagues are not counted.
public struct CohortReport: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// The cohorts, the earliest first.
  public let cohorts: [Cohort]

  /// The cohorts of a community as of a moment's day.
  public init(_ community: Community, moment: Moment) {
    asOf = moment.today
    let lastFinished = Month.lastFinished(by: moment.today)
    var sizes: [Int: Int] = [:]
    var returns: [Int: [Int: Int]] = [:]
    var purchases = MemberPurchases(community, moment: moment)
    var months = Month.Reader()
    purchases.forEach { _, all in
      guard let first = all.first else { return }
      let cohort = months.month(of: first.day)
      sizes[cohort, default: 0] += 1
      var previous = cohort
      for purchase in all {
        let month = months.month(of: purchase.day)
        guard month != previous else { continue }
        previous = month
        if month <= lastFinished { returns[cohort, default: [:]][month - cohort, default: 0] += 1 }
      }
    }
    cohorts = sizes.sorted { $0.key < $1.key }.map { month, size in
      let later = lastFinished - month
      let cells = later < 1 ? [] : (1...later).map { returns[month]?[$0] ?? 0 }
      return Cohort(month: Month.firstDay(month), size: size, cells: cells)
    }
  }
}

/// Months counted through, year × 12 + month − 1.
enum Month {
  static func firstDay(_ index: Int) -> Day {
    Day(year: index / 12, month: index % 12 + 1, day: 1) ?? Day(number: 0)
  }

  /// The last month all of whose days have come.
  static func lastFinished(by day: Day) -> Int {
    let (year, month, date) = day.civil
    let isLast = date == Day.length(ofMonth: month, year: year)
    return year * 12 + month - 1 - (isLast ? 0 : 1)
  }

  /// Looks months up, remembering the one it saw last: purchases of a person lie close together.
  struct Reader {
    private var days: Range<Int32> = 0..<0
    private var month = 0

    mutating func month(of number: Int32) -> Int {
      if days.contains(number) { return month }
      let day = Day(number: number)
      let (year, monthOfYear, date) = day.civil
      let start = number - Int32(date - 1)
      days = start..<start + Int32(Day.length(ofMonth: monthOfYear, year: year))
      month = year * 12 + monthOfYear - 1
      return month
    }
  }
}
