import CommunityModel
import CommunityRules
import Testing
import Wording

/// The next group of a line, seats taken twice, and who brought whom.
@Suite struct GroupLineTests {
  @Test func `the next group carries the next number and code`() throws {
    var shop = ShopSketch()
    for number in [1, 2, 12, 9] {
      _ = try shop.group {
        $0.name = "零食囤货\(number)群"
        $0.code = "SP-\(number < 10 ? "0" : "")\(number)"
      }
    }
    _ = try shop.group { $0.name = "家居好物44群" }
    let third = try #require(shop.community.groups.first { $0.name == "零食囤货2群" })
    #expect(NextGroup.name(after: third, in: shop.community) == "零食囤货13群")
    #expect(NextGroup.code(after: third, in: shop.community) == "SP-13")
    var plain = third
    (plain.name, plain.code) = ("闲聊", "")
    #expect(NextGroup.name(after: plain, in: shop.community) == "闲聊 2")
    #expect(NextGroup.code(after: plain, in: shop.community).isEmpty)
  }

  @Test func `of several seats of the same goods the one with a role stays, or the oldest`() throws
  {
    var shop = ShopSketch()
    let groups = try (0..<3).map { _ in try shop.group { $0.category = "食品" } }
    let other = try shop.group { $0.category = "美妆" }
    let plain = try shop.person()
    for (place, group) in groups.enumerated() {
      try shop.stay(plain, in: group, joined: 10 + place * 10)
    }
    try shop.stay(plain, in: other, joined: 5)
    let koc = try shop.person()
    try shop.stay(koc, in: groups[0], joined: 90)
    try shop.stay(koc, in: groups[1], joined: 10) { $0.role = .koc }
    let gone = try shop.person()
    try shop.stay(gone, in: groups[0], joined: 90, left: 10)
    try shop.stay(gone, in: groups[1], joined: 80)
    #expect(
      DuplicateSeats.extra(of: plain, shop.community).map(\.group) == [groups[1], groups[0]])
    #expect(DuplicateSeats.extra(of: koc, shop.community).map(\.group) == [groups[0]])
    #expect(DuplicateSeats.extra(of: gone, shop.community).isEmpty)
    #expect(DuplicateSeats.all(shop.community).map(\.member) == [plain, koc])
  }

  @Test func `a chain counts everybody once, and a circle ends it`() throws {
    var shop = ShopSketch()
    let group = try shop.group()
    let people = try (0..<6).map { _ in try shop.person() }
    // 0 brought 1 and 2, 1 brought 3, 3 brought 4, and 4 claims to have brought 0.
    for (guest, inviter) in [(1, 0), (2, 0), (3, 1), (4, 3), (0, 4)] {
      try shop.stay(people[guest], in: group, joined: 10) { $0.inviter = people[inviter] }
    }
    let chains = InviteChains(shop.community)
    let chain = chains.chain(of: people[0])
    #expect((chain.direct, chain.all, chain.depth) == (2, 4, 3))
    #expect(chains.chain(of: people[5]).all == 0)
    #expect(chains.longest(2).map(\.member) == [people[0], people[1]])
    for person in people {
      #expect(InviteChains.chain(of: person, in: shop.community) == chains.chain(of: person))
    }
  }

  @Test func `rules hold from their day on, the newest version that has begun`() {
    var group = Group(id: ID(raw: 1))
    group.more["rules"] = .list(
      [(1, 100), (2, 10), (3, -5)].map { version, ago in
        GroupRules(
          version: Int64(version), text: "v\(version)", effective: ShopSketch.today - ago
        ).fieldValue
      })
    #expect(group.rules(on: ShopSketch.today)?.version == 2)
    #expect(group.rules(on: ShopSketch.today + 5)?.version == 3)
    #expect(group.rules(on: ShopSketch.today - 50)?.version == 1)
    #expect(group.rules(on: ShopSketch.today - 200) == nil)
  }
}
