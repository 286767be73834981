public import CommunityModel
public import Wording

/// What is known of a candidate for the score; nil where there is no data, which is not zero.
public struct KocFacts: Hashable, Sendable {
  /// Days with something said, of 30.
  public var activeDays: Double?
  /// Replies and likes to each own post, 30 days.
  public var reactionsPerPost: Double?
  /// Reviews, showcase posts and shares, 30 days.
  public var posts: Double?
  /// People brought within 90 days who bought soon after joining.
  public var converted: Double?
  /// Purchase days of 180, less the share of money given back.
  public var purchaseDays: Double?
  /// The share of what trust rests on that is there, 0 to 1.
  public var trust: Double?
  /// Violations of group rules within 90 days.
  public var violations = 0

  /// Nothing is known.
  public init() {}
}

/// How good a KOC somebody is or would be, 0 to 100 (domain.md F9).
///
/// Six parts, each worth its weight times how far its value reaches its target, less 20 for every
/// violation of 90 days, never below 0. A part without data is neither zero nor full: it is left out,
/// and the weights of the others stretch to the whole. Less than half of the weight known makes a
/// score that orders a list but earns no band. The band is today's; it is not held for a second month.
public struct KocScore: Hashable, Sendable {
  /// One of the six parts.
  public enum Part: String, CaseIterable, Hashable, Sendable {
    case presence, influence, content, referral, purchase, trust

    /// Points of 100.
    public var weight: Int {
      switch self {
      case .presence, .content, .referral: 20
      case .influence, .purchase: 15
      case .trust: 10
      }
    }

    /// The value that earns all points.
    public var target: Double {
      switch self {
      case .presence: 20
      case .influence, .referral: 3
      case .content, .purchase: 4
      case .trust: 1
      }
    }

    /// The name on the screen.
    public var title: Localized {
      switch self {
      case .presence: Localized("常在", "Presence")
      case .influence: Localized("影响", "Influence")
      case .content: Localized("内容", "Content")
      case .referral: Localized("带人", "Referral")
      case .purchase: Localized("购买", "Purchase")
      case .trust: Localized("信任", "Trust")
      }
    }
  }

  /// The classes of scores.
  public enum Band: String, ClosedSet {
    case s, a, b, c

    /// The name on the screen.
    public var title: Localized {
      Localized(verbatim: rawValue.uppercased())
    }
  }

  /// What it was made of.
  public let facts: KocFacts
  /// The score, 0 to 100.
  public let value: Int
  /// Points of the parts that are known, of 100.
  public let knownWeight: Int

  /// The score of what is known.
  public init(_ facts: KocFacts) {
    self.facts = facts
    var earned = 0.0
    var known = 0
    for part in Part.allCases {
      guard let points = Self.points(part, facts) else { continue }
      earned += points
      known += part.weight
    }
    knownWeight = known
    let share = known == 0 ? 0 : earned * 100 / Double(known)
    value = max(0, Int((share - Double(20 * facts.violations)).rounded()))
  }

  /// The points a part earns, 0 to its weight; nil without data.
  public func points(_ part: Part) -> Double? {
    Self.points(part, facts)
  }

  /// Points of weight that must be known for a band.
  public static let leastKnown = 50

  /// The class; nil where too little is known.
  public var band: Band? {
    knownWeight >= Self.leastKnown ? Band.of(value) : nil
  }

  /// The parts without data.
  public var missing: [Part] {
    Part.allCases.filter { points($0) == nil }
  }

  /// The known part that is furthest from its points: what to talk about; nil where all are full.
  public var weakest: Part? {
    let open = Part.allCases.compactMap { part -> (part: Part, share: Double)? in
      guard let points = points(part) else { return nil }
      let share = points / Double(part.weight)
      return share < 1 ? (part, share) : nil
    }
    return open.min { $0.share < $1.share }?.part
  }

  /// `91S`; `72?` where too little is known for a band; `–` where nothing is.
  public var text: String {
    guard knownWeight > 0 else { return "–" }
    return "\(value)\(band?.title.en ?? "?")"
  }

  private static func points(_ part: Part, _ facts: KocFacts) -> Double? {
    let value: Double? =
      switch part {
      case .presence: facts.activeDays
      case .influence: facts.reactionsPerPost
      case .content: facts.posts
      case .referral: facts.converted
      case .purchase: facts.purchaseDays
      case .trust: facts.trust
      }
    guard let value, value.isFinite else { return nil }
    return Double(part.weight) * min(1, max(0, value) / part.target)
  }
}
