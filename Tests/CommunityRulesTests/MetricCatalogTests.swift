import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import Testing
import Wording

/// The catalogue of the plan's figures is whole, bilingual and total.
@Suite struct MetricCatalogTests {
  /// The keys of the domain reference in their order, with their targets.
  static let plan: [(String, String)] = [
    ("member.growth.core", "≥ 60%"), ("member.preciseShare", "≥ 85%"),
    ("fission.conversion", "≥ 30%"), ("activity.mauRate", "≥ 65%"),
    ("activity.weeklyPerUser", "≥ 4"), ("retention.core", "≥ 80%"),
    ("order.repurchaseLift", "≥ 35%"), ("order.launchLift", "≥ 45%"),
    ("referral.contribution", "≥ 25%"), ("group.positioningClarity", "= 100%"),
    ("group.valueAccuracy", "≥ 95%"), ("onboarding.completion", "≥ 90%"),
    ("group.size", "200–300"), ("member.earlyChurn", "≤ 8%"), ("tier.count", "3–5"),
    ("tier.accuracy", "≥ 90%"), ("tag.completeness", "≥ 85%"), ("tag.freshness", "≤ 1"),
    ("tier.coverage", "= 100%"), ("csat.core", "≥ 90%"), ("content.mix", "4:3:3"),
    ("content.onTime", "≥ 95%"), ("event.perMonth", "≥ 2"), ("event.participation", "≥ 45%"),
    ("koc.interactionShare", "≥ 35%"), ("csat.interaction", "≥ 85%"), ("fission.ladder", "1:3"),
    ("groupbuy.size", "2–3"), ("assist.size", "= 5"), ("fission.toolFit", "= 100%"),
    ("fission.guidedConversion", "≥ 30%"), ("fission.dataAge", "≤ 1"),
    ("fission.iteration", "≤ 7"), ("fission.cacCut", "≥ 40%"),
    ("conversion.scenarioFit", "≥ 90%"), ("conversion.pathLinked", "= 100%"),
    ("csat.acceptance", "≥ 80%"), ("wecom.addRate", "≥ 45%"), ("feedback.cadence", "≥ 1"),
    ("feedback.coverage", "—"),
  ]

  static let demo = DemoWorkspace.make(members: 2000, moment: DemoWorkspaceTests.moment)
  static let empty = Community()

  static func scene(
    _ community: Community, _ moment: Moment = DemoWorkspaceTests.moment
  ) -> MetricScene {
    MetricScene(community, figures: .computed(from: community, moment: moment))
  }

  @Test func `the plan's forty figures are declared in its order with its targets`() {
    #expect(MetricCatalog.all.map(\.id) == Self.plan.map(\.0))
    #expect(MetricCatalog.all.map(\.targetText) == Self.plan.map(\.1))
    #expect(Set(MetricCatalog.all.map(\.id)).count == 40)
    for (id, _) in Self.plan { #expect(MetricCatalog.named(id)?.id == id) }
  }

  @Test(arguments: MetricCatalog.all.map(\.id))
  func `a metric says what it is in both languages`(_ id: String) throws {
    let metric = try #require(MetricCatalog.named(id))
    for text in [metric.title, metric.explanation, metric.source] {
      #expect(!text.zh.isEmpty && !text.en.isEmpty)
      #expect(text.zh.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
      #expect(text.en.unicodeScalars.filter { (0x3400...0x9FFF).contains($0.value) }.count <= 12)
    }
    #expect(!metric.formula.isEmpty && !metric.scopes.isEmpty && metric.minDenominator >= 1)
  }

  @Test func `an empty workspace has no values and no alerts, only reasons`() {
    let board = MetricBoard(Self.scene(Self.empty))
    #expect(board.readings.count == 40)
    for reading in board.readings where reading.metric.id != "tier.count" {
      #expect(reading.num == nil && reading.den == nil && reading.valueText == "—")
      #expect(["noData", "notYetReadable"].contains(reading.state.code))
      #expect(reading.reason?.zh.contains("缺") == true)
    }
    #expect(AlertEvaluation(Self.scene(Self.empty)).alerts.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 3, 17, 300, 1300])
  func `readings of any shop keep the laws`(_ members: Int) {
    let community = DemoWorkspace.make(members: members, moment: DemoWorkspaceTests.moment)
    let scene = Self.scene(community)
    for scene in [scene] + community.groups.map({ scene.looking(at: $0.id) }) {
      MetricBoard(scene).readings.forEach(expectLaws)
    }
  }

  /// Nothing counted means no value; a value is judged exactly when enough was counted.
  private func expectLaws(_ reading: MetricReading) {
    let id = reading.metric.id
    switch reading.state {
    case .met, .short:
      #expect((reading.den ?? 0) > 0 && reading.valueText != "—", "\(id)")
      if reading.isShare, let num = reading.num, let den = reading.den {
        #expect((0...den).contains(num), "\(id)")
      }
    case .tooSmall: #expect(reading.den != nil && reading.reason != nil, "\(id)")
    case .noData, .notYetReadable:
      #expect(reading.num == nil && reading.reason != nil, "\(id)")
    }
    #expect(reading.leftOut.allSatisfy { $0.count > 0 }, "\(id)")
  }

  @Test func `every query behind a reading can be asked, and answers with rows`() throws {
    let scene = Self.scene(Self.demo)
    let asked = QueryScene(community: scene.community, figures: scene.figures)
    let group = try #require(Self.demo.groups.first { _ in true })
    for scene in [scene, scene.looking(at: group.id)] {
      for reading in MetricBoard(scene).readings {
        guard let query = reading.query else { continue }
        let queries = try #require(CollectionQueries.named(query.collection))
        let found = try queries.find(query.text, asked).get()
        #expect(found.total <= asked.community.memberships.count, "\(reading.metric.id)")
      }
      for alert in AlertEvaluation(scene).alerts {
        guard let query = alert.query else { continue }
        let queries = try #require(CollectionQueries.named(query.collection))
        #expect(try queries.find(query.text, asked).get().total > 0, "\(alert.id) \(query.text)")
      }
    }
  }

  @Test func `rows that point nowhere and hold nonsense are read to the end`() throws {
    let community = try HostileShop.make()
    for now in [Int64.min / 4, 0, 1_795_000_000_000, Int64.max / 4] {
      let moment = Moment(now: Instant(milliseconds: now))
      let scene = Self.scene(community, moment)
      let board = MetricBoard(scene)
      #expect(board.readings.count == 40)
      for reading in board.readings { #expect(!reading.valueText.isEmpty) }
      for group in community.groups {
        #expect(MetricBoard(scene.looking(at: group.id)).readings.count < 40)
      }
      #expect(AlertEvaluation(scene).alerts.allSatisfy { !$0.words.zh.isEmpty })
    }
  }
}

/// Rows as no import would make them.
enum HostileShop {
  static func make() throws -> Community {
    var shop = ShopSketch()
    let positionings: [FieldValue] = [
      .none, .record([.none, .none]), .record([.text(" "), .text("\u{202E}")]),
    ]
    let old = FieldValue.instant(Instant(milliseconds: .min / 2))
    let marks: [FieldValue] = [
      .none, .list([.record([.none, .none])]),
      .list([.record([.text("rules"), old]), .record([.text("welcome"), .none])]),
    ]
    let extremes = [Int64.min / 2, -1, 0, 253_402_300_800_000, Int64.max / 2]
      .map { Instant(milliseconds: $0) }
    for place in 0..<6 {
      let group = try shop.group {
        $0.more["positioning"] = positionings[place % 3]
        $0.capacity = [0, -5, 300, Int64.max / 100][place % 4]
      }
      let someone = try shop.person {
        $0.tags = [
          TagAssignment(tag: ID(raw: 404), source: .rule, on: Day(number: .max)),
          TagAssignment(
            tag: ID(raw: 405), source: .rule, on: Day(number: .min), until: Day(number: 0)),
        ]
        $0.accounts = [ExternalID(platform: "wecom", id: "", addedAt: extremes[place % 5])]
        $0.more["core"] = .flag(true)
        $0.owner = ID(raw: 999)
      }
      _ = try shop.insert(ContentItem.self) {
        $0.scheduledAt = extremes[place % 5]
        $0.groups = [group, ID(raw: 404)].sorted()
        $0.deliveries = [Delivery(group: ID(raw: 404), at: extremes[(place + 1) % 5], by: "")]
      }
      _ = try shop.insert(Campaign.self) {
        ($0.start, $0.end) = (Day(number: .max), Day(number: .min))
        $0.state = .running
      }
      for (turn, instant) in extremes.enumerated() {
        try shop.stay(someone, in: turn == 2 ? ID(raw: 12345) : group, joined: 1) {
          $0.joinedAt = instant
          $0.more["onboarding"] = marks[place % 3]
          $0.inviter = turn == 1 ? someone : ID(raw: 777)
          if turn == 3 { $0.member = ID(raw: 888) }
          if turn > 2 { $0.status = .removed }
        }
        try shop.order(someone, ago: 1, fen: 1_000_000_000) {
          $0.paidAt = turn == 4 ? nil : instant
          if place > 2 { $0.more["referrer"] = .text("  ") }
          if turn == 0 { $0.member = nil }
        }
      }
    }
    return shop.community
  }
}
