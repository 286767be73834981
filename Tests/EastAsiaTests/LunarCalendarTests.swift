import EastAsia
import Testing

struct LunarCalendarTests {
  let calendar = LunarCalendar()

  @Test(arguments: [
    (2024, 2, 10), (2025, 1, 29), (2026, 2, 17), (2027, 2, 6), (2028, 1, 26), (2033, 1, 31),
    (2034, 2, 19),
  ])
  func `the lunar year begins where the almanac says`(year: Int, month: Int, day: Int) {
    let civil = Gregorian.day(year, month, day)
    #expect(calendar.newYear(year) == civil)
    #expect(calendar.lunarDay(of: civil) == LunarDay(year: year, month: 1, day: 1))
    #expect(calendar.label(of: civil) == "正月")
  }

  @Test(arguments: [(2025, 10, 6), (2026, 9, 25)])
  func `mid-autumn is the fifteenth of the eighth month`(year: Int, month: Int, day: Int) {
    let lunar = calendar.lunarDay(of: Gregorian.day(year, month, day))
    #expect(lunar == LunarDay(year: year, month: 8, day: 15))
    #expect(lunar.name == "八月十五")
  }

  @Test func `a leap month follows its namesake and bears its name`() {
    let first = Gregorian.day(2025, 7, 25)
    #expect(calendar.lunarDay(of: first) == LunarDay(year: 2025, month: 6, isLeap: true, day: 1))
    #expect(calendar.label(of: first) == "闰六月")
    #expect(calendar.months(of: 2025).map(\.month) == [1, 2, 3, 4, 5, 6, 6, 7, 8, 9, 10, 11, 12])
    #expect(calendar.day(of: LunarDay(year: 2025, month: 6, isLeap: true, day: 1)) == first)
  }

  @Test func `the leap eleventh month of 2033 does not move the new year`() {
    #expect(calendar.months(of: 2033).map(\.month).suffix(3) == [11, 11, 12])
    #expect(calendar.months(of: 2033).map(\.isLeap).suffix(3) == [false, true, false])
  }

  @Test func `days are called by their Chinese names`() {
    let names = [1, 9, 10, 11, 19, 20, 21, 23, 29, 30].map {
      LunarDay(year: 2026, month: 12, day: $0).dayName
    }
    let expected = ["初一", "初九", "初十", "十一", "十九", "二十", "廿一", "廿三", "廿九", "三十"]
    #expect(names == expected)
    #expect(LunarDay(year: 2026, month: 10, day: 16).name == "十月十六")
  }

  @Test func `every day of twenty years goes to the lunar calendar and back`() {
    var wrong: [Int] = []
    for year in 2020..<2040 {
      for month in calendar.months(of: year) {
        for day in [1, month.length] {
          let civil = month.firstDay + day - 1
          let lunar = calendar.lunarDay(of: civil)
          let back = calendar.day(of: lunar)
          if lunar.year != year || lunar.day != day || back != civil { wrong.append(civil) }
        }
      }
    }
    #expect(wrong.isEmpty)
  }

  @Test func `a birthday in a leap month is kept in the ordinary one of other years`() {
    let inLeapYear = calendar.birthday(month: 6, day: 3, isLeap: true, year: 2025)
    #expect(inLeapYear == Gregorian.day(2025, 7, 27))
    let later = calendar.birthday(month: 6, day: 3, isLeap: true, year: 2026)
    #expect(later == calendar.day(of: LunarDay(year: 2026, month: 6, day: 3)))
  }

  @Test func `the thirtieth is kept on the twenty-ninth of a short month`() throws {
    let short = try #require(calendar.months(of: 2026).first { $0.length == 29 })
    let kept = calendar.birthday(month: short.month, day: 30, year: 2026)
    #expect(kept == short.firstDay + 28)
    #expect(calendar.day(of: LunarDay(year: 2026, month: short.month, day: 30)) == nil)
  }
}
