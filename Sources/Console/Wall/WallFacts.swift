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
    /// Since when an alert about it has stood open.
    var since: Instant?
  }

  /// One day.
  struct Day: Equatable, Sendable {
    var joined = 0
    var left = 0
    var orders = 0
    var revenue: Int64 = 0
  }

  /// Something that is to be done today: a post, or a task by its kind, never by what was typed.
  struct Plan: Equatable, Sendable {
    let at: Instant
    /// The sign of a post's category; empty for a task.
    let sign: String
    let title: Localized
    /// How much of it: 12 群.
    let amount: Localized
    /// What is lacking.
    let lack: Localized
    /// Whether it is published in groups.
    let isPost: Bool
  }

  /// A tier of the policy in force.
  struct Tier: Equatable, Sendable {
    let key: String
    let title: Localized
  }

  /// How many days are looked back on.
  static let daysBack = 14

  /// What the workspace is called.
  public internal(set) var workspace: String
  /// The moment it holds for.
  public let moment: Moment
  /// When the last import came in; nil before the first.
  public let importedAt: Instant?
  /// Groups in use, those in need first.
  var groups: [Group]
  /// Days, the oldest first; the last is today.
  var days: [Day]
  /// Members who are in a group now.
  let people: Int
  /// Members at all.
  let members: Int
  /// The tiers in the order in which screens show them.
  let tiers: [Tier]
  /// Tiers now and a week ago.
  let flow: TierFlow
  /// Stages now and a week ago.
  let stages: [Stage: Int]
  let stagesBefore: [Stage: Int]
  /// What is still to be done today, the next first.
  var plans: [Plan]
  /// The targets of the whole undertaking.
  public internal(set) var goals: WallGoals
  /// Alerts that stand open.
  var alerts: WallAlerts
  /// Talk, posts, sales, campaigns and KOCs.
  var scenes: WallScenes
  /// Whether any membership and any order was ever imported.
  var hasMemberships: Bool
  var hasOrders: Bool

  /// Sums a community up.
  ///
  /// What hangs on rows and the day alone is taken over from facts of the same rows and day, where
  /// there are such: a wall that stands all day looks at everybody once and not every minute.
  init(
    _ community: Community, figures: Figures, earlier: Figures, needs: GroupNeeds,
    goals: WallGoals, scenes: WallScenes? = nil, importedAt: Instant?, keeping: WallFacts? = nil
  ) {
    self.scenes = scenes ?? WallScenes(community, figures: figures)
    self.goals = goals
    alerts = WallAlerts(community, moment: figures.moment)
    let moment = figures.moment
    workspace = community.workspace.name
    self.moment = moment
    self.importedAt = importedAt
    let used = community.groups.filter { $0.status == .active || $0.status == .frozen }
    let byID = Dictionary(used.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var since: [ID<CommunityModel.Group>: Instant] = [:]
    for goal in community.goals where goal.isOpen {
      guard let group = goal.group, let opened = goal.openedAt else { continue }
      since[group] = min(since[group] ?? opened, opened)
    }
    groups = needs.ordered(used).compactMap { id in
      byID[id].map { group in
        var found = Group(group, figures[id], needs.reasons[id] ?? [])
        found.since = since[id]
        return found
      }
    }
    plans = Self.plans(community, moment)
    if let keeping {
      (days, people, members) = (keeping.days, keeping.people, keeping.members)
      (stages, stagesBefore) = (keeping.stages, keeping.stagesBefore)
      (tiers, flow) = (keeping.tiers, keeping.flow)
      (hasMemberships, hasOrders) = (keeping.hasMemberships, keeping.hasOrders)
      return
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
    tiers = FiguresPolicy(inForceIn: community).tiers.shown.map {
      Tier(key: $0.key, title: $0.title)
    }
    flow = TierFlow(community, figures: figures, earlier: earlier)
    hasMemberships = !community.memberships.isEmpty
    hasOrders = !community.orders.isEmpty
  }

  /// Posts and tasks of the rest of the day.
  private static func plans(_ community: Community, _ moment: Moment) -> [Plan] {
    func isAhead(_ at: Instant) -> Bool {
      at >= moment.now && moment.zone.day(of: at) == moment.today
    }
    let posts = community.content.compactMap { item -> Plan? in
      guard let at = item.scheduledAt, isAhead(at), item.state != .cancelled else { return nil }
      let groups = item.groups.count
      return Plan(
        at: at, sign: item.category.sign, title: Localized(verbatim: item.title),
        amount: groups > 0
          ? Localized("\(groups) 群", "\(groups) groups") : Localized(verbatim: ""),
        lack: item.missingAsset.map { Localized("缺 \($0)", "needs \($0)") }
          ?? Localized(verbatim: ""), isPost: true)
    }
    let tasks = community.tasks.compactMap { chore -> Plan? in
      guard chore.content == nil, chore.doneAt == nil, let at = chore.due, isAhead(at) else {
        return nil
      }
      return Plan(
        at: at, sign: "", title: chore.kind.title, amount: chore.amountLeft,
        lack: Localized(verbatim: ""), isPost: false)
    }
    return (posts + tasks).sorted { ($0.at, $0.title.zh) < ($1.at, $1.title.zh) }
  }

  /// The next post of today.
  var nextPost: Plan? { plans.first(where: \.isPost) }

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

extension Chore {
  /// How much of it is left, in what it is counted in; empty for a single piece.
  fileprivate var amountLeft: Localized {
    let left = max(0, total - done)
    guard left > 0, total > 1 else { return Localized(verbatim: "") }
    switch (unit, kind) {
    case (.groups, _): return Localized("\(left) 群", "\(left) groups")
    case (.people, _): return Localized("\(left) 人", "\(left) people")
    case (.pieces, .sample), (.pieces, .data): return Localized("\(left) 份", "\(left)")
    case (.pieces, .reply): return Localized("\(left) 条", "\(left)")
    case (.pieces, _): return Localized("\(left) 件", "\(left)")
    }
  }
}
