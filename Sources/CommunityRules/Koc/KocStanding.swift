public import CommunityModel

/// One candidacy with what the rules make of it, and the order that follows.
public struct KocStanding: Sendable {
  /// The candidacy.
  public let candidate: KocCandidate
  /// What it waits for.
  public let need: KocNeed
  /// How good the person is.
  public let score: KocScore

  /// What the rules make of a candidacy now.
  public init(
    _ candidate: KocCandidate, in community: Community, moment: Moment,
    policy: KocPolicy = .standard
  ) {
    self.candidate = candidate
    need = KocNeeds.need(
      of: candidate, member: community.members[candidate.member], moment: moment, policy: policy)
    score = KocScore(of: candidate, in: community, moment: moment, policy: policy)
  }

  /// The order within a stage: late ones first, then those due soon, then by score.
  public static func comesFirst(_ left: KocStanding, _ right: KocStanding) -> Bool {
    if left.need.rank != right.need.rank { return left.need.rank < right.need.rank }
    if left.score.value != right.score.value { return left.score.value > right.score.value }
    return left.candidate.id < right.candidate.id
  }

  /// Every candidacy by stage, each stage in its order.
  public static func byStage(
    _ community: Community, moment: Moment, policy: KocPolicy = .standard
  ) -> [KocStage: [KocStanding]] {
    var found: [KocStage: [KocStanding]] = [:]
    for candidate in community.candidates {
      found[candidate.stage, default: []].append(
        KocStanding(candidate, in: community, moment: moment, policy: policy))
    }
    return found.mapValues { $0.sorted(by: comesFirst) }
  }
}
