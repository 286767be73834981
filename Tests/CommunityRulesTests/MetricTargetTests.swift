import CommunityModel
import CommunityRules
import Testing
import Wording

/// Values against targets, and the arithmetic of shares.
@Suite struct MetricTargetTests {
  @Test(
    arguments: [
      ("onboarding.completion", 9, 10, true), ("onboarding.completion", 8999, 10_000, false),
      ("member.earlyChurn", 8, 100, true), ("member.earlyChurn", 81, 1000, false),
      ("group.size", 200, 1, true), ("group.size", 1999, 10, false), ("group.size", 601, 2, false),
      ("group.size", 600, 2, true), ("group.positioningClarity", 40, 40, true),
      ("group.positioningClarity", 39, 40, false), ("member.growth.core", -3, 5, false),
      ("member.growth.core", Int64.max, 1, true), ("tag.freshness", 1, 1, true),
      ("tag.freshness", 2, 1, false), ("feedback.coverage", 1, 1, false),
      ("onboarding.completion", 5, 0, false),
    ] as [(String, Int64, Int64, Bool)])
  func `no rounding decides whether a target is met`(
    _ id: String, _ num: Int64, _ den: Int64, _ isMet: Bool
  ) throws {
    #expect(try #require(MetricCatalog.named(id)).isMet(num, of: den) == isMet)
  }

  @Test(
    arguments: [
      ("onboarding.completion", 36, 44, false), ("onboarding.completion", 81, 100, true),
      ("onboarding.completion", 811, 1000, false), ("onboarding.completion", 95, 100, false),
      ("member.earlyChurn", 87, 1000, false), ("member.earlyChurn", 88, 1000, true),
      ("group.size", 181, 1, false), ("group.size", 180, 1, true), ("group.size", 329, 1, false),
      ("group.size", 330, 1, true), ("member.growth.core", -1, 9, true),
    ] as [(String, Int64, Int64, Bool)])
  func `a miss by a tenth of the target is serious`(
    _ id: String, _ num: Int64, _ den: Int64, _ isSerious: Bool
  ) throws {
    #expect(try #require(MetricCatalog.named(id)).missesByTenth(num, of: den) == isSerious)
  }

  @Test(
    arguments: [
      ("onboarding.completion", 36, 44, "81.8%"), ("onboarding.completion", 0, 7, "0.0%"),
      ("onboarding.completion", 1, 0, "—"), ("order.repurchaseLift", -41, 1000, "−4.1%"),
      ("order.repurchaseLift", -5, 10_000, "−0.1%"), ("group.size", 9003, 40, "225.1"),
      ("group.size", 9000, 40, "225"), ("tag.freshness", 1, 1, "1"),
      ("member.growth.core", Int64.max, 1, "922,337,203,685,477,580.7%"),
    ] as [(String, Int64, Int64, String)])
  func `a value is written with one decimal at most`(
    _ id: String, _ num: Int64, _ den: Int64, _ text: String
  ) throws {
    #expect(try #require(MetricCatalog.named(id)).text(num, of: den) == text)
  }

  @Test(arguments: [
    (30, 84, 0.262994, 0.463787), (36, 44, 0.680394, 0.904872), (0, 20, 0, 0.161125),
    (20, 20, 0.838875, 1),
  ])
  func `the Wilson interval is the published one`(
    _ hits: Int, _ all: Int, _ low: Double, _ high: Double
  ) throws {
    let interval = try #require(Wilson.interval(hits, of: all))
    #expect(abs(interval.low - low) < 1e-6 && abs(interval.high - high) < 1e-6)
  }

  @Test func `a share of nobody has no interval`() {
    #expect(Wilson.interval(0, of: 0) == nil)
    #expect(Wilson.interval(3, of: 2) == nil && Wilson.interval(-1, of: 2) == nil)
  }

  @Test func `two arms are told apart as the reference does`() throws {
    let one = try #require(TwoArmTest((120, 1000), (150, 1000)))
    #expect(abs(one.z - 1.963050) < 1e-6 && abs(one.probability - 0.0496404) < 1e-6)
    #expect(abs(one.interval.low - 0.000076) < 1e-6 && abs(one.interval.high - 0.059924) < 1e-6)
    #expect(!one.isTooSmall)
    let two = try #require(TwoArmTest((30, 100), (45, 100)))
    #expect(abs(two.z - 2.190890) < 1e-6 && abs(two.probability - 0.0284597) < 1e-6)
    #expect(try #require(TwoArmTest((1, 30), (2, 30))).isTooSmall)
    #expect(try #require(TwoArmTest((0, 30), (0, 30))).z == 0)
    #expect(TwoArmTest((1, 0), (1, 1)) == nil && TwoArmTest((2, 1), (1, 1)) == nil)
  }

  @Test(arguments: [(0.10, 0.13, 1774), (0.30, 0.35, 1377), (0.05, 0.06, 8158)])
  func `the planned size of an arm is the reference's`(_ from: Double, _ to: Double, _ size: Int) {
    #expect(TwoArmTest.plannedSize(from: from, to: to) == size)
    #expect(TwoArmTest.plannedSize(from: from, to: from) == nil)
  }
}
