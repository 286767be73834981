public import CommunityModel

/// A membership as of a day: in force then, or over.
struct Stay {
  let role: MembershipRole
  let joined: Day?
  /// The day the person left; nil while in the group, and where nobody knows when.
  let left: Day?
  let isActive: Bool

  /// Nil where the membership had not begun by the day: applied for, or joined later.
  init?(_ membership: Membership, asOf today: Day, in zone: Zone) {
    guard membership.status != .pending else { return nil }
    joined = membership.joinedAt.map(zone.day(of:))
    if let joined, joined > today { return nil }
    role = membership.role
    let over = membership.status != .active
    let end = over ? membership.leftAt.map(zone.day(of:)) : nil
    isActive = !over || end.map { $0 > today } ?? false
    left = isActive ? nil : end
  }
}

/// What somebody's stays in groups come to.
struct StaySummary {
  var activeGroups: Int16 = 0
  var everInGroup = false
  var firstJoin: Day?
  var talk = TalkSummary()

  mutating func add(_ stay: Stay) {
    everInGroup = true
    if stay.isActive { activeGroups += 1 }
    guard let joined = stay.joined else { return }
    firstJoin = firstJoin.map { min($0, joined) } ?? joined
  }
}

extension GroupFigures {
  /// Days that `netByDay` covers.
  static var netSpan: Int { 14 }

  /// The figures of a group before its stays are counted.
  static var blank: GroupFigures {
    var figures = GroupFigures()
    figures.netByDay = Array(repeating: 0, count: netSpan)
    return figures
  }

  /// Counts one stay in; colleagues take up room and run the group, but stand outside every rate.
  mutating func add(_ stay: Stay, isStaff: Bool, today: Day) {
    if stay.isActive {
      size += 1
      if isStaff { staff += 1 }
      if stay.role == .admin { admins += 1 }
      if stay.role == .koc { kocs += 1 }
    }
    guard !isStaff else { return }
    if let joined = stay.joined {
      let age = today - joined
      if age == 0 { joinedToday += 1 }
      if age < 7 { joinedWeek += 1 }
      if age < Self.netSpan { netByDay[Self.netSpan - 1 - age] += 1 }
      if (7..<30).contains(age) {
        earlyBase += 1
        if let left = stay.left, left - joined < 7 { earlyLeft += 1 }
      }
    }
    if let left = stay.left {
      let age = today - left
      if age == 0 { leftToday += 1 }
      if age < 7 { leftWeek += 1 }
      if age < Self.netSpan { netByDay[Self.netSpan - 1 - age] -= 1 }
    }
  }
}

extension GroupFigures {
  /// The figures of a group before its stays are counted, with what its own row says.
  static func blank(of group: Group) -> GroupFigures {
    var figures = blank
    figures.hasTalk = group.talkKnownUntil != nil
    return figures
  }

  /// Counts what somebody in the group said lately; colleagues stand outside every rate.
  mutating func hear(_ membership: Membership, _ stay: Stay, today: Day, zone: Zone) {
    guard stay.isActive else { return }
    let isSettled = stay.joined.map { $0 < today } ?? true
    if isSettled { settled += 1 }
    var last: Day?
    var messages = 0
    // Read as they lie: half a million memberships are gone through when a workspace opens.
    for entry in membership.more.entries {
      switch (entry.key, entry.value) {
      case ("lastTalk", .instant(let at)):
        let day = zone.day(of: at)
        if day <= today { last = last.map { max($0, day) } ?? day }
      case ("talk", .list(let days)):
        for case .record(let parts) in days where parts.count == 2 {
          guard case .day(let day) = parts[0], case .int(let count) = parts[1], count > 0,
            day <= today
          else { continue }
          countsMessages = true
          last = last.map { max($0, day) } ?? day
          if today - day < 7 { messages += Int(clamping: count) }
        }
      default: break
      }
    }
    guard let last else { return }
    hasTalk = true
    lastTalk = lastTalk.map { max($0, last) } ?? last
    if today - last < 7 {
      talkedWeek += 1
      messagesWeek += messages
    }
    if isSettled, today - last < 30 { talkedMonth += 1 }
  }

  /// The share of the people in the group who said something within seven days, in basis points.
  public var weeklyTalk: Int? { share(talkedWeek, of: size - staff) }
  /// The share of the settled people who said something within thirty days, in basis points (F14).
  public var monthlyTalk: Int? { share(talkedMonth, of: settled) }
  /// Leaves within seven days of joining, in basis points of the joins that are old enough (F26).
  public var earlyChurn: Int? {
    earlyBase > 0 ? (earlyLeft * 20_000 + earlyBase) / (earlyBase * 2) : nil
  }

  private func share(_ part: Int, of whole: Int) -> Int? {
    hasTalk && whole > 0 ? (part * 20_000 + whole) / (whole * 2) : nil
  }
}
