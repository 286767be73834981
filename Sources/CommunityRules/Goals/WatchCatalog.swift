public import CommunityModel
public import CommunityQuery
public import Wording

/// Everything that is watched; the only list of it.
public enum WatchCatalog {
  /// The rules: those of metrics with a target, then the others.
  public static let all: [Watch] = metrics + groups + work + sources

  /// The rules that are evaluated over every group too.
  static let ofGroups = ["onboarding.completion", "member.earlyChurn"].compactMap(named)

  /// The rule of a name.
  public static func named(_ id: String) -> Watch? {
    byID[id]
  }

  private static let byID = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  /// What a rule is called; its own name where this version does not know it.
  public static func title(of rule: String) -> Localized {
    named(rule)?.title ?? MetricCatalog.named(rule)?.title ?? Localized(verbatim: rule)
  }

  /// Whether a rule is a target, or one that this version does not know.
  public static func isTarget(_ rule: String) -> Bool {
    named(rule) == nil || MetricCatalog.named(rule) != nil
  }

  /// The rows that a goal counts, or that stand behind its alert, as they are now; `board` spares
  /// reading a metric again.
  public static func rowsBehind(
    _ goal: Goal, _ scene: QueryScene, board: GoalBoard?
  ) -> MetricQuery? {
    if goal.group == nil, let standing = board?[goal.rule] { return standing.reading.query }
    let figures = MetricScene(
      scene.community, figures: scene.figures,
      metrics: MetricCatalog.named(goal.rule).map { [$0] } ?? [], dayNames: scene.dayNames)
    return named(goal.rule)?.evaluate(goal.group.map { figures.looking(at: $0) } ?? figures)?.query
  }

  private static let metrics = MetricCatalog.all.filter { !$0.targets.isEmpty }.map { metric in
    Watch(
      metric.id, metric.title, metric.explanation, remedy: remedies[metric.id],
      evaluate: { scene in verdict(metric, scene) })
  }

  private static let remedies: [String: Watch.Remedy] = [
    "onboarding.completion": Watch.Remedy(
      "member.onboarding.mark", "给这些新人补引导", "Guide these newcomers"),
    "member.earlyChurn": Watch.Remedy(
      "member.contact.mark", "回访退群的人", "Ask those who left"),
    "tag.completeness": Watch.Remedy("member.tag.add", "给标签不全的成员补标签", "Tag who lacks one"),
    "tier.coverage": Watch.Remedy(
      "member.owner.assign", "给没人跟的成员分客服", "Give them an agent"),
    "wecom.addRate": Watch.Remedy(
      "member.tag.add", "给没加企微的成员打标签，群里请他们加", "Tag them and ask them in the groups"),
    "order.repurchaseLift": Watch.Remedy(
      "member.benefit.grant", "给只买过一次的发复购券", "Give one-time buyers a coupon"),
    "retention.core": Watch.Remedy(
      "member.contact.mark", "联系没动静的核心成员", "Contact silent core members"),
    "content.onTime": Watch.Remedy("content.publish", "把漏发的补上", "Publish what was missed"),
  ]

  /// A metric held against its target; nil where it is not judged.
  private static func verdict(_ metric: Metric, _ scene: MetricScene) -> WatchFinding.Verdict? {
    let aimed = metric.aiming(at: scene.target(of: metric.id))
    guard let reading = aimed.reading(in: scene), reading.counts, let num = reading.num,
      let den = reading.den
    else { return nil }
    let name = scene.group.flatMap { scene.community.groups[$0]?.name }
    let subject = name.map { Localized(verbatim: $0 + " ") } ?? Localized(verbatim: "")
    let counted = reading.isShare ? " \(num)/\(den) =" : ""
    let numbers = "\(counted) \(reading.valueText)"
    return WatchFinding.Verdict(
      isBeyond: reading.state == .short, isInside: aimed.isWellMet(num, of: den),
      severity: aimed.missesByTenth(num, of: den) ? .serious : .warning, num: num, den: den,
      words: subject + metric.title
        + Localized(
          "\(numbers)，目标 \(aimed.targetText)", "\(numbers), target \(aimed.targetText)"),
      query: reading.query)
  }
}

extension MetricScene {
  /// The workspace's own target of a metric.
  func target(of rule: String) -> Int64? {
    community.goals.first { $0.rule == rule && $0.group == group }?.more["target"].int
  }
}

extension Metric {
  /// Whether a value is within its target by a fiftieth of it, so that an alert may close.
  ///
  /// Where the target cannot be exceeded, reaching it is enough.
  public func isWellMet(_ num: Int64, of den: Int64) -> Bool {
    guard isMet(num, of: den), let first = targets.first else { return false }
    let (value, _) = num.multipliedReportingOverflow(by: unit.scale * 50)
    switch direction {
    case .ge:
      let wanted = min(first * 51, unit == .percent && !isLift ? 100 * 50 : first * 51)
      let (limit, overflow) = den.multipliedReportingOverflow(by: wanted)
      return overflow || value >= limit
    case .le:
      let (limit, overflow) = den.multipliedReportingOverflow(by: first * 49)
      return !overflow && value <= limit
    case .eq, .range: return true
    }
  }
}
