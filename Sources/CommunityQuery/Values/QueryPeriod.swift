import CommunityModel

/// Days as a query names them: one day, a month, a year, or a name that moves with today.
enum QueryPeriod: Hashable {
  case day(Day)
  case monthDay(Int, Int)
  case month(Int, Int)
  case year(Int)
  case named(Name)
  /// Today plus or minus an age.
  case offset(QueryAge, isLater: Bool)

  /// Names that move with today.
  enum Name: String, CaseIterable, Hashable {
    case today, yesterday, tomorrow, mon, tue, wed, thu, fri, sat, sun
    case bow, eow, bom, eom, thisweek, lastweek, thismonth, lastmonth, thisyear, lastyear

    /// The names in queries: English first, Chinese second, then others that are understood.
    var words: [String] {
      switch self {
      case .today: ["today", "今天", "今日"]
      case .yesterday: ["yesterday", "昨天", "昨日"]
      case .tomorrow: ["tomorrow", "明天", "明日"]
      case .mon: ["mon", "周一", "星期一", "monday"]
      case .tue: ["tue", "周二", "星期二", "tuesday"]
      case .wed: ["wed", "周三", "星期三", "wednesday"]
      case .thu: ["thu", "周四", "星期四", "thursday"]
      case .fri: ["fri", "周五", "星期五", "friday"]
      case .sat: ["sat", "周六", "星期六", "saturday"]
      case .sun: ["sun", "周日", "星期日", "星期天", "周天", "sunday"]
      case .bow: ["bow", "周初"]
      case .eow: ["eow", "周末"]
      case .bom: ["bom", "月初"]
      case .eom: ["eom", "月末", "月底"]
      case .thisweek: ["thisweek", "本周", "这周"]
      case .lastweek: ["lastweek", "上周"]
      case .thismonth: ["thismonth", "本月", "这个月"]
      case .lastmonth: ["lastmonth", "上月", "上个月"]
      case .thisyear: ["thisyear", "今年"]
      case .lastyear: ["lastyear", "去年"]
      }
    }

    /// The name in a sentence.
    var english: String {
      switch self {
      case .bow: "the first day of this week"
      case .eow: "the last day of this week"
      case .bom: "the first day of this month"
      case .eom: "the last day of this month"
      case .thisweek: "this week"
      case .lastweek: "last week"
      case .thismonth: "this month"
      case .lastmonth: "last month"
      case .thisyear: "this year"
      case .lastyear: "last year"
      case .mon, .tue, .wed, .thu, .fri, .sat, .sun:
        "\(rawValue.prefix(1).uppercased())\(rawValue.dropFirst()) of this week"
      case .today, .yesterday, .tomorrow: rawValue
      }
    }
  }

  /// Reads a period; nil unless the whole text is one.
  init?(_ written: String) {
    let text = QueryWords.narrow(written).lowercased()
    for name in Name.allCases where name.words.contains(text) {
      self = .named(name)
      return
    }
    for word in ["today", "今天"] where text.hasPrefix(word) {
      let rest = text.dropFirst(word.count)
      guard let sign = rest.first, sign == "+" || sign == "-",
        let age = QueryAge(String(rest.dropFirst())), age.hours == 0
      else { return nil }
      self = .offset(age, isLater: sign == "+")
      return
    }
    self.init(calendar: text)
  }

  /// Reads 2026-05-01, 2026/5/1, 2026年5月1日 and their shorter forms.
  private init?(calendar text: String) {
    var numbers: [(value: Int, digits: Int)] = []
    var separators: [Character] = []
    for character in text {
      if let digit = character.wholeNumberValue, character.isASCII {
        if separators.count == numbers.count { numbers.append((0, 0)) }
        guard let last = numbers.last, last.digits < 4 else { return nil }
        numbers[numbers.count - 1] = (last.value * 10 + digit, last.digits + 1)
      } else {
        separators.append(character)
        guard separators.count <= numbers.count else { return nil }
      }
    }
    guard let first = numbers.first else { return nil }
    let values = numbers.map(\.value)
    switch String(separators) {
    case "--", "//", "年月日":
      guard numbers.count == 3, first.digits == 4,
        let day = Day(year: values[0], month: values[1], day: values[2])
      else { return nil }
      self = .day(day)
    case "-", "/", "年月":
      guard numbers.count == 2 else { return nil }
      if first.digits == 4 {
        guard values[0] > 0, (1...12).contains(values[1]) else { return nil }
        self = .month(values[0], values[1])
      } else {
        self.init(month: values[0], day: values[1])
      }
    case "月日", "月":
      guard numbers.count == 2 else { return nil }
      self.init(month: values[0], day: values[1])
    case "", "年":
      guard numbers.count == 1, first.digits == 4, values[0] > 0 else { return nil }
      self = .year(values[0])
    default:
      return nil
    }
  }

  private init?(month: Int, day: Int) {
    guard Day(year: 2024, month: month, day: day) != nil else { return nil }
    self = .monthDay(month, day)
  }

  /// The one spelling that is kept.
  var text: String {
    switch self {
    case .day(let day): day.text
    case .monthDay(let month, let day): "\(padded(month))-\(padded(day))"
    case .month(let year, let month): "\(padded(year, 4))-\(padded(month))"
    case .year(let year): padded(year, 4)
    case .named(let name): name.rawValue
    case .offset(let age, let isLater): "today\(isLater ? "+" : "-")\(age.text)"
    }
  }

  /// The spelling for a Chinese reader.
  var chineseText: String {
    switch self {
    case .named(let name): name.words[1]
    case .offset(let age, let isLater): "今天\(isLater ? "+" : "-")\(age.chineseText)"
    case .day, .monthDay, .month, .year: text
    }
  }

  private func padded(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// The first and the last day, counted from today.
  func days(today: Day) -> ClosedRange<Day> {
    switch self {
    case .day(let day): return day...day
    case .monthDay(let month, let day):
      let year = today.civil.year
      let found = Day(
        year: year, month: month, day: min(day, Day.length(ofMonth: month, year: year)))
      return (found ?? today)...(found ?? today)
    case .month(let year, let month):
      guard let first = Day(year: year, month: month, day: 1) else { return today...today }
      return first...(first + (Day.length(ofMonth: month, year: year) - 1))
    case .year(let year):
      guard let first = Day(year: year, month: 1, day: 1),
        let last = Day(year: year, month: 12, day: 31)
      else { return today...today }
      return first...last
    case .named(let name): return name.days(today: today)
    case .offset(let age, let isLater):
      let day = isLater ? age.after(today) : age.before(today)
      return day...day
    }
  }
}

extension QueryPeriod.Name {
  fileprivate func days(today: Day) -> ClosedRange<Day> {
    let weekdays: [QueryPeriod.Name] = [.mon, .tue, .wed, .thu, .fri, .sat, .sun]
    if let index = weekdays.firstIndex(of: self) { return only(today.monday + index) }
    let first = today.firstOfMonth
    let year = today.civil.year
    switch self {
    case .yesterday: return only(today - 1)
    case .tomorrow: return only(today + 1)
    case .bow: return only(today.monday)
    case .eow: return only(today.monday + 6)
    case .bom: return only(first)
    case .eom: return only(first.adding(months: 1) - 1)
    case .thisweek: return today.monday...(today.monday + 6)
    case .lastweek: return (today.monday - 7)...(today.monday - 1)
    case .thismonth: return first...(first.adding(months: 1) - 1)
    case .lastmonth: return first.adding(months: -1)...(first - 1)
    case .thisyear: return QueryPeriod.year(year).days(today: today)
    case .lastyear: return QueryPeriod.year(max(1, year - 1)).days(today: today)
    default: return only(today)
    }
  }

  private func only(_ day: Day) -> ClosedRange<Day> { day...day }
}

/// A value of a field of days: how long ago, or which days.
enum QueryMoment: Hashable {
  case age(QueryAge)
  case period(QueryPeriod)

  init?(_ text: String) {
    // 5月 is an age and 5月1日 a day: a period is tried first, and none of its forms is an age.
    if let period = QueryPeriod(text) {
      self = .period(period)
    } else if let age = QueryAge(text) {
      self = .age(age)
    } else {
      return nil
    }
  }

  var text: String {
    switch self {
    case .age(let age): age.text
    case .period(let period): period.text
    }
  }

  var chineseText: String {
    switch self {
    case .age(let age): age.chineseText
    case .period(let period): period.chineseText
    }
  }
}
