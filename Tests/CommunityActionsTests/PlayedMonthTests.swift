import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// A month played verb by verb, as colleagues would: three KOCs on trial, a launch with an A/B offer,
/// thirty posts of which two come late and one never, a review, two settlements. What the reports say
/// is held against what is counted by hand here.
@Suite struct PlayedMonthTests {
  /// The workspace while the month goes by.
  private struct Play {
    private(set) var community = Community()
    private(set) var moment = Moment(now: Instant(milliseconds: 0))

    init() { community.mint = IDMint(machine: 0x33333) }

    /// Goes on to a time of a day, in Shanghai.
    mutating func at(_ day: String, _ time: String = "10:00") throws {
      moment = Moment(now: try #require(Instant("\(day)T\(time):00+08:00")))
    }

    mutating func insert<Row: Entity>(_ type: Row.Type, _ fill: (inout Row) -> Void) throws -> ID<
      Row
    > {
      var row = Row(id: community.mint.mint())
      fill(&row)
      try community.apply([.insert(Row.collection.key, row.record)])
      return row.id
    }

    mutating func apply(_ changes: [Change]) throws { try community.apply(changes) }

    var figures: Figures { Figures.computed(from: community, moment: moment) }

    func plan(_ id: String, _ rows: [Int64], _ answers: [String]) throws -> Plan {
      let action = try #require(ActionCatalog.named(id))
      return try action.plan(
        PlanInput(
          scene: QueryScene(community: community, figures: figures), chosen: rows,
          answers: answers, actor: Actor(name: "小满", machine: 0x33333, process: 1)))
    }

    /// Does a verb, which must change so many rows, and can be taken back without a trace.
    mutating func perform(
      _ id: String, _ rows: [Int64], _ answers: [String] = [], changes count: Int,
      sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
      let plan = try plan(id, rows, answers)
      #expect(
        plan.changeCount == count, "\(id): \(plan.skipped.map(\.reason.en))",
        sourceLocation: sourceLocation)
      let before = community
      try community.apply(plan.changes)
      var back = community
      try back.apply(plan.changes.reversed().map(\.inverse))
      #expect(back == before, "\(id) leaves a trace", sourceLocation: sourceLocation)
    }
  }

  private var play = Play()
  private var people: [ID<Member>] = []
  private var kocs: [ID<Member>] = []

  private mutating func openShop() throws {
    try play.at("2026-11-01")
    let group = try play.insert(Group.self) {
      $0.name = "美妆尝鲜1群"
      $0.category = "美妆"
    }
    for number in 0..<100 {
      let joined = try #require(Instant("2026-08-01T10:00:00+08:00"))
      let id = try play.insert(Member.self) {
        $0.name = "成员\(number)"
        guard number < 3 else { return }
        $0.phone = "1380000000\(number)"
        $0.city = "杭州"
        $0.more["consent"] = .text("granted")
        $0.more["address"] = .text("杭州学府路 \(number) 号")
      }
      _ = try play.insert(Membership.self) {
        $0.group = group
        $0.member = id
        $0.joinedAt = joined
      }
      people.append(id)
    }
    kocs = Array(people.prefix(3))
    for koc in kocs { try order(koc, "2026-09-10", fen: 12_000) }
  }

  @discardableResult private mutating func order(
    _ member: ID<Member>, _ day: String, fen: Int64, _ fill: (inout Order) -> Void = { _ in }
  ) throws -> ID<Order> {
    let paid = try #require(Instant("\(day)T15:00:00+08:00"))
    return try play.insert(Order.self) {
      $0.channel = "youzan"
      $0.number = "n\($0.id.raw)"
      $0.member = member
      $0.state = .completed
      $0.paid = Money(fen: fen)
      $0.paidAt = paid
      fill(&$0)
    }
  }

  /// The only campaign.
  private var launch: Campaign {
    get throws { try #require(play.community.campaigns.first { _ in true }) }
  }

  private func candidacy(_ koc: Int) throws -> KocCandidate {
    try #require(play.community.candidacies(of: kocs[koc]).first)
  }

  private mutating func planLaunch() throws {
    try play.perform("campaign.add", [], ["面霜Pro首发", "新品首发", "11-05", "15"], changes: 1)
    let id = try launch.id.raw
    #expect(try launch.phases.map(\.name) == ["选KOC寄样", "备货与测评", "首发"])
    #expect(try launch.launchOn == Day("2026-11-19"))
    // What lies before today is not asked of anybody: fourteen days before the launch is the fifth.
    #expect(play.community.tasks.map(\.title).prefix(2) == ["面霜Pro首发 · 选 KOC", "面霜Pro首发 · 寄样"])
    try play.perform("campaign.goods.set", [id], ["面霜Pro", "40"], changes: 1)
    try play.perform("campaign.offer.add", [id], ["满 99 减 20", "优惠券", "10", "20"], changes: 1)
    try play.perform("campaign.arms.set", [id], ["对照=50,满减=50", "40"], changes: 1)
    try play.perform("campaign.audience.freeze", [id], ["*"], changes: 1)
    #expect(try launch.frozen?.count == 100)
    // Once the audience stands the arms do; and there is no way around the review.
    try play.perform("campaign.arms.set", [id], ["a=20,b=80", ""], changes: 0)
    try play.perform("campaign.advance", [id], changes: 1)
    try play.at("2026-11-02")
    try play.perform("campaign.advance", [id], changes: 1)
    #expect(try launch.state == .scheduled)
    try play.perform("campaign.advance", [id], changes: 0)
    try play.perform("campaign.state.set", [id], ["已复盘"], changes: 0)
  }

  private mutating func tryOut() throws {
    try play.at("2026-11-02")
    try play.perform("member.koc.nominate", kocs.map(\.raw), ["产品体验官"], changes: 3)
    // A second candidacy in the programme is refused.
    try play.perform("member.koc.nominate", kocs.map(\.raw), ["产品体验官"], changes: 0)
    let rows = play.community.candidates.map(\.id.raw)
    for minute in ["10:05", "10:10", "10:15"] {
      try play.at("2026-11-02", minute)
      try play.perform("koc.stage.advance", rows, changes: 3)
    }
    try play.at("2026-11-04")
    try play.perform(
      "koc.trial.ship", rows, ["面霜Pro 小样", "11-18", "18", "1", "面霜Pro首发"], changes: 3)
    try play.at("2026-11-06")
    try play.perform("koc.trial.sign", rows, changes: 3)
    // Nobody becomes a KOC before the review is accepted.
    try play.perform("koc.stage.advance", rows, changes: 0)
    try play.at("2026-11-17")
    try play.perform("koc.trial.deliver", Array(rows.prefix(2)), ["1"], changes: 2)
    try play.perform("koc.trial.review", Array(rows.prefix(2)), ["通过"], changes: 2)
    try play.perform("koc.stage.advance", rows, changes: 2)
    try play.at("2026-11-20")
    try play.perform("koc.nudge", [rows[2]], changes: 1)
    try play.perform("koc.trial.deliver", [rows[2]], ["1"], changes: 1)
    try play.perform("koc.trial.review", [rows[2]], ["没通过"], changes: 1)
    try play.perform("koc.stage.set", [rows[2]], ["未过", "照片不合用"], changes: 1)
    #expect(try candidacy(0).stage == .active && candidacy(0).commissionRate == 800)
    #expect(try candidacy(2).stage == .rejected)
  }

  /// Four of the control and nine with the offer buy for ¥100 each; the first KOC brings five of them.
  private mutating func sell() throws {
    let parts = play.community.participations(in: try launch.id)
    let buyers = parts.filter { !kocs.contains($0.member) }
    for part in buyers.filter({ $0.arm == "对照" }).prefix(4) {
      try order(part.member, "2026-11-08", fen: 10_000)
    }
    let koc = kocs[0].raw
    for (place, part) in buyers.filter({ $0.arm == "满减" }).prefix(9).enumerated() {
      try order(part.member, "2026-11-08", fen: 10_000) {
        $0.more["offer"] = .text("满 99 减 20")
        if place < 5 { $0.more["koc"] = .ref(koc) }
      }
    }
  }

  private mutating func publish() throws {
    try play.at("2026-11-02", "18:00")
    let first = try #require(Day("2026-11-03"))
    for number in 0..<30 {
      let category = number % 10 < 4 ? "value" : number % 10 < 7 ? "benefit" : "interactive"
      try play.perform(
        "content.add", [], ["第 \(number + 1) 条", category, (first + number).text, "12:00"],
        changes: 1)
    }
    for (number, item) in play.community.content.enumerated() where number != 17 {
      let day = (first + number).text
      try play.at(day, number == 4 || number == 11 ? "12:30" : "12:05")
      try play.perform("content.publish", [item.id.raw], changes: 1)
    }
  }

  @Test mutating func `the month ends with the figures of a hand`() throws {
    try openShop()
    try planLaunch()
    try tryOut()
    try sell()
    try publish()

    // The campaign runs, costs and ends; its review closes it.
    let id = try launch.id.raw
    try play.at("2026-11-05", "09:00")
    try play.perform("campaign.advance", [id], changes: 1)
    try play.perform("campaign.cost.add", [id], ["投放", "300", "朋友圈"], changes: 1)
    try play.at("2026-11-20", "09:00")
    try play.perform("campaign.advance", [id], changes: 1)
    try play.perform("campaign.advance", [id], changes: 0)
    try play.perform("campaign.review", [id], ["满减带动", "对照组投诉", "全员发券"], changes: 1)
    #expect(try launch.state == .reviewed)

    try play.at("2026-12-03")
    try checkCampaign()
    try checkContent()
    try checkKocs()
    try settle()
  }

  private func checkCampaign() throws {
    let days = try #require(Day("2026-11-01"))...(try #require(Day("2026-11-30")))
    let report = CampaignReport(play.community, days: days, moment: play.moment)
    let result = try #require(report.results.first)
    let parts = play.community.participations(in: try launch.id)
    let control = parts.count { $0.arm == "对照" }
    let treated = parts.count { $0.arm == "满减" }
    #expect(control + treated == 100)
    #expect(result.audience == 100 && result.orderCount == 13)
    #expect(result.orders == [.audience: 4, .offer: 9])
    #expect(result.revenue.fen == 130_000)
    // 300 for media, nine coupons at 20, three samples at 18, 8 % of five hundred.
    #expect(result.costs.total.fen == 30_000 + 18_000 + 5400 + 4000)
    #expect(result.roas == 22_648)
    // (1,300 × 0.4 − 574) ÷ 574.
    #expect(result.simpleROI == -940)
    let baseline = Int64(40_000 * 100 / control)
    #expect(result.baseline?.fen == baseline)
    let more = (130_000 - baseline) * 4000 / 10_000
    #expect(result.incrementalROI == (more - 57_400) * 10_000 / 57_400)

    let experiment = try #require(report.experiments[try launch.id])
    #expect(experiment.arms.map(\.hits) == [4, 9])
    #expect(experiment.arms.map(\.people) == [control, treated])
    let test = try #require(TwoArmTest((4, control), (9, treated)))
    #expect(experiment.comparisons.first?.test == test)
    // Too few to tell four from nine: P is far above 0.05.
    #expect(test.probability > 0.05 && experiment.verdict == .noDifference)
    #expect(report.lifts[try launch.id]?.lift == nil && report.unreviewed == 0)
    // Five of thirteen orders, and the KOCs' share of the revenue.
    #expect(report.referral.orders == 5 && report.referral.net.fen == 50_000)
    #expect(report.referral.allNet.fen == 130_000)
  }

  private func checkContent() throws {
    let days = try #require(Day("2026-11-03"))...(try #require(Day("2026-12-02")))
    let report = ContentReport(play.community, days: days, moment: play.moment)
    #expect(report.plan.counts == MixCounts(12, 9, 9) && report.plan.wanted == MixCounts(12, 9, 9))
    let found = report.plan.punctuality
    #expect(found.due == 30 && found.onTime == 27 && found.missed == 1)
    // The eighteenth, which nobody published, was to be interactive.
    #expect(report.published.groups.values.first == MixCounts(12, 9, 8))
    #expect(report.quiet == 0 && report.crowded == 0)
    // Putting the missed one off forgives nothing.
    var later = play
    let missed = try #require(
      later.community.content.first { $0.deliveries.isEmpty })
    try later.perform("content.schedule", [missed.id.raw], ["+1", "12:00"], changes: 1)
    let again = ContentReport(later.community, days: days, moment: later.moment)
    #expect(again.plan.punctuality == found)
  }

  private func checkKocs() throws {
    let report = KocReport(
      play.community, month: try #require(Day("2026-11-01")), moment: play.moment)
    #expect(report.stages == [.active: 2, .rejected: 1])
    #expect(report.samplesSent == 3 && report.sampleCost.fen == 5400)
    #expect(report.trialsDue == 3 && report.trialsPunctual == 2 && report.trialsPassed == 2)
    #expect(report.trialsLate == 0)
    #expect(report.orders == 5 && report.net.fen == 50_000 && report.commission.fen == 4000)
    #expect(report.lines.map(\.settled) == [nil])
  }

  private mutating func settle() throws {
    let rows = play.community.candidates.map(\.id.raw)
    // The orders of November may still come back until the seventh.
    let early = play
    #expect(throws: Refusal.self) { try early.plan("koc.commission.settle", rows, [""]) }
    try play.at("2026-12-08")
    try play.perform("koc.commission.settle", rows, [""], changes: 1)
    #expect(play.community.payouts(of: kocs[0]).map(\.amount.fen) == [800, 800, 800, 800, 800])
    try play.perform("koc.commission.settle", rows, ["2026-11"], changes: 0)
    try play.perform("koc.commission.pay", rows, changes: 1)

    // One order comes back in December: in January it is a line of its own, and only once.
    let order = try #require(
      play.community.orders.filter { !$0.more["koc"].isNone }.last)
    try play.apply([
      .set(
        "orders", order.id.raw, field: "state", before: order.state.fieldValue,
        after: .text("refunded")),
      .set("orders", order.id.raw, field: "refunded", before: .none, after: .int(10_000)),
    ])
    try play.at("2027-01-08")
    try play.perform("koc.commission.settle", rows, ["2026-12"], changes: 1)
    #expect(play.community.payouts(of: kocs[0]).map(\.amount.fen).reduce(0, +) == 3200)
    #expect(play.community.payouts(on: order.id).map(\.amount.fen) == [800, -800])
    try play.at("2027-02-08")
    try play.perform("koc.commission.settle", rows, ["2027-01"], changes: 0)
    let report = KocReport(
      play.community, month: try #require(Day("2026-12-01")), moment: play.moment)
    #expect(report.settled.fen == -800)
  }
}
