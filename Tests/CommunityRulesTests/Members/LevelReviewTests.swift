import CommunityModel
import CommunityRules
import TestKit
import Testing

/// Levels rise at once and fall one at a time, after a review and days of grace (domain.md F7).
@Suite struct LevelReviewTests {
  private static let policy = LevelPolicy.standard
  private static let start = Day(year: 2026, month: 1, day: 1) ?? Day(number: 0)

  private func review(_ record: LevelRecord?, _ growth: Int64, _ day: Int) -> LevelReview? {
    LevelReview(record, growth: growth, today: Self.start + day, policy: Self.policy)
  }

  @Test func `growth lifts at once, past a level where it suffices`() throws {
    #expect(review(nil, 499, 0) == nil)
    let gold = try #require(review(nil, 2_000, 0))
    #expect(gold.record.key == "gold" && gold.from == "standard" && gold.cause == .rule)
    #expect(gold.record.review == Self.start + 365)
  }

  @Test func `a review keeps a level at nine tenths and gives grace below`() throws {
    let gold = try #require(review(nil, 2_000, 0)).record
    #expect(review(gold, 1_000, 364) == nil)
    let kept = try #require(review(gold, 1_800, 365))
    #expect(kept.from == nil && kept.record.review == Self.start + 730)
    let grace = try #require(review(gold, 1_799, 365))
    #expect(grace.from == nil && grace.record.grace == Self.start + 379)
    #expect(review(grace.record, 0, 379) == nil, "the last day of grace still holds")
    let fallen = try #require(review(grace.record, 0, 380))
    #expect(fallen.record.key == "silver", "one level, however little growth there is")
    #expect(fallen.from == "gold" && fallen.cause == .review)
  }

  @Test func `growth that comes back within the grace keeps the level`() throws {
    let grace = LevelRecord(
      key: "gold", since: Self.start, review: Self.start + 365, grace: Self.start + 379)
    let kept = try #require(review(grace, 1_900, 370))
    #expect(kept.record.key == "gold" && kept.record.grace == nil && kept.from == nil)
  }

  @Test func `a refund takes a level only where the policy says so`() throws {
    let gold = LevelRecord(key: "gold", since: Self.start, review: Self.start + 365)
    #expect(review(gold, 600, 10) == nil)
    var strict = Self.policy
    strict.demotesOnRefund = true
    let fallen = try #require(
      LevelReview(gold, growth: 600, today: Self.start + 10, policy: strict))
    #expect(fallen.record.key == "silver" && fallen.cause == .refund)
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `over random years a level never falls within its grace, nor by more than one`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var record: LevelRecord?
    var growth: Int64 = 0
    for day in 0..<3_000 {
      if random.chance(percent: 4) { growth = max(0, growth + Int64(random.number(-900...800))) }
      let before = record
      guard let review = review(record, growth, day) else { continue }
      record = review.record
      let old = Self.policy.place(named: before?.key ?? "standard") ?? 0
      let new = try #require(Self.policy.place(named: review.record.key))
      if new < old {
        #expect(new == old - 1)
        let grace = try #require(before?.grace)
        #expect(Self.start + day > grace)
      }
      if new > old { #expect(new == Self.policy.level(of: growth)) }
    }
    #expect(record != nil)
  }

  @Test func `a lock stands whatever the growth, and a shop's level is only shown`() {
    var member = Member(id: ID(raw: 1))
    #expect(Self.policy.place(of: member, growth: 2_500) == 2)
    member.more["levelLock"] = .record([.text("silver"), .day(Self.start), .text("老客")])
    #expect(Self.policy.place(of: member, growth: 2_500) == 1)
    member.more["levelLock"] = .none
    member.more["shopLevel"] = .record([.text("银卡"), .text("youzan")])
    #expect(Self.policy.place(of: member, growth: 2_500) == 1)
    member.more["shopLevel"] = .none
    member.more["level"] =
      LevelRecord(key: "gold", since: Self.start, review: Self.start + 365).fieldValue
    #expect(Self.policy.place(of: member, growth: 0) == 2, "kept until a review")
  }
}
