/// One of the twenty-four terms of the solar year.
public struct SolarTerm: Hashable, Sendable {
  /// Its place in the Gregorian year, 0 小寒 to 23 冬至.
  public let index: Int
  /// The Chinese name.
  public let zh: String
  /// The English name.
  public let en: String
}

/// The solar terms of the years 2000 to 2099 in Chinese time.
public enum SolarTerms {
  /// The years the formula is checked for.
  public static let years = 2000...2099

  /// The terms from 小寒 to 冬至.
  public static let all: [SolarTerm] = names.enumerated().map { index, name in
    SolarTerm(index: index, zh: name.0, en: name.1)
  }

  /// The civil day of a term in a year; nil outside `years`.
  public static func day(_ term: SolarTerm, year: Int) -> Int? {
    guard years.contains(year), names.indices.contains(term.index) else { return nil }
    let inCentury = year - 2000
    // Terms of January and February stand before the leap day of their year.
    let leapDays = term.index < 4 ? (inCentury + 3) / 4 - 1 : inCentury / 4
    let drift = (2422 * inCentury + constants[term.index] * 100) / 10_000
    let strayed = stray[year * 100 + term.index] ?? 0
    return Gregorian.day(year, term.index / 2 + 1, drift - leapDays + strayed)
  }

  /// The term that begins on a civil day, if one does.
  public static func on(_ day: Int) -> SolarTerm? {
    let (year, month, _) = Gregorian.civil(day)
    return all[(month * 2 - 2)...(month * 2 - 1)].first { self.day($0, year: year) == day }
  }

  /// Hundredths of a day to which a year adds 0.2422 of one, less the leap days.
  private static let constants = [
    539, 2011, 387, 1872, 563, 2063, 481, 2010, 552, 2104, 566, 2137,
    713, 2283, 750, 2313, 763, 2304, 831, 2345, 745, 2236, 718, 2193,
  ]

  /// Where the mean formula misses the true term by a day: year × 100 + term.
  private static let stray: [Int: Int] = [
    208201: 1, 202603: -1, 201805: 1, 200809: 1, 202210: 1, 207812: -1, 200214: 1, 201816: 1,
    204018: 1, 202123: -1,
  ]

  private static let names = [
    ("小寒", "Minor Cold"), ("大寒", "Major Cold"), ("立春", "Start of Spring"),
    ("雨水", "Rain Water"), ("惊蛰", "Awakening of Insects"), ("春分", "Spring Equinox"),
    ("清明", "Pure Brightness"), ("谷雨", "Grain Rain"), ("立夏", "Start of Summer"),
    ("小满", "Grain Buds"), ("芒种", "Grain in Ear"), ("夏至", "Summer Solstice"),
    ("小暑", "Minor Heat"), ("大暑", "Major Heat"), ("立秋", "Start of Autumn"),
    ("处暑", "End of Heat"), ("白露", "White Dew"), ("秋分", "Autumn Equinox"),
    ("寒露", "Cold Dew"), ("霜降", "Frost's Descent"), ("立冬", "Start of Winter"),
    ("小雪", "Minor Snow"), ("大雪", "Major Snow"), ("冬至", "Winter Solstice"),
  ]
}
