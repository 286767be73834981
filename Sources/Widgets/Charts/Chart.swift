public import Cells
public import Wording

/// A picture of figures in cells: legible without colour, and sayable in plain words.
public protocol Chart {
  /// The lines of the picture, none wider than the room it is given.
  func lines(width: Int, language: Language) -> [StyledText]
  /// The same figures in words, one sentence a line, for a screen reader.
  func words(_ language: Language) -> [String]
}

/// A number with its name, as charts take them.
public struct ChartPart: Sendable {
  /// The name.
  public let title: Localized
  /// The number, never below zero.
  public let value: Int

  /// A number with its name.
  public init(_ title: Localized, _ value: Int) {
    self.title = title
    self.value = max(0, value)
  }
}

/// Steps that fewer and fewer people take: the share of the step before stands at each.
public struct Funnel: Chart, Sendable {
  private let steps: [ChartPart]

  /// A funnel of steps, the widest first.
  public init(_ steps: [ChartPart]) {
    self.steps = steps
  }

  /// One line a step.
  public func lines(width: Int, language: Language) -> [StyledText] {
    let names = steps.map { TextFit.width(of: $0.title[language]) }.max() ?? 0
    let numbers = steps.map { NumberText.grouped($0.value).count }.max() ?? 0
    let most = max(1, steps.map(\.value).max() ?? 1)
    let label = min(names, max(4, width / 4))
    let room = max(0, width - label - numbers - 12)
    return steps.enumerated().map { place, step in
      var line = StyledText(TextFit.pad(step.title[language], to: label, ellipsis: "…") + " ")
      let share = Double(step.value) / Double(most)
      line.append(Bar.horizontal(share, width: room, track: " "), Style(.series2))
      let number = NumberText.grouped(step.value)
      line.append(" " + TextFit.pad(number, to: numbers, alignment: .right), .title)
      if place > 0 {
        line.append(" ↓" + NumberText.percent(step.value, of: steps[place - 1].value), .dim)
      }
      return line.cut(to: width)
    }
  }

  /// One sentence a step.
  public func words(_ language: Language) -> [String] {
    steps.enumerated().map { place, step in
      let number = "\(step.title[language]) \(NumberText.grouped(step.value))"
      guard place > 0 else { return number }
      let share = NumberText.percent(step.value, of: steps[place - 1].value)
      return language == .chinese
        ? "\(number)，是上一步的 \(share)" : "\(number), \(share) of the step before"
    }
  }
}
