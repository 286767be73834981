import CommunityModel

/// How long ago: sums such as `1m2w` or 1月2周; months and years are the calendar's.
struct QueryAge: Hashable {
  var years = 0
  var months = 0
  var weeks = 0
  var days = 0
  var hours = 0

  /// Reads an age; nil unless the whole text is one.
  init?(_ text: String) {
    var rest = Array(QueryWords.narrow(text).unicodeScalars)[...]
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      var number = 0
      var digits = 0
      while let digit = rest.first, digit.value >= 48, digit.value <= 57 {
        number = number * 10 + Int(digit.value - 48)
        digits += 1
        rest = rest.dropFirst()
        guard digits <= 5 else { return nil }
      }
      guard digits > 0, let unit = QueryAge.unit(&rest) else { return nil }
      self[keyPath: unit] += number
      guard self[keyPath: unit] < 100_000 else { return nil }
    }
  }

  private static func unit(
    _ rest: inout ArraySlice<Unicode.Scalar>
  ) -> WritableKeyPath<QueryAge, Int>? {
    for (words, path) in units {
      for word in words where rest.starts(with: word.unicodeScalars) {
        rest = rest.dropFirst(word.unicodeScalars.count)
        return path
      }
    }
    return nil
  }

  private static var units: [([String], WritableKeyPath<QueryAge, Int>)] {
    [
      (["个小时", "小时", "h", "H", "时"], \.hours), (["d", "D", "天", "日"], \.days),
      (["w", "W", "个星期", "星期", "周"], \.weeks), (["m", "M", "个月", "月"], \.months),
      (["y", "Y", "年"], \.years),
    ]
  }

  /// The one spelling that is kept.
  var text: String { spelled(["y", "m", "w", "d", "h"]) }
  /// The spelling for a Chinese reader.
  var chineseText: String { spelled(["年", "月", "周", "天", "小时"]) }
  /// The age in words.
  var words: (zh: String, en: String) {
    let parts = [
      (years, "年", "year"), (months, "个月", "month"), (weeks, "周", "week"), (days, "天", "day"),
      (hours, "小时", "hour"),
    ].filter { $0.0 > 0 }
    guard !parts.isEmpty else { return ("0 天", "0 days") }
    return (
      parts.map { "\($0.0) \($0.1)" }.joined(separator: " "),
      parts.map { "\($0.0) \($0.2)\($0.0 == 1 ? "" : "s")" }.joined(separator: " ")
    )
  }

  private func spelled(_ units: [String]) -> String {
    let parts = zip([years, months, weeks, days, hours], units).filter { $0.0 > 0 }
    return parts.isEmpty ? "0" + units[3] : parts.map { "\($0.0)\($0.1)" }.joined()
  }

  /// The days of a window; a month counts 30 and a year 365. Nil where hours are written.
  var windowDays: Int? {
    hours > 0 ? nil : years * 365 + months * 30 + weeks * 7 + days
  }

  /// The civil day that long before a day, hours aside.
  func before(_ day: Day) -> Day {
    shifted(day, by: -1)
  }

  /// The civil day that long after a day, hours aside.
  func after(_ day: Day) -> Day {
    shifted(day, by: 1)
  }

  private func shifted(_ day: Day, by sign: Int) -> Day {
    let months = sign * (years * 12 + self.months)
    // The calendar has years 1 to 9999; beyond it months are counted in days.
    let year = day.civil.year + months / 12
    let base = (2...9998).contains(year) ? day.adding(months: months) : day + months * 30
    return base + sign * (weeks * 7 + days)
  }
}
