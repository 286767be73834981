public import CommunityModel
import CommunityRules
import Wording

/// What the wall knows: sums over everybody and names of groups, never of people.
public struct WallFacts: Equatable, Sendable {
  /// One group.
  struct Group: Equatable, Sendable {
    let id: Int64
    let name: String
    let code: String
    let category: String
    let size: Int
    let capacity: Int
    let warnAt: Int
    let joinedToday: Int
    let leftToday: Int
    let joinedWeek: Int
    let leftWeek: Int
    let needs: [GroupNeed]
  }

  /// One day.
  struct Day: Equatable, Sendable {
    var joined = 0
    var left = 0
    var orders = 0
    var revenue: Int64 = 0
  }

  /// Something that is planned.
  struct Plan: Equatable, Sendable {
    let at: Instant
    let title: String
  }

  /// How many days are looked back on.
  static let daysBack = 14

  /// What the workspace is called.
  public let workspace: String
  /// The moment it holds for.
  public let moment: Moment
  /// When the last import came in; nil before the first.
  public let importedAt: Instant?
  /// Groups in use, those in need first.
  let groups: [Group]
  /// Days, the oldest first; the last is today.
  let days: [Day]
  /// Members who are in a group now.
  let people: Int
  /// Members at all.
  let members: Int
  /// Tiers now and a week ago.
  let flow: TierFlow
  /// Stages now and a week ago.
  let stages: [Stage: Int]
  let stagesBefore: [Stage: Int]
  /// Posts that are planned for today.
  let plans: [Plan]
  /// Whether any membership and any order was ever imported.
  let hasMemberships: Bool
  let hasOrders: Bool

  /// Sums a community up.
  init(
    _ community: Community, figures: Figures, earlier: Figures, needs: GroupNeeds,
    importedAt: Instant?
  ) {
    let moment = figures.moment
    workspace = community.workspace.name
    self.moment = moment
    self.importedAt = importedAt
    let used = community.groups.filter { $0.status == .active || $0.status == .frozen }
    let byID = Dictionary(used.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    groups = needs.ordered(used).compactMap { id in
      byID[id].map { Group($0, figures[id], needs.reasons[id] ?? []) }
    }
    days = Self.days(community, moment)
    var (inGroups, all) = (0, 0)
    var (now, before) = ([Stage: Int](), [Stage: Int]())
    for member in community.members where !member.isStaff {
      let (current, past) = (figures[member.id], earlier[member.id])
      all += 1
      if current.activeGroups > 0 { inGroups += 1 }
      now[current.stage, default: 0] += 1
      if past.joined != nil || current.joined == nil { before[past.stage, default: 0] += 1 }
    }
    (people, members) = (inGroups, all)
    (stages, stagesBefore) = (now, before)
    flow = TierFlow(community, figures: figures, earlier: earlier)
    plans = community.content.compactMap { item in
      guard let at = item.scheduledAt, at >= moment.now, moment.zone.day(of: at) == moment.today
      else { return nil }
      return Plan(at: at, title: item.title)
    }.sorted { ($0.at, $0.title) < ($1.at, $1.title) }
    hasMemberships = !community.memberships.isEmpty
    hasOrders = !community.orders.isEmpty
  }

  /// Comings, goings and purchases of the last days, counted as the figures count them.
  private static func days(_ community: Community, _ moment: Moment) -> [Day] {
    let (today, zone) = (moment.today, moment.zone)
    var days = Array(repeating: Day(), count: daysBack)
    func place(_ instant: Instant?) -> Int? {
      guard let instant else { return nil }
      let place = daysBack - 1 - (today - zone.day(of: instant))
      return days.indices.contains(place) ? place : nil
    }
    for chunk in 0..<community.memberships.chunkCount {
      for stay in community.memberships.chunk(chunk) where stay.status != .pending {
        let (joined, left) = (place(stay.joinedAt), place(leaving(stay, today, zone)))
        guard joined != nil || left != nil, community.members[stay.member]?.isStaff != true else {
          continue
        }
        if let joined { days[joined].joined += 1 }
        if let left { days[left].left += 1 }
      }
    }
    for chunk in 0..<community.orders.chunkCount {
      for order in community.orders.chunk(chunk) where order.isEligible {
        guard let day = place(order.paidAt ?? order.more["placedAt"].instant) else { continue }
        days[day].orders += 1
        days[day].revenue += order.net.fen
      }
    }
    return days
  }

  /// When somebody left who had come by the day.
  private static func leaving(
    _ stay: Membership, _ today: CommunityModel.Day, _ zone: Zone
  ) -> Instant? {
    guard stay.status != .active else { return nil }
    if let joined = stay.joinedAt, zone.day(of: joined) > today { return nil }
    return stay.leftAt
  }

  /// Groups that need a hand.
  var needy: [Group] { groups.filter { !$0.needs.isEmpty } }

  /// Groups whose need is serious.
  var seriousCount: Int { groups.count { $0.needs.first?.severity == .serious } }

  /// The last seven days.
  var week: ArraySlice<Day> { days.suffix(7) }

  /// The seven days before.
  var weekBefore: ArraySlice<Day> { days.dropLast(7).suffix(7) }

  /// Whether anything of today can be known: something happened, or an import of today says that
  /// nothing did.
  func isKnownToday(_ count: (Day) -> Int) -> Bool {
    if let today = days.last, count(today) > 0 { return true }
    guard let importedAt else { return false }
    return moment.zone.day(of: importedAt) >= moment.today
  }
}

extension WallFacts.Group {
  init(_ group: CommunityModel.Group, _ figures: GroupFigures, _ needs: [GroupNeed]) {
    self.init(
      id: group.id.raw, name: group.name, code: group.code, category: group.category,
      size: figures.size, capacity: Int(group.capacity), warnAt: Int(group.warnAt),
      joinedToday: figures.joinedToday, leftToday: figures.leftToday,
      joinedWeek: figures.joinedWeek, leftWeek: figures.leftWeek, needs: needs)
  }

  /// How full it is.
  var share: Double { Double(size) / Double(max(1, capacity)) }

  /// How a group so full looks.
  var fullness: Fullness { size >= capacity ? .full : size >= warnAt ? .nearlyFull : .roomy }

  /// How much room is left.
  enum Fullness { case roomy, nearlyFull, full }
}
