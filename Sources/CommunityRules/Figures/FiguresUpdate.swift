public import CommunityModel

extension Figures {
  /// Brings figures up to date after changes that `community` already holds.
  ///
  /// Only touched members and groups are calculated anew, and everybody is ranked again only where
  /// somebody's purchases changed; the result is what `computed` gives. On another day all is new.
  public mutating func update(
    after changes: [Change], in community: Community, moment: Moment,
    policy given: FiguresPolicy? = nil
  ) {
    let policy = given ?? FiguresPolicy(inForceIn: community)
    guard moment.today == self.moment.today, moment.zone == self.moment.zone,
      !changes.contains(where: { $0.collection == PolicyVersion.collection.key })
    else {
      self = .computed(from: community, moment: moment, policy: policy)
      return
    }
    self.moment = moment
    if changes.contains(where: { $0.collection == Membership.collection.key }) {
      knowsTalk = community.memberships.contains { $0.talkKnown.any }
      // Where counting begins or ends, every tier is looked at in another way.
      guard countsMessages == community.memberships.contains(where: { $0.talkKnown.counted }) else {
        self = .computed(from: community, moment: moment, policy: policy)
        return
      }
    }
    let touched = Touched(changes, in: community, isWritten: policy.tiers.isWritten)
    // A wholesale import is quicker counted in one go than member by member.
    guard touched.members.count <= max(64, community.members.count / 8) else {
      self = .computed(from: community, moment: moment, policy: policy)
      return
    }
    let calculation = MemberCalculation(
      moment: moment, policy: policy, countsMessages: countsMessages)
    var mustRank = touched.changesPopulation
    var gaps: [Int32] = []
    for id in touched.members {
      let before = members[id]
      guard let member = community.members[id] else {
        members[id] = nil
        mustRank = mustRank || before?.lastPurchase != nil
        continue
      }
      var after = calculation.figures(of: member, in: community, gaps: &gaps)
      if let before, before.rfmMeasures == after.rfmMeasures {
        if !member.isStaff { after.keepScores(of: before) }
      } else {
        mustRank = true
      }
      members[id] = after
    }
    for id in touched.groups {
      groups[id] = community.groups.contains(id) ? count(id, in: community) : nil
    }
    if mustRank { rank(community) }
    // A rank that shifts moves others too, and a written rule may look at ranks.
    if policy.tiers.isWritten {
      assignTiers(to: mustRank ? nil : Array(touched.members), community, policy)
    }
  }

  private func count(_ group: ID<Group>, in community: Community) -> GroupFigures {
    guard let row = community.groups[group] else { return GroupFigures.blank }
    var figures = GroupFigures.blank(of: row)
    for membership in community.memberships(in: group) {
      guard let stay = Stay(membership, asOf: moment.today, in: moment.zone) else { continue }
      let isStaff = community.members[membership.member]?.isStaff ?? false
      figures.add(stay, isStaff: isStaff, today: moment.today)
      if !isStaff { figures.hear(membership, stay, today: moment.today, zone: moment.zone) }
    }
    return figures
  }
}

extension MemberCalculation {
  /// One member's figures from the rows that refer to the member.
  func figures(
    of member: Member, in community: Community, gaps: inout [Int32]
  ) -> MemberFigures {
    var stays = StaySummary()
    for membership in community.memberships(of: member.id) {
      guard let stay = Stay(membership, asOf: today, in: zone) else { continue }
      stays.add(stay)
      stays.talk.hear(membership, today: today, zone: zone)
    }
    var purchases = community.orders(of: member.id).compactMap {
      Purchase($0, until: today, in: zone)
    }
    let history = purchases.withUnsafeMutableBufferPointer {
      PurchaseHistory($0, today: today, gaps: &gaps)
    }
    return figures(of: member, history, stays, koc: community.kocStage(of: member.id))
  }
}

extension MemberFigures {
  fileprivate mutating func keepScores(of before: MemberFigures) {
    recencyScore = before.recencyScore
    frequencyScore = before.frequencyScore
    monetaryScore = before.monetaryScore
    rfmGroup = before.rfmGroup
  }
}

/// Whose figures changes may alter.
private struct Touched {
  var members: Set<ID<Member>> = []
  var groups: Set<ID<Group>> = []
  /// Whether somebody became a colleague or stopped being one: then the ranking has another population.
  var changesPopulation = false

  /// Under rules that somebody wrote, whatever is recorded of a member may count.
  private let isWritten: Bool

  init(_ changes: [Change], in community: Community, isWritten: Bool) {
    self.isWritten = isWritten
    for change in changes {
      switch change.collection {
      case "members": add(member: change, in: community)
      case "memberships": add(membership: change, in: community)
      case "orders": add(order: change, in: community)
      case "candidates":
        add(refs: change, "member") { members.insert(ID(raw: $0)) }
        if let row = community.candidates[raw: change.id] { members.insert(row.member) }
      case "groups": groups.insert(ID(raw: change.id))
      default: if isWritten { add(refs: change, "member") { members.insert(ID(raw: $0)) } }
      }
    }
  }

  private mutating func add(member change: Change, in community: Community) {
    let id = ID<Member>(raw: change.id)
    switch change.field {
    // A colleague counts differently in every group the person is in.
    case nil, "staff":
      members.insert(id)
      changesPopulation = changesPopulation || change.field == "staff"
      for stay in community.memberships(of: id) { groups.insert(stay.group) }
    case "stageOverride", "accounts", "level", "levelLock", "shopLevel": members.insert(id)
    default: if isWritten { members.insert(id) }
    }
  }

  private mutating func add(membership change: Change, in community: Community) {
    add(refs: change, "member") { members.insert(ID(raw: $0)) }
    add(refs: change, "group") { groups.insert(ID(raw: $0)) }
    guard let row = community.memberships[raw: change.id] else { return }
    members.insert(row.member)
    groups.insert(row.group)
  }

  private mutating func add(order change: Change, in community: Community) {
    add(refs: change, "member") { members.insert(ID(raw: $0)) }
    if let member = community.orders[raw: change.id]?.member { members.insert(member) }
  }

  /// What a change says its row referred to through a field, before and after.
  private func add(refs change: Change, _ key: String, _ found: (Int64) -> Void) {
    switch change {
    case .insert(_, let record), .remove(_, let record):
      if let raw = record[key].ref { found(raw) }
    case .set(_, _, key, let before, let after):
      if let raw = before.ref { found(raw) }
      if let raw = after.ref { found(raw) }
    case .set, .add, .drop: break
    }
  }
}
