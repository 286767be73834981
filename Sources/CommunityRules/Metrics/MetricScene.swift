public import CommunityModel
public import CommunityQuery

/// What metrics are read from: the rows, the figures of the day and of earlier days, and a scope.
public struct MetricScene: Sendable {
  /// The rows.
  public let community: Community
  /// The figures of the day.
  public let figures: Figures
  /// The one group that is looked at; nil for the whole workspace.
  public let group: ID<Group>?
  /// The numbers the figures were calculated with.
  public let policy: FiguresPolicy
  /// What guiding a newcomer takes.
  public let onboarding: OnboardingPolicy
  /// Where lunar birthdays fall.
  public let dayNames: DayNames

  private let earlier: EarlierFigures

  /// A scene; the earlier figures that metrics compare with are calculated here unless they are given.
  public init(
    _ community: Community, figures: Figures, policy given: FiguresPolicy? = nil,
    onboarding: OnboardingPolicy = .standard, metrics: [Metric] = MetricCatalog.all,
    earlier: EarlierFigures? = nil, dayNames: DayNames = .none
  ) {
    let policy = given ?? FiguresPolicy(inForceIn: community)
    self.community = community
    self.figures = figures
    self.policy = policy
    self.onboarding = onboarding
    self.dayNames = dayNames
    group = nil
    self.earlier =
      earlier
      ?? EarlierFigures(community, moment: figures.moment, policy: policy, metrics: metrics)
  }

  private init(_ whole: MetricScene, group: ID<Group>) {
    community = whole.community
    figures = whole.figures
    policy = whole.policy
    onboarding = whole.onboarding
    dayNames = whole.dayNames
    earlier = whole.earlier
    self.group = group
  }

  /// The same scene over one group.
  public func looking(at group: ID<Group>) -> MetricScene {
    MetricScene(self, group: group)
  }

  /// The day.
  var today: Day { figures.moment.today }
  /// The zone in which days are counted.
  var zone: Zone { figures.moment.zone }

  /// The figures as of an earlier day's end.
  func figures(_ lookback: MetricLookback) -> Figures {
    let day = lookback.day(before: today)
    return earlier.byDay[day]
      ?? Figures.computed(from: community, moment: Self.end(of: day, zone), policy: policy)
  }

  /// The last moment of a day.
  static func end(of day: Day, _ zone: Zone) -> Moment {
    Moment(now: zone.instant(day + 1).adding(seconds: -1), zone: zone)
  }

  /// The groups in use that are looked at.
  var groups: [Group] {
    if let group { return community.groups[group].map { [$0] } ?? [] }
    return community.groups.filter { $0.status == .active }
  }

  /// Everybody in a group on the day but colleagues, each once, by ascending id.
  var people: [Member] {
    if let group {
      let inside = Set(
        community.memberships(in: group).filter {
          Stay($0, asOf: today, in: zone)?.isActive == true
        }.map(\.member))
      return inside.sorted().compactMap { community.members[$0] }.filter { !$0.isStaff }
    }
    return community.members.filter { !$0.isStaff && figures[$0.id].activeGroups > 0 }
  }

  /// The memberships of the groups looked at.
  var memberships: [Membership] {
    if let group { return community.memberships(in: group) }
    let inUse = Set(groups.map(\.id))
    return community.memberships.filter { inUse.contains($0.group) }
  }
}

/// The figures of the earlier days that metrics compare with, kept up to date as rows change.
public struct EarlierFigures: Sendable {
  private(set) var byDay: [Day: Figures] = [:]
  private let policy: FiguresPolicy
  private let lookbacks: Set<MetricLookback>

  /// Calculates the figures of every day that metrics look back to.
  public init(
    _ community: Community, moment: Moment, policy: FiguresPolicy = .standard,
    metrics: [Metric] = MetricCatalog.all
  ) {
    self.policy = policy
    lookbacks = Set(metrics.compactMap(\.lookback))
    update(after: [], in: community, moment: moment)
  }

  /// Brings them up to date after changes that `community` already holds, or on another day.
  public mutating func update(after changes: [Change], in community: Community, moment: Moment) {
    var kept: [Day: Figures] = [:]
    for day in Set(lookbacks.map { $0.day(before: moment.today) }) {
      let end = MetricScene.end(of: day, moment.zone)
      if var figures = byDay[day] {
        figures.update(after: changes, in: community, moment: end, policy: policy)
        kept[day] = figures
      } else {
        kept[day] = .computed(from: community, moment: end, policy: policy)
      }
    }
    byDay = kept
  }
}

extension MetricLookback {
  /// The day that lies so far before another.
  func day(before day: Day) -> Day {
    switch self {
    case .days(let days): day - days
    case .months(let months): day.adding(months: -months)
    }
  }
}
