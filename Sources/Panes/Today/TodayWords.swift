import Cells
import CommunityModel
import CommunityRules
import Wording

/// How tasks are said in cells and sentences.
enum TodayWords {
  static func progress(_ chore: Chore, _ input: PaneInput) -> ChoreProgress {
    ChoreProgress(
      chore, input.community, newcomers: input.needs.newcomers,
      applications: input.needs.admission.count)
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

  /// What the number counts: the kind of work knows its own word.
  static func unit(_ chore: Chore, _ input: PaneInput) -> String {
    switch (chore.unit, chore.kind) {
    case (.groups, _): input.say("群", "grp")
    case (.people, .review): input.say("位", "ppl")
    case (.people, _): input.say("人", "ppl")
    case (.pieces, .reply): input.say("条", "msg")
    case (.pieces, .sample), (.pieces, .data), (.pieces, .report): input.say("份", "pcs")
    case (.pieces, _): input.say("件", "pcs")
    }
  }

  /// Who does it; 我 for whoever looks.
  static func assignee(_ chore: Chore, _ input: PaneInput) -> String {
    guard let name = chore.assignee.flatMap({ input.community.operators[$0]?.displayName }) else {
      return ""
    }
    return !input.reader.isEmpty && name == input.reader ? input.say("我", "me") : name
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
      if let note = chore.more["note"].text { return StyledText(note) }
      let campaign = item.campaign.flatMap { input.community.campaigns[$0]?.name }
      return StyledText(campaign ?? "", .dim)
    }
    if let note = chore.more["note"].text {
      return StyledText(note, isLate ? .alarm : .normal)
    }
    if isLate, let due = progress.due {
      let span = CalendarWords.span(input.moment.now.seconds - due.seconds, input)
      return StyledText(input.say("等 \(span)", "waits \(span)"), .alarm)
    }
    return StyledText(known(chore, progress, input) ?? "", .dim)
  }

  /// What the rows themselves say of a task that has no note.
  private static func known(
    _ chore: Chore, _ progress: ChoreProgress, _ input: PaneInput
  ) -> String? {
    let group = chore.group.flatMap { input.community.groups[$0]?.name }
    if chore.more[Chore.recipe.key].ref != nil {
      return input.say("试过了，z d 做", "tried; z d does it")
    }
    switch chore.kind {
    case .admit:
      let queue = input.needs.admission
      guard queue.count > 0 else { return nil }
      var parts: [String] = []
      if !queue.passing.isEmpty {
        parts.append(input.say("\(queue.passing.count) 过门槛", "\(queue.passing.count) pass"))
      }
      if !queue.failing.isEmpty {
        parts.append(input.say("\(queue.failing.count) 不过", "\(queue.failing.count) fail"))
      }
      if !queue.manual.isEmpty {
        parts.append(input.say("\(queue.manual.count) 要定", "\(queue.manual.count) to decide"))
      }
      return parts.joined(separator: input.say("，", ", "))
    case .data:
      return input.dataAt.map {
        let age = Phrases.age(
          seconds: input.moment.now.seconds - $0.seconds, input.language)
        return input.say("数据 \(age)", "data \(age)")
      }
    case .report: return input.say("Y 生成并复制", "Y writes it")
    case .reply where chore.unit == .pieces:
      guard let due = progress.due else { return nil }
      let minutes = (due.seconds - input.moment.now.seconds) / 60
      return (0..<60).contains(minutes)
        ? input.say("首响剩 \(minutes) 分钟", "\(minutes) min to answer") : group
    default: return group
    }
  }
}
