public import CommunityModel

extension Figures {
  /// Everything the rules make of a community as of a moment's day.
  ///
  /// Events and memberships after that day do not count; rows as they are and the policy are today's.
  /// Only the day matters, so figures hold until midnight as long as no row changes. The policy is the
  /// one in force unless another one is tried out.
  public static func computed(
    from community: Community, moment: Moment, policy given: FiguresPolicy? = nil
  ) -> Figures {
    let policy = given ?? FiguresPolicy(inForceIn: community)
    var figures = Figures(moment: moment)
    let index = RowIndex(community.members.map(\.id.raw))
    let stays = figures.countStays(community, index)
    var ledger = PurchaseLedger(community.orders, index, today: moment.today, zone: moment.zone)
    let calculation = MemberCalculation(
      moment: moment, policy: policy, countsMessages: figures.countsMessages)
    var kocs: [ID<Member>: KocStage] = [:]
    for row in community.candidates { kocs[row.member] = .further(kocs[row.member], row.stage) }
    figures.members.reserveCapacity(index.count)
    var place = 0
    for chunk in 0..<community.members.chunkCount {
      for member in community.members.chunk(chunk) {
        let history = ledger.history(place, today: moment.today)
        figures.members[member.id] = calculation.figures(
          of: member, history, stays[place], koc: kocs[member.id])
        place += 1
      }
    }
    figures.rank(community)
    if policy.tiers.isWritten { figures.assignTiers(to: nil, community, policy) }
    return figures
  }

  /// Goes once through all memberships, for members and groups together.
  private mutating func countStays(_ community: Community, _ index: RowIndex) -> [StaySummary] {
    let (today, zone) = (moment.today, moment.zone)
    var isStaff = Array(repeating: false, count: index.count)
    for (place, member) in community.members.enumerated() where member.isStaff {
      isStaff[place] = true
    }
    let groupIndex = RowIndex(community.groups.map(\.id.raw))
    var tallies = community.groups.map(GroupFigures.blank(of:))
    var summaries = Array(repeating: StaySummary(), count: index.count)
    for chunk in 0..<community.memberships.chunkCount {
      for membership in community.memberships.chunk(chunk) {
        let known = membership.talkKnown
        if known.any { knowsTalk = true }
        if known.counted { countsMessages = true }
        guard let stay = Stay(membership, asOf: today, in: zone) else { continue }
        let member = index[membership.member.raw]
        if let member {
          summaries[member].add(stay)
          summaries[member].talk.hear(membership, today: today, zone: zone)
        }
        if let group = groupIndex[membership.group.raw] {
          let isColleague = member.map { isStaff[$0] } ?? false
          tallies[group].add(stay, isStaff: isColleague, today: today)
          if !isColleague { tallies[group].hear(membership, stay, today: today, zone: zone) }
        }
      }
    }
    for (place, group) in community.groups.enumerated() { groups[group.id] = tallies[place] }
    return summaries
  }
}

/// The places of rows by their packed ids.
///
/// Ids of one machine mostly follow one another, so the place is guessed before it is searched for.
struct RowIndex {
  private let ids: [Int64]

  init(_ ascending: [Int64]) {
    ids = ascending
  }

  var count: Int { ids.count }

  subscript(raw: Int64) -> Int? {
    guard let first = ids.first, raw >= first else { return nil }
    let distance = raw - first
    if distance < Int64(ids.count), ids[Int(distance)] == raw { return Int(distance) }
    var low = 0
    var high = ids.count
    while low < high {
      let middle = (low + high) / 2
      if ids[middle] < raw { low = middle + 1 } else { high = middle }
    }
    return low < ids.count && ids[low] == raw ? low : nil
  }
}

/// Every purchase, those of one member side by side.
struct PurchaseLedger {
  private var purchases: [Purchase]
  private let starts: [Int]
  private var gaps: [Int32] = []

  init(_ orders: Table<Order>, _ index: RowIndex, today: Day, zone: Zone) {
    var found: [(member: Int, purchase: Purchase)] = []
    found.reserveCapacity(orders.count)
    var counts = Array(repeating: 0, count: index.count + 1)
    for chunk in 0..<orders.chunkCount {
      for order in orders.chunk(chunk) {
        guard let member = order.member, let place = index[member.raw],
          let purchase = Purchase(order, until: today, in: zone)
        else { continue }
        found.append((place, purchase))
        counts[place + 1] += 1
      }
    }
    for place in 1..<counts.count { counts[place] += counts[place - 1] }
    starts = counts
    // The places are filled in the order in which the orders came, member by member.
    purchases = Array(repeating: Purchase(day: 0, net: 0), count: found.count)
    for (member, purchase) in found {
      purchases[counts[member]] = purchase
      counts[member] += 1
    }
  }

  /// What the purchases of the member at a place come to.
  mutating func history(_ place: Int, today: Day) -> PurchaseHistory {
    let range = starts[place]..<starts[place + 1]
    return purchases.withUnsafeMutableBufferPointer { all in
      PurchaseHistory(
        UnsafeMutableBufferPointer(rebasing: all[range]), today: today, gaps: &gaps)
    }
  }

  /// The purchases of the member at a place in the order of their days.
  mutating func sorted(_ place: Int) -> ArraySlice<Purchase> {
    let range = starts[place]..<starts[place + 1]
    purchases.withUnsafeMutableBufferPointer { all in
      Purchase.sort(UnsafeMutableBufferPointer(rebasing: all[range]))
    }
    return purchases[range]
  }
}

extension Purchase {
  init(day: Int32, net: Int64) {
    self.day = day
    self.net = net
  }
}
