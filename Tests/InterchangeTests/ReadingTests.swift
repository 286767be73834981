import EastAsia
import Foundation
import Interchange
import Testing

struct ReadingTests {
  @Test(arguments: [
    ("1,234.50", 123_450), ("¥12.5", 1250), ("￥1,234.50", 123_450), ("１２３", 12_300), ("-3", -300),
    ("(3.00)", -300), ("（１２．５０）", -1250), ("-¥3.01", -301), ("¥-3.01", -301),
    ("499.00（系统计算中，该值仅供参考）", 49_900), ("12元", 1200), ("RMB", nil), ("0", 0), ("0.00", 0),
    (".5", 50),
    ("'11.77", 1177), (" 77.00 ", 7700), ("1,23", nil), ("12.3.4", nil), ("", nil), ("abc", nil),
    ("1.38E+10", nil), ("99999999999999999", nil), ("$20.76", 2076), ("12.", 1200), (".", nil),
    ("-", nil),
  ])
  func `money is read to the fen`(cell: String, fen: Int64?) {
    #expect((try? MoneyReading(cell))?.fen == fen)
  }

  @Test(arguments: [
    ("0.005", 1, true), ("-0.005", -1, true), ("1.994", 199, true), ("1.995", 200, true),
    ("1.990", 199, false),
  ])
  func `more than two decimals are rounded away from zero and said`(
    cell: String, fen: Int64, isRounded: Bool
  ) throws {
    let reading = try MoneyReading(cell)
    #expect(reading.fen == fen)
    #expect(reading.isRounded == isRounded)
  }

  @Test func `a refusal of money says why`() {
    #expect(throws: MoneyReading.Refusal.scientific) { try MoneyReading("1.38E+10") }
    #expect(throws: MoneyReading.Refusal.empty) { try MoneyReading("　") }
    #expect(throws: MoneyReading.Refusal.notMoney) { try MoneyReading("免费") }
  }

  @Test(
    arguments: [
      ("1997-01-01 12:00:00", 1997, 1, 1, 43_200, nil),
      ("2026/1/5 9:05", 2026, 1, 5, 32_700, nil),
      ("2026-09-03 10:15:00 -0400", 2026, 9, 3, 36_900, -14_400),
      ("2026-09-03T10:15:00Z", 2026, 9, 3, 36_900, 0),
      ("2026-09-03T10:15:00.250+08:00", 2026, 9, 3, 36_900, 28_800),
      ("2026-01-05", 2026, 1, 5, nil, nil),
      ("2026.1.5", 2026, 1, 5, nil, nil),
      ("２０２６－０１－０５　０９：０５", 2026, 1, 5, 32_700, nil),
      ("2026年1月5日", 2026, 1, 5, nil, nil),
      ("2026年1月5日 9时05分", 2026, 1, 5, 32_700, nil),
      ("20260105", 2026, 1, 5, nil, nil),
      ("45992", 2025, 12, 1, nil, nil),
      ("45992.5", 2025, 12, 1, 43_200, nil),
      ("09/03/2026", 2026, 9, 3, nil, nil),
      ("1775760000", 2026, 4, 9, 67_200, 0),
      ("'2026-01-05 00:00", 2026, 1, 5, 0, nil),
    ] as [(String, Int, Int, Int, Int?, Int?)])
  func `dates are read in the forms shops write`(
    cell: String, year: Int, month: Int, day: Int, second: Int?, offset: Int?
  ) throws {
    let reading = try #require(MomentReading(cell))
    #expect(reading.day == Gregorian.day(year, month, day))
    #expect(reading.secondOfDay == second)
    #expect(reading.offset == offset)
  }

  @Test(arguments: [
    "", "昨天", "2026-02-30", "2026-13-01", "03-09-2026", "31/12/2026", "2026-01-05 25:00",
    "1.38E+10",
    "2026-01-05 9:05 x", "12", "9999999", "2026-1", "0000-00-00 00:00:00",
  ])
  func `what is no date is refused`(cell: String) {
    #expect(MomentReading(cell) == nil)
  }

  @Test func `a moment becomes an instant with its own or the given offset`() throws {
    let local = try #require(MomentReading("1970-01-01 08:00:00"))
    #expect(local.secondsSince1970(offset: 28_800) == 0)
    let zoned = try #require(MomentReading("1970-01-01 08:00:00 +0000"))
    #expect(zoned.secondsSince1970(offset: 28_800) == 28_800)
  }

  @Test(arguments: [
    ("13800001111", PhoneReading.mobile("13800001111")),
    ("+86 138 0000 1111", .mobile("13800001111")),
    ("86-13800001111", .mobile("13800001111")), ("0086 138-0000-1111", .mobile("13800001111")),
    ("'13800001111", .mobile("13800001111")), ("１３８００００１１１１", .mobile("13800001111")),
    ("13800001111.0", .mobile("13800001111")), ("1******6198", .masked("1******6198")),
    ("1.38E+10", .scientific), ("1.38e10", .scientific), ("", .empty),
    ("010-62345678", .other("01062345678")),
    ("+1 (415) 555-0100", .other("+14155550100")), ("无", .notPhone), ("12", .notPhone),
  ])
  func `phones are read to their digits`(cell: String, expected: PhoneReading) {
    #expect(PhoneReading(cell) == expected)
  }

  @Test func `a masked or rounded number identifies nobody`() {
    #expect(PhoneReading("1******6198").identity == nil)
    #expect(PhoneReading("1.38E+10").identity == nil)
    #expect(PhoneReading("+86 13800001111").identity == "13800001111")
  }

  @Test func `encodings are found`() throws {
    let text = "订单号,买家\nA1,张三丰\n"
    let plain = try #require(TextDecoder.decode(Array(text.utf8)))
    #expect(plain.encoding == .utf8)
    let marked = try #require(TextDecoder.decode([0xEF, 0xBB, 0xBF] + Array(text.utf8)))
    #expect(marked.encoding == .utf8Marked)
    #expect(marked.bytes == Array(text.utf8))
    let national = text.data(using: String.Encoding(rawValue: 0x8000_0632)).map { Array($0) }
    let bytes = try #require(national)
    let foreign = try #require(TextDecoder.decode(bytes))
    #expect(foreign.encoding == .gb18030)
    #expect(foreign.bytes == Array(text.utf8))
    let wide = try #require(text.data(using: .utf16).map { Array($0) })
    #expect(TextDecoder.decode(wide)?.bytes == Array(text.utf8))
    #expect(TextDecoder.decode([0xFF, 0x80, 0xFF, 0xFF]) == nil)
    #expect(TextDecoder.decode([])?.encoding == .utf8)
  }
}
