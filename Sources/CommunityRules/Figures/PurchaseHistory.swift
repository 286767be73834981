import CommunityModel

/// One eligible order as the figures see it: a day and an amount.
struct Purchase {
  let day: Int32
  let net: Int64

  /// The purchase that an order is as of a day; nil where it is none, or later.
  init?(_ order: Order, until today: Day, in zone: Zone) {
    guard order.isEligible, let paidAt = order.paidAt ?? order.more["placedAt"].instant else {
      return nil
    }
    day = zone.day(of: paidAt).number
    net = order.net.fen
    guard day <= today.number else { return nil }
  }
}

/// What somebody's purchases come to on a day (domain.md F1 and F2).
struct PurchaseHistory {
  var orders: Int32 = 0
  var days: Int32 = 0
  var spend: Int64 = 0
  var yearSpend: Int64 = 0
  /// Whole yuan, floored order by order, all time and of the last 365 days.
  var yuan: Int64 = 0
  var yearYuan: Int64 = 0
  /// Purchase days within the last 90 days.
  var recentDays: Int32 = 0
  var first: Day?
  var last: Day?
  var doubledCadence: Int32?

  /// Sums purchases up; they are put in order of their days on the way.
  init(
    _ purchases: UnsafeMutableBufferPointer<Purchase>, today: Day, gaps scratch: inout [Int32]
  ) {
    guard !purchases.isEmpty else { return }
    Purchase.sort(purchases)
    scratch.removeAll(keepingCapacity: true)
    var previous: Int32?
    for purchase in purchases {
      spend += purchase.net
      yuan += purchase.net / 100
      if purchase.day > today.number - 365 {
        yearSpend += purchase.net
        yearYuan += purchase.net / 100
      }
      guard purchase.day != previous else { continue }
      if let previous { scratch.append(purchase.day - previous) }
      if purchase.day > today.number - 90 { recentDays += 1 }
      days += 1
      previous = purchase.day
    }
    orders = Int32(purchases.count)
    first = Day(number: purchases[0].day)
    last = previous.map { Day(number: $0) }
    guard days >= 3 else { return }
    scratch.sort()
    let middle = scratch.count / 2
    doubledCadence =
      scratch.count % 2 == 1 ? 2 * scratch[middle] : scratch[middle - 1] + scratch[middle]
  }
}

extension Purchase {
  /// Orders by day. Orders mostly come in by day already, so a short list is best sorted by insertion.
  static func sort(_ purchases: UnsafeMutableBufferPointer<Purchase>) {
    guard purchases.count <= 48 else {
      var rows = purchases
      rows.sort { $0.day < $1.day }
      return
    }
    for place in 1..<max(1, purchases.count) {
      let moving = purchases[place]
      var hole = place
      while hole > 0, purchases[hole - 1].day > moving.day {
        purchases[hole] = purchases[hole - 1]
        hole -= 1
      }
      purchases[hole] = moving
    }
  }
}
