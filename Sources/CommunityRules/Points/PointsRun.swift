public import CommunityModel

/// What a day does to points (domain.md F8): orders that settled earn, refunds take back, and what ran
/// out is written off. Running it again finds nothing more to do.
public struct PointsRun: Sendable {
  /// The new entries, in the order in which they take effect.
  public private(set) var entries: [PointsEntry] = []
  /// Points earned by orders.
  public private(set) var earned: Int64 = 0
  /// Points taken back.
  public private(set) var revoked: Int64 = 0
  /// Points that ran out.
  public private(set) var expired: Int64 = 0

  /// What an order's entries are known by.
  public static func reference(_ order: ID<Order>) -> String {
    PackedID.text(prefix: Order.collection.prefix, raw: order.raw)
  }

  /// Works a day's entries out; ids are taken from the mint.
  public init(
    _ community: Community, moment: Moment, policy: PointsPolicy, by author: String,
    mint: inout IDMint
  ) {
    var ledgers: [ID<Member>: [PointsEntry]] = [:]
    for entry in community.points { ledgers[entry.member, default: []].append(entry) }
    var fresh: [PointsEntry] = []
    func add(
      _ member: ID<Member>, _ kind: PointsKind, _ points: Int64, _ fill: (inout PointsEntry) -> Void
    ) {
      var entry = PointsEntry(id: mint.mint())
      (entry.member, entry.entryKind, entry.points) = (member, kind, points)
      (entry.at, entry.by) = (moment.now, author)
      fill(&entry)
      ledgers[member, default: []].append(entry)
      fresh.append(entry)
    }
    if policy.perYuan > 0 {
      let marks = OrderMarks(community.points)
      for order in community.orders {
        guard let member = order.member, let row = community.members[member], !row.isStaff,
          row.more["shopPoints"].isNone
        else { continue }
        let reference = Self.reference(order.id)
        let due = Self.due(order, moment, policy)
        let given = marks.earned[reference]
        guard let given else {
          guard due > 0 else { continue }
          earned += due
          add(member, .earn, due) { entry in
            entry.reason = "消费"
            entry.expires = policy.life.end(from: moment.today)
            entry.more["ref"] = .text(reference)
          }
          continue
        }
        let excess = given.points - (marks.revoked[reference] ?? 0) - due
        guard excess > 0 else { continue }
        let account = PointsAccount(ledgers[member] ?? [])
        let part = account.revocation(of: excess, lot: given.id, on: moment.today)
        let covered = part.reduce(0) { $0 + $1.points }
        let debt = policy.clawback == .negative ? excess - covered : 0
        revoked += covered + debt
        add(member, .revoke, -(covered + debt)) { entry in
          entry.reason = "退款"
          entry.allocations = part
          entry.more["ref"] = .text(reference)
          if debt > 0 { entry.more["debt"] = .int(debt) }
          // What is dropped is noted too, or every later run would try again.
          if excess > covered + debt { entry.more["dropped"] = .int(excess - covered - debt) }
        }
      }
    }
    for member in ledgers.keys.sorted() {
      let gone = PointsAccount(ledgers[member] ?? []).expired(on: moment.today)
      let sum = gone.reduce(0) { $0 + $1.points }
      guard sum > 0 else { continue }
      expired += sum
      add(member, .expire, -sum) { entry in
        entry.reason = "过期"
        entry.allocations = gone
      }
    }
    entries = fresh
  }

  /// Points that an order is worth on a day; none while it may still be sent back.
  private static func due(_ order: Order, _ moment: Moment, _ policy: PointsPolicy) -> Int64 {
    guard order.isEligible, let paid = order.paidAt else { return 0 }
    let day = moment.zone.day(of: paid)
    if let from = policy.from, day < from { return 0 }
    guard order.state == .completed || moment.today - day >= policy.settleDays else { return 0 }
    return order.net.fen / 100 * policy.perYuan
  }
}

/// What orders have earned and lost by now.
private struct OrderMarks {
  var earned: [String: (id: ID<PointsEntry>, points: Int64)] = [:]
  var revoked: [String: Int64] = [:]

  init(_ entries: Table<PointsEntry>) {
    for entry in entries {
      guard let reference = entry.more["ref"].text else { continue }
      switch entry.entryKind {
      case .earn: earned[reference] = (entry.id, entry.points)
      case .revoke:
        revoked[reference, default: 0] += -entry.points + (entry.more["dropped"].int ?? 0)
      default: break
      }
    }
  }
}

/// All points of a shop together (domain.md F8).
public struct PointsReport: Hashable, Sendable {
  /// Members with an account.
  public private(set) var accounts = 0
  /// The sum of all balances.
  public private(set) var balance: Int64 = 0
  /// What is owed by those who spent points that were taken back.
  public private(set) var debt: Int64 = 0
  /// Points that run out within 30 days.
  public private(set) var expiring: Int64 = 0
  /// What the balances are worth, in fen.
  public private(set) var liability: Int64 = 0
  /// Points by kind of entry.
  public private(set) var kinds: [PointsKind: Int64] = [:]

  /// Adds the points of a community up as of a day.
  public init(_ community: Community, today: Day, policy: PointsPolicy) {
    var ledgers: [ID<Member>: [PointsEntry]] = [:]
    for entry in community.points {
      ledgers[entry.member, default: []].append(entry)
      kinds[entry.entryKind, default: 0] += entry.points
    }
    for entries in ledgers.values {
      let account = PointsAccount(entries)
      accounts += 1
      balance += account.balance
      debt += account.debt
      expiring += account.expiring(from: today, within: 30)
    }
    liability = balance * policy.valueFen
  }
}
