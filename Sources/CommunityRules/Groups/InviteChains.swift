public import CommunityModel

/// Who brought whom, and whom those brought.
public struct InviteChains: Sendable {
  /// What one person brought.
  public struct Chain: Hashable, Sendable {
    /// The person.
    public let member: ID<Member>
    /// People this person invited.
    public let direct: Int
    /// Everybody behind them, those directly invited included.
    public let all: Int
    /// How many steps the longest line has.
    public let depth: Int
  }

  private let invited: [ID<Member>: Set<ID<Member>>]

  /// Looks through every membership that names who invited; colleagues stand outside.
  public init(_ community: Community) {
    var invited: [ID<Member>: Set<ID<Member>>] = [:]
    for chunk in 0..<community.memberships.chunkCount {
      for stay in community.memberships.chunk(chunk) where stay.status != .pending {
        guard let inviter = stay.inviter, inviter != stay.member,
          community.members[inviter]?.isStaff != true
        else { continue }
        invited[inviter, default: []].insert(stay.member)
      }
    }
    self.invited = invited
  }

  /// The chain of a person; whoever stands in it twice counts once, and a circle ends it.
  public func chain(of member: ID<Member>) -> Chain {
    Self.chain(of: member) { invited[$0] ?? [] }
  }

  /// The chain of one person, found without looking through every membership.
  public static func chain(of member: ID<Member>, in community: Community) -> Chain {
    chain(of: member) { inviter in
      guard community.members[inviter]?.isStaff != true else { return [] }
      return Set(
        community.referrers(of: inviter.raw, through: "memberships.inviter")
          .compactMap { community.memberships[raw: $0] }
          .filter { $0.status != .pending && $0.member != inviter }.map(\.member))
    }
  }

  private static func chain(
    of member: ID<Member>, _ invited: (ID<Member>) -> Set<ID<Member>>
  ) -> Chain {
    var seen: Set<ID<Member>> = [member]
    var layer: [ID<Member>] = [member]
    var depth = 0
    while true {
      let next = Set(layer.flatMap(invited)).subtracting(seen)
      guard !next.isEmpty else { break }
      depth += 1
      seen.formUnion(next)
      layer = next.sorted()
    }
    return Chain(
      member: member, direct: invited(member).count, all: seen.count - 1, depth: depth)
  }

  /// The people who brought most, chains and all.
  public func longest(_ count: Int) -> [Chain] {
    let first = invited.sorted { ($1.value.count, $0.key) < ($0.value.count, $1.key) }
      .prefix(max(count * 4, 40))
    return first.map { chain(of: $0.key) }
      .sorted { ($1.all, $1.direct, $0.member) < ($0.all, $0.direct, $1.member) }
      .prefix(count).map(\.self)
  }
}
