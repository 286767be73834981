import Cells
import CommunityModel
import CommunityRules
import Wording

/// How tasks are said in cells and sentences.
enum TodayWords {
  static func progress(_ chore: Chore, _ input: PaneInput) -> ChoreProgress {
    ChoreProgress(chore, input.community, newcomers: input.needs.newcomers)
  }

  static func item(_ chore: Chore, _ input: PaneInput) -> ContentItem? {
    chore.content.flatMap { input.community.content[$0] }
  }

  /// The title of a task; that of a post with its category's sign.
  static func title(_ id: Int64, _ input: PaneInput) -> String {
    guard let chore = input.community.tasks[raw: id] else { return "" }
    guard let item = item(chore, input) else { return chore.title }
    return "\(item.title) \(item.category.sign)"
  }

  /// What is to be copied for a task.
  static func text(_ chore: Chore, _ input: PaneInput) -> String {
    item(chore, input)?.text ?? chore.more["text"].text ?? ""
  }

  /// `08:30`, `昨18:05`, `11-21`.
  static func due(_ due: Instant?, _ input: PaneInput) -> String {
    guard let due else { return "" }
    let zone = input.moment.zone
    let day = zone.day(of: due)
    switch day - input.moment.today {
    case 0: return zone.clock(due)
    case -1: return input.say("昨", "y.") + zone.clock(due)
    case 1: return input.say("明", "t.") + zone.clock(due)
    default: return day.shortText
    }
  }

  /// What the number counts.
  static func unit(_ unit: ChoreUnit, _ input: PaneInput) -> String {
    switch unit {
    case .groups: input.say("群", "grp")
    case .people: input.say("人", "ppl")
    case .pieces: input.say("件", "pcs")
    }
  }

  static func assignee(_ chore: Chore, _ input: PaneInput) -> String {
    chore.assignee.flatMap { input.community.operators[$0]?.displayName } ?? ""
  }

  /// Why a task stands where it stands: what is lacking, how late it is, what to know.
  static func reason(_ chore: Chore, _ input: PaneInput) -> StyledText {
    let progress = progress(chore, input)
    if let reason = progress.skipReason {
      return StyledText(input.say("跳过：\(reason)", "skipped: \(reason)"), .dim)
    }
    if progress.isFinished {
      let at = progress.finishedAt.map { due($0, input) } ?? ""
      return StyledText(
        at.isEmpty ? input.say("做完", "done") : input.say("\(at) 做完", "done \(at)"), .dim)
    }
    let isLate = progress.isOverdue(chore, at: input.moment.now)
    if let item = item(chore, input) {
      if isLate || progress.done > 0 {
        return StyledText(CalendarWords.lacking(item, input), isLate ? .alarm : .warn)
      }
      if let missing = item.missingAsset {
        return StyledText(input.say("还缺 \(missing)", "missing: \(missing)"), .warn)
      }
      let campaign = item.campaign.flatMap { input.community.campaigns[$0]?.name }
      return StyledText(campaign ?? "·", .dim)
    }
    let note = chore.more["note"].text
    if isLate, let due = progress.due {
      let span = CalendarWords.span(input.moment.now.seconds - due.seconds, input)
      let words = input.say("等了 \(span)", "waits \(span)")
      return StyledText(note.map { "\($0) · \(words)" } ?? words, .alarm)
    }
    return StyledText(note ?? "·", note == nil ? .dim : .normal)
  }
}
