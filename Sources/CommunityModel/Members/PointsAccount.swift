/// Somebody's points: the lots that are left, what is owed, and the balance (domain.md F8).
public struct PointsAccount: Equatable, Sendable {
  /// Points that were earned together and end together.
  public struct Lot: Equatable, Sendable {
    /// The entry that opened it.
    public let id: ID<PointsEntry>
    /// The last day on which it can be used; nil for good.
    public let expires: Day?
    /// Points not used yet.
    public fileprivate(set) var remaining: Int64
  }

  /// The lots in the order in which they were opened.
  public private(set) var lots: [Lot] = []
  /// Points that were taken back after they had been spent; the next earnings pay them first.
  public private(set) var debt: Int64 = 0
  /// The sum of all entries.
  public private(set) var balance: Int64 = 0

  /// The account after entries in any order; they are gone through by time, then by id.
  public init(_ entries: some Sequence<PointsEntry>) {
    let ordered = entries.sorted { left, right in
      let (a, b) = (left.at?.milliseconds ?? .min, right.at?.milliseconds ?? .min)
      return a == b ? left.id < right.id : a < b
    }
    for entry in ordered { add(entry) }
  }

  /// Points that can be spent on a day.
  public func usable(on day: Day) -> Int64 {
    usableLots(on: day).reduce(0) { $0 + $1.remaining }
  }

  /// The lots that so many points are taken from, soonest to expire first; nil where there are too few.
  public func allocations(for points: Int64, on day: Day) -> [PointsAllocation]? {
    var left = points
    var taken: [PointsAllocation] = []
    for lot in usableLots(on: day) where left > 0 {
      let part = min(left, lot.remaining)
      taken.append(PointsAllocation(lot: lot.id, points: part))
      left -= part
    }
    return left == 0 ? taken : nil
  }

  /// What has run out by a day and must be written off.
  public func expired(on day: Day) -> [PointsAllocation] {
    lots.filter { lot in lot.remaining > 0 && lot.expires.map { $0 < day } ?? false }
      .map { PointsAllocation(lot: $0.id, points: $0.remaining) }
  }

  /// The first day within so many on which points run out, and how many do so until then.
  public func soonest(from today: Day, within days: Int) -> (day: Day, points: Int64)? {
    let ends = lots.filter { $0.remaining > 0 }.compactMap(\.expires)
      .filter { $0 >= today && $0 - today <= days }
    guard let day = ends.min() else { return nil }
    return (day, lots.filter { $0.expires == day }.reduce(0) { $0 + $1.remaining })
  }

  /// Points that run out within so many days.
  public func expiring(from today: Day, within days: Int) -> Int64 {
    lots.reduce(0) { sum, lot in
      let isSoon = lot.expires.map { $0 >= today && $0 - today <= days } ?? false
      return sum + (isSoon ? lot.remaining : 0)
    }
  }

  /// Usable lots, the soonest to expire first, those without end last.
  func usableLots(on day: Day) -> [Lot] {
    let open = lots.enumerated().filter { _, lot in
      lot.remaining > 0 && lot.expires.map { $0 >= day } ?? true
    }
    return open.sorted { left, right in
      let (a, b) = (left.element.expires?.number ?? .max, right.element.expires?.number ?? .max)
      return (a, left.offset) < (b, right.offset)
    }.map(\.element)
  }

  private mutating func add(_ entry: PointsEntry) {
    balance += entry.points
    if entry.points > 0 {
      let paid = min(debt, entry.points)
      debt -= paid
      lots.append(Lot(id: entry.id, expires: entry.expires, remaining: entry.points - paid))
    }
    for part in entry.allocations {
      guard let place = lots.firstIndex(where: { $0.id == part.lot }) else {
        // The lot was taken back after it had been spent.
        debt += part.points
        continue
      }
      let covered = min(lots[place].remaining, part.points)
      lots[place].remaining -= covered
      debt += part.points - covered
    }
    debt += entry.more["debt"].int ?? 0
  }
}

extension Community {
  /// The points ledger of a member, oldest id first.
  public func pointsEntries(of member: ID<Member>) -> [PointsEntry] {
    referrers(of: member.raw, through: "points.member").compactMap { points[raw: $0] }
  }

  /// The points of a member.
  public func pointsAccount(of member: ID<Member>) -> PointsAccount {
    PointsAccount(pointsEntries(of: member))
  }
}
