public import Cells
public import Wording

/// Spans of days as rows over one scale of time, with today's place marked.
public struct GanttRows: Chart, Sendable {
  /// A span with its name.
  public struct Span: Sendable {
    /// The name.
    public let title: Localized
    /// The first and the last day, counted from any day.
    public let days: ClosedRange<Int>

    /// A span with its name.
    public init(_ title: Localized, _ days: ClosedRange<Int>) {
      self.title = title
      self.days = days
    }
  }

  private let spans: [Span]
  private let shown: ClosedRange<Int>
  private let today: Int

  /// Rows of spans over the days that are shown.
  public init(_ spans: [Span], over shown: ClosedRange<Int>, today: Int) {
    self.spans = spans
    self.shown = shown
    self.today = today
  }

  /// A line a span: what is past is light, what is to come is solid, and ┃ is today.
  public func lines(width: Int, language: Language) -> [StyledText] {
    let names = spans.map { TextFit.width(of: $0.title[language]) }.max() ?? 0
    let label = min(names, max(4, width / 3))
    let room = max(1, width - label - 1)
    func place(_ day: Int) -> Int {
      (day - shown.lowerBound) * room / max(1, shown.count)
    }
    return spans.map { span in
      var line = StyledText(TextFit.pad(span.title[language], to: label, ellipsis: "…") + " ")
      let from = max(0, place(max(span.days.lowerBound, shown.lowerBound)))
      let until = min(room, place(min(span.days.upperBound, shown.upperBound) + 1))
      let now = shown.contains(today) ? place(today) : -1
      for cell in 0..<room {
        let isInside = span.days.overlaps(shown) && cell >= from && cell < max(until, from + 1)
        if cell == now {
          line.append("┃", .heading)
        } else if isInside {
          line.append(cell < now ? "▒" : "█", cell < now ? .dim : Style(.series2))
        } else {
          line.append(" ")
        }
      }
      return line
    }
  }

  /// One sentence a span: how far away it is, or how long it still runs.
  public func words(_ language: Language) -> [String] {
    spans.map { span in
      let name = span.title[language]
      if span.days.lowerBound > today {
        let days = span.days.lowerBound - today
        return language == .chinese ? "\(name)：\(days) 天后开始" : "\(name): begins in \(days) days"
      }
      if span.days.upperBound < today {
        let days = today - span.days.upperBound
        return language == .chinese ? "\(name)：\(days) 天前结束" : "\(name): ended \(days) days ago"
      }
      let days = span.days.upperBound - today
      return language == .chinese
        ? "\(name)：在跑，还有 \(days) 天" : "\(name): running, \(days) days left"
    }
  }
}

/// The days of a month in weeks from Monday, each with a figure of one digit or a filling.
public struct MonthGrid: Chart, Sendable {
  private let firstWeekday: Int
  private let values: [Int?]

  /// A month that begins on a weekday, 1 Monday to 7 Sunday, with a value for each day.
  public init(firstWeekday: Int, values: [Int?]) {
    self.firstWeekday = min(7, max(1, firstWeekday))
    self.values = values
  }

  private static let fills: [Character] = ["·", "░", "▒", "▓", "█"]

  /// Seven columns under the names of the weekdays.
  public func lines(width: Int, language: Language) -> [StyledText] {
    let names: [String] =
      language == .chinese
      ? ["一", "二", "三", "四", "五", "六", "日"] : ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"]
    let cell = max(4, min(8, width / 7))
    let most = max(1, values.compactMap { $0 }.max() ?? 1)
    var lines = [
      StyledText(names.map { TextFit.pad($0, to: cell) }.joined(), .dim).cut(to: width)
    ]
    var line = StyledText(TextFit.blanks(cell * (firstWeekday - 1)))
    for (place, value) in values.enumerated() {
      let number = place + 1 < 10 ? " \(place + 1)" : "\(place + 1)"
      let step = value.map { $0 <= 0 ? 0 : max(1, min(4, $0 * 4 / most)) }
      let mark = step.map { String(Self.fills[$0]) } ?? " "
      line.append(TextFit.pad(number, to: 2), .dim)
      line.append(TextFit.pad(mark, to: cell - 2), Style(.series2))
      if (firstWeekday - 1 + place + 1) % 7 == 0 {
        lines.append(line.cut(to: width))
        line = StyledText()
      }
    }
    if !line.isEmpty { lines.append(line.cut(to: width)) }
    return lines
  }

  /// The days with the greatest value, and how many have none.
  public func words(_ language: Language) -> [String] {
    let known = values.enumerated().compactMap { place, value in value.map { (place + 1, $0) } }
    guard let best = known.max(by: { $0.1 < $1.1 }) else {
      return [language == .chinese ? "无数据" : "no data"]
    }
    let quiet = known.count { $0.1 == 0 }
    return [
      language == .chinese
        ? "最多是 \(best.0) 日，\(best.1)；\(quiet) 天没有"
        : "most on the \(best.0)., \(best.1); \(quiet) days without any"
    ]
  }
}
