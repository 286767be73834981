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

/// Parts of a whole in one bar; each part has a filling of its own, so that colours only help.
public struct StackedBar: Chart, Sendable {
  private static let fills: [Character] = ["█", "▓", "▒", "░", "▚", "·"]
  private static let roles: [Role] = [.series1, .series2, .series3, .series4, .accent, .dim]
  private let parts: [ChartPart]

  /// A bar of parts; beyond six they share the last filling.
  public init(_ parts: [ChartPart]) {
    self.parts = parts
  }

  /// The bar, then the legend in as many lines as it takes.
  public func lines(width: Int, language: Language) -> [StyledText] {
    let cells = Bar.shares(parts.map(\.value), width: width)
    var bar = StyledText()
    for (place, count) in cells.enumerated() where count > 0 {
      bar.append(String(repeating: fill(place), count: count), style(place))
    }
    var lines = [bar]
    var line = StyledText()
    for (place, part) in parts.enumerated() {
      let words = " \(part.title[language]) \(NumberText.grouped(part.value))"
      let entry = StyledText(String(fill(place)), style(place)) + StyledText(words)
      if !line.isEmpty, line.width + 3 + entry.width > width {
        lines.append(line)
        line = StyledText()
      }
      line = line.isEmpty ? entry.cut(to: width, ellipsis: "…") : line + StyledText("   ") + entry
    }
    return lines + [line]
  }

  private func fill(_ place: Int) -> Character { Self.fills[min(place, Self.fills.count - 1)] }
  private func style(_ place: Int) -> Style { Style(Self.roles[min(place, Self.roles.count - 1)]) }

  /// One sentence a part, with its share.
  public func words(_ language: Language) -> [String] {
    let total = parts.reduce(0) { $0 + $1.value }
    return parts.map {
      "\($0.title[language]) \(NumberText.grouped($0.value)), \(NumberText.percent($0.value, of: total))"
    }
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
