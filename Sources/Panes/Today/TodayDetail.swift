import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one task: what to copy, what P will do, who lacks it.
enum TodayDetail {
  /// `08:30 早安话题 · 文案`, the text, what to press.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let chore = input.community.tasks[raw: id] else { return [] }
    let progress = TodayWords.progress(chore, input)
    let text = TodayWords.text(chore, input)
    let when = TodayWords.due(progress.due, input)
    let plain = TodayWords.item(chore, input)?.title ?? chore.title
    let name = [when, plain].filter { !$0.isEmpty }.joined(separator: " ")
    let head = text.isEmpty ? name : name + input.say(" · 文案", " · text")
    let second =
      text.isEmpty
      ? TodayWords.reason(chore, input)
      : StyledText(
        TextFit.cut(
          text.split(whereSeparator: \.isNewline).joined(separator: " "), to: width - 4,
          ellipsis: "…"))
    return [Phrases.rule(head, width: width - 2)]
      + [second, keys(chore, progress, input)].map { $0.cut(to: width - 3, ellipsis: "…") }
  }

  /// What pressing P would do, in words.
  private static func keys(
    _ chore: Chore, _ progress: ChoreProgress, _ input: PaneInput
  ) -> StyledText {
    guard !progress.isFinished else { return TodayWords.reason(chore, input) }
    var line = StyledText()
    if !TodayWords.text(chore, input).isEmpty {
      line += StyledText("y", .key) + StyledText(input.say(" 复制文案   ", " copies it   "), .dim)
    }
    line += press(chore, progress, input)
    line += StyledText("   @", .key) + StyledText(input.say(" 改派", " reassigns"), .dim)
    line +=
      StyledText("   X", .key)
      + StyledText(input.say(" 跳过并写原因", " skips it"), .dim)
    return line
  }

  private static func press(
    _ chore: Chore, _ progress: ChoreProgress, _ input: PaneInput
  ) -> StyledText {
    guard !progress.isFinished else { return StyledText() }
    var line = StyledText("P", .key)
    if let item = TodayWords.item(chore, input) {
      let open = item.openGroups
      let name = open.first.flatMap { input.community.groups[$0]?.name } ?? ""
      line.append(
        open.count == 1
          ? input.say(" 记 \(name) 为已发", " marks \(name) published")
          : input.say(" 记 \(open.count) 群为已发", " marks \(open.count) groups published"), .dim)
    } else {
      line.append(input.say(" 记完成", " marks it done"), .dim)
    }
    return line
  }

  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let chore = input.community.tasks[raw: id] else { return [] }
    let progress = TodayWords.progress(chore, input)
    var lines = [StyledText(TodayWords.title(id, input), Style(.title))]
    let facts = [
      TodayWords.due(progress.due, input), chore.kind.title[input.language],
      TodayWords.assignee(chore, input),
    ].filter { !$0.isEmpty }
    lines.append(StyledText(facts.joined(separator: " · "), .dim))
    lines.append(
      StyledText(
        Bar.horizontal(
          Double(progress.done) / Double(max(1, progress.total)), width: max(4, min(16, width - 12))
        ),
        progress.isOverdue(chore, at: input.moment.now) ? .alarm : Style(.series2))
        + StyledText(" \(progress.done)/\(progress.total) \(TodayWords.unit(chore, input))"))
    let reason = TodayWords.reason(chore, input)
    if !reason.isEmpty {
      for part in TextFit.wrap(reason.text, to: width).prefix(3) {
        lines.append(StyledText(part, reason.runs.first?.style ?? .normal))
      }
    }
    lines += [press(chore, progress, input), StyledText()]
    let text = TodayWords.text(chore, input)
    if !text.isEmpty {
      lines.append(Phrases.rule(input.say("文案", "Text"), width: width))
      lines += TextFit.wrap(text, to: width).prefix(10).map { StyledText($0) }
      lines.append(StyledText())
    }
    lines += openGroups(chore, width, input)
    lines += about(chore, width, input)
    return lines
  }

  /// The groups that still lack the post.
  private static func openGroups(
    _ chore: Chore, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    guard let item = TodayWords.item(chore, input), !item.openGroups.isEmpty else { return [] }
    let names = item.openGroups.compactMap { input.community.groups[$0]?.name }
    var lines = [
      Phrases.rule(input.say("还没发 \(names.count) 群", "\(names.count) groups lack it"), width: width)
    ]
    let words = names.prefix(24).joined(separator: input.say("、", ", "))
    lines += TextFit.wrap(words, to: width).prefix(8).map { StyledText($0) }
    return lines + [StyledText()]
  }

  /// The group the task is about, and what that group needs.
  private static func about(_ chore: Chore, _ width: Int, _ input: PaneInput) -> [StyledText] {
    guard let group = chore.group.flatMap({ input.community.groups[$0] }) else { return [] }
    var lines = [Phrases.rule(group.name, width: width)]
    let size = input.figures[group.id].size
    lines.append(
      StyledText(input.say("\(size)/\(group.capacity) 人", "\(size)/\(group.capacity) people")))
    for need in input.needs(of: group.id) {
      for part in TextFit.wrap("! " + input.say(need.words), to: width).prefix(2) {
        lines.append(StyledText(part, need.severity == .serious ? .alarm : .warn))
      }
    }
    return lines
  }
}
