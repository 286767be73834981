public import CommunityModel
public import Wording

/// Something beyond its limit in one evaluation: what, by which numbers, and the rows behind it.
///
/// Nothing is remembered between evaluations: an alert here neither waits for a second one nor stays
/// open for a margin, and nobody has taken note of it.
public struct Alert: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: String, Sendable {
    case warning, serious

    /// The word on the screen.
    public var title: Localized {
      switch self {
      case .warning: Localized("警告", "Warning")
      case .serious: Localized("严重", "Serious")
      }
    }
  }

  /// The rule: `metric.` and a metric's key, or `group.` and a name.
  public let id: String
  /// The group it is about; nil for the whole workspace.
  public let group: ID<Group>?
  /// How much it matters.
  public let severity: Severity
  /// What is wrong, with its numbers.
  public let words: Localized
  /// The rows behind it.
  public let query: MetricQuery?
}

/// What is beyond its limit now: hard rules first, then metrics, the graver first within each.
public struct AlertEvaluation: Sendable {
  /// The day.
  public let asOf: Day
  /// What is beyond its limit.
  public let alerts: [Alert]

  /// Evaluates the hard rules and every metric of a scene, and of each of its groups what groups answer for.
  public init(_ scene: MetricScene) {
    asOf = scene.figures.moment.today
    let board = MetricBoard(scene)
    var found = Self.hardRules(scene)
    found += board.readings.compactMap { Self.alert($0, of: nil) }
    let ofGroups = ["onboarding.completion", "member.earlyChurn"].compactMap(MetricCatalog.named)
    for group in scene.groups {
      let own = scene.looking(at: group.id)
      found += ofGroups.compactMap { $0.reading(in: own) }.compactMap { Self.alert($0, of: group) }
    }
    alerts = found.filter { $0.severity == .serious } + found.filter { $0.severity == .warning }
  }

  /// The alert of a metric on the wrong side of its target.
  static func alert(_ reading: MetricReading, of group: Group?) -> Alert? {
    guard reading.state == .short, let num = reading.num, let den = reading.den else { return nil }
    let metric = reading.metric
    let name = group.map { Localized(verbatim: $0.name + " ") } ?? Localized(verbatim: "")
    let counted = reading.isShare ? " \(num)/\(den) =" : ""
    let numbers = "\(counted) \(reading.valueText)"
    return Alert(
      id: "metric.\(metric.id)", group: group?.id,
      severity: metric.missesByTenth(num, of: den) ? .serious : .warning,
      words: name + metric.title
        + Localized(
          "\(numbers)，目标 \(metric.targetText)", "\(numbers), target \(metric.targetText)"),
      query: reading.query)
  }

  /// A rule of groups: its id, gravity, the rows behind it, its words, and where it holds.
  private typealias Rule = (
    String, Alert.Severity, MetricQuery, (Int) -> Localized, (Group, GroupFigures) -> Bool
  ) -> Alert?

  /// What the day asks of groups: the same reasons that stand in the groups pane.
  private static func dayRules(_ scene: MetricScene, _ rule: Rule) -> [Alert?] {
    let needs = GroupNeeds(scene.community, figures: scene.figures)
    func has(_ word: String) -> (Group, GroupFigures) -> Bool {
      { group, _ in needs.reasons[group.id]?.contains { $0.words.zh.contains(word) } ?? false }
    }
    func query(_ word: String) -> MetricQuery {
      MetricQuery("groups", "need:\(word)" + scene.only(inUse: true))
    }
    return [
      rule(
        "group.code", .warning, query("失效"),
        {
          Localized("\($0) 个群的入群码今天失效或已失效", "\($0) with a join code that ends today or has ended")
        },
        has("失效")),
      rule(
        "group.silent", .serious, query("没声"),
        { Localized("\($0) 个群几天没人说话", "\($0) silent for days") }, has("没声")),
      rule(
        "group.unsent", .warning, query("没发"),
        { Localized("\($0) 个群今天的内容没发", "\($0) lack a post of today") }, has("没发")),
      rule(
        "group.unguided", .warning, query("没引导"),
        { Localized("\($0) 个群有新人超时没引导", "\($0) with newcomers left unguided") }, has("没引导")),
    ]
  }

  private static func hardRules(_ scene: MetricScene) -> [Alert] {
    let groups = scene.groups
    func rule(
      _ id: String, _ severity: Alert.Severity, _ query: MetricQuery, _ words: (Int) -> Localized,
      where holds: (Group, GroupFigures) -> Bool
    ) -> Alert? {
      let count = groups.count { holds($0, scene.figures[$0.id]) }
      guard count > 0 else { return nil }
      return Alert(
        id: id, group: scene.group, severity: severity, words: words(count), query: query)
    }
    let rules =
      [
        rule(
          "group.overCapacity", .serious, MetricQuery("groups", "free<0" + scene.only(inUse: true)),
          { Localized("\($0) 个群超过上限", "\($0) over capacity") },
          where: { $1.size > $0.capacity }),
        rule(
          "group.noOwner", .serious, MetricQuery("groups", "owner:none" + scene.only(inUse: true)),
          { Localized("\($0) 个群没有人负责", "\($0) without an owner") },
          where: { group, _ in group.owner == nil }),
        rule(
          "group.nearlyFull", .warning,
          MetricQuery("groups", "free>=0 occupancy>=90%" + scene.only(inUse: true)),
          { Localized("\($0) 个群快满或满了", "\($0) nearly full or full") },
          where: { $1.size <= $0.capacity && $1.size >= $0.warnAt }),
      ] + dayRules(scene, rule)
    return rules.compactMap(\.self)
  }
}
