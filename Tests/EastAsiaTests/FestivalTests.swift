import EastAsia
import Testing

struct FestivalTests {
  let festivals = Festivals()

  @Test(arguments: [
    ("newYear", 2026, 1, 1), ("springFestival", 2026, 2, 17), ("lunarNewYearsEve", 2026, 2, 16),
    ("lantern", 2026, 3, 3), ("valentine", 2026, 2, 14), ("womensDay", 2026, 3, 8),
    ("qingming", 2026, 4, 5), ("labourDay", 2026, 5, 1), ("mothersDay", 2026, 5, 10),
    ("dragonBoat", 2026, 6, 19), ("childrensDay", 2026, 6, 1), ("618", 2026, 6, 18),
    ("qixi", 2026, 8, 19), ("ghost", 2026, 8, 27), ("teachersDay", 2026, 9, 10),
    ("midAutumn", 2026, 9, 25), ("nationalDay", 2026, 10, 1), ("doubleNinth", 2026, 10, 18),
    ("double11", 2026, 11, 11), ("thanksgiving", 2026, 11, 26), ("blackFriday", 2026, 11, 27),
    ("double12", 2026, 12, 12), ("christmas", 2026, 12, 25), ("laba", 2026, 1, 26),
    ("midAutumn", 2025, 10, 6),
  ])
  func `each festival falls on its day`(id: String, year: Int, month: Int, day: Int) {
    let found = festivals.inYear(year).filter { $0.festival.id == id }
    #expect(found.map(\.day) == [Gregorian.day(year, month, day)])
    #expect(festivals.on(Gregorian.day(year, month, day)).contains { $0.id == id })
  }

  @Test func `every festival has two names and its own id`() {
    #expect(Set(Festivals.all.map(\.id)).count == Festivals.all.count)
    #expect(Festivals.all.allSatisfy { !$0.zh.isEmpty && !$0.en.isEmpty })
  }

  @Test func `a span across the new year shows both years`() {
    let span = Gregorian.day(2026, 12, 24)...Gregorian.day(2027, 1, 2)
    #expect(festivals.within(span).map(\.festival.id) == ["christmas", "newYear"])
  }

  @Test(arguments: [
    (2020, "062004190520041905200521062207220722082307220721"),
    (2021, "052003180520042005210521072207230723082307220721"),
    (2022, "052004190520052005210621072307230723082307220722"),
    (2023, "052004190621052006210621072308230823082408220722"),
    (2024, "062004190520041905200521062207220722082307220621"),
    (2025, "052003180520042005210521072207230723082307220721"),
    (2026, "052004180520052005210521072307230723082307220722"),
    (2027, "052004190621052006210621072308230823082307220722"),
    (2028, "062004190520041905200521062207220722082307220621"),
    (2029, "052003180520042005210521072207230723082307220721"),
    (2030, "052004180520052005210521072307230723082307220722"),
    (2031, "052004190621052006210621072308230823082307220722"),
    (2032, "062004190520041905200521062207220722082307220621"),
    (2033, "052003180520042005210521072207230723082307220721"),
    (2034, "052004180520052005210521072307230723082307220722"),
    (2035, "052004190621052005210621072307230823082307220722"),
  ])
  func `the solar terms of a year agree with the almanac`(year: Int, days: String) {
    let reckoned = SolarTerms.all.map { term in
      SolarTerms.day(term, year: year).map { Gregorian.civil($0) }
    }
    let text = reckoned.map { civil in
      civil.map { $0.day < 10 ? "0\($0.day)" : "\($0.day)" } ?? "--"
    }
    #expect(text.joined() == days)
    #expect(reckoned.map { $0?.month ?? 0 } == (0..<24).map { $0 / 2 + 1 })
  }

  @Test func `清明 follows its formula through the century`() {
    let wrong = (2000...2099).filter { year in
      let inCentury = year % 100
      let day = (2422 * inCentury + 48_100) / 10_000 - inCentury / 4
      return SolarTerms.on(Gregorian.day(year, 4, day))?.zh != "清明"
    }
    #expect(wrong.isEmpty)
  }

  @Test func `years outside the checked century have no terms`() {
    #expect(SolarTerms.day(SolarTerms.all[6], year: 1999) == nil)
    #expect(SolarTerms.on(Gregorian.day(2100, 4, 5)) == nil)
  }
}
