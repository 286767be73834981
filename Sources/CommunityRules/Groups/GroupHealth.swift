public import CommunityModel
public import CommunityQuery
public import Wording

/// The parts that a group's health is made of (F29).
public enum HealthPart: String, CaseIterable, Sendable {
  case activity, interactions, precision, punctuality, earlyChurn, mix, roles

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .activity: Localized("月活", "Monthly")
    case .interactions: Localized("周互动", "Weekly")
    case .precision: Localized("精准", "Precise")
    case .punctuality: Localized("准时", "On time")
    case .earlyChurn: Localized("早流失", "Left <7d")
    case .mix: Localized("内容比例", "Mix")
    case .roles: Localized("人手齐", "Staffed")
    }
  }

  /// How many points it gives at most.
  public var weight: Double {
    switch self {
    case .activity, .interactions: 20
    case .precision, .punctuality: 15
    case .earlyChurn, .mix, .roles: 10
    }
  }
}

/// What F29 looks at; nil where there is no source for it.
public struct HealthFacts: Sendable {
  /// People who said something within thirty days, of those settled in the group.
  public var activity: (part: Int, whole: Int)?
  /// Messages of seven days, and the people who sent them.
  public var interactions: (messages: Int, people: Int)?
  /// People who fit the target profile, of all in the group.
  public var precision: (part: Int, whole: Int)?
  /// Deliveries on time, of those due.
  public var punctuality: (part: Int, whole: Int)?
  /// Leaves within seven days of joining, of the joins that are old enough.
  public var earlyChurn: (part: Int, whole: Int)?
  /// The posts of this week as the group sees them.
  public var mix: MixCounts?
  /// Whether owner, admins and KOCs are there as the quota says.
  public var isStaffed: Bool?

  /// Nothing is known.
  public init() {}
}

/// A group's health, 0 to 100, with the parts it is made of (F29).
public struct GroupHealth: Sendable {
  /// One part.
  public struct Reading: Sendable {
    /// Which.
    public let part: HealthPart
    /// The figure in words: 58%, 3.4 次, 2:11:7.
    public let value: Localized
    /// The points it gives; nil where there is no source.
    public let points: Double?
    /// What is lacking where there is no source.
    public let missing: Localized?
  }

  /// The parts in the order in which they are told.
  public let parts: [Reading]

  /// The health that facts come to.
  public init(_ facts: HealthFacts) {
    parts = HealthPart.allCases.map { Self.reading($0, facts) }
  }

  /// The health of a group.
  public init(of group: Group, in scene: QueryScene) {
    self.init(HealthFacts(of: group, in: scene))
  }

  /// The points of the parts that are known, rounded half up.
  public var score: Int { Int(exactScore + 0.5) }

  /// The points before rounding.
  public var exactScore: Double { parts.reduce(0) { $0 + ($1.points ?? 0) } }

  /// How many points the known parts could give: 100 where every source is there.
  public var reachable: Int {
    Int(parts.reduce(0) { $0 + ($1.points == nil ? 0 : $1.part.weight) } + 0.5)
  }

  /// What is lacking, each once.
  public var missing: [Localized] {
    parts.compactMap(\.missing).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  private static func reading(_ part: HealthPart, _ facts: HealthFacts) -> Reading {
    func known(_ value: Localized, _ points: Double) -> Reading {
      Reading(part: part, value: value, points: points, missing: nil)
    }
    func unknown(_ zh: String, _ en: String) -> Reading {
      Reading(
        part: part, value: Localized("无数据", "no data"), points: nil, missing: Localized(zh, en))
    }
    let weight = part.weight
    switch part {
    case .activity:
      guard let (part, whole) = facts.activity, whole > 0 else {
        return unknown("发言表", "talk table")
      }
      let share = Double(part) / Double(whole)
      return known(percent(part, whole), weight * min(1, share / 0.65))
    case .interactions:
      guard let (messages, people) = facts.interactions else {
        return unknown("发言表", "talk table")
      }
      guard people > 0 else { return known(Localized("0 次", "0"), 0) }
      let tenths = (messages * 20 + people) / (people * 2)
      let text = "\(tenths / 10).\(tenths % 10)"
      return known(
        Localized("\(text) 次", text), weight * min(1, Double(messages) / Double(people) / 4))
    case .precision:
      guard let (part, whole) = facts.precision, whole > 0 else {
        return unknown("目标用户", "target profile")
      }
      return known(
        percent(part, whole), weight * min(1, Double(part) / Double(whole) / 0.85))
    case .punctuality:
      guard let (part, whole) = facts.punctuality, whole > 0 else {
        return unknown("已到点的内容", "posts that fell due")
      }
      return known(
        percent(part, whole), weight * min(1, Double(part) / Double(whole) / 0.95))
    case .earlyChurn:
      guard let (part, whole) = facts.earlyChurn, whole > 0 else {
        return unknown("进群满 7 天的人", "joins seven days old")
      }
      let permille = (part * 2000 + whole) / (whole * 2)
      let share = Double(part) / Double(whole)
      return known(
        Localized(verbatim: "\(permille / 10).\(permille % 10)%"),
        weight * (1 - min(1, share / 0.16)))
    case .mix:
      guard let mix = facts.mix, mix.total > 0 else { return unknown("本周排期", "this week's plan") }
      return known(
        Localized(verbatim: "\(mix.value):\(mix.benefit):\(mix.interactive)"),
        ContentMix.isOff(mix) ? 0 : weight)
    case .roles:
      guard let isStaffed = facts.isStaffed else { return unknown("群成员", "members") }
      return known(
        isStaffed ? Localized("是", "yes") : Localized("否", "no"), isStaffed ? weight : 0)
    }
  }

  private static func percent(_ part: Int, _ whole: Int) -> Localized {
    Localized(verbatim: "\((part * 200 + whole) / (whole * 2))%")
  }
}

extension HealthFacts {
  /// Days over which punctuality of one group is counted: a week has too few posts to tell.
  static let punctualDays = 30

  /// What is known of a group.
  public init(of group: Group, in scene: QueryScene) {
    self.init()
    let (community, figures) = (scene.community, scene.figures[group.id])
    let moment = scene.figures.moment
    if figures.hasTalk {
      activity = (figures.talkedMonth, figures.settled)
      if figures.countsMessages { interactions = (figures.messagesWeek, figures.talkedWeek) }
    }
    precision = PreciseShare.of(group, in: scene).map { ($0.precise, $0.people) }
    if figures.earlyBase > 0 { earlyChurn = (figures.earlyLeft, figures.earlyBase) }
    let monday = moment.today.monday
    mix = GroupPosts.mix(of: group.id, community, monday...(monday + 6), moment.zone)
    if figures.size > 0 { isStaffed = Staffing(group, figures).isComplete }
    let since = moment.zone.instant(moment.today - Self.punctualDays)
    var own: [ContentItem] = []
    for var item in community.content {
      guard let due = item.dueAt, due >= since, due <= moment.now,
        item.groups.contains(group.id)
      else { continue }
      item.groups = [group.id]
      own.append(item)
    }
    let punctual = Punctuality(own, at: moment.now)
    if punctual.due > 0 { punctuality = (punctual.onTime, punctual.due) }
  }
}

/// How many of the people in a group fit its target profile (F25).
public struct PreciseShare: Hashable, Sendable {
  /// Those who fit.
  public let precise: Int
  /// All in the group, colleagues left out.
  public let people: Int

  /// The share of a group; nil where the group has no profile, or one that cannot be understood.
  public static func of(_ group: Group, in scene: QueryScene) -> PreciseShare? {
    of([group], in: scene).share
  }

  /// The shares of groups together, and how many people are in groups without a profile that can be
  /// understood; no share where none has one.
  static func of(
    _ groups: [Group], in scene: QueryScene
  ) -> (share: PreciseShare?, unasked: Int) {
    let queries = RowQueries.members(in: scene.community)
    // Groups of a kind are for the same people: each profile is asked once.
    var tests: [String: (@Sendable (Int64) -> Bool)?] = [:]
    var (precise, people, unasked) = (0, 0, 0)
    var isAsked = false
    for group in groups {
      let profile = group.profile ?? ""
      let test =
        tests[profile]
        ?? (profile.isEmpty ? nil : try? queries.test(profile, scene).get().fits)
      tests[profile] = .some(test)
      if test != nil { isAsked = true }
      for stay in scene.community.memberships(in: group.id) where stay.status == .active {
        guard scene.community.members[stay.member]?.isStaff != true else { continue }
        guard let test else {
          unasked += 1
          continue
        }
        people += 1
        if test(stay.member.raw) { precise += 1 }
      }
    }
    return (isAsked ? PreciseShare(precise: precise, people: people) : nil, unasked)
  }
}

/// Whether a group has the people who run it.
public struct Staffing: Hashable, Sendable {
  /// Whether somebody owns it.
  public let hasOwner: Bool
  /// Admins that lack.
  public let adminsShort: Int
  /// KOCs that lack.
  public let kocsShort: Int

  /// What a group has against its quota.
  public init(_ group: Group, _ figures: GroupFigures) {
    hasOwner = group.owner != nil
    adminsShort = max(0, group.quota.admins - figures.admins)
    kocsShort = max(0, group.quota.kocs - figures.kocs)
  }

  /// Whether nobody lacks.
  public var isComplete: Bool { hasOwner && adminsShort == 0 && kocsShort == 0 }
}
