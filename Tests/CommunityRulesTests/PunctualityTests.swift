import CommunityModel
import CommunityRules
import Testing

/// A delivery is on time from half an hour before to ten minutes after its schedule (F15).
@Suite struct PunctualityTests {
  static let due = ShopSketch.moment.now.adding(seconds: -7200)
  let group = ID<Group>(raw: 1)

  func post(
    published gap: Int64? = nil, due: Instant = PunctualityTests.due,
    _ fill: (inout ContentItem) -> Void = { _ in }
  ) -> ContentItem {
    var item = ContentItem(id: ID(raw: 5))
    item.scheduledAt = due
    item.groups = [group]
    item.state = .scheduled
    if let gap {
      item.deliveries = [Delivery(group: group, at: due.adding(seconds: gap), by: "小林")]
    }
    fill(&item)
    return item
  }

  static let gaps: [(Int64, DeliveryOutcome)] = [
    (-1801, .early), (-1800, .onTime), (0, .onTime), (600, .onTime), (601, .late), (5000, .late),
  ]

  @Test(arguments: gaps)
  func `the tolerance is closed at both ends`(_ gap: Int64, _ outcome: DeliveryOutcome) {
    let now = ShopSketch.moment.now
    #expect(
      DeliveryPolicy.standard.outcome(of: post(published: gap), in: group, at: now) == outcome)
    let figure = Punctuality([post(published: gap)], at: now)
    #expect(figure.due == 1 && figure.onTime == (outcome == .onTime ? 1 : 0))
  }

  static let ages: [(Int64, DeliveryOutcome, Int)] = [
    (599, .waiting, 0), (600, .open, 1), (86_399, .open, 1), (86_400, .missed, 1),
  ]

  @Test(arguments: ages)
  func `what is not published waits, is open, and is missed after a day`(
    _ age: Int64, _ outcome: DeliveryOutcome, _ due: Int
  ) {
    let item = post()
    let now = Self.due.adding(seconds: age)
    #expect(DeliveryPolicy.standard.outcome(of: item, in: group, at: now) == outcome)
    let figure = Punctuality([item], at: now)
    #expect(figure.due == due && figure.onTime == 0 && figure.missed == (age >= 86_400 ? 1 : 0))
  }

  @Test func `each group counts for itself`() {
    let item = post(published: 0) { $0.groups = [1, 2, 3].map { ID(raw: $0) } }
    let figure = Punctuality([item], at: ShopSketch.moment.now)
    #expect(figure.due == 3 && figure.onTime == 1)
    #expect(item.outcome(at: ShopSketch.moment.now) == .partial)
  }

  @Test func `putting off what was due forgives nothing, putting off before that does`() {
    let now = ShopSketch.moment.now
    let forgiven = post(due: now.adding(seconds: 86_400))
    #expect(Punctuality([forgiven], at: now).due == 0)
    let kept = post(due: now.adding(seconds: 86_400)) { $0.more["firstAt"] = .instant(Self.due) }
    #expect(Punctuality([kept], at: now).due == 1)
  }

  @Test func `what was called off before its time counts for nothing`() {
    let now = ShopSketch.moment.now
    #expect(Punctuality([post { $0.state = .cancelled }], at: now).due == 0)
    let late = post {
      $0.state = .cancelled
      $0.more["firstAt"] = .instant(Self.due)
    }
    #expect(Punctuality([late], at: now).due == 1)
  }
}
