public import CommunityModel

/// Who brought whom within some days, what came of it, and through how many hands it went (F10, F11).
public struct Fission: Sendable {
  /// What one person brought.
  public struct Row: Hashable, Sendable {
    /// The person who invited.
    public let member: ID<Member>
    /// The steps; `inviters` is 1.
    public let counts: FissionCounts
    /// What the converted spent so far, in fen.
    public let spend: Int64
    /// The day on which the latest of them joined.
    public let latest: Day?
  }

  /// The days looked at, the last one included.
  public let days: ClosedRange<Day>
  /// All together.
  public let total: FissionCounts
  /// By inviter: whoever brought most buyers first, then most people.
  public let rows: [Row]
  /// People who count, by how many hands they are away from whoever was invited by nobody: the first
  /// number is those invited by such people.
  public let generations: [Int]

  /// Days a guest must stay to count (domain.md F10, `holdDays`).
  public static let holdDays = 7

  /// Looks through the memberships that began in a span of days; colleagues invite for the shop and
  /// stand outside.
  public init(
    _ community: Community, figures: Figures, days: ClosedRange<Day>,
    attributionDays: Int = KocPolicy.standard.attributionDays
  ) {
    self.days = days
    let walk = Walk(
      community: community, figures: figures, days: days, attributionDays: attributionDays)
    let guests = walk.guests()
    var byInviter: [ID<Member>: [Walk.Guest]] = [:]
    for guest in guests { byInviter[guest.inviter, default: []].append(guest) }
    rows = byInviter.map { Self.row($0, $1, figures) }.sorted { left, right in
      let (one, two) = (left.counts, right.counts)
      if one.converted != two.converted { return one.converted > two.converted }
      if one.valid != two.valid { return one.valid > two.valid }
      if one.invited != two.invited { return one.invited > two.invited }
      return left.member < right.member
    }
    total = Self.counts(guests, inviters: byInviter.count)
    generations = Self.generations(guests)
  }

  /// What one person brought within a span of days.
  public static func row(
    of member: ID<Member>, in community: Community, figures: Figures, days: ClosedRange<Day>,
    attributionDays: Int = KocPolicy.standard.attributionDays
  ) -> Row {
    let walk = Walk(
      community: community, figures: figures, days: days, attributionDays: attributionDays)
    return row(member, walk.guests(of: member), figures)
  }

  /// The last so many days, today included.
  public static func lately(_ count: Int, _ moment: Moment) -> ClosedRange<Day> {
    moment.today - (max(1, count) - 1)...moment.today
  }

  private static func row(
    _ member: ID<Member>, _ guests: [Walk.Guest], _ figures: Figures
  ) -> Row {
    Row(
      member: member, counts: counts(guests, inviters: 1),
      spend: guests.reduce(0) { $1.hasBought ? $0 + figures[$1.member].spend : $0 },
      latest: guests.compactMap(\.joined).max())
  }

  private static func counts(_ guests: [Walk.Guest], inviters: Int) -> FissionCounts {
    var counts = FissionCounts(inviters: inviters, invited: guests.count)
    for guest in guests {
      if guest.joined != nil { counts.joined += 1 }
      guard guest.isValid else { continue }
      counts.valid += 1
      if guest.isHeld { counts.held += 1 }
      if guest.isRetained { counts.retained += 1 }
      if guest.hasBought { counts.converted += 1 }
    }
    return counts
  }

  private static func generations(_ guests: [Walk.Guest]) -> [Int] {
    let valid = guests.filter(\.isValid)
    let host = Dictionary(
      valid.map { ($0.member, $0.inviter) }, uniquingKeysWith: { first, _ in first })
    var counts: [Int] = []
    for guest in valid {
      var (place, current) = (0, guest.inviter)
      var seen: Set<ID<Member>> = [guest.member]
      while let next = host[current], seen.insert(current).inserted {
        place += 1
        current = next
      }
      while counts.count <= place { counts.append(0) }
      counts[place] += 1
    }
    return counts
  }
}

/// One look at the memberships.
private struct Walk {
  /// Somebody who was invited, once, by the first who did.
  struct Guest {
    let member: ID<Member>
    let inviter: ID<Member>
    let joined: Day?
    let isValid: Bool
    let isHeld: Bool
    let isRetained: Bool
    let hasBought: Bool
  }

  let community: Community
  let figures: Figures
  let days: ClosedRange<Day>
  let attributionDays: Int

  private var moment: Moment { figures.moment }

  func guests() -> [Guest] {
    var seen: Set<ID<Member>> = []
    var guests: [Guest] = []
    for chunk in 0..<community.memberships.chunkCount {
      for stay in community.memberships.chunk(chunk)
      where stay.inviter != nil && seen.insert(stay.member).inserted {
        if let first = first(of: stay.member), let guest = guest(first) { guests.append(guest) }
      }
    }
    return guests
  }

  /// Those whom one person was the first to invite.
  func guests(of inviter: ID<Member>) -> [Guest] {
    var seen: Set<ID<Member>> = []
    return community.referrers(of: inviter.raw, through: "memberships.inviter").compactMap { raw in
      guard let stay = community.memberships[raw: raw], seen.insert(stay.member).inserted,
        let first = first(of: stay.member), first.inviter == inviter
      else { return nil }
      return guest(first)
    }
  }

  /// The stay by which somebody was brought first, within the days.
  private func first(of member: ID<Member>) -> Membership? {
    community.memberships(of: member).filter { stay in
      guard let inviter = stay.inviter, inviter != stay.member,
        community.members[inviter]?.isStaff != true, let began = began(stay)
      else { return false }
      return days.contains(began)
    }.min { left, right in
      let (one, two) = (left.joinedAt?.milliseconds ?? .max, right.joinedAt?.milliseconds ?? .max)
      return one == two ? left.id < right.id : one < two
    }
  }

  /// The day of joining; of whoever still waits, the day of asking.
  private func began(_ stay: Membership) -> Day? {
    (stay.joinedAt ?? stay.more["appliedAt"].instant).map(moment.zone.day(of:))
  }

  private func guest(_ stay: Membership) -> Guest? {
    guard let inviter = stay.inviter else { return nil }
    let joined = stay.status == .pending ? nil : stay.joinedAt.map(moment.zone.day(of:))
    guard let joined else {
      return Guest(
        member: stay.member, inviter: inviter, joined: nil, isValid: false, isHeld: false,
        isRetained: false, hasBought: false)
    }
    let left = stay.leftAt.map(moment.zone.day(of:))
    let leftEarly = left.map { $0 - joined < Fission.holdDays } ?? false
    let isValid = !leftEarly && isAnother(stay.member, than: inviter)
    let isHeld = moment.today - joined >= Fission.holdDays
    let bought = firstOrder(of: stay.member).map {
      $0 >= joined && $0 - joined <= attributionDays
    }
    return Guest(
      member: stay.member, inviter: inviter, joined: joined, isValid: isValid,
      isHeld: isValid && isHeld, isRetained: isValid && isHeld && stay.status == .active,
      hasBought: isValid && bought == true)
  }

  private func isAnother(_ guest: ID<Member>, than inviter: ID<Member>) -> Bool {
    guard let member = community.members[guest], !member.isBlacklisted else {
      return false
    }
    let phone = member.phone
    // A masked number is nobody's in particular.
    guard !phone.isEmpty, !phone.contains("*") else { return true }
    return community.members[inviter]?.phone != phone
  }

  private func firstOrder(of member: ID<Member>) -> Day? {
    community.orders(of: member).filter(\.isEligible).compactMap(\.paidAt).min()
      .map(moment.zone.day(of:)).flatMap { $0 <= moment.today ? $0 : nil }
  }
}
