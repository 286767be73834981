import CommunityModel
import CommunityRules
import Testing

/// The seeded draw and the share that is right (domain.md F6, F30).
@Suite struct TierCheckTests {
  private let people = (1...500).map {
    ID<Member>(raw: PackedID.pack(machine: 3, counter: Int64($0)))
  }

  @Test func `one seed draws one sample, another another, none depends on the order`() {
    let first = TierSample(people, count: 30, seed: 20_781).drawn
    #expect(first.count == 30)
    #expect(TierSample(people.reversed(), count: 30, seed: 20_781).drawn == first)
    #expect(TierSample(people, count: 30, seed: 20_782).drawn != first)
    #expect(TierSample(Array(people.prefix(5)), count: 30, seed: 1).drawn.count == 5)
  }

  @Test func `a draw favours nobody`() {
    var hits: [ID<Member>: Int] = [:]
    for seed in 0..<400 {
      for id in TierSample(people, count: 50, seed: Int64(seed)).drawn { hits[id, default: 0] += 1 }
    }
    // 40 times each on average; five standard deviations are thirty.
    #expect(people.allSatisfy { (10...70).contains(hits[$0] ?? 0) })
  }

  @Test func `accuracy is confirmed over checked, with its interval`() throws {
    var sketch = ShopSketch()
    let id = try sketch.person()
    for number in 0..<45 {
      _ = try sketch.insert(TierCheck.self) {
        $0.member = id
        $0.tier = "regular"
        if number < 44 { $0.verdict = number < 36 ? .confirmed : .wrong }
      }
    }
    let report = TierReport(sketch.community, figures: sketch.figures, policy: .standard)
    #expect(report.confirmed == 36 && report.checked == 44)
    let interval = try #require(report.interval)
    #expect(abs(interval.low - 0.680394) < 1e-6 && abs(interval.high - 0.904872) < 1e-6)
  }
}
