import EastAsia
import Testing

struct ZoneAndFoldingTests {
  @Test func `Shanghai is eight hours east, named zones are known`() throws {
    let shanghai = try #require(ZoneOffsets("Asia/Shanghai"))
    #expect(shanghai.offset(onDay: Gregorian.day(2026, 7, 1)) == 8 * 3600)
    #expect(shanghai.offset(atSecond: 0) == 8 * 3600)
    #expect(ZoneOffsets("Nowhere/Land") == nil)
  }

  @Test func `an instant before 1970 has a civil day too`() throws {
    let newYork = try #require(ZoneOffsets("America/New_York"))
    let (day, second) = newYork.civil(atSecond: -1)
    #expect(day == -1)
    #expect(second == 19 * 3600 - 1)
  }

  @Test func `summer time begins and ends on the right side of its hour`() throws {
    let berlin = try #require(ZoneOffsets("Europe/Berlin"))
    let spring = Gregorian.day(2026, 3, 29)
    #expect(berlin.offset(onDay: spring, secondOfDay: 3600) == 3600)
    #expect(berlin.offset(onDay: spring, secondOfDay: 4 * 3600) == 7200)
    #expect(berlin.offset(onDay: spring, secondOfDay: 9000) == 3600)
    let autumn = Gregorian.day(2026, 10, 25)
    #expect(berlin.offset(onDay: autumn, secondOfDay: 9000) == 7200)
    #expect(berlin.offset(onDay: autumn, secondOfDay: 4 * 3600) == 3600)
  }

  @Test func `a zone is told as stretches of one offset`() throws {
    let shanghai = try #require(ZoneOffsets("Asia/Shanghai")).stretches(years: 1992...2060)
    #expect(shanghai.map(\.offset) == [28_800])
    let berlin = try #require(ZoneOffsets("Europe/Berlin"))
    let stretches = berlin.stretches(years: 2026...2027)
    #expect(stretches.map(\.offset) == [3600, 7200, 3600, 7200, 3600])
    let spring = Int64(Gregorian.day(2026, 3, 29) * 86_400 + 3600)
    #expect(stretches[1].from == spring)
    let casablanca = try #require(ZoneOffsets("Africa/Casablanca"))
    let wrong = casablanca.stretches(years: 2020...2030).dropFirst().filter { stretch in
      casablanca.offset(atSecond: Int(stretch.from)) != Int(stretch.offset)
        || casablanca.offset(atSecond: Int(stretch.from) - 1) == Int(stretch.offset)
    }
    #expect(wrong.isEmpty)
  }

  @Test(arguments: [
    ("ＡＢＣ１２３", "abc123"), ("订单号", "订单号"), ("　Ｐａｉｄ　ａｔ", " paid at"),
    ("e\u{301}", "é"), ("￥", "¥"), ("Größe", "größe"),
  ])
  func `a key folds width, case and composition`(text: String, key: String) {
    #expect(Array(Folding.key(text).unicodeScalars) == Array(key.unicodeScalars))
  }

  @Test func `civil days count from 1970 and back`() {
    #expect(Gregorian.day(1970, 1, 1) == 0)
    #expect(Gregorian.day(2000, 2, 29) == 11_016)
    #expect(Gregorian.weekday(Gregorian.day(2026, 2, 17)) == 2)
    let wrong = stride(from: -800_000, to: 800_000, by: 997).filter { day in
      let civil = Gregorian.civil(day)
      return Gregorian.day(civil.year, civil.month, civil.day) != day
    }
    #expect(wrong.isEmpty)
  }
}
