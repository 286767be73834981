import Cells
import CommunityModel
import CommunityRules
import Wording

/// How goals and alerts are said in cells and sentences.
enum GoalWords {
  static func goal(_ id: Int64, _ input: PaneInput) -> Goal? {
    input.community.goals[raw: id]
  }

  /// Where a target of the whole workspace stands; nil for what is no metric.
  static func standing(_ id: Int64, _ input: PaneInput) -> GoalStanding? {
    guard let goal = goal(id, input), goal.group == nil else { return nil }
    return input.goals?[goal.rule]
  }

  /// What a row is called: the rule, behind the group it is about.
  static func name(_ id: Int64, _ input: PaneInput) -> String {
    guard let goal = goal(id, input) else { return "" }
    let title = input.say(WatchCatalog.title(of: goal.rule))
    guard let group = goal.group.flatMap({ input.community.groups[$0] }) else { return title }
    return "\(group.name) \(title)"
  }

  /// The same for a cell: the group alone, whose reason stands at the end of the line.
  static func shortName(_ id: Int64, _ input: PaneInput) -> String {
    guard let goal = goal(id, input) else { return "" }
    if let group = goal.group.flatMap({ input.community.groups[$0] }) { return group.name }
    let title = MetricCatalog.named(goal.rule)?.short ?? WatchCatalog.title(of: goal.rule)
    return input.say(title)
  }

  static func style(_ standing: GoalStanding) -> Style {
    switch standing.reading.state {
    case .met: .good
    case .short: .warn
    default: .dim
    }
  }

  /// `✓ 达标`, `差 14.4 点`, or how an alert stands.
  static func verdict(_ id: Int64, _ input: PaneInput) -> StyledText {
    guard let goal = goal(id, input) else { return StyledText() }
    if let standing = standing(id, input) {
      return StyledText(input.say(standing.verdict), style(standing))
    }
    let state = goal.alertState(on: input.moment.today)
    switch state {
    case .beyond:
      return goal.run > 0
        ? StyledText(input.say("越线 \(goal.run) 次", "beyond \(goal.run)×"), .warn)
        : StyledText("·", .dim)
    case .open:
      return StyledText(input.say(state.title), goal.severity == .serious ? .alarm : .warn)
    case .noted, .snoozed, .off: return StyledText(input.say(state.title), .dim)
    }
  }

  /// The end of the line: what an alert says, else the pace that it takes, else what is missing.
  static func why(_ id: Int64, _ input: PaneInput) -> StyledText {
    guard let goal = goal(id, input) else { return StyledText() }
    let state = goal.alertState(on: input.moment.today)
    let style: Style =
      state == .open ? (goal.severity == .serious ? .alarm : .warn) : .dim
    if let note = goal.note, state == .noted {
      return StyledText("\(note.by)：\(note.text)", .dim)
    }
    if state == .snoozed, let day = goal.more["snooze"].day {
      return StyledText(input.say("到 \(day.shortText) 不提醒", "quiet until \(day.shortText)"), .dim)
    }
    guard let standing = standing(id, input) else {
      guard let num = goal.more["num"].int, let den = goal.more["den"].int else {
        return StyledText(input.say("没评估过", "not evaluated"), .dim)
      }
      let title = input.say(WatchCatalog.title(of: goal.rule))
      let numbers = den > 1 ? "\(num)/\(den)" : "\(num)"
      return StyledText(goal.group == nil ? numbers : "\(title) \(numbers)", style)
    }
    switch standing.reading.state {
    case .short:
      let parts = [standing.pace, standing.reading.sample].compactMap(\.self).map(input.say)
      return StyledText(parts.joined(separator: " · "), style)
    case .met:
      return StyledText(standing.reading.sample.map(input.say) ?? "", .dim)
    default: return StyledText(standing.reading.reason.map(input.say) ?? "", .dim)
    }
  }
}
