public import CommunityModel
public import Wording

/// Why a group needs somebody's hand, in words.
public struct GroupNeed: Hashable, Sendable {
  /// How much it matters.
  public enum Severity: Int, Comparable, Sendable {
    case notice, warning, serious

    /// The graver is the greater.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How much it matters.
  public let severity: Severity
  /// The reason, short enough for a cell.
  public let words: Localized
  /// The place among reasons: the smaller comes first.
  public let rank: Int
}

/// From where on a group needs a hand.
public struct GroupPolicy: Hashable, Sendable {
  /// Leaves within seven days of joining above this share, in basis points, are too many (S3-M1-09).
  public var earlyChurnLimit = 800
  /// A share of fewer joins than this says nothing.
  public var smallestBase = 20
  /// After so many days without a word a group is silent.
  public var silentDays = 3
  /// What guiding a newcomer takes.
  public var onboarding = OnboardingPolicy.standard

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = GroupPolicy()
}

/// What stands in a cell whose figure has no source (domain.md §9).
public enum MissingData {
  /// Who talks in groups is not recorded before a talk table is imported.
  public static let talk = Localized("无数据 · 缺 发言表", "No data · needs a talk table")
}

/// What every group needs, and the order that follows from it.
public struct GroupNeeds: Sendable {
  /// The reasons of every group that has some, the most urgent first.
  public let reasons: [ID<Group>: [GroupNeed]]
  /// The newcomers of every group whom nobody has guided yet.
  public let newcomers: [ID<Group>: Newcomers]
  /// The posts of today for every group that has some.
  public let posts: [ID<Group>: GroupPosts]
  /// The applications that wait for a decision.
  public let admission: AdmissionQueue

  /// The collections whose changes may alter what groups need.
  public static let sources: Set<String> = ["groups", "memberships", "content", "orders"]

  /// Looks all groups through.
  public init(_ community: Community, figures: Figures, policy: GroupPolicy = .standard) {
    let newcomers = Newcomers.byGroup(
      community, at: figures.moment.now, policy: policy.onboarding)
    let posts = GroupPosts.byGroup(community, figures.moment)
    var reasons: [ID<Group>: [GroupNeed]] = [:]
    for group in community.groups {
      let found = Self.reasons(
        for: group, figures: figures[group.id], newcomers: newcomers[group.id] ?? Newcomers(),
        posts: posts[group.id] ?? GroupPosts(), moment: figures.moment, policy: policy)
      if !found.isEmpty { reasons[group.id] = found }
    }
    self.reasons = reasons
    self.newcomers = newcomers
    self.posts = posts
    admission = AdmissionQueue(community, figures: figures)
  }

  /// Groups by need, the most urgent first; those that need nothing keep their order behind them.
  public func ordered(_ groups: some Sequence<Group>) -> [ID<Group>] {
    groups.enumerated().sorted { left, right in
      let (one, two) = (reasons[left.element.id]?.first, reasons[right.element.id]?.first)
      let ranks = (one?.rank ?? .max, two?.rank ?? .max)
      return ranks.0 == ranks.1 ? left.offset < right.offset : ranks.0 < ranks.1
    }.map(\.element.id)
  }

  /// Why a group needs a hand, the most urgent first; nothing of a group that is not in use.
  public static func reasons(
    for group: Group, figures: GroupFigures, newcomers: Newcomers,
    posts: GroupPosts = GroupPosts(), moment: Moment, policy: GroupPolicy = .standard
  ) -> [GroupNeed] {
    guard group.status == .active else { return [] }
    return [
      room(group, figures), owner(group), code(group, moment),
      silence(group, figures, moment, policy),
      unsent(posts), guidance(newcomers), churn(figures, policy),
    ].compactMap(\.self).sorted { $0.rank < $1.rank }
  }

  // Ranks leave room in between: within one kind the worse comes first.

  private static func room(_ group: Group, _ figures: GroupFigures) -> GroupNeed? {
    let free = Int(group.capacity) - figures.size
    let beyond = figures.size - Int(group.hardCap)
    if beyond > 0 {
      return GroupNeed(
        severity: .serious,
        words: Localized("超平台上限 \(beyond) 人", "\(beyond) above the platform's limit"), rank: 0)
    }
    if free < 0 {
      return GroupNeed(
        severity: .serious,
        words: Localized("超上限 \(-free) 人，先分群", "\(-free) over, split it"),
        rank: 2000 + max(-999, free))
    }
    guard figures.size >= Int(group.warnAt) else { return nil }
    if free == 0 {
      return GroupNeed(
        severity: .serious, words: Localized("满了，换入群码", "full: new code"), rank: 2001)
    }
    return GroupNeed(
      severity: free <= 5 ? .serious : .warning,
      words: Localized("差 \(free) 人满，换入群码", "\(free) short: new code"),
      rank: (free <= 5 ? 3000 : 6000) + min(999, free))
  }

  private static func owner(_ group: Group) -> GroupNeed? {
    guard group.owner == nil else { return nil }
    return GroupNeed(
      severity: .serious, words: Localized("没有人负责", "nobody in charge"), rank: 1000)
  }

  private static func code(_ group: Group, _ moment: Moment) -> GroupNeed? {
    guard let expiry = group.joinCodeExpiry else { return nil }
    if expiry <= moment.now {
      return GroupNeed(
        severity: .serious, words: Localized("入群码已失效", "code has expired"), rank: 3500)
    }
    guard moment.zone.day(of: expiry) == moment.today else { return nil }
    let clock = moment.zone.clock(expiry)
    return GroupNeed(
      severity: .warning,
      words: Localized("入群码 \(clock) 失效", "code ends \(clock)"), rank: 5000)
  }

  private static func silence(
    _ group: Group, _ figures: GroupFigures, _ moment: Moment, _ policy: GroupPolicy
  ) -> GroupNeed? {
    // Without a newer table of talk nobody knows whether the group is silent or the table is old.
    guard let known = group.talkKnownUntil, let last = figures.lastTalk else { return nil }
    let days = min(moment.zone.day(of: known), moment.today) - last
    guard days >= policy.silentDays else { return nil }
    return GroupNeed(
      severity: .serious, words: Localized("\(days) 天没声", "\(days)d silent"),
      rank: 3700 - min(99, days))
  }

  private static func unsent(_ posts: GroupPosts) -> GroupNeed? {
    guard let first = posts.lacking.first else { return nil }
    let count = posts.lacking.count
    // Four characters and more are told by their first two: 早安话题没发 would not fit its cell.
    let isShort = first.count <= 3 || first.unicodeScalars.first.map(\.isASCII) ?? true
    let name = isShort ? first : String(first.prefix(2))
    let zh = count > 1 ? "\(name)等 \(count) 条没发" : "\(name)没发"
    let en = "\(count) unsent"
    return GroupNeed(severity: .warning, words: Localized(zh, en), rank: 3800)
  }

  private static func guidance(_ newcomers: Newcomers) -> GroupNeed? {
    let count = newcomers.overdue
    guard count > 0 else { return nil }
    return GroupNeed(
      severity: .warning,
      words: Localized(
        "\(count) 位新人 24h 没引导",
        "\(count) unguided for 24 h"),
      rank: 4999 - min(999, count))
  }

  private static func churn(_ figures: GroupFigures, _ policy: GroupPolicy) -> GroupNeed? {
    let (left, base) = (figures.earlyLeft, figures.earlyBase)
    guard base >= policy.smallestBase, left * 10_000 > policy.earlyChurnLimit * base else {
      return nil
    }
    let percent = (left * 200 + base) / (base * 2)
    let limit = policy.earlyChurnLimit / 100
    return GroupNeed(
      severity: .warning,
      words: Localized(
        "7 日退群 \(percent)%，超 \(limit)%", "\(percent)% left early, >\(limit)%"),
      rank: 5999 - min(99, percent))
  }
}
