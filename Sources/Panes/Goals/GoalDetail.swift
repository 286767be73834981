import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one goal: where it stands, why its figure is what it is, what to press.
enum GoalDetail {
  /// The numbers in one line, what answers it in another.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let goal = GoalWords.goal(id, input) else { return [] }
    let title = Phrases.rule(GoalWords.name(id, input), width: width - 2)
    let first: StyledText
    if let standing = GoalWords.standing(id, input) {
      var parts = [
        input.say(standing.shown),
        input.say("目标 \(standing.metric.targetText)", "target \(standing.metric.targetText)"),
        input.say(standing.verdict),
      ]
      if let sample = standing.reading.sample { parts.insert(input.say(sample), at: 1) }
      if let pace = standing.pace { parts.append(input.say(pace)) }
      first =
        standing.reading.counts
        ? StyledText(parts.joined(separator: " · "))
        : StyledText(standing.reading.reason.map(input.say) ?? "", .dim)
    } else {
      first = GoalWords.why(id, input)
    }
    return [
      title, first.cut(to: width - 4, ellipsis: "…"),
      next(goal, input).cut(to: width - 4, ellipsis: "…"),
    ]
  }

  /// What to press: the rows behind it, and the action that answers it.
  private static func next(_ goal: Goal, _ input: PaneInput) -> StyledText {
    var line = StyledText()
    let query = GoalWords.standing(goal.id.raw, input)?.reading.query
    if query != nil || goal.group != nil || MetricCatalog.named(goal.rule) == nil {
      let text = query.map { " " + $0.text } ?? ""
      line.append(";1 ", .key)
      line.append(input.say("看这些行", "see the rows") + text)
      if let remedy = WatchCatalog.named(goal.rule)?.remedy {
        line.append("   ;2 ", .key)
        line.append(input.say(remedy.words), .accent)
      }
    }
    return line
  }

  /// The explanation, the alert's life, the trend, and what answers it.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let goal = GoalWords.goal(id, input) else { return [] }
    var lines = [StyledText(GoalWords.name(id, input), .title)]
    if let standing = GoalWords.standing(id, input) {
      lines += figure(standing, input, width)
      let explanation = GoalExplanation(standing, asOf: input.moment.today)
      for line in explanation.lines { lines += said(line.title, line.text, input, width) }
    } else {
      let words =
        WatchCatalog.named(goal.rule)?.explanation
        ?? Localized(
          "这一版不认识这个指标", "This version does not know the metric")
      lines += said(Localized("什么时候越线", "Beyond when"), words, input, width)
      lines += said(
        Localized("上次", "Last"), Localized(verbatim: GoalWords.why(id, input).text), input, width)
    }
    lines += alert(goal, input, width)
    let next = next(goal, input)
    if !next.isEmpty {
      lines.append(StyledText())
      lines += TextFit.wrap(next.text, to: max(8, width)).map { StyledText($0, .accent) }
    }
    return lines
  }

  private static func figure(
    _ standing: GoalStanding, _ input: PaneInput, _ width: Int
  ) -> [StyledText] {
    var lines: [StyledText] = []
    if let progress = standing.progress {
      let cells = max(6, min(30, width - 8))
      let bar = Bar.bullet(progress, line: cells * 3 / 4, width: cells)
      let style = GoalWords.style(standing)
      lines.append(
        StyledText(bar.before, style) + StyledText("┃", .heading) + StyledText(bar.after, style))
    }
    lines.append(
      StyledText(
        "\(input.say(standing.shown))   \(input.say(standing.verdict))", GoalWords.style(standing)))
    if standing.trend.count(where: { $0 != nil }) > 1 {
      lines.append(
        StyledText(input.say("12 周 ", "12 weeks "), .dim)
          + StyledText(Bar.sparkline(standing.trend), Style(.series2)))
    }
    lines.append(StyledText())
    return lines
  }

  /// When the alert opened or closed, who knows, and how often it spoke in a row.
  private static func alert(_ goal: Goal, _ input: PaneInput, _ width: Int) -> [StyledText] {
    let zone = input.moment.zone
    func when(_ at: Instant) -> String { "\(zone.day(of: at).shortText) \(zone.clock(at))" }
    let state = goal.alertState(on: input.moment.today)
    var words = [input.say(state == .beyond ? Localized("没报警", "No alert") : state.title)]
    if let severity = goal.severity { words.append(input.say(severity.title)) }
    if let at = goal.openedAt { words.append(input.say("\(when(at)) 起", "since \(when(at))")) }
    if goal.run > 0 {
      words.append(
        goal.isOpen
          ? input.say("已回来 \(goal.run) 次，2 次解除", "back \(goal.run) of 2 times")
          : input.say("越线 \(goal.run) 次，2 次报警", "beyond \(goal.run) of 2 times"))
    }
    if !goal.isOpen, let at = goal.closedAt {
      words.append(input.say("\(when(at)) 解除", "closed \(when(at))"))
    }
    var lines = [StyledText()]
    lines += said(
      Localized("预警", "Alert"), Localized(verbatim: words.joined(separator: " · ")), input, width)
    if let note = goal.note {
      lines += said(
        Localized("知悉", "Noted"),
        Localized(verbatim: "\(note.by) \(when(note.at)) \(note.text)"), input, width)
    }
    return lines
  }

  private static func said(
    _ title: Localized, _ text: Localized, _ input: PaneInput, _ width: Int
  ) -> [StyledText] {
    let head = input.say(title)
    let room = max(8, width - 2)
    if TextFit.width(of: head) + 2 + TextFit.width(of: input.say(text)) <= width {
      return [StyledText(head + "  ", .dim) + StyledText(input.say(text))]
    }
    return [StyledText(head, .dim)]
      + TextFit.wrap(input.say(text), to: room).map { StyledText("  " + $0) }
  }
}
