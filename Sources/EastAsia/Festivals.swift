/// A day of the year worth planning content for.
public struct Festival: Hashable, Sendable {
  /// How a festival's day is found in a year.
  public enum Rule: Hashable, Sendable {
    /// The same Gregorian month and day every year.
    case solar(month: Int, day: Int)
    /// A month and day of the Chinese calendar.
    case lunar(month: Int, day: Int)
    /// The n-th weekday (Monday 1 … Sunday 7) of a month, and some days after it.
    case weekday(month: Int, nth: Int, weekday: Int, later: Int)
    /// The day a solar term begins.
    case term(Int)
    /// The day before the lunar new year.
    case newYearsEve
  }

  /// The code name.
  public let id: String
  /// The Chinese name.
  public let zh: String
  /// The English name.
  public let en: String
  /// How its day is found.
  public let rule: Rule
}

/// The festivals the content calendar knows.
public struct Festivals: Sendable {
  /// A festival on its day.
  public struct Occurrence: Hashable, Sendable {
    /// The civil day.
    public let day: Int
    /// The festival.
    public let festival: Festival
  }

  private let lunar = LunarCalendar()

  /// Prepares the lunar calendar the lookups need.
  public init() {}

  /// Every festival, in the order of an ordinary year.
  public static let all: [Festival] = [
    Festival(id: "newYear", zh: "元旦", en: "New Year's Day", rule: .solar(month: 1, day: 1)),
    Festival(id: "laba", zh: "腊八", en: "Laba Festival", rule: .lunar(month: 12, day: 8)),
    Festival(id: "lunarNewYearsEve", zh: "除夕", en: "Lunar New Year's Eve", rule: .newYearsEve),
    Festival(
      id: "springFestival", zh: "春节", en: "Spring Festival", rule: .lunar(month: 1, day: 1)),
    Festival(
      id: "lantern", zh: "元宵节", en: "Lantern Festival", rule: .lunar(month: 1, day: 15)),
    Festival(id: "valentine", zh: "情人节", en: "Valentine's Day", rule: .solar(month: 2, day: 14)),
    Festival(id: "womensDay", zh: "三八节", en: "Women's Day", rule: .solar(month: 3, day: 8)),
    Festival(id: "qingming", zh: "清明节", en: "Qingming", rule: .term(6)),
    Festival(id: "labourDay", zh: "劳动节", en: "Labour Day", rule: .solar(month: 5, day: 1)),
    Festival(
      id: "mothersDay", zh: "母亲节", en: "Mother's Day",
      rule: .weekday(month: 5, nth: 2, weekday: 7, later: 0)),
    Festival(
      id: "dragonBoat", zh: "端午节", en: "Dragon Boat Festival", rule: .lunar(month: 5, day: 5)),
    Festival(id: "childrensDay", zh: "儿童节", en: "Children's Day", rule: .solar(month: 6, day: 1)),
    Festival(id: "618", zh: "618", en: "618 Sale", rule: .solar(month: 6, day: 18)),
    Festival(id: "qixi", zh: "七夕", en: "Qixi", rule: .lunar(month: 7, day: 7)),
    Festival(id: "ghost", zh: "中元节", en: "Ghost Festival", rule: .lunar(month: 7, day: 15)),
    Festival(id: "teachersDay", zh: "教师节", en: "Teachers' Day", rule: .solar(month: 9, day: 10)),
    Festival(
      id: "midAutumn", zh: "中秋节", en: "Mid-Autumn Festival", rule: .lunar(month: 8, day: 15)),
    Festival(id: "nationalDay", zh: "国庆节", en: "National Day", rule: .solar(month: 10, day: 1)),
    Festival(
      id: "doubleNinth", zh: "重阳节", en: "Double Ninth", rule: .lunar(month: 9, day: 9)),
    Festival(id: "double11", zh: "双十一", en: "Double 11", rule: .solar(month: 11, day: 11)),
    Festival(
      id: "thanksgiving", zh: "感恩节", en: "Thanksgiving",
      rule: .weekday(month: 11, nth: 4, weekday: 4, later: 0)),
    Festival(
      id: "blackFriday", zh: "黑色星期五", en: "Black Friday",
      rule: .weekday(month: 11, nth: 4, weekday: 4, later: 1)),
    Festival(id: "double12", zh: "双十二", en: "Double 12", rule: .solar(month: 12, day: 12)),
    Festival(id: "christmas", zh: "圣诞节", en: "Christmas", rule: .solar(month: 12, day: 25)),
  ]

  /// The festivals that fall into a Gregorian year, by day; a lunar one may be missing or come twice.
  public func inYear(_ year: Int) -> [Occurrence] {
    let found = Self.all.flatMap { festival in
      days(of: festival.rule, year: year).map { Occurrence(day: $0, festival: festival) }
    }
    return found.sorted { $0.day < $1.day }
  }

  /// The festivals of a span of days, by day.
  public func within(_ days: ClosedRange<Int>) -> [Occurrence] {
    let years = Gregorian.civil(days.lowerBound).year...Gregorian.civil(days.upperBound).year
    return years.flatMap { inYear($0) }.filter { days.contains($0.day) }
  }

  /// The festivals of one day.
  public func on(_ day: Int) -> [Festival] {
    within(day...day).map(\.festival)
  }

  private func days(of rule: Festival.Rule, year: Int) -> [Int] {
    switch rule {
    case .solar(let month, let day):
      return [Gregorian.day(year, month, day)]
    case .weekday(let month, let nth, let weekday, let later):
      return [Gregorian.day(year, month, nth: nth, weekday: weekday) + later]
    case .term(let index):
      return SolarTerms.day(SolarTerms.all[index], year: year).map { [$0] } ?? []
    case .newYearsEve:
      return [lunar.newYear(year) - 1]
    case .lunar(let month, let day):
      // The last months of a lunar year belong to the next Gregorian one.
      return [year - 1, year].compactMap {
        lunar.day(of: LunarDay(year: $0, month: month, day: day))
      }.filter { Gregorian.civil($0).year == year }
    }
  }
}
