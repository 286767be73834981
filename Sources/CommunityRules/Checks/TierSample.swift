public import CommunityModel

/// A random sample of people, drawn by a seed: the same seed on the same people draws the same ones.
public struct TierSample: Sendable {
  /// Whom it drew.
  public let drawn: Set<ID<Member>>

  /// Draws so many of some people, or all where there are fewer.
  public init(_ people: [ID<Member>], count: Int, seed: Int64) {
    let ordered = people.map {
      ($0, Self.mix(UInt64(bitPattern: $0.raw) ^ UInt64(bitPattern: seed)))
    }
    .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    drawn = Set(ordered.prefix(count).map(\.0))
  }

  /// Spreads neighbouring numbers over the whole range.
  private static func mix(_ number: UInt64) -> UInt64 {
    var mixed = number &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// How many of the people drawn are in the right tier (domain.md F30), and how many each tier has.
public struct TierReport: Hashable, Sendable {
  /// The day.
  public let asOf: Day
  /// The version of the policy.
  public let version: Int64
  /// Members of each tier, in the order in which tiers are shown.
  public let counts: [Count]
  /// Since when changes are counted.
  public let since: Day
  /// From tier, to tier: how many moved; who is new comes from the empty key.
  public let moves: [String: [String: Int]]
  /// People looked at whose tier is right.
  public let confirmed: Int
  /// People looked at.
  public let checked: Int
  /// The ends of the interval of 95 % for the share that is right; nil where nobody looked.
  public let interval: ShareInterval?

  /// A tier and its members.
  public struct Count: Hashable, Sendable {
    /// The tier's key.
    public let key: String
    /// Members now.
    public let now: Int
    /// How many more than a week before.
    public let change: Int
  }

  /// The tiers of a community as of the figures' day.
  public init(_ community: Community, figures: Figures, policy: FiguresPolicy) {
    let flow = TierFlow(community, figures: figures, policy: policy)
    asOf = figures.moment.today
    version = policy.tiers.version
    since = flow.since
    moves = flow.moves
    counts = policy.tiers.shown.map {
      Count(key: $0.key, now: flow.now[$0.key] ?? 0, change: flow.change($0.key))
    }
    let looked = community.checks.filter { $0.verdict != nil }
    confirmed = looked.count { $0.verdict == .confirmed }
    checked = looked.count
    interval = Wilson.interval(confirmed, of: checked)
  }
}
