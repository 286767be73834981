import CommunityModel

extension DemoBuilder {
  /// An order before it is a row.
  private struct Sale {
    let days: Int
    let second: Int
    let person: Int
    let fen: Int64
    let state: OrderState
  }

  /// Two years of orders, earliest first.
  mutating func sell() {
    var random = SeededRandom(seed: seed, stream: 4)
    let passed = moment.zone.secondOfDay(of: moment.now)
    var sales: [Sale] = []
    for person in people.indices where people[person].standing != .colleague {
      let days = purchases(of: person, &random)
      if let first = days.last, let last = days.first { people[person].bought = (first, last) }
      let cast = people[person].cast.map { DemoCast.all[$0] }
      let basket = basket(of: people[person].habit, &random)
      for (place, day) in days.enumerated() {
        let noise = 75 + random.below(51)
        let second = second(day, passed, &random)
        // A known person's amounts go up and down in pairs, so that the average holds.
        let swing = place % 2 == 0 ? 20 : -20
        let isLone = place == days.count - 1 && days.count % 2 == 1
        let yuan = cast.map { $0.average + (isLone ? 0 : swing) } ?? basket * noise / 100
        let fen = Int64(max(9, yuan)) * 100 - (cast == nil && yuan > 20 ? 10 : 0)
        let state = cast == nil ? self.state(day, &random) : settled(day)
        sales.append(Sale(days: day, second: second, person: person, fen: fen, state: state))
      }
      if !days.isEmpty, random.happens(perMille: 60) {
        let day = random.happens(perMille: 40) ? random.below(2) : 2 + random.below(300)
        sales.append(
          Sale(
            days: day, second: second(day, passed, &random), person: person,
            fen: Int64(basket) * 100, state: day < 2 ? .pending : .closed))
      }
    }
    sales.sort { ($1.days, $0.second, $0.person) < ($0.days, $1.second, $1.person) }
    record(sales, &random)
  }

  /// Days since each purchase, the latest first.
  private func purchases(of index: Int, _ random: inout SeededRandom) -> [Int] {
    let person = people[index]
    if let cast = person.cast.map({ DemoCast.all[$0] }) {
      let step = max(1, min(30, (355 - cast.last) / max(1, cast.orders)))
      return (0..<cast.orders).map { cast.last + $0 * step }
    }
    let (last, times, cadence): (Int, Int, Int) =
      switch person.habit {
      case .devoted:
        // Whoever has been in a group for half a year has bought for two; the others have begun since.
        (
          random.below(random.happens(perMille: 120) ? 62 : 34),
          person.tenure >= 185 ? 60 : 3 + random.below(4), 14 + random.below(18)
        )
      case .frequent: (random.below(34), 2 + random.below(5), 14 + random.below(26))
      case .steady:
        (
          random.below(random.happens(perMille: 250) ? 88 : 44), 2 + random.below(3),
          50 + random.below(90)
        )
      case .once: (30 + random.below(58), 1, 0)
      case .fresh: (random.below(30), 1, 0)
      case .sleeping: (92 + random.below(86), 1 + random.below(3), 20 + random.below(60))
      case .gone: (182 + random.below(420), 1 + random.below(3), 20 + random.below(60))
      case .looking: (0, 0, 0)
      }
    var days: [Int] = []
    var day = last
    for _ in 0..<times where day < 730 {
      days.append(day)
      day += max(1, cadence * (60 + random.below(81)) / 100)
    }
    return days
  }

  /// What a usual order costs, in yuan.
  private func basket(of habit: DemoHabit, _ random: inout SeededRandom) -> Int {
    switch habit {
    case .devoted: 318 + random.below(240)
    case .frequent: 35 + random.below(120)
    default: 28 + random.below(110)
    }
  }

  private func second(_ days: Int, _ passed: Int, _ random: inout SeededRandom) -> Int {
    let drawn = 25_200 + random.below(30_000) + random.below(28_000)
    return days == 0 ? (passed == 0 ? 0 : drawn % passed) : drawn
  }

  private func settled(_ days: Int) -> OrderState {
    days < 2 ? .paid : days < 9 ? .shipped : .completed
  }

  private func state(_ days: Int, _ random: inout SeededRandom) -> OrderState {
    switch random.below(1000) {
    case 0..<14: .refunded
    case 14..<26: .partRefunded
    default: settled(days)
    }
  }

  private mutating func record(_ sales: [Sale], _ random: inout SeededRandom) {
    var stamp = ""
    var stamped = -1
    orders.reserveCapacity(sales.count)
    for (place, sale) in sales.enumerated() {
      if sale.days != stamped {
        stamped = sale.days
        stamp = (moment.today - sale.days).text.filter { $0 != "-" }
      }
      let series = DemoSeries.all[people[sale.person].series]
      var order = Order(id: mint.mint())
      order.channel = sale.person % 5 == 0 ? "kuaituantuan" : "youzan"
      order.number = "E\(stamp)\(10_000_000 + place)"
      order.member = members[sale.person].id
      order.state = sale.state
      order.paid = Money(fen: sale.fen)
      let placed = ago(sale.days, second: sale.second)
      switch sale.state {
      case .pending, .closed: break
      default: order.paidAt = placed
      }
      switch sale.state {
      case .refunded: order.refunded = order.paid
      case .partRefunded: order.refunded = Money(fen: sale.fen * Int64(30 + random.below(30)) / 100)
      default: break
      }
      order.more["placedAt"] = .instant(placed)
      order.more["goods"] = .text(random.pick(series.goods))
      if random.happens(perMille: 250) { order.more["quantity"] = .int(Int64(2 + random.below(3))) }
      orders.append(order)
    }
  }
}
