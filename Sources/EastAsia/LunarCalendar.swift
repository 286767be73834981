import Foundation

/// A day of the Chinese calendar.
public struct LunarDay: Hashable, Sendable {
  /// The Gregorian year in which this lunar year begins.
  public let year: Int
  /// The month, 1 to 12; a leap month bears the number of the month before it.
  public let month: Int
  /// Whether the month is a leap month.
  public let isLeap: Bool
  /// The day of the month, 1 to 30.
  public let day: Int

  /// Names a day of the Chinese calendar.
  public init(year: Int, month: Int, isLeap: Bool = false, day: Int) {
    self.year = year
    self.month = month
    self.isLeap = isLeap
    self.day = day
  }

  /// The month's name: 正月, 闰六月, 腊月.
  public var monthName: String {
    let names = ["正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊"]
    guard names.indices.contains(month - 1) else { return "" }
    return (isLeap ? "闰" : "") + names[month - 1] + "月"
  }

  /// The day's name within its month: 初一, 十六, 廿三, 三十.
  public var dayName: String {
    let digits = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"]
    return switch day {
    case 1...10: "初" + digits[day - 1]
    case 11...19: "十" + digits[day - 11]
    case 20: "二十"
    case 21...29: "廿" + digits[day - 21]
    case 30: "三十"
    default: ""
    }
  }

  /// Month and day together: 十月十六.
  public var name: String { monthName + dayName }

  /// What a month grid shows: the month's name on its first day, else the day's name.
  public var label: String { day == 1 ? monthName : dayName }
}

/// The Chinese calendar over civil-day numbers (days since 1970-01-01).
public struct LunarCalendar: Sendable {
  /// One month of a lunar year.
  public struct Month: Hashable, Sendable {
    /// The month's number.
    public let month: Int
    /// Whether it is a leap month.
    public let isLeap: Bool
    /// The civil day on which it begins.
    public let firstDay: Int
    /// Its length, 29 or 30.
    public let length: Int
  }

  private let calendar: Calendar

  /// Prepares the calendar, which is reckoned in Chinese time wherever the reader is.
  public init() {
    var calendar = Calendar(identifier: .chinese)
    if let china = TimeZone(secondsFromGMT: 8 * 3600) { calendar.timeZone = china }
    self.calendar = calendar
  }

  /// The lunar day of a civil day.
  public func lunarDay(of day: Int) -> LunarDay {
    let parts = calendar.dateComponents([.month, .day], from: noon(of: day))
    let month = parts.month ?? 1
    let (year, solarMonth, _) = Gregorian.civil(day)
    // The lunar year begins between 21 January and 21 February; its last months reach into the next.
    let lunarYear = solarMonth <= 2 && month >= 10 ? year - 1 : year
    return LunarDay(
      year: lunarYear, month: month, isLeap: parts.isLeapMonth ?? false, day: parts.day ?? 1)
  }

  /// The civil day of a lunar day; nil where that year has no such month or the month no such day.
  public func day(of lunar: LunarDay) -> Int? {
    let found = months(of: lunar.year).first {
      $0.month == lunar.month && $0.isLeap == lunar.isLeap
    }
    guard let found, (1...found.length).contains(lunar.day) else { return nil }
    return found.firstDay + lunar.day - 1
  }

  /// The first day of the lunar year that begins in a Gregorian year: 春节.
  public func newYear(_ year: Int) -> Int {
    let probe = Gregorian.day(year, 2, 21)
    let lunar = lunarDay(of: probe)
    let first = probe - (lunar.day - 1)
    guard lunar.month != 1 || lunar.isLeap else { return first }
    // The last possible day of the new year is 21 February; later than that it lies a month back.
    return lunar.month == 2 ? first - (lunarDay(of: first - 30).day == 1 ? 30 : 29) : first
  }

  /// The months of a lunar year in their order, a leap month after its namesake.
  public func months(of year: Int) -> [Month] {
    var months: [Month] = []
    var first = newYear(year)
    let end = newYear(year + 1)
    while first < end {
      let lunar = lunarDay(of: first)
      let length = lunarDay(of: first + 29).day == 1 ? 29 : 30
      months.append(
        Month(month: lunar.month, isLeap: lunar.isLeap, firstDay: first, length: length))
      first += length
    }
    return months
  }

  /// The civil day on which a lunar birthday is kept in a lunar year.
  ///
  /// A leap month's birthday falls on the ordinary month where the year has no such leap month, day 30 on day 29
  /// where the month is short.
  public func birthday(month: Int, day: Int, isLeap: Bool = false, year: Int) -> Int? {
    let namesakes = months(of: year).filter { $0.month == month }
    guard let kept = namesakes.first(where: { $0.isLeap == isLeap }) ?? namesakes.first,
      (1...30).contains(day)
    else { return nil }
    return kept.firstDay + min(day, kept.length) - 1
  }

  /// What a month grid shows beside a civil day: 十月 on the first of a month, else 十六.
  public func label(of day: Int) -> String { lunarDay(of: day).label }

  private func noon(of day: Int) -> Date {
    Date(timeIntervalSince1970: TimeInterval(day * 86_400 + 4 * 3600))
  }
}
