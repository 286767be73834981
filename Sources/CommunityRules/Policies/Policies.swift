public import CommunityModel

/// Every policy as it is in force.
public struct Policies: Sendable {
  /// Stages, tiers and levels.
  public var figures = FiguresPolicy.standard
  /// Points.
  public var points = PointsPolicy.standard
  /// Tags.
  public var tags = TagPolicy.standard
  /// Staying in touch.
  public var contact = ContactPolicy.standard

  /// What a workspace begins with.
  public init() {}

  /// What a workspace begins with.
  public static let standard = Policies()

  /// The policies in force.
  public init(inForceIn community: Community) {
    guard !community.policies.isEmpty else { return }
    figures = FiguresPolicy(inForceIn: community)
    if var reader = community.reader(.points) { points = PointsPolicy(reading: &reader) }
    if var reader = community.reader(.tags) { tags = TagPolicy(reading: &reader) }
    if var reader = community.reader(.contact) { contact = ContactPolicy(reading: &reader) }
  }

  /// The tiers.
  public var tiers: TierPolicy { figures.tiers }
  /// The levels.
  public var levels: LevelPolicy { figures.levels }
}

extension FiguresPolicy {
  /// The policies in force that figures depend on.
  public init(inForceIn community: Community) {
    self.init()
    guard !community.policies.isEmpty else { return }
    if var reader = community.reader(.rhythm) { self = reading(&reader) }
    if let version = community.policyInForce(.tiers) {
      var reader = PolicyReader(PolicyDraft.settings(of: version))
      tiers = TierPolicy(reading: &reader)
      tiers.version = version.version
    }
    if var reader = community.reader(.levels) { levels = LevelPolicy(reading: &reader) }
  }

  /// The policies as they would be with a draft in force.
  public func trying(_ draft: PolicyDraft) -> FiguresPolicy {
    var tried = self
    var reader = PolicyReader(
      Dictionary(draft.lines.map { ($0.key, $0.text) }, uniquingKeysWith: { $1 }))
    switch draft.kind {
    case .tiers: tried.tiers = TierPolicy(reading: &reader)
    case .rhythm:
      let rhythm = reading(&reader)
      tried = rhythm
    case .levels: tried.levels = LevelPolicy(reading: &reader)
    case .tags, .points, .contact: break
    }
    return tried
  }
}

extension Policies {
  /// The policies as they would be with a draft in force.
  public func trying(_ draft: PolicyDraft) -> Policies {
    var tried = self
    tried.figures = figures.trying(draft)
    var reader = PolicyReader(
      Dictionary(draft.lines.map { ($0.key, $0.text) }, uniquingKeysWith: { $1 }))
    switch draft.kind {
    case .tags: tried.tags = TagPolicy(reading: &reader)
    case .points: tried.points = PointsPolicy(reading: &reader)
    case .contact: tried.contact = ContactPolicy(reading: &reader)
    case .tiers, .rhythm, .levels: break
    }
    return tried
  }
}

extension Community {
  /// Reads the version of a policy in force; nil where a workspace has what it began with.
  func reader(_ kind: PolicyKind) -> PolicyReader? {
    policyInForce(kind).map { PolicyReader(PolicyDraft.settings(of: $0)) }
  }
}
