import CommunityModel
import CommunityRules
import Testing

/// Commission per order, month by month, and never twice.
@Suite struct CommissionTests {
  static let moment = ShopSketch.moment

  static func order(paid: Int64, refunded: Int64? = nil, state: OrderState = .completed) -> Order {
    var order = Order(id: ID(raw: 1))
    order.paid = Money(fen: paid)
    order.refunded = refunded.map { Money(fen: $0) }
    order.state = state
    return order
  }

  @Test func `an order earns its share, rounded down, at most the cap`() {
    let net = CommissionTerms(rate: 800)
    #expect(net.commission(on: Self.order(paid: 12_345)).fen == 987)
    #expect(net.commission(on: Self.order(paid: 12_345, refunded: 2345)).fen == 800)
    #expect(net.commission(on: Self.order(paid: 12_345, refunded: 12_345)).fen == 0)
    #expect(net.commission(on: Self.order(paid: 12_345, state: .refunded)).fen == 0)
    #expect(net.commission(on: Self.order(paid: 12_345, state: .pending)).fen == 0)
    let paid = CommissionTerms(rate: 800, base: .paid)
    #expect(paid.commission(on: Self.order(paid: 12_345, refunded: 2345)).fen == 987)
    let capped = CommissionTerms(rate: 1000, cap: Money(fen: 3000))
    #expect(capped.commission(on: Self.order(paid: 29_990)).fen == 2999)
    #expect(capped.commission(on: Self.order(paid: 99_900)).fen == 3000)
  }

  /// A KOC at 8 % with orders on given days before the 24th of November.
  private func shop(
    _ orders: [(ago: Int, fen: Int64)]
  ) throws -> (sketch: ShopSketch, koc: ID<Member>, orders: [ID<Order>]) {
    var sketch = ShopSketch()
    let koc = try sketch.person()
    _ = try sketch.insert(KocCandidate.self) {
      $0.member = koc
      $0.stage = .active
      $0.more["rate"] = .int(800)
    }
    let buyer = try sketch.person()
    let ids = try orders.map { order in
      try sketch.order(buyer, ago: order.ago, fen: order.fen) { $0.more["koc"] = .ref(koc.raw) }
    }
    return (sketch, koc, ids)
  }

  private func statement(
    _ community: Community, _ koc: ID<Member>, _ month: String, now: Moment = moment
  ) throws -> CommissionStatement {
    let terms = CommissionLedger.speaker(for: koc, in: community)?.commission
    return CommissionLedger.statement(
      of: koc, terms: terms, month: try #require(Day(month + "-01")), in: community, moment: now)
  }

  /// Settles a statement: its lines as rows.
  private func settle(_ statement: CommissionStatement, _ sketch: inout ShopSketch) throws {
    for line in statement.lines {
      _ = try sketch.insert(Payout.self) {
        $0.member = statement.member
        $0.order = line.order
        $0.month = statement.month
        $0.amount = line.amount
        $0.rate = line.terms.rate
        $0.base = line.terms.base
        $0.cap = line.terms.cap
      }
    }
  }

  @Test func `an order earns nothing before its time for returns is over`() throws {
    // Paid on the 17th: seven days later is today; paid on the 18th it may still come back.
    let (sketch, koc, orders) = try shop([(7, 10_000), (6, 10_000)])
    let november = try statement(sketch.community, koc, "2026-11")
    #expect(november.lines.map(\.order) == [orders[0]])
    #expect(november.total.fen == 800)
    let october = try statement(sketch.community, koc, "2026-10")
    #expect(october.lines.isEmpty)
  }

  @Test func `a month holds what was never settled before it`() throws {
    // One in September, one on the last of October, one in November.
    let (sketch, koc, orders) = try shop([(70, 20_000), (24, 5000), (8, 7000)])
    let october = try statement(sketch.community, koc, "2026-10")
    #expect(october.lines.map(\.order) == [orders[0], orders[1]])
    #expect(october.total.fen == 1600 + 400)
  }

  @Test func `a refund after the settlement comes off the next month, once`() throws {
    let made = try shop([(40, 20_000), (30, 10_000)])
    let (koc, orders) = (made.koc, made.orders)
    var sketch = made.sketch
    try settle(try statement(sketch.community, koc, "2026-10"), &sketch)
    let october = try #require(Day("2026-10-01"))
    #expect(CommissionLedger.settled(koc, october, sketch.community).fen == 2400)
    #expect(try statement(sketch.community, koc, "2026-10").lines.isEmpty)

    try sketch.apply([
      .set("orders", orders[0].raw, field: "refunded", before: .none, after: .int(5000)),
      .set(
        "orders", orders[0].raw, field: "state", before: .text("completed"),
        after: .text("partRefunded")),
    ])
    let november = try statement(sketch.community, koc, "2026-11")
    #expect(november.lines.map(\.amount.fen) == [-400])
    #expect(november.lines.allSatisfy { $0.isCorrection })
    try settle(november, &sketch)
    #expect(try statement(sketch.community, koc, "2026-12").lines.isEmpty)
  }

  @Test func `a correction keeps the terms of the first line`() throws {
    let made = try shop([(40, 20_000)])
    let (koc, orders) = (made.koc, made.orders)
    var sketch = made.sketch
    try settle(try statement(sketch.community, koc, "2026-10"), &sketch)
    let candidate = try #require(sketch.community.candidates.first { $0.member == koc })
    try sketch.apply([
      .set("candidates", candidate.id.raw, field: "rate", before: .int(800), after: .int(1500)),
      .set("orders", orders[0].raw, field: "refunded", before: .none, after: .int(10_000)),
    ])
    // Half of it came back: half of what was paid at 8 %, whatever the rate is now.
    #expect(try statement(sketch.community, koc, "2026-11").total.fen == -800)
  }

  @Test func `an order that goes to another KOC is taken back before it is paid again`() throws {
    let made = try shop([(40, 20_000)])
    let (first, orders) = (made.koc, made.orders)
    var sketch = made.sketch
    let second = try sketch.person()
    _ = try sketch.insert(KocCandidate.self) {
      $0.member = second
      $0.stage = .active
      $0.more["rate"] = .int(800)
    }
    try settle(try statement(sketch.community, first, "2026-10"), &sketch)
    try sketch.apply([
      .set(
        "orders", orders[0].raw, field: "koc", before: .ref(first.raw), after: .ref(second.raw))
    ])
    #expect(try statement(sketch.community, second, "2026-11").lines.isEmpty)
    try settle(try statement(sketch.community, first, "2026-11"), &sketch)
    #expect(try statement(sketch.community, second, "2026-11").total.fen == 1600)
  }

  @Test(arguments: 1...40) func `whatever comes back and when, no order is paid twice`(
    _ seed: UInt64
  ) throws {
    var random = seed &* 0x9E37_79B9_7F4A_7C15
    func next(_ limit: Int) -> Int {
      random ^= random << 13
      random ^= random >> 7
      random ^= random << 17
      return Int(random % UInt64(limit))
    }
    let made = try shop(
      (0..<8).map { _ in (ago: 10 + next(90), fen: Int64(100 + next(50_000))) })
    let (koc, orders) = (made.koc, made.orders)
    var sketch = made.sketch
    var month = try #require(Day("2026-08-01"))
    for step in 0..<8 {
      if step % 2 == 0 { month = month.adding(months: 1) }
      // Something comes back, partly or wholly, or the terms change.
      let id = orders[next(orders.count)]
      if let order = sketch.community.orders[id], next(3) > 0 {
        let back = Int64(next(Int(order.paid.fen) + 1))
        try sketch.apply([
          .set(
            "orders", id.raw, field: "refunded", before: order.refunded.fieldValue,
            after: .int(back))
        ])
      } else if let row = sketch.community.candidates.first(where: { $0.member == koc }) {
        try sketch.apply([
          .set(
            "candidates", row.id.raw, field: "rate", before: row.more["rate"],
            after: .int(Int64(next(3000))))
        ])
      }
      let isSettled = CommissionLedger.isSettled(koc, month, sketch.community)
      if !isSettled {
        try settle(try statement(sketch.community, koc, String(month.text.prefix(7))), &sketch)
      }
      for id in orders {
        let lines = sketch.community.payouts(on: id)
        guard let order = sketch.community.orders[id], let terms = lines.first?.terms else {
          continue
        }
        let sum = lines.reduce(Int64(0)) { $0 + $1.amount.fen }
        #expect(sum >= 0 && sum <= terms.rate * order.paid.fen / 10_000)
        if !isSettled { #expect(sum == terms.commission(on: order).fen) }
      }
    }
  }
}

/// A band takes two months in one direction.
@Suite struct KocBandTests {
  private func held(_ scores: [Int64?], known: Int64 = 100) throws -> KocBandStanding {
    let first = try #require(Day("2026-01-01"))
    return KocBandStanding(
      scores.enumerated().compactMap { place, score in
        score.map {
          KocEvaluation(month: first.adding(months: place), score: $0, known: known)
        }
      })
  }

  @Test func `one month holds nothing, two months hold the lower`() throws {
    #expect(try held([]).held == nil)
    let one = try held([85])
    #expect(one.held == nil && one.pending == .s)
    #expect(try held([85, 82]).held == .s)
    let mixed = try held([85, 62])
    #expect(mixed.held == .a && mixed.pending == nil)
  }

  @Test func `one bad month changes nothing, two do`() throws {
    let slip = try held([85, 82, 55])
    #expect(slip.held == .s && slip.pending == .b)
    #expect(try held([85, 82, 55, 84]).held == .s)
    #expect(try held([85, 82, 55, 84]).pending == nil)
    #expect(try held([85, 82, 55, 58]).held == .b)
    // Two months down, of which one is nearer: no further than that.
    let fall = try held([85, 82, 65, 30])
    #expect(fall.held == .a && fall.pending == .c)
    #expect(try held([85, 82, 65, 30, 35]).held == .c)
  }

  @Test func `one up and one down make no row of two`() throws {
    let swing = try held([65, 66, 85, 45])
    #expect(swing.held == .a && swing.pending == .b)
  }

  @Test func `a month left out breaks the row, and one of which too little is known is none`()
    throws
  {
    #expect(try held([65, 66, 85, nil, 85]).held == .a)
    #expect(try held([65, 66, 85, nil, 85, 88]).held == .s)
    #expect(try held([85, 85], known: 45).held == nil)
  }
}
