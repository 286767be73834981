import CommunityModel

/// Reads a day as people type it: `2026-08-01`, `08-01` (the next one), `+30`, `30d`, 30天, 明天.
struct DayWords {
  let today: Day

  func day(_ text: String) -> Day? {
    switch text.lowercased() {
    case "今天", "today": return today
    case "明天", "tomorrow": return today + 1
    case "昨天", "yesterday": return today - 1
    default: break
    }
    if let day = Day(text) { return day }
    if let days = span(text) { return today + days }
    let parts = text.split(separator: "-").map { Int($0) }
    guard parts.count == 2, let month = parts[0], let day = parts[1] else { return nil }
    for year in today.civil.year...today.civil.year + 8 {
      if let next = Day(year: year, month: month, day: day), next >= today { return next }
    }
    return nil
  }

  /// Days of `+30`, `-2`, `30d`, 30天; at most a century.
  private func span(_ text: String) -> Int? {
    var digits = Substring(text)
    let isSigned = digits.first == "+" || digits.first == "-"
    let isPast = digits.first == "-"
    if isSigned { digits.removeFirst() }
    let hasUnit = digits.hasSuffix("d") || digits.hasSuffix("天")
    if hasUnit { digits.removeLast() }
    guard isSigned || hasUnit, !digits.isEmpty, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
      let days = Int(digits), days <= 36_525
    else { return nil }
    return isPast ? -days : days
  }
}
