import Cells
import Testing
import Widgets
import Wording

/// Charts without colour and in 80 columns: the text alone holds what the picture says.
@Suite struct ChartTests {
  static let charts: [(String, any Chart & Sendable)] = {
    func part(_ zh: String, _ en: String, _ value: Int) -> ChartPart {
      ChartPart(Localized(zh, en), value)
    }
    return [
      (
        "funnel",
        Funnel([
          part("推到", "Reached", 1000), part("参与", "Took part", 100), part("进群", "Joined", 84),
          part("首单", "First order", 30),
        ])
      ),
      (
        "line",
        BrailleLine(
          Localized("订单", "Orders"), (0..<200).map { $0 % 7 == 3 ? nil : Double($0 * $0 % 97) })
      ),
      (
        "heat",
        HeatMap(
          rows: [Localized("周一", "Mon"), Localized("周二", "Tue")],
          columns: (0..<24).map { Localized(verbatim: String($0)) },
          values: [(0..<24).map { Double($0) }, (0..<24).map { $0 < 8 ? nil : Double(24 - $0) }])
      ),
      (
        "gantt",
        GanttRows(
          [
            .init(Localized("黑五", "Black Friday"), 3...9),
            .init(Localized("会员日", "Member day"), 20...20),
            .init(Localized("双十一", "Singles' day"), -20 ... -5),
          ], over: -10...25, today: 5)
      ),
      ("month", MonthGrid(firstWeekday: 7, values: (0..<30).map { $0 % 5 == 0 ? nil : $0 })),
      ("nothing", BrailleLine(Localized("空", "Empty"), [nil, nil])),
      ("no steps", Funnel([])),
    ]
  }()

  @Test(arguments: charts.indices, Language.allCases)
  func `no line is wider than its room, at any width`(place: Int, language: Language) {
    for width in [20, 40, 80, 120, 200] {
      for line in Self.charts[place].1.lines(width: width, language: language) {
        #expect(line.width <= width, "\(Self.charts[place].0) at \(width): \(line.text)")
        #expect(SafeText.cellSafe(line.text) == line.text)
      }
    }
  }

  @Test(arguments: charts.indices, Language.allCases)
  func `words hold no drawing`(place: Int, language: Language) {
    let words = Self.charts[place].1.words(language).joined(separator: "\n")
    let drawings = words.unicodeScalars.filter { (0x2500...0x28FF).contains($0.value) }
    #expect(drawings.isEmpty, "\(words)")
  }

  private func text(_ name: String, _ width: Int = 80) -> [String] {
    Self.charts.first { $0.0 == name }?.1.lines(width: width, language: .chinese).map(\.text) ?? []
  }

  @Test func `a funnel says how many went on at each step`() {
    let lines = text("funnel")
    #expect(lines[1].contains("100") && lines[1].contains("↓10.0%"))
    #expect(lines[3].contains("30") && lines[3].contains("↓35.7%"))
    #expect(Self.charts[0].1.words(.chinese)[3] == "首单 30，是上一步的 35.7%")
  }

  @Test func `a line names the ends of its scale and keeps its gaps`() {
    let lines = text("line")
    #expect(lines.count == 4)
    #expect(lines[0].contains("96") && lines[3].contains("0"))
    #expect(lines.joined().unicodeScalars.contains { (0x2801...0x28FF).contains($0.value) })
  }

  @Test func `spans stand where their days lie, and today is a line through all`() {
    let lines = text("gantt")
    #expect(lines.allSatisfy { $0.contains("┃") })
    #expect(lines[0].contains("▒") && lines[0].contains("█"))
    #expect(lines[1].count { $0 == "█" } <= 4)
    #expect(Self.charts[3].1.words(.chinese)[0] == "黑五：在跑，还有 4 天")
  }

  @Test func `a month begins under its weekday`() {
    let lines = text("month")
    #expect(lines[0].hasPrefix("一"))
    #expect(lines[1].hasSuffix(" 1") || lines[1].contains(" 1 "))
    #expect(lines[1].prefix { $0 == " " }.count >= 40)
  }
}
