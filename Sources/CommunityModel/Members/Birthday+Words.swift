extension Birthday {
  /// Reads a birthday as people type it: `1990-05-12`, `05-12`, 农历08-15, `lunar 1990-08-15`, 农历八月十五, 农历闰四月初五; nil for anything else.
  public static func reading(_ text: String) -> Birthday? {
    var rest = Substring(text.lowercased().filter { !$0.isWhitespace })
    var isLunar = false
    for prefix in ["农历", "阴历", "农", "lunar"] where rest.hasPrefix(prefix) {
      (isLunar, rest) = (true, rest.dropFirst(prefix.count))
      break
    }
    if !isLunar {
      for prefix in ["公历", "阳历", "solar"] where rest.hasPrefix(prefix) {
        rest = rest.dropFirst(prefix.count)
        break
      }
    }
    var isLeap = false
    if isLunar, rest.hasPrefix("闰") { (isLeap, rest) = (true, rest.dropFirst()) }
    if isLunar, let (month, day) = lunarWords(rest) {
      return Birthday(lunar: true, leap: isLeap, month: month, day: day)
    }
    let parts = rest.split(whereSeparator: { "-/.年月日".contains($0) }).map { Int($0) }
    let numbers = parts.compactMap(\.self)
    guard numbers.count == parts.count else { return nil }
    switch numbers.count {
    case 2: return Birthday(lunar: isLunar, leap: isLeap, month: numbers[0], day: numbers[1])
    case 3:
      return Birthday(
        lunar: isLunar, leap: isLeap, year: numbers[0], month: numbers[1], day: numbers[2])
    default: return nil
    }
  }

  /// 八月十五, 腊月廿三, 正月初一.
  private static func lunarWords(_ text: Substring) -> (month: Int, day: Int)? {
    guard let split = text.firstIndex(of: "月") else { return nil }
    let names: [Substring: Int] = ["正": 1, "冬": 11, "腊": 12]
    let head = text[..<split]
    guard let month = names[head] ?? numeral(head), (1...12).contains(month) else { return nil }
    var tail = text[text.index(after: split)...]
    if tail.hasPrefix("初") { tail = tail.dropFirst() }
    if tail.hasSuffix("日") { tail = tail.dropLast() }
    guard let day = numeral(tail), (1...30).contains(day) else { return nil }
    return (month, day)
  }

  /// 一 to 三十, with 廿 for twenty.
  private static func numeral(_ text: Substring) -> Int? {
    let digits: [Character: Int] = [
      "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
    ]
    let letters = Array(text)
    switch letters.count {
    case 1: return letters[0] == "十" ? 10 : letters[0] == "廿" ? 20 : digits[letters[0]]
    case 2:
      switch (letters[0], letters[1]) {
      case ("十", let unit): return digits[unit].map { 10 + $0 }
      case ("廿", let unit): return digits[unit].map { 20 + $0 }
      case (let ten, "十"): return digits[ten].map { $0 * 10 }
      default: return nil
      }
    case 3:
      guard letters[1] == "十", let ten = digits[letters[0]], let unit = digits[letters[2]] else {
        return nil
      }
      return ten * 10 + unit
    default: return nil
    }
  }
}
