import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// The targets, and the alerts that open where one is missed.
  public static let goals = PaneDefinition(
    id: "goals", key: "6", title: Localized("目标", "Goals"), collection: "goals",
    columns: GoalColumns.all,
    tabs: { _ in [Localized("目标", "Goals"), Localized("预警", "Alerts")] },
    sections: { input, tab in GoalRows.sections(input, tab) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.goals, \.goals, input) },
    headline: { input, _, width in GoalRows.headline(input, width) },
    strip: { input, tab, width in [GoalRows.strip(input, tab, width)] },
    name: { input, id in GoalWords.name(id, input) },
    brief: { input, id, width in GoalDetail.brief(input, id, width) },
    detail: { input, id, width in GoalDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("还没有评估过。", "Nothing was evaluated yet."),
        Localized(
          "按 e 评估：列出 40 个目标，存下今天的数，越线的开始计数",
          "Press e: it lists the forty targets, keeps today's values and watches their limits"),
        Localized("按 H 补出近 12 周的走势", "Press H to work out the last twelve weeks"),
      ]
    },
    advice: { input, id in GoalAdvice.of(id, input) })
}

/// The rows of the goals pane.
enum GoalRows {
  /// On the first page the targets of the workspace, short ones first; on the second everything that is
  /// beyond its limit.
  static func sections(_ input: PaneInput, _ tab: Int) -> [PaneSection] {
    tab == 0 ? targets(input) : alerts(input)
  }

  private static func isTarget(_ goal: Goal) -> Bool {
    goal.group == nil && WatchCatalog.isTarget(goal.rule)
  }

  private static func targets(_ input: PaneInput) -> [PaneSection] {
    var found: [String: [(order: Int, id: Int64)]] = [:]
    let order = Dictionary(
      MetricCatalog.all.enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
    for goal in input.community.goals where isTarget(goal) {
      let state = input.goals?[goal.rule]?.reading.state
      let section =
        switch state {
        case .short: "short"
        case .met: "met"
        case .tooSmall: "small"
        case .noData, .notYetReadable, nil: "none"
        }
      found[section, default: []].append((order[goal.rule] ?? .max, goal.id.raw))
    }
    let sections: [(String, Localized)] = [
      ("short", Localized("没达标", "Short")), ("met", Localized("达标", "Met")),
      ("small", Localized("样本太小，不评", "Too few to judge")), ("none", Localized("无数据", "No data")),
    ]
    return sections.compactMap { key, title in
      guard let rows = found[key], !rows.isEmpty else { return nil }
      let ids = rows.sorted { ($0.order, $0.id) < ($1.order, $1.id) }.map(\.id)
      return PaneSection(title + Localized(verbatim: " \(ids.count)"), ids)
    }
  }

  private static func alerts(_ input: PaneInput) -> [PaneSection] {
    let today = input.moment.today
    var found: [String: [(rank: Int64, id: Int64)]] = [:]
    for goal in input.community.goals {
      let section: String
      switch goal.alertState(on: today) {
      case .open: section = goal.severity == .serious ? "serious" : "open"
      case .noted, .snoozed: section = "aside"
      case .off: section = isTarget(goal) ? "" : "off"
      case .beyond:
        guard !isTarget(goal) || goal.run > 0 else { continue }
        section = goal.run > 0 ? "counting" : "calm"
      }
      guard !section.isEmpty else { continue }
      found[section, default: []].append((goal.openedAt?.milliseconds ?? 0, goal.id.raw))
    }
    let sections: [(String, Localized)] = [
      ("serious", Localized("严重", "Serious")), ("open", Localized("预警中", "Open")),
      ("counting", Localized("越线一次，再一次就报警", "Beyond once: once more opens an alert")),
      ("aside", Localized("已知悉、暂不提醒", "Noted and snoozed")), ("calm", Localized("没越线", "Calm")),
      ("off", Localized("停用", "Off")),
    ]
    return sections.compactMap { key, title in
      guard let rows = found[key], !rows.isEmpty else { return nil }
      let ids = rows.sorted { ($0.rank, $0.id) < ($1.rank, $1.id) }.map(\.id)
      return PaneSection(title + Localized(verbatim: " \(ids.count)"), ids)
    }
  }

  /// `半年目标：4 项达标 5 项没到 · 还剩 37 天 · 预警 3 · 09:58 评估`.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    let today = input.moment.today
    let period = GoalPeriod(of: today)
    let standings = (input.goals?.standings ?? []).filter { standing in
      input.community.goals.contains { $0.rule == standing.metric.id && $0.group == nil }
    }
    let met = standings.count { $0.reading.state == .met }
    let short = standings.count { $0.reading.state == .short }
    let open = input.community.goals.count { $0.callsForHand(on: today) }
    var parts = [
      StyledText(
        input.say(
          "\(period.title.zh)：\(met) 项达标 \(short) 项没到",
          "\(period.title.en): \(met) met, \(short) short")),
      StyledText(
        input.say(
          "还剩 \(period.daysLeft(from: today)) 天", "\(period.daysLeft(from: today)) days left")),
      open > 0
        ? StyledText(input.say("预警 \(open)", "\(open) alerts"), .warn)
        : StyledText(input.say("没有预警", "no alerts"), .good),
    ]
    if let last = input.community.goals.compactMap(\.checkedAt).max() {
      let ago = Phrases.age(
        seconds: max(0, input.moment.now.seconds - last.seconds), input.language)
      parts.append(StyledText(input.say("\(ago)评估", "evaluated \(ago)"), .dim))
    }
    return StyledText.joined(parts, by: StyledText(" · ", .dim)).cut(
      to: max(0, width - 2), ellipsis: "…")
  }

  /// The pages.
  static func strip(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    let today = input.moment.today
    let targets = input.community.goals.count(where: isTarget)
    let alerts = input.community.goals.count { $0.isOpen && $0.alertState(on: today) != .off }
    let names = [
      input.say("目标 \(targets)", "Goals \(targets)"),
      input.say("预警 \(alerts)", "Alerts \(alerts)"),
    ]
    var line = StyledText()
    for (place, name) in names.enumerated() {
      line.append(place == tab ? "[\(name)]" : " \(name) ", place == tab ? .accent : .dim)
    }
    return line.cut(to: max(0, width - 1))
  }
}
