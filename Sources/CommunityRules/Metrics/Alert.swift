public import CommunityModel
public import Wording

/// Something beyond its limit: what, by which numbers, the rows behind it, and what became of it.
public struct Alert: Hashable, Sendable {
  /// What became of it.
  public enum State: String, Sendable {
    /// Beyond its limit, and not often enough in a row to open.
    case beyond
    /// Open, and nobody has said anything.
    case open
    /// Open, and somebody knows.
    case noted
    /// Open, and put aside until a day.
    case snoozed
    /// Not watched.
    case off

    /// The word on the screen.
    public var title: Localized {
      switch self {
      case .beyond: Localized("越线", "Beyond")
      case .open: Localized("预警中", "Open")
      case .noted: Localized("已知悉", "Noted")
      case .snoozed: Localized("暂不提醒", "Snoozed")
      case .off: Localized("停用", "Off")
      }
    }
  }

  /// The rule: `metric.` and a metric's key, or the name of another rule.
  public let id: String
  /// The group it is about; nil for the whole workspace.
  public let group: ID<Group>?
  /// How much it matters.
  public let severity: GoalSeverity
  /// What became of it.
  public let state: State
  /// What is wrong, with its numbers.
  public let words: Localized
  /// The rows behind it.
  public let query: MetricQuery?
}

/// What is beyond its limit now: the graver first.
public struct AlertEvaluation: Sendable {
  /// The day.
  public let asOf: Day
  /// What is beyond its limit.
  public let alerts: [Alert]

  /// Evaluates everything that is watched, and looks up what the workspace says of each.
  public init(_ scene: MetricScene) {
    let today = scene.figures.moment.today
    asOf = today
    var kept: [WatchKey: Goal] = [:]
    for goal in scene.community.goals { kept[WatchKey(goal.rule, goal.group)] = goal }
    let found = WatchRound(scene).findings.filter { finding in
      finding.isBeyond || kept[WatchKey(finding.watch.id, finding.group)]?.isOpen == true
    }.map { finding in
      let goal = kept[WatchKey(finding.watch.id, finding.group)]
      let isMetric = MetricCatalog.named(finding.watch.id) != nil
      return Alert(
        id: isMetric ? "metric.\(finding.watch.id)" : finding.watch.id,
        group: finding.group ?? scene.group, severity: finding.severity,
        state: goal?.alertState(on: today) ?? .beyond, words: finding.words, query: finding.query)
    }
    alerts = [GoalSeverity.serious, .warning, .notice].flatMap { severity in
      found.filter { $0.severity == severity }
    }
  }
}

/// A rule over a scope.
public struct WatchKey: Hashable, Sendable {
  let rule: String
  let group: ID<Group>?

  /// A rule over a scope.
  public init(_ rule: String, _ group: ID<Group>?) {
    self.rule = rule
    self.group = group
  }
}

extension Goal {
  /// What became of the alert on a day.
  public func alertState(on day: Day) -> Alert.State {
    if isOff { return .off }
    guard isOpen else { return .beyond }
    if isSnoozed(on: day) { return .snoozed }
    return note == nil ? .open : .noted
  }
}
