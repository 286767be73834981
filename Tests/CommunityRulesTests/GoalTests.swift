import CommunityModel
import CommunityQuery
import DemoWorkspace
import Testing
import Wording

@testable import CommunityRules

/// Alerts, the half-year, history, and what a target says of itself.
@Suite struct GoalTests {
  private let now = Instant(milliseconds: 1_795_486_000_000)

  private func finding(_ num: Int64, _ den: Int64) throws -> WatchFinding {
    let metric = try #require(MetricCatalog.named("onboarding.completion"))
    let watch = try #require(WatchCatalog.named(metric.id))
    let reading = MetricReading(metric, .counted(MetricCount(num, of: den)))
    try #require(reading.counts)
    return WatchFinding(
      watch, nil,
      WatchFinding.Verdict(
        isBeyond: reading.state == .short, isInside: metric.isWellMet(num, of: den),
        severity: .warning, num: num, den: den, words: Localized("", ""), query: nil))
  }

  private func step(_ goal: Goal, _ num: Int64, _ den: Int64, hour: Int64) throws -> Goal {
    goal.evaluated(try finding(num, den), at: now.adding(seconds: hour * 3600))
  }

  @Test func `an alert opens after two evaluations and closes after two well inside`() throws {
    var goal = Goal(id: ID(raw: 1))
    goal = try step(goal, 36, 44, hour: 0)
    #expect(!goal.isOpen && goal.run == 1)
    goal = try step(goal, 36, 44, hour: 24)
    #expect(goal.isOpen && goal.openedAt == now.adding(seconds: 86_400))
    goal.more["ack"] = .record([.instant(now), .text("小周"), .text("今天补")])
    // 40 of 44 are above the target and still within the margin: nothing closes.
    for hour in [48, 72, 96] { goal = try step(goal, 40, 44, hour: Int64(hour)) }
    #expect(goal.isOpen && goal.run == 0)
    goal = try step(goal, 43, 44, hour: 120)
    #expect(goal.isOpen && goal.run == 1)
    goal = try step(goal, 36, 44, hour: 144)
    #expect(goal.isOpen && goal.run == 0, "a relapse begins the count anew")
    goal = try step(goal, 43, 44, hour: 168)
    goal = try step(goal, 43, 44, hour: 192)
    #expect(!goal.isOpen && goal.closedAt == now.adding(seconds: 192 * 3600))
    #expect(goal.note == nil && goal.severity == nil && goal.openedAt == nil)
  }

  @Test func `one evaluation beyond, then one inside, never opens`() throws {
    var goal = Goal(id: ID(raw: 1))
    for hour in 0..<20 { goal = try step(goal, hour % 2 == 0 ? 36 : 44, 44, hour: Int64(hour) * 2) }
    #expect(!goal.isOpen)
  }

  @Test func `evaluations that follow too soon count once`() throws {
    var goal = Goal(id: ID(raw: 1))
    for second in [0, 60, 600, 3599] as [Int64] {
      goal = goal.evaluated(try finding(36, 44), at: now.adding(seconds: second))
    }
    #expect(!goal.isOpen && goal.run == 1)
    goal = goal.evaluated(try finding(36, 44), at: now.adding(seconds: 3600))
    #expect(goal.isOpen)
  }

  @Test func `what is switched off keeps its numbers and opens nothing`() throws {
    var goal = Goal(id: ID(raw: 1))
    goal.more["off"] = .flag(true)
    for day in 0..<5 { goal = try step(goal, 36, 44, hour: Int64(day) * 24) }
    #expect(!goal.isOpen && goal.more["num"].int == 36 && goal.more["den"].int == 44)
  }

  @Test func `below the smallest denominator nothing is evaluated at all`() throws {
    let metric = try #require(MetricCatalog.named("onboarding.completion"))
    for den in 1..<metric.minDenominator {
      let reading = MetricReading(metric, .counted(MetricCount(0, of: den)))
      #expect(reading.state == .tooSmall && !reading.counts)
    }
  }

  @Test func `within the margin means a fiftieth of the target, and never the impossible`() throws {
    let onboarding = try #require(MetricCatalog.named("onboarding.completion"))
    #expect(!onboarding.isWellMet(900, of: 1000) && !onboarding.isWellMet(917, of: 1000))
    #expect(onboarding.isWellMet(918, of: 1000))
    let churn = try #require(MetricCatalog.named("member.earlyChurn"))
    #expect(!churn.isWellMet(80, of: 1000) && churn.isWellMet(78, of: 1000))
    let all = try #require(MetricCatalog.named("tier.coverage"))
    #expect(all.isWellMet(44, of: 44) && !all.isWellMet(43, of: 44))
  }

  @Test func `the half-year ends where the calendar says`() throws {
    let day = try #require(Day("2026-11-24"))
    #expect(GoalPeriod(of: day).daysLeft(from: day) == 37)
    #expect(GoalPeriod(of: try #require(Day("2026-06-30"))).last == Day("2026-06-30"))
    #expect(GoalPeriod(of: try #require(Day("2026-07-01"))).first == Day("2026-07-01"))
  }

  @Test func `the required pace is what is missing over the weeks that are left`() throws {
    let metric = try #require(MetricCatalog.named("retention.core"))
    let day = try #require(Day("2026-11-24"))
    let standing = GoalStanding(
      MetricReading(metric, .counted(MetricCount(656, of: 1000))), goal: nil,
      history: GoalHistory(Community()), period: GoalPeriod(of: day), today: day)
    // 80 − 65.6 = 14.4 points in 37 days are 2.72 a week, rounded up.
    #expect(standing.shortfall == 144 && standing.verdict.zh == "差 14.4 点")
    #expect(standing.pace?.zh == "每周 +2.8 点")
  }

  @Test func `a workspace's own target is what is judged`() throws {
    var community = MetricDemoTests.shop
    let own = try #require(MetricDemoTests.board["tier.coverage"])
    var goal = Goal(id: ID(raw: 77))
    goal.rule = "wecom.addRate"
    goal.more["target"] = .int(100)
    try community.apply([.insert("goals", goal.record)])
    let board = GoalBoard(MetricCatalogTests.scene(community))
    #expect(board["wecom.addRate"]?.metric.targets == [100])
    #expect(board["wecom.addRate"]?.reading.state == .short)
    #expect(board["tier.coverage"]?.reading.num == own.num)
  }

  @Test func `history worked out again is what was read on the day`() throws {
    // The shop as it was is the shop without the rows that came later.
    let zone = MetricDemoTests.moment.zone
    let shop = DemoWorkspace.make(members: 500, moment: MetricDemoTests.moment)
    let day = MetricDemoTests.moment.today - 14
    let end = zone.instant(day + 1)
    let rebuilt = MetricHistory.values(shop, on: day, zone: zone)
    var past = Community()
    func keep<Row: Entity>(_ rows: some Sequence<Row>) throws {
      try past.apply(rows.map { .insert(Row.collection.key, $0.record) })
    }
    try keep(shop.groups)
    try keep(shop.members)
    try keep(shop.candidates)
    try keep(shop.campaigns)
    try keep(shop.content)
    try keep(shop.memberships.filter { ($0.joinedAt ?? end) < end })
    try keep(shop.orders.filter { ($0.paidAt ?? end) < end })
    let then = MetricHistory.values(past, on: day, zone: zone)
    #expect(rebuilt.count >= 6)
    #expect(rebuilt == then)
  }

  @Test func `a board and its snapshot hold the same numbers`() {
    let values = MetricDemoTests.board.values
    for value in values {
      let reading = MetricDemoTests.board[value.metric]
      #expect(reading?.num == value.num && reading?.den == value.den)
    }
    #expect(values.count == MetricDemoTests.board.readings.count { ($0.den ?? 0) > 0 })
  }

  @Test func `every explanation says formula, window, day and target, in both languages`() {
    let board = GoalBoard(MetricCatalogTests.scene(MetricDemoTests.shop))
    for standing in board.standings {
      let lines = GoalExplanation(standing, asOf: board.asOf).lines
      let titles = Set(lines.map(\.title.zh))
      #expect(titles.isSuperset(of: ["算法", "口径", "算到", "目标"]), "\(standing.metric.id)")
      #expect(lines.allSatisfy { !$0.text.zh.isEmpty && !$0.text.en.isEmpty })
      if standing.reading.counts, standing.reading.isShare {
        #expect(lines.contains { $0.title.zh == "代入" && $0.text.zh.contains("÷") })
        let masked = GoalExplanation(standing, asOf: board.asOf, isMasked: true)
        #expect(!masked.lines.contains { $0.title.zh == "代入" })
      }
    }
  }
}
