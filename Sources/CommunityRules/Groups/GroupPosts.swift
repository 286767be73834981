public import CommunityModel

/// The posts that one group is to see today, and how many of them were published there.
public struct GroupPosts: Hashable, Sendable {
  /// Published by now.
  public var done = 0
  /// Planned for today, those called off left out.
  public var total = 0
  /// The titles of posts whose time has passed, the earliest first.
  public var lacking: [String] = []

  /// No posts.
  public init() {}

  /// The posts of a day for every group that has some.
  public static func byGroup(
    _ community: Community, _ moment: Moment, policy: DeliveryPolicy = .standard
  ) -> [ID<Group>: GroupPosts] {
    var found: [ID<Group>: GroupPosts] = [:]
    for item in today(community, moment) {
      let delivered = item.deliveredGroups
      for group in item.groups {
        found[group, default: GroupPosts()].total += 1
        if delivered.contains(group) {
          found[group, default: GroupPosts()].done += 1
        } else if policy.outcome(of: item, in: group, at: moment.now) != .waiting {
          found[group, default: GroupPosts()].lacking.append(item.title)
        }
      }
    }
    return found
  }

  /// The posts planned for a moment's day, the earliest first; those called off left out.
  public static func today(_ community: Community, _ moment: Moment) -> [ContentItem] {
    week(community, moment.today...moment.today, moment.zone)
  }

  /// The posts planned for some days, the earliest first; those called off left out.
  public static func week(
    _ community: Community, _ days: ClosedRange<Day>, _ zone: Zone
  ) -> [ContentItem] {
    let (from, until) = (zone.instant(days.lowerBound), zone.instant(days.upperBound + 1))
    return community.content.filter { item in
      guard item.state != .cancelled, let at = item.scheduledAt else { return false }
      return at >= from && at < until
    }.sorted { ($0.scheduledAt ?? from, $0.id) < ($1.scheduledAt ?? from, $1.id) }
  }

  /// What one group is to see within some days.
  public static func mix(
    of group: ID<Group>, _ community: Community, _ days: ClosedRange<Day>, _ zone: Zone
  ) -> MixCounts {
    var counts = MixCounts()
    for item in week(community, days, zone) where item.groups.contains(group) {
      counts[item.category] += 1
    }
    return counts
  }
}
