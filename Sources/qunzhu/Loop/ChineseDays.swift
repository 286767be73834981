import CommunityModel
import CommunityQuery
import EastAsia
import Synchronization
import Wording

extension DayNames {
  /// Festivals, solar terms and lunar days, each looked up once.
  static let chinese = DayNames(
    lunarBirthday: { birthday, from in ChineseDays.shared.next(birthday, from: from) }
  ) { day in ChineseDays.shared.label(day) }
}

/// The names of days in the Chinese calendar, kept: a month on the screen asks for forty at every key.
private final class ChineseDays: Sendable {
  static let shared = ChineseDays()

  private struct Known {
    var labels: [Int: DayNames.Label] = [:]
    var festivals: [Int: [Int: Festival]] = [:]
  }

  private let known = Mutex(Known())

  func label(_ day: Day) -> DayNames.Label? {
    let number = Int(day.number)
    return known.withLock { known in
      if let label = known.labels[number] { return label }
      let year = day.civil.year
      if known.festivals[year] == nil {
        known.festivals[year] = Dictionary(
          Festivals().inYear(year).map { ($0.day, $0.festival) },
          uniquingKeysWith: { _, last in last })
      }
      let label = Self.make(number, festival: known.festivals[year]?[number])
      known.labels[number] = label
      return label
    }
  }

  /// The first day on which a lunar birthday is kept: lunar years lie across two civil ones.
  func next(_ birthday: Birthday, from: Day) -> Day? {
    let year = from.civil.year
    return (year - 1...year + 1).lazy.compactMap { lunarYear in
      LunarCalendar().birthday(
        month: birthday.month, day: birthday.day, isLeap: birthday.isLeap, year: lunarYear
      ).map { Day(number: Int32($0)) }
    }.first { $0 >= from }
  }

  private static func make(_ day: Int, festival: Festival?) -> DayNames.Label {
    if let festival {
      let zh = festival.id == "blackFriday" ? "黑五" : festival.zh
      return DayNames.Label(
        full: Localized(zh, festival.en), short: Localized(zh, brief[festival.id] ?? festival.en),
        isFestival: true)
    }
    let lunar = LunarCalendar().lunarDay(of: day)
    let plain = Localized(verbatim: "\(lunar.month)/\(lunar.day)")
    if let term = SolarTerms.on(day) {
      return DayNames.Label(
        full: Localized(term.zh, term.en), short: Localized(term.zh, termNames[term.index]),
        isFestival: true)
    }
    return DayNames.Label(
      full: Localized(lunar.name, "lunar " + plain.en), short: Localized(lunar.label, plain.en),
      isFestival: false)
  }

  /// English names that fit a day of a month at 80 columns, seven cells.
  private static let brief = [
    "newYear": "NewYear", "laba": "Laba", "lunarNewYearsEve": "CNY eve", "springFestival": "CNY",
    "lantern": "Lantern", "valentine": "Feb 14", "womensDay": "Women", "qingming": "Qingm.",
    "labourDay": "Labour", "mothersDay": "Mothers", "dragonBoat": "Duanwu", "childrensDay": "Kids",
    "618": "618", "ghost": "Ghost", "teachersDay": "Teacher", "midAutumn": "Moon",
    "nationalDay": "Nat'l", "doubleNinth": "9/9", "double11": "11.11", "thanksgiving": "Thanks",
    "blackFriday": "BlackFr", "double12": "12.12", "christmas": "Xmas",
  ]

  private static let termNames = [
    "Xiaohan", "Dahan", "Lichun", "Yushui", "Jingzhe", "Chunfen", "Qingm.", "Guyu", "Lixia",
    "Xiaoman", "Mangzh.", "Xiazhi", "Xiaoshu", "Dashu", "Liqiu", "Chushu", "Bailu", "Qiufen",
    "Hanlu", "Shuangj", "Lidong", "Xiaoxue", "Daxue", "Dongzhi",
  ]
}
