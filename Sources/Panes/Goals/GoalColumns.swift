import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the goals pane: value, bar, target, what is missing, then the pace and the trend.
enum GoalColumns {
  static let all: [PaneColumn] = [name, value, bar, target, verdict, trend, why]

  /// Cells of the bar up to the target, and behind it.
  private static let line = 12
  private static let beyond = 3

  static let name = PaneColumn(
    "name", Localized("指标", "Metric"), width: 14,
    order: { input, id in .text(GoalWords.name(id, input)) },
    cell: { input, id in StyledText(GoalWords.shortName(id, input)) })

  static let value = PaneColumn(
    "value", Localized("现在", "Now"), width: 8, .right,
    order: { input, id in
      guard let standing = GoalWords.standing(id, input), let num = standing.reading.num,
        let den = standing.reading.den, den > 0
      else { return .none }
      let scaled = Double(num) / Double(den) * 10_000
      return scaled.magnitude < 9e15 ? .int(Int64(scaled)) : .none
    },
    cell: { input, id in
      guard let standing = GoalWords.standing(id, input), standing.reading.num != nil else {
        return StyledText("·", .dim)
      }
      return StyledText(input.say(standing.shown))
    })

  static let bar = PaneColumn(
    "bar", Localized("", ""), width: line + 1 + beyond, neededFrom: 70,
    cell: { input, id in
      guard let standing = GoalWords.standing(id, input), let progress = standing.progress else {
        return StyledText()
      }
      let bar = Bar.bullet(progress, line: line, width: line + 1 + beyond)
      let style = GoalWords.style(standing)
      return StyledText(bar.before, style) + StyledText("┃", .heading)
        + StyledText(bar.after, style)
    })

  static let target = PaneColumn(
    "target", Localized("目标", "Goal"), width: 7, .right, neededFrom: 60,
    cell: { input, id in
      StyledText(GoalWords.standing(id, input).map { input.say($0.metric.shownTarget) } ?? "")
    })

  static let verdict = PaneColumn(
    "verdict", Localized("差多少", "To go"), width: 11,
    order: { input, id in
      guard let standing = GoalWords.standing(id, input), let progress = standing.progress else {
        return .none
      }
      return .int(Int64(min(9e15, max(-9e15, progress * 10_000))))
    },
    cell: { input, id in GoalWords.verdict(id, input) })

  static let trend = PaneColumn(
    "trend", Localized("12 周", "12 weeks"), width: 12, neededFrom: 100,
    cell: { input, id in
      guard let trend = GoalWords.standing(id, input)?.trend,
        trend.count(where: { $0 != nil }) > 1
      else { return StyledText("·", .dim) }
      return StyledText(Bar.sparkline(trend), Style(.series2))
    })

  static let why = PaneColumn(
    "why", Localized("说明", "Why"), width: 20,
    cell: { input, id in GoalWords.why(id, input) })
}
