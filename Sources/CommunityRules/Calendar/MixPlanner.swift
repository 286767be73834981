public import CommunityModel
import Wording

/// A post that would bring a week nearer to its mix.
public struct MixProposal: Hashable, Sendable {
  /// What it should give its readers.
  public let category: ContentCategory
  /// The lines of goods whose groups see too little of it.
  public let goods: [String]
  /// Its groups.
  public let groups: [ID<Group>]
  /// The day.
  public let day: Day
  /// The second of the day at which such posts usually come.
  public let second: Int
  /// An idea of the topic bank that fits; nil where there is none.
  public let idea: ID<ContentItem>?
}

/// Says what to add where, for every line of goods as its groups see the week (domain.md F16).
public enum MixPlanner {
  /// Posts that would fill what a week is short of: on days to come that have room and on which the
  /// groups see nothing of the kind, the scarcest kind first.
  public static func proposals(
    _ plan: ContentPlan, _ community: Community, moment: Moment
  ) -> [MixProposal] {
    var load: [Day: Int] = [:]
    for item in plan.items {
      if let at = item.scheduledAt { load[moment.zone.day(of: at), default: 0] += 1 }
    }
    var lines = plan.lines(community)
    var proposals: [MixProposal] = []
    var ideas = community.content.filter { $0.state == .idea }
    var seen = Dictionary(
      uniqueKeysWithValues: ContentCategory.allCases.map {
        ($0, plan.daysSeen($0, moment.zone))
      })
    // What is added shifts the shares: gone through until nothing more is wanted or has room.
    var isSettled = false
    while !isSettled {
      isSettled = true
      let worst = ContentCategory.allCases.map { category in
        (category: category, gap: lines.map { $0.gap(category) }.max() ?? 0)
      }
      for (category, gap) in worst.sorted(by: { $0.gap > $1.gap }) where gap > 0 {
        let second = usualSecond(of: category, plan, moment.zone)
        for day in plan.dayList where day > moment.today && load[day, default: 0] < fullDay {
          let lacking = lines.indices.filter { place in
            lines[place].gap(category) > 0
              && lines[place].groups.allSatisfy { seen[category]?[$0]?.contains(day) != true }
          }
          guard !lacking.isEmpty else { continue }
          let groups = lacking.flatMap { lines[$0].groups }.sorted()
          for place in lacking { lines[place].add(category) }
          for group in groups { seen[category]?[group, default: []].insert(day) }
          load[day, default: 0] += 1
          let fitting = ideas.firstIndex {
            $0.category == category && ($0.groups.isEmpty || Set($0.groups).isSubset(of: groups))
          }
          proposals.append(
            MixProposal(
              category: category, goods: lacking.map { lines[$0].goods }, groups: groups,
              day: day, second: second, idea: fitting.map { ideas.remove(at: $0).id }))
          isSettled = false
        }
      }
    }
    return proposals.sorted {
      ($0.day, $0.second, $0.groups.count) < ($1.day, $1.second, $1.groups.count)
    }
  }

  private static var fullDay: Int { GroupShortage.fullDay }

  /// The time at which most posts of a kind come in a week.
  private static func usualSecond(
    of category: ContentCategory, _ plan: ContentPlan, _ zone: Zone
  ) -> Int {
    var counts: [Int: Int] = [:]
    for item in plan.items where item.category == category {
      if let at = item.scheduledAt { counts[zone.secondOfDay(of: at), default: 0] += 1 }
    }
    let most = counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }?.key
    let usual: [ContentCategory: Int] = [
      .value: 43_200, .benefit: 72_000, .interactive: 30_600,
    ]
    return most ?? usual[category] ?? 43_200
  }
}

/// The groups of one line of goods and what each of them sees at most in a span of days.
public struct LineView: Hashable, Sendable {
  /// The line of goods.
  public let goods: String
  /// Its groups, by ascending id.
  public let groups: [ID<Group>]
  /// What the group that sees least of a kind sees, kind by kind, is this at most.
  public private(set) var counts: MixCounts

  /// One post more of a kind for all its groups.
  mutating func add(_ category: ContentCategory) { counts[category] += 1 }
}

extension ContentPlan {
  /// What the groups of each line of goods see, by the line's name.
  public func lines(_ community: Community) -> [LineView] {
    var seen: [ID<Group>: MixCounts] = [:]
    for item in items {
      for group in item.groups { seen[group, default: MixCounts()][item.category] += 1 }
    }
    var lines: [String: [ID<Group>]] = [:]
    for group in community.groups where group.status == .active && seen[group.id] != nil {
      lines[group.category, default: []].append(group.id)
    }
    return lines.sorted { $0.key < $1.key }.map { goods, groups in
      var counts = MixCounts()
      for category in ContentCategory.allCases {
        counts[category] = groups.map { seen[$0]?[category] ?? 0 }.max() ?? 0
      }
      return LineView(goods: goods, groups: groups.sorted(), counts: counts)
    }
  }

  /// Every day of the span.
  var dayList: [Day] {
    (0...(days.upperBound - days.lowerBound)).map { days.lowerBound + $0 }
  }

  /// The days on which each group sees a kind.
  func daysSeen(_ category: ContentCategory, _ zone: Zone) -> [ID<Group>: Set<Day>] {
    var seen: [ID<Group>: Set<Day>] = [:]
    for item in items where item.category == category {
      guard let at = item.scheduledAt else { continue }
      for group in item.groups { seen[group, default: []].insert(zone.day(of: at)) }
    }
    return seen
  }
}

extension LineView {
  /// Posts of a kind that the groups are short of; below nothing where they see too many.
  func gap(_ category: ContentCategory) -> Int {
    ContentMix.plan(counts.total)[category] - counts[category]
  }
}
