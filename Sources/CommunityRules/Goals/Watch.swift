public import CommunityModel
public import Wording

/// Something that is watched: when it is beyond its limit, in which words, and what answers it.
public struct Watch: Sendable {
  /// What answers an alert: an action on the rows behind it.
  public struct Remedy: Hashable, Sendable {
    /// The action's id.
    public let action: String
    /// What to do, in words.
    public let words: Localized

    init(_ action: String, _ zh: String, _ en: String) {
      self.action = action
      words = Localized(zh, en)
    }
  }

  /// The name of the rule: a metric's key, or its own.
  public let id: String
  /// What it is called.
  public let title: Localized
  /// When it is beyond its limit, in one sentence.
  public let explanation: Localized
  /// Whether one evaluation is enough to open an alert.
  public let opensAtOnce: Bool
  /// What answers it, where an action does.
  public let remedy: Remedy?
  let evaluate: @Sendable (MetricScene) -> WatchFinding.Verdict?

  init(
    _ id: String, _ title: Localized, _ explanation: Localized, opensAtOnce: Bool = false,
    remedy: Remedy? = nil, evaluate: @escaping @Sendable (MetricScene) -> WatchFinding.Verdict?
  ) {
    self.id = id
    self.title = title
    self.explanation = explanation
    self.opensAtOnce = opensAtOnce
    self.remedy = remedy
    self.evaluate = evaluate
  }
}

/// One rule evaluated once over one scope.
public struct WatchFinding: Sendable {
  /// What an evaluation says.
  struct Verdict: Sendable {
    var isBeyond: Bool
    /// Whether it is back within its limit by the margin that closes an alert.
    var isInside: Bool
    var severity: GoalSeverity
    var num: Int64
    var den: Int64
    var words: Localized
    var query: MetricQuery?
  }

  /// The rule.
  public let watch: Watch
  /// The group it was evaluated over; nil for the whole workspace.
  public let group: ID<Group>?
  /// Whether it is beyond its limit.
  public let isBeyond: Bool
  /// Whether it is back within its limit by the margin that closes an alert.
  public let isInside: Bool
  /// How much it matters.
  public let severity: GoalSeverity
  /// What was counted.
  public let num: Int64
  /// Among how many.
  public let den: Int64
  /// What is wrong, with its numbers.
  public let words: Localized
  /// The rows behind it.
  public let query: MetricQuery?

  init(_ watch: Watch, _ group: ID<Group>?, _ verdict: Verdict) {
    self.watch = watch
    self.group = group
    isBeyond = verdict.isBeyond
    isInside = verdict.isInside
    severity = verdict.severity
    (num, den) = (verdict.num, verdict.den)
    words = verdict.words
    query = verdict.query
  }
}

/// Everything that is watched, evaluated at a moment.
public struct WatchRound: Sendable {
  /// The moment.
  public let moment: Moment
  /// What could be evaluated; a figure without data or of too few rows is not.
  public let findings: [WatchFinding]

  /// Evaluates every rule over the workspace, and over each group what groups answer for.
  public init(_ scene: MetricScene) {
    moment = scene.figures.moment
    var findings = WatchCatalog.all.compactMap { watch in
      watch.evaluate(scene).map { WatchFinding(watch, scene.group, $0) }
    }
    if scene.group == nil {
      for group in scene.groups {
        let own = scene.looking(at: group.id)
        findings += WatchCatalog.ofGroups.compactMap { watch in
          watch.evaluate(own).map { WatchFinding(watch, group.id, $0) }
        }
      }
    }
    self.findings = findings
  }
}

/// When alerts open and close (domain.md §3.5).
public struct WatchPolicy: Hashable, Sendable {
  /// Evaluations in a row beyond the limit that open an alert.
  public var openAfter: Int64 = 2
  /// Evaluations in a row back inside that close it.
  public var closeAfter: Int64 = 2
  /// Seconds that two evaluations lie apart before both count.
  public var spacing: Int64 = 3600

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = WatchPolicy()
}

extension Goal {
  /// The row after an evaluation: what was counted, and whether the alert opens or closes.
  ///
  /// An evaluation that follows too soon brings the numbers up to date and counts for nothing else.
  public func evaluated(
    _ finding: WatchFinding, at now: Instant, policy: WatchPolicy = .standard
  ) -> Goal {
    var goal = self
    goal.more["num"] = .int(finding.num)
    goal.more["den"] = .int(finding.den)
    if isOpen { goal.severity = finding.severity }
    guard !isOff else { return goal }
    if let last = checkedAt, now.seconds - last.seconds < policy.spacing { return goal }
    goal.checkedAt = now
    let speaksAgainst = isOpen ? finding.isInside : finding.isBeyond
    goal.run = speaksAgainst ? run + 1 : 0
    let opening = finding.watch.opensAtOnce ? 1 : policy.openAfter
    guard goal.run >= (isOpen ? policy.closeAfter : opening) else { return goal }
    goal.run = 0
    goal.isOpen.toggle()
    if goal.isOpen {
      goal.openedAt = now
      goal.severity = finding.severity
    } else {
      goal.openedAt = nil
      goal.closedAt = now
      goal.severity = nil
      // What was said of this alert says nothing of the next one.
      goal.more["ack"] = .none
      goal.more["snooze"] = .none
    }
    return goal
  }
}
