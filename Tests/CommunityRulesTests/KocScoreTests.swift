import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// F9 by hand, and what candidates need.
@Suite struct KocScoreTests {
  struct Vector: Sendable {
    var facts: [Double?]
    var violations = 0
    var value: Int
    var band: KocScore.Band?
    var known = 100
  }

  static let vectors = [
    // 18 + 12 + 20 + 13.33 + 15 + 10 = 88.33
    Vector(facts: [18, 2.4, 4, 2, 12, 1], value: 88, band: .s),
    // 20 + 15 + 20 + 20 + 0 + 5 = 80
    Vector(facts: [20, 3, 4, 3, 0, 0.5], value: 80, band: .s),
    // 10 + 7.5 + 10 + 0 + 15 + 10 = 52.5
    Vector(facts: [10, 1.5, 2, 0, 4, 1], value: 53, band: .b),
    Vector(facts: [99, 9, 9, 9, 9, 1], value: 100, band: .s),
    Vector(facts: [99, 9, 9, 9, 9, 1], violations: 2, value: 60, band: .a),
    Vector(facts: [99, 9, 9, 9, 9, 1], violations: 6, value: 0, band: .c),
    Vector(facts: [0, 0, 0, 0, 0, 0], value: 0, band: .c),
    // 20 + 7.5 + 5 = 32.5 of the 45 that are known = 72.2
    Vector(facts: [nil, nil, nil, 3, 2, 0.5], value: 72, band: nil, known: 45),
    // 10 + 20 + 15 + 10 = 55 of 65 = 84.6
    Vector(facts: [10, nil, nil, 3, 4, 1], value: 85, band: .s, known: 65),
    Vector(facts: [nil, nil, nil, nil, nil, nil], value: 0, band: nil, known: 0),
  ]

  @Test(arguments: vectors) func `the score is what the hand works out`(_ vector: Vector) {
    var facts = KocFacts()
    facts.activeDays = vector.facts[0]
    facts.reactionsPerPost = vector.facts[1]
    facts.posts = vector.facts[2]
    facts.converted = vector.facts[3]
    facts.purchaseDays = vector.facts[4]
    facts.trust = vector.facts[5]
    facts.violations = vector.violations
    let score = KocScore(facts)
    #expect(score.value == vector.value && score.band == vector.band)
    #expect(score.knownWeight == vector.known)
    #expect(score.missing.count == vector.facts.count { $0 == nil })
  }

  @Test func `the weakest part is the one furthest from full`() {
    var facts = KocFacts()
    (facts.activeDays, facts.converted, facts.purchaseDays) = (18, 2, 12)
    #expect(KocScore(facts).weakest == .referral)
    facts.converted = 3
    facts.activeDays = 20
    #expect(KocScore(facts).weakest == nil)
    #expect(KocScore(KocFacts()).text == "–")
  }

  @Test func `facts come from orders, invitations, the person and what was observed`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let koc = try shop.person { $0.more["consent"] = .text("granted") }
    for days in [5, 40, 90] { try shop.order(koc, ago: days, fen: 10_000) }
    try shop.order(koc, ago: 120, fen: 10_000) {
      $0.state = .partRefunded
      $0.refunded = Money(fen: 5000)
    }
    try shop.order(koc, ago: 200, fen: 10_000)
    for (joined, bought) in [(20, 10), (20, 100), (95, 90), (20, 2)] {
      let guest = try shop.person()
      try shop.stay(guest, in: group, joined: joined) { $0.inviter = koc }
      try shop.order(guest, ago: bought, fen: 3000)
    }
    var row = KocCandidate(id: ID(raw: 5))
    row.member = koc
    row.observed = KocObservation(
      on: ShopSketch.today - 31, activeDays: 12, posts: 4, reactions: 6)
    for days in [3, 89, 90] {
      let at = ShopSketch.instant(ago: days)
      _ = try shop.insert(Violation.self) { ($0.member, $0.at) = (koc, at) }
    }
    var facts = KocFacts(of: row, in: shop.community, moment: ShopSketch.moment)
    // Four days, an eighth of the money given back.
    #expect(facts.purchaseDays == 3.5)
    // Of four guests one bought within fourteen days of a recent join.
    #expect(facts.converted == 1)
    #expect(facts.trust == 0.5)
    #expect(facts.activeDays == 12 && facts.reactionsPerPost == 1.5 && facts.violations == 2)
    row.observed?.on = ShopSketch.today - 32
    facts = KocFacts(of: row, in: shop.community, moment: ShopSketch.moment)
    #expect(facts.activeDays == nil && facts.posts == nil && facts.violations == 2)
  }

  @Test func `cards say where somebody is stuck`() {
    let today = ShopSketch.today
    func need(
      _ stage: KocStage, _ days: Int, _ fill: (inout KocCandidate) -> Void = { _ in }
    ) -> KocNeed {
      var row = KocCandidate(id: ID(raw: 1))
      row.stage = stage
      row.since = today - days
      fill(&row)
      return KocNeeds.need(of: row, member: nil, moment: ShopSketch.moment)
    }
    #expect(need(.spotted, 8).words?.zh == "等 8 天没看")
    #expect(need(.spotted, 6).words == nil)
    #expect(need(.screened, 4).words?.zh == "等你定 4 天")
    #expect(need(.screened, 1).words?.zh == "缺地址")
    #expect(need(.invited, 6).words?.zh == "6 天没回" && need(.invited, 6).isOverdue)
    #expect(need(.invited, 2).words?.zh == "2 天没回" && !need(.invited, 2).isOverdue)
    #expect(need(.invited, 0).words?.zh == "今天邀")
    #expect(need(.trial, 2).words?.zh == "待寄 缺地址")
    func trial(_ due: Int, _ fill: (inout KocTrial) -> Void = { _ in }) -> KocNeed {
      need(.trial, 9) { row in
        var trial = KocTrial(
          sku: "面霜", shippedOn: today - 9, signedOn: today - 7, dueOn: today + due)
        fill(&trial)
        row.trial = trial
      }
    }
    #expect(trial(-3).words?.zh == "超期 3 天" && trial(-3).rank < trial(-1).rank)
    #expect(trial(-1).rank < trial(1).rank && trial(1).rank < trial(30).rank)
    #expect(trial(2).words?.zh == "剩 2 天")
    #expect(trial(2) { ($0.wanted, $0.delivered) = (2, 1) }.words?.zh == "交稿 1/2")
    #expect(trial(2) { $0.signedOn = nil }.words?.zh == "样品在途")
    #expect(trial(-3) { $0.delivered = 1 }.words?.zh == "等你验收")
    #expect(
      need(.active, 90) { $0.observed = KocObservation(on: today, lastPost: today - 30) }.words?.zh
        == "30 天没发声")
  }

  @Test func `the demo has its candidates in every column, in order, one open each`() throws {
    let made = DemoWorkspace.make(moment: DemoWorkspaceTests.moment)
    let stages = KocStanding.byStage(made, moment: DemoWorkspaceTests.moment)
    let counts = KocStage.allCases.map { stages[$0]?.count ?? 0 }
    #expect(counts == [18, 9, 7, 12, 34, 3, 11, 6])
    let late = KocStage.board.map { stages[$0]?.count { $0.need.isOverdue } ?? 0 }
    #expect(late == [1, 1, 2, 3, 2])
    for column in stages.values {
      for (one, next) in zip(column, column.dropFirst()) {
        #expect(KocStanding.comesFirst(one, next))
      }
    }
    let open = made.candidates.filter(\.stage.isOpen).map { "\($0.member.raw) \($0.programme)" }
    #expect(Set(open).count == open.count)
    let first = try #require(stages[.trial]?.first)
    #expect(made.members[first.candidate.member]?.name == "陈一诺" && first.need.days == 3)
    #expect(made.candidates.allSatisfy { KocCandidate(record: $0.record) == $0 })
    let figures = Figures.computed(from: made, moment: DemoWorkspaceTests.moment)
    let scene = QueryScene(community: made, figures: figures)
    let queries = RowQueries(QueryCatalogs.members, \.members)
    guard case .success(let found) = queries.test("koc:active", scene) else {
      Issue.record("koc:active is not understood")
      return
    }
    #expect(made.members.count { found.fits($0.id.raw) } == 34)
    let sales = KocSales.total(made, moment: DemoWorkspaceTests.moment)
    #expect(sales.orders > 34 && sales.commission * 20 > sales.net / 2)
    #expect(sales.commission < sales.net / 10 + 1)
  }

  @Test(arguments: ["score>=70", "band:A", "overdue:yes", "阶段:试用 超期:是", "陈一诺", "days>3"])
  func `candidates can be asked for`(_ text: String) throws {
    let made = DemoWorkspace.make(moment: DemoWorkspaceTests.moment)
    let figures = Figures.computed(from: made, moment: DemoWorkspaceTests.moment)
    let scene = QueryScene(community: made, figures: figures)
    guard
      case .success(let found) = RowQueries(QueryCatalogs.candidates, \.candidates)
        .test(text, scene)
    else {
      Issue.record("\(text) is not understood")
      return
    }
    let count = made.candidates.count { found.fits($0.id.raw) }
    #expect(count > 0 && count < made.candidates.count)
  }

  @Test func `a commission is rounded down on each order and settled on the tenth`() throws {
    var shop = ShopSketch()
    let koc = try shop.person()
    let buyer = try shop.person()
    for (days, fen) in [(1, 1999), (2, 1250), (40, 9000)] as [(Int, Int64)] {
      try shop.order(buyer, ago: days, fen: fen) { $0.more["koc"] = .ref(koc.raw) }
    }
    var row = KocCandidate(id: ID(raw: 5))
    row.member = koc
    row.more["rate"] = .int(800)
    let sales = KocSales(of: row, in: shop.community, moment: ShopSketch.moment)
    #expect(sales.orders == 2 && sales.net == 3249 && sales.commission == 159 + 100)
    #expect(KocSales.settlementDay(ShopSketch.today).text == "2026-12-10")
  }
}
