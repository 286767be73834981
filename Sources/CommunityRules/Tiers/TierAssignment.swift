public import CommunityModel
public import CommunityQuery

extension Figures {
  /// Puts members into the first tier whose written rule holds: those listed, or everybody.
  mutating func assignTiers(
    to listed: [ID<Member>]?, _ community: Community, _ policy: FiguresPolicy
  ) {
    // The rules are asked against the figures as they are; these are written to only after that, so
    // that no copy of them is made.
    for (id, tier) in tiers(of: listed, community, policy) { members[id]?.tier = tier }
  }

  private func tiers(
    of listed: [ID<Member>]?, _ community: Community, _ policy: FiguresPolicy
  ) -> [(ID<Member>, String)] {
    let tests = TierTests(QueryScene(community: community, figures: self), policy)
    if let listed {
      return listed.compactMap { id in
        guard let member = community.members[id], !member.isStaff else { return nil }
        return (id, tests.tier(of: member))
      }
    }
    var found: [(ID<Member>, String)] = []
    found.reserveCapacity(community.members.count)
    for chunk in 0..<community.members.chunkCount {
      for member in community.members.chunk(chunk) where !member.isStaff {
        found.append((member.id, tests.tier(of: member)))
      }
    }
    return found
  }
}

/// The rules of tiers, ready to be asked.
struct TierTests {
  private let tests: [(key: String, holds: (Member) -> Bool)]
  private let last: String

  init(_ scene: QueryScene, _ policy: FiguresPolicy) {
    let catalog = policy.memberCatalog
    last = policy.tiers.tiers[policy.tiers.tiers.count - 1].key
    let counts = scene.figures.countsMessages
    tests = policy.tiers.tiers.dropLast().map { tier in
      // A rule about talk falls back on purchases where nobody counts talk.
      let isTalk = tier.query == TierPolicy.activeByTalk && !counts
      let query = isTalk ? TierPolicy.activeByPurchase : tier.query
      guard case .success(let compiled) = catalog.compile(text: query, scene: scene) else {
        return (tier.key, { _ in false })
      }
      return (tier.key, { compiled.matches($0) })
    }
  }

  func tier(of member: Member) -> String {
    for test in tests where test.holds(member) { return test.key }
    return last
  }
}

extension FiguresPolicy {
  /// What queries know of members under this policy.
  public var memberCatalog: QueryCatalog<Member> {
    let isOwn = tiers.version > 1 || levels != .standard
    return isOwn ? QueryCatalogs.members(tiers: tiers, levels: levels) : QueryCatalogs.members
  }
}
