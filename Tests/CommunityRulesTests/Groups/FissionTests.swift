import CommunityModel
import CommunityRules
import Testing

/// People who bring people: what counts, what came of it, how far it goes, and when a group is full.
@Suite struct FissionTests {
  private static let days = Fission.lately(90, ShopSketch.moment)

  @Test func `the vector of F11`() {
    let counts = FissionCounts(
      inviters: 100, invited: 240, joined: 84, valid: 84, held: 84, retained: 70, converted: 30)
    #expect(counts.inviteRate == 2.4)
    #expect(counts.joinRate == 0.35)
    #expect(counts.growthFactor == 0.84)
    #expect(abs((counts.conversion ?? 0) - 0.357_142_857) < 1e-9)
    #expect(abs((counts.retention ?? 0) - 0.833_333_333) < 1e-9)
    let none = FissionCounts()
    #expect(none.inviteRate == nil && none.joinRate == nil && none.growthFactor == nil)
    #expect(none.conversion == nil && none.retention == nil)
  }

  @Test func `only guests who count are counted, each once, for whoever invited first`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let second = try shop.group()
    let host = try shop.person { $0.phone = "13800000001" }
    let other = try shop.person()
    func guest(
      _ joined: Int, left: Int? = nil, by inviter: ID<Member>, bought: Int? = nil,
      _ fill: (inout Member) -> Void = { _ in }
    ) throws -> ID<Member> {
      let person = try shop.person(fill)
      try shop.stay(person, in: group, joined: joined, left: left) { $0.inviter = inviter }
      if let bought { try shop.order(person, ago: bought, fen: 5_000) }
      return person
    }
    // Stays and buys on the fourteenth day; buys a day too late; left after three days; is the host's
    // second account; is blacklisted; came before the span; has only been here for two days.
    let good = try guest(30, by: host, bought: 16)
    _ = try guest(30, by: host, bought: 15)
    _ = try guest(30, left: 27, by: host)
    _ = try guest(30, by: host) { $0.phone = "13800000001" }
    _ = try guest(30, by: host) {
      $0.more["blacklist"] = .record([.day(ShopSketch.today - 9), .text("刷单")])
    }
    _ = try guest(95, by: host)
    _ = try guest(2, by: host)
    // Whom the host brought first counts for the host, whoever brings them to another group later.
    try shop.stay(good, in: second, joined: 5) { $0.inviter = other }
    // The host's guest brings one; somebody still waits to be let in.
    _ = try guest(20, by: good)
    let waiting = try shop.person()
    try shop.stay(waiting, in: group, joined: 1) {
      $0.inviter = other
      $0.status = .pending
    }
    let figures = Figures.computed(from: shop.community, moment: ShopSketch.moment)
    let fission = Fission(shop.community, figures: figures, days: Self.days)
    #expect(
      fission.total
        == FissionCounts(
          inviters: 3, invited: 8, joined: 7, valid: 4, held: 3, retained: 3, converted: 1))
    #expect(fission.rows.map(\.member) == [host, good, other])
    #expect(
      fission.rows[0].counts
        == FissionCounts(
          inviters: 1, invited: 6, joined: 6, valid: 3, held: 2, retained: 2, converted: 1))
    #expect(fission.rows[0].spend == 5_000)
    #expect(fission.rows[0].latest == ShopSketch.today - 2)
    #expect(fission.generations == [3, 1])
    for row in fission.rows {
      #expect(
        Fission.row(of: row.member, in: shop.community, figures: figures, days: Self.days) == row)
    }
  }

  @Test func `a group is full on the day that takes its last place`() {
    // 28 people in 14 days are two a day: 268 needs one day to 270 and sixteen to 300.
    let filling = FillForecast(
      size: 268, net: Array(repeating: 2, count: 14), warnAt: 270, capacity: 300)
    #expect(filling.dailyMilli == 2_000)
    #expect(filling.daysToWarning == 1)
    #expect(filling.daysToFull == 16)
    // Three in fourteen days: 31 places take 144.67 days.
    let slow = FillForecast(
      size: 269, net: [1, 1, 1] + Array(repeating: 0, count: 11), warnAt: 269, capacity: 300)
    #expect(slow.dailyMilli == 214)
    #expect(slow.daysToWarning == 0)
    #expect(slow.daysToFull == 145)
    let emptying = FillForecast(size: 200, net: [3, -4], warnAt: 270, capacity: 300)
    #expect(emptying.dailyMilli == -500)
    #expect(emptying.daysToFull == nil && emptying.daysToWarning == nil)
    #expect(FillForecast(size: 9, net: [], warnAt: 270, capacity: 300).daysToFull == nil)
    #expect(FillForecast(size: 310, net: [1], warnAt: 270, capacity: 300).daysToFull == 0)
  }
}
