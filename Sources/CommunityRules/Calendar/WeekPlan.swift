public import CommunityModel

/// A day with more benefits than people can take in.
public struct DayTooDense: Hashable, Sendable {
  /// The day.
  public let day: Day
  /// Its posts.
  public let posts: Int
  /// The benefits among them.
  public let benefits: Int

  /// More benefits than this on a day are too many.
  public static let benefitLimit = 2
}

/// What the groups of one line of goods see too little of.
public struct GroupShortage: Hashable, Sendable {
  /// The line of goods.
  public let goods: String
  /// How many groups it has.
  public let groups: Int
  /// The posts that each of them sees, at most.
  public let value: Int
  /// The posts of value that each of them is short of, at least.
  public let short: Int
  /// Days still to come on which they see none and which have room for one, at most as many as they are
  /// short of.
  public let freeDays: [Day]

  /// A day with so many posts has no room for another.
  public static let fullDay = 4
}

/// What is planned for a span of days, held against the mix it should have.
///
/// The difference counts what is planned; the share of what was delivered is `PublishedMix`.
public struct ContentPlan: Sendable {
  /// The days.
  public let days: ClosedRange<Day>
  /// The posts in the order of their times; those called off are left out.
  public let items: [ContentItem]
  /// How many there are of each category.
  public let counts: MixCounts
  /// How many there should be.
  public let wanted: MixCounts
  /// How punctual the posts are that fell due.
  public let punctuality: Punctuality
  private let zone: Zone

  /// The plan of a span of days.
  public init(_ community: Community, days: ClosedRange<Day>, moment: Moment) {
    let zone = moment.zone
    let from = zone.instant(days.lowerBound)
    let end = zone.instant(days.upperBound + 1)
    var items: [(at: Instant, item: ContentItem)] = []
    var due: [ContentItem] = []
    for item in community.content {
      if let at = item.dueAt, from <= at, at < end { due.append(item) }
      guard item.state != .cancelled, let at = item.scheduledAt, from <= at, at < end else {
        continue
      }
      items.append((at, item))
    }
    items.sort { ($0.at, $0.item.id) < ($1.at, $1.item.id) }
    self.days = days
    self.items = items.map(\.item)
    self.zone = zone
    var counts = MixCounts()
    for item in items { counts[item.item.category] += 1 }
    self.counts = counts
    wanted = ContentMix.plan(counts.total)
    punctuality = Punctuality(due, at: moment.now)
  }

  /// The plan of the week of a day.
  public init(_ community: Community, weekOf day: Day, moment: Moment) {
    self.init(community, days: day.monday...(day.monday + 6), moment: moment)
  }

  /// Posts above what the mix wants of a category; below it where negative.
  public func difference(_ category: ContentCategory) -> Int {
    counts[category] - wanted[category]
  }

  /// Days on which benefits crowd.
  public var denseDays: [DayTooDense] {
    var byDay: [Day: (posts: Int, benefits: Int)] = [:]
    for item in items {
      guard let at = item.scheduledAt else { continue }
      byDay[zone.day(of: at), default: (0, 0)].posts += 1
      if item.category == .benefit { byDay[zone.day(of: at), default: (0, 0)].benefits += 1 }
    }
    return byDay.filter { $0.value.benefits > DayTooDense.benefitLimit }.sorted { $0.key < $1.key }
      .map { DayTooDense(day: $0.key, posts: $0.value.posts, benefits: $0.value.benefits) }
  }

  /// The line of goods whose groups are shortest of value; nil where none is short.
  public func shortage(_ community: Community, today: Day) -> GroupShortage? {
    var seen: [ID<Group>: MixCounts] = [:]
    var valueDays: [ID<Group>: Set<Day>] = [:]
    for item in items {
      for group in item.groups {
        seen[group, default: MixCounts()][item.category] += 1
        if item.category == .value, let at = item.scheduledAt {
          valueDays[group, default: []].insert(zone.day(of: at))
        }
      }
    }
    var postsOn: [Day: Int] = [:]
    for item in items {
      if let at = item.scheduledAt { postsOn[zone.day(of: at), default: 0] += 1 }
    }
    var lines: [String: [ID<Group>]] = [:]
    for group in community.groups where group.status == .active && seen[group.id] != nil {
      lines[group.category, default: []].append(group.id)
    }
    let shortages = lines.compactMap { goods, groups -> GroupShortage? in
      let gaps = groups.map { group -> Int in
        let counts = seen[group] ?? MixCounts()
        return ContentMix.plan(counts.total).value - counts.value
      }
      guard let short = gaps.min(), short > 0 else { return nil }
      let taken = groups.reduce(into: Set<Day>()) { $0.formUnion(valueDays[$1] ?? []) }
      let coming = (0..<(days.upperBound - days.lowerBound + 1)).map { days.lowerBound + $0 }
        .filter {
          $0 > today && !taken.contains($0) && postsOn[$0, default: 0] < GroupShortage.fullDay
        }
      return GroupShortage(
        goods: goods, groups: groups.count, value: groups.map { seen[$0]?.value ?? 0 }.max() ?? 0,
        short: short, freeDays: Array(coming.prefix(short)))
    }
    // The shortest first; among equals the one seen least of, then the larger line, then by name.
    return shortages.min {
      ($1.short, $0.value, $1.groups, $0.goods) < ($0.short, $1.value, $0.groups, $1.goods)
    }
  }
}
