import Cells
import Widgets
public import Wording

/// A picture on a page: a value that other programs can be given as numbers.
public enum WallChart: Equatable, Sendable {
  /// One line through values, the oldest first; nil where nothing is known.
  case line(Localized, [Int?])
  /// Values by row and column; nil where nothing is known or too few to be shown.
  case heat(rows: [Localized], columns: [Localized], values: [[Int?]])
  /// Spans of days, counted from today.
  case spans([WallSpan], over: ClosedRange<Int>)
  /// Steps that fewer and fewer take.
  case funnel([WallPart])
  /// The days of a month from its first, under their weekdays.
  case month(firstWeekday: Int, values: [Int?])

  /// The picture for cells and for words.
  var drawing: any Chart {
    switch self {
    case .line(let title, let values):
      BrailleLine(title, values.map { $0.map(Double.init) })
    case .heat(let rows, let columns, let values):
      HeatMap(rows: rows, columns: columns, values: values.map { $0.map { $0.map(Double.init) } })
    case .spans(let spans, let shown):
      GanttRows(spans.map { GanttRows.Span($0.title, $0.days) }, over: shown, today: 0)
    case .funnel(let steps): Funnel(steps.map { ChartPart($0.title, $0.figure.magnitude ?? 0) })
    case .month(let weekday, let values): MonthGrid(firstWeekday: weekday, values: values)
    }
  }

  /// Whether there is nothing to draw.
  var isEmpty: Bool {
    switch self {
    case .line(_, let values): values.allSatisfy { $0 == nil }
    case .heat(_, _, let values): values.joined().allSatisfy { $0 == nil }
    case .spans(let spans, _): spans.isEmpty
    case .funnel(let steps): steps.isEmpty
    case .month(_, let values): values.allSatisfy { $0 == nil }
    }
  }
}

/// A span of days with its name, counted from today.
public struct WallSpan: Equatable, Sendable {
  /// Its name.
  public let title: Localized
  /// From which day to which, today being 0.
  public let days: ClosedRange<Int>
}
