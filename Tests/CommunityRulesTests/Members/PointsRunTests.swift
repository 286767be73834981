import CommunityModel
import CommunityRules
import TestKit
import Testing

/// Points that orders earn, refunds take back and time ends (domain.md F8).
@Suite struct PointsRunTests {
  static var policy: PointsPolicy {
    var policy = PointsPolicy.standard
    policy.perYuan = 1
    policy.life = .days(100)
    return policy
  }

  private func run(
    _ sketch: inout ShopSketch, _ policy: PointsPolicy = PointsRunTests.policy, ahead days: Int = 0
  ) throws -> PointsRun {
    let moment = Moment(
      now: ShopSketch.moment.now.adding(seconds: Int64(days) * 86_400), zone: ShopSketch.moment.zone
    )
    var mint = IDMint(machine: 77)
    for entry in sketch.community.points { mint.observe(entry.id.raw) }
    let run = PointsRun(
      sketch.community, moment: moment, policy: policy, by: "小林", mint: &mint)
    try sketch.apply(run.entries.map { .insert("points", $0.record) })
    return run
  }

  @Test func `a settled order earns once, yuan by yuan`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    try sketch.order(id, ago: 1, fen: 12_399)
    try sketch.order(id, ago: 2, fen: 5_000) { $0.state = .paid }
    let first = try run(&sketch)
    #expect(first.earned == 123, "what is only paid waits for a week")
    #expect(try run(&sketch).entries.isEmpty)
    #expect(try run(&sketch, ahead: 6).earned == 50)
    #expect(sketch.community.pointsAccount(of: id).balance == 173)
  }

  @Test func `a refund takes back from its own lot first, and what is spent is owed`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    let order = try sketch.order(id, ago: 1, fen: 10_000)
    _ = try run(&sketch)
    let lot = try #require(sketch.community.pointsEntries(of: id).first)
    _ = try sketch.insert(PointsEntry.self) {
      ($0.member, $0.entryKind, $0.points, $0.at) = (id, .redeem, -70, ShopSketch.moment.now)
      $0.allocations = [PointsAllocation(lot: lot.id, points: 70)]
    }
    try sketch.apply([
      .set(
        "orders", order.raw, field: "state", before: .text("completed"), after: .text("refunded"))
    ])
    let back = try run(&sketch)
    #expect(back.revoked == 100)
    let account = sketch.community.pointsAccount(of: id)
    #expect(account.balance == -70 && account.debt == 70)
    #expect(try run(&sketch).entries.isEmpty)
    try sketch.order(id, ago: 0, fen: 20_000)
    _ = try run(&sketch)
    let after = sketch.community.pointsAccount(of: id)
    #expect(after.balance == 130 && after.debt == 0, "the next earnings pay the debt first")
  }

  @Test func `where debts are dropped nothing is owed, and nothing is tried again`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    let order = try sketch.order(id, ago: 1, fen: 10_000)
    var policy = Self.policy
    policy.clawback = .clamp
    _ = try run(&sketch, policy)
    let lot = try #require(sketch.community.pointsEntries(of: id).first)
    _ = try sketch.insert(PointsEntry.self) {
      ($0.member, $0.entryKind, $0.points, $0.at) = (id, .redeem, -70, ShopSketch.moment.now)
      $0.allocations = [PointsAllocation(lot: lot.id, points: 70)]
    }
    try sketch.apply([
      .set(
        "orders", order.raw, field: "state", before: .text("completed"), after: .text("refunded"))
    ])
    #expect(try run(&sketch, policy).revoked == 30)
    #expect(sketch.community.pointsAccount(of: id).balance == 0)
    #expect(try run(&sketch, policy).entries.isEmpty)
  }

  @Test func `what has run out is written off the day after`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    try sketch.order(id, ago: 1, fen: 10_000)
    _ = try run(&sketch)
    #expect(try run(&sketch, ahead: 100).expired == 0, "the last day still counts")
    #expect(try run(&sketch, ahead: 101).expired == 100)
    #expect(sketch.community.pointsAccount(of: id).balance == 0)
    #expect(try run(&sketch, ahead: 102).entries.isEmpty)
  }

  @Test(arguments: [1, 2, 3, 4, 5] as [UInt64])
  func `over random orders, refunds and days lots stay whole and their sum the balance`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var sketch = ShopSketch()
    let people = try (0..<4).map { _ in try sketch.person() }
    var orders: [ID<Order>] = []
    for day in 0..<60 {
      if random.chance(percent: 60) {
        let fen = Int64(random.number(100...30_000))
        orders.append(try sketch.order(random.pick(people), ago: -day, fen: fen))
      }
      if random.chance(percent: 25), !orders.isEmpty {
        let id = random.pick(orders)
        if let order = sketch.community.orders[id], order.state == .completed {
          try sketch.apply([
            .set(
              "orders", id.raw, field: "state", before: .text("completed"), after: .text("refunded")
            )
          ])
        }
      }
      var policy = Self.policy
      policy.life = .days(20)
      _ = try run(&sketch, policy, ahead: day)
      for id in people {
        let account = sketch.community.pointsAccount(of: id)
        let entries = sketch.community.pointsEntries(of: id)
        #expect(account.lots.allSatisfy { $0.remaining >= 0 })
        #expect(account.balance == entries.reduce(0) { $0 + $1.points })
        #expect(account.balance == account.lots.reduce(0) { $0 + $1.remaining } - account.debt)
        for entry in entries where [.redeem, .expire, .revoke].contains(entry.entryKind) {
          let covered = entry.allocations.reduce(0) { $0 + $1.points }
          #expect(covered + (entry.more["debt"].int ?? 0) == -entry.points)
        }
      }
    }
  }
}
