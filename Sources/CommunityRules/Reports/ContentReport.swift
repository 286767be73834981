public import CommunityModel

/// What was planned and published in a span of days, and what readers made of it.
public struct ContentReport: Sendable {
  /// The plan of the days.
  public let plan: ContentPlan
  /// The mix of what was published, as each group saw it.
  public let published: PublishedMix
  /// Posts whose time lies in quiet hours.
  public let quiet: Int
  /// Days on which a group got more posts than it should, counted per group.
  public let crowded: Int
  /// Posts with metrics, the best first.
  public let leaders: [ContentItem]
  /// Ideas that wait in the topic bank, by where they come from.
  public let ideas: [TopicKind: Int]

  /// The report of a span of days.
  public init(
    _ community: Community, days: ClosedRange<Day>, moment: Moment,
    policy: PushPolicy = .standard
  ) {
    let plan = ContentPlan(community, days: days, moment: moment)
    self.plan = plan
    let zone = moment.zone
    published = PublishedMix(community.content, within: days, zone: zone)
    quiet = plan.items.count { item in
      item.scheduledAt.map { policy.isQuiet(zone.secondOfDay(of: $0)) } ?? false
    }
    struct Place: Hashable {
      let day: Day
      let group: ID<Group>
    }
    var load: [Place: Int] = [:]
    for item in plan.items {
      guard let at = item.scheduledAt else { continue }
      for group in item.groups { load[Place(day: zone.day(of: at), group: group), default: 0] += 1 }
    }
    crowded = load.values.count { $0 > policy.dailyCap }
    leaders = plan.items.filter { $0.effect != nil }.sorted(by: Self.comesFirst)
    var ideas: [TopicKind: Int] = [:]
    for item in community.content where item.state == .idea {
      ideas[TopicKind(fieldValue: item.more["topic"]) ?? .routine, default: 0] += 1
    }
    self.ideas = ideas
  }

  /// The best post first: by orders, then clicks, then what people said, then how many saw it.
  public static func comesFirst(_ left: ContentItem, _ right: ContentItem) -> Bool {
    func rank(_ item: ContentItem) -> [Int64] {
      let effect = item.effect ?? ContentEffect()
      let talk = (effect.likes ?? 0) + (effect.comments ?? 0) + (effect.shares ?? 0)
      return [effect.orders ?? 0, effect.clicks ?? 0, talk, effect.exposure ?? 0]
    }
    let (one, two) = (rank(left), rank(right))
    return one == two ? left.id < right.id : two.lexicographicallyPrecedes(one)
  }
}
