import EastAsia
import Interchange
import Testing

struct CalendarExportTests {
  @Test func `a calendar says when, and escapes what it says`() {
    let text = String(
      decoding: CalendarExport.text(
        [
          CalendarEvent(
            uid: "c-1", time: .span(from: 1_767_574_800, to: 1_767_578_400), title: "晚8点; 直播, 拆成分",
            detail: "一\r\n二\n三\\四", categories: ["价值", "直播"]),
          CalendarEvent(uid: "c-2", time: .day(Gregorian.day(2026, 12, 31)), title: "跨年"),
        ], name: "内容日历", stamp: 0), as: UTF8.self)
    let lines = text.components
    #expect(lines.first == "BEGIN:VCALENDAR")
    #expect(lines.contains("DTSTART:20260105T010000Z"))
    #expect(lines.contains("DTEND:20260105T020000Z"))
    #expect(lines.contains("SUMMARY:晚8点\\; 直播\\, 拆成分"))
    #expect(lines.contains("DESCRIPTION:一\\n二\\n三\\\\四"))
    #expect(lines.contains("CATEGORIES:价值,直播"))
    #expect(lines.contains("DTSTART;VALUE=DATE:20261231"))
    #expect(lines.contains("DTEND;VALUE=DATE:20270101"))
    #expect(lines.contains("DTSTAMP:19700101T000000Z"))
    #expect(lines.last == "END:VCALENDAR")
  }

  @Test func `long lines are folded between characters`() {
    let title = String(repeating: "群主看板🐼", count: 40)
    let bytes = CalendarExport.text(
      [CalendarEvent(uid: "x", time: .day(0), title: title)], name: "n", stamp: 0)
    let lines = bytes.split(separator: 0x0A)
    #expect(lines.allSatisfy { $0.count <= 76 && $0.last == 0x0D })
    #expect(lines.allSatisfy { String(validating: $0, as: UTF8.self) != nil })
    let whole = String(decoding: bytes, as: UTF8.self).replacing("\r\n ", with: "")
    #expect(whole.contains("SUMMARY:" + title))
  }
}

extension String {
  fileprivate var components: [String] {
    split(separator: "\r\n", omittingEmptySubsequences: true).map(String.init)
  }
}
