import CommunityModel

/// Days and times as people type them into questions.
enum ScheduleAnswer {
  /// A day: `2026-11-27`, `11-27`, `27`, `+3`, 今天, 明天, 后天, today, tomorrow; nil for anything else.
  static func day(_ text: String, today: Day) -> Day? {
    let text = text.trimmed
    switch text.lowercased() {
    case "今天", "today": return today
    case "明天", "tomorrow": return today + 1
    case "后天": return today + 2
    default: break
    }
    if text.hasPrefix("+"), let days = Int(text.dropFirst()), (0...3660).contains(days) {
      return today + days
    }
    if let day = Day(text) { return day }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
    let (year, month, date) = today.civil
    switch parts.count {
    case 1:
      guard let wanted = parts[0], (1...31).contains(wanted) else { return nil }
      // A day of the month that has passed means the next month's.
      let found = Day(year: year, month: month, day: wanted)
      if wanted >= date, let found { return found }
      let next = today.firstOfMonth.adding(months: 1).civil
      return Day(year: next.year, month: next.month, day: wanted)
    case 2:
      guard let wantedMonth = parts[0], let wantedDay = parts[1],
        let found = Day(year: year, month: wantedMonth, day: wantedDay)
      else { return nil }
      // In December the first of January lies ahead, not eleven months back.
      return today - found > 180 ? Day(year: year + 1, month: wantedMonth, day: wantedDay) : found
    default: return nil
    }
  }

  /// Seconds of the day: `20:00`, `8：30`, `2000`, `20`; nil for anything else.
  static func second(_ text: String) -> Int? {
    let text = text.trimmed
    let parts = text.split { $0 == ":" || $0 == "：" || $0 == "." }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == parts.count, numbers.allSatisfy({ $0 >= 0 }) else { return nil }
    let (hour, minute): (Int, Int)
    switch (numbers.count, text.count) {
    case (1, 1...2): (hour, minute) = (numbers[0], 0)
    case (1, 3...4): (hour, minute) = (numbers[0] / 100, numbers[0] % 100)
    case (2, _): (hour, minute) = (numbers[0], numbers[1])
    default: return nil
    }
    guard hour < 24, minute < 60 else { return nil }
    return hour * 3600 + minute * 60
  }
}
