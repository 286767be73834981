import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the today pane, in the places of the drawn screen.
enum TodayColumns {
  static let all: [PaneColumn] = [due, title, bar, progress, assignee, reason]

  private static func chore(_ input: PaneInput, _ id: Int64) -> Chore? {
    input.community.tasks[raw: id]
  }

  static let due = PaneColumn(
    "due", Localized("到点", "Due"), width: 8,
    order: { input, id in
      guard let chore = chore(input, id) else { return .none }
      return TodayWords.progress(chore, input).due.map(FieldValue.instant) ?? .none
    },
    cell: { input, id in
      guard let chore = chore(input, id) else { return StyledText() }
      let progress = TodayWords.progress(chore, input)
      let isLate = progress.isOverdue(chore, at: input.moment.now)
      return StyledText(
        TodayWords.due(progress.due, input),
        isLate ? .alarm : progress.isFinished ? .dim : .normal)
    })

  static let title = PaneColumn(
    "title", Localized("事", "Task"), width: 23,
    order: { input, id in .text(TodayWords.title(id, input)) },
    cell: { input, id in
      guard let chore = chore(input, id) else { return StyledText() }
      let isDone = TodayWords.progress(chore, input).isFinished
      return StyledText((isDone ? "✓ " : "") + TodayWords.title(id, input), isDone ? .dim : .normal)
    })

  /// Drawn once a task has begun or is late; what has not begun stays quiet.
  static let bar = PaneColumn(
    "bar", Localized("", ""), width: 8, neededFrom: 76,
    cell: { input, id in
      guard let chore = chore(input, id) else { return StyledText() }
      let progress = TodayWords.progress(chore, input)
      let isLate = progress.isOverdue(chore, at: input.moment.now)
      guard !progress.isFinished, isLate || progress.done > 0, progress.total > 0 else {
        return StyledText()
      }
      let share = Double(progress.done) / Double(progress.total)
      return StyledText(
        Bar.horizontal(share, width: 8), isLate ? .alarm : Style(.series2))
    })

  static let progress = PaneColumn(
    "progress", Localized("进度 ", "Progress "), width: 10, .right, neededFrom: 46,
    order: { input, id in
      guard let chore = chore(input, id) else { return .none }
      let progress = TodayWords.progress(chore, input)
      return progress.total > 0 ? .int(Int64(progress.done * 10_000 / progress.total)) : .none
    },
    cell: { input, id in
      guard let chore = chore(input, id) else { return StyledText() }
      let progress = TodayWords.progress(chore, input)
      return StyledText(
        "\(progress.done)/\(progress.total) \(TodayWords.unit(chore, input)) ",
        progress.isFinished ? .dim : .normal)
    })

  static let assignee = PaneColumn(
    "assignee", Localized("谁", "Who"), width: 5, neededFrom: 56,
    order: { input, id in
      .text(chore(input, id).map { TodayWords.assignee($0, input) } ?? "")
    },
    cell: { input, id in
      guard let chore = chore(input, id) else { return StyledText() }
      let name = TodayWords.assignee(chore, input)
      return name.isEmpty ? StyledText(input.say("没人", "none"), .warn) : StyledText(name)
    })

  static let reason = PaneColumn(
    "reason", Localized("为什么", "Why"), width: 18, neededFrom: 70,
    cell: { input, id in
      chore(input, id).map { TodayWords.reason($0, input) } ?? StyledText()
    })
}
