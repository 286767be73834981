import CommunityModel
@testable import CommunityRules
import DemoWorkspace
import TestKit
import Testing

/// Two rows that are one person become one, and two again.
@Suite struct MergerTests {
  private static let now = ShopSketch.moment.now

  private func merge(
    _ sketch: inout ShopSketch, _ other: ID<Member>, into kept: ID<Member>
  ) throws {
    try sketch.apply(
      try sketch.community.merging(other, into: kept, at: Self.now, by: "小林"))
  }

  @Test func `what referred to the one refers to the other, and gaps are filled`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let kept = try sketch.person { $0.name = "小熊" }
    let other = try sketch.person {
      ($0.name, $0.phone) = ("熊妈", "13800001111")
      $0.accounts = [ExternalID(platform: "youzan", id: "yz1")]
    }
    try sketch.stay(kept, in: group, joined: 30)
    try sketch.order(other, ago: 3, fen: 9_900)
    try merge(&sketch, other, into: kept)
    let person = try #require(sketch.community.members[kept])
    #expect(person.name == "小熊" && person.phone == "13800001111")
    #expect(person.account(on: "youzan")?.id == "yz1")
    #expect(sketch.community.members[other] == nil)
    #expect(sketch.community.orders(of: kept).count == 1)
    #expect(sketch.figures[kept].spend == 9_900)
    #expect(sketch.community.absorbed.count == 1)
  }

  @Test func `split again they are the same people, and what came later stays`() throws {
    var sketch = ShopSketch()
    let (kept, other) = (
      try sketch.person { $0.name = "甲" }, try sketch.person { $0.phone = "13800002222" }
    )
    try sketch.order(other, ago: 9, fen: 5_000)
    try sketch.order(kept, ago: 8, fen: 6_000)
    let before = sketch.community
    try merge(&sketch, other, into: kept)
    let absorbed = try #require(sketch.community.absorbed.first { _ in true })
    try sketch.apply(sketch.community.splitting(absorbed))
    #expect(sketch.community == before)

    try merge(&sketch, other, into: kept)
    let late = try sketch.order(kept, ago: 0, fen: 7_000)
    try sketch.apply([
      .set("members", kept.raw, field: "city", before: .none, after: .text("广州"))
    ])
    let again = try #require(sketch.community.absorbed.first { _ in true })
    try sketch.apply(sketch.community.splitting(again))
    #expect(sketch.community.orders[late]?.member == kept)
    #expect(sketch.community.members[kept]?.city == "广州")
    #expect(sketch.community.members[kept]?.phone == "")
    #expect(sketch.community.members[other] == before.members[other])
    #expect(sketch.community.orders(of: other).map(\.paid.fen) == [5_000])
  }

  @Test func `who cannot be one person is refused`() throws {
    var sketch = ShopSketch()
    let group = try sketch.group()
    let one = try sketch.person { $0.accounts = [ExternalID(platform: "youzan", id: "1")] }
    let two = try sketch.person { $0.accounts = [ExternalID(platform: "youzan", id: "2")] }
    let staff = try sketch.person { $0.isStaff = true }
    let (third, fourth) = (try sketch.person(), try sketch.person())
    try sketch.stay(third, in: group, joined: 3)
    try sketch.stay(fourth, in: group, joined: 3)
    let community = sketch.community
    func obstacle(_ other: ID<Member>, _ kept: ID<Member>) -> MergeObstacle? {
      do throws(MergeObstacle) {
        _ = try community.merging(other, into: kept, at: Self.now, by: "")
        return nil
      } catch {
        return error
      }
    }
    #expect(obstacle(one, one) == .notTwo)
    #expect(obstacle(staff, one) == .staff)
    #expect(obstacle(two, one) == .accounts(platform: "youzan"))
    #expect(obstacle(fourth, third) == .sameGroup(group))
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `random mergers, split in any order, give the same people again`(seed: UInt64) throws {
    let before = DemoWorkspace.make(members: 120, seed: seed, moment: ShopSketch.moment)
    var community = before
    var random = SeededRandom(seed: seed)
    var merged = 0
    for _ in 0..<200 {
      let ids = community.members.map(\.id)
      let (one, two) = (random.pick(ids), random.pick(ids))
      do throws(MergeObstacle) {
        try apply(try community.merging(one, into: two, at: Self.now, by: "小林"), &community)
        merged += 1
      } catch { continue }
    }
    #expect(merged > 5)
    // Chains come apart from their ends: whoever was merged into somebody gone waits for that one.
    while !community.absorbed.isEmpty {
      let ready = community.absorbed.filter { !community.splitting($0).isEmpty }
      let next = try #require(ready.isEmpty ? nil : random.pick(ready))
      try community.apply(community.splitting(next))
    }
    #expect(community.members == before.members)
    #expect(community.orders == before.orders && community.memberships == before.memberships)
    #expect(community.notes == before.notes && community.points == before.points)
  }

  private func apply(_ changes: [Change], _ community: inout Community) throws(MergeObstacle) {
    do throws(ChangeError) {
      try community.apply(changes)
    } catch {
      Issue.record("a merger that was planned did not apply: \(error)")
    }
  }

  @Test func `people found twice are proposed, the surest ground first`() throws {
    var sketch = ShopSketch()
    let first = try sketch.person { ($0.name, $0.phone) = ("小熊", "13800001111") }
    let second = try sketch.person { ($0.name, $0.phone) = ("熊妈", "+86 13800001111") }
    let third = try sketch.person { ($0.name, $0.phone) = ("小熊", "138****1111") }
    _ = try sketch.person { ($0.name, $0.phone) = ("别人", "138****2222") }
    #expect(
      DuplicatePair.all(in: sketch.community) == [
        DuplicatePair(first: first, second: second, ground: .phone),
        DuplicatePair(first: first, second: third, ground: .maskedPhone),
      ])
  }
}
