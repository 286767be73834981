public import CommunityModel
public import Wording

/// Finds people who would make a KOC, without anybody having named them (domain.md F9).
public enum KocSpotting {
  /// The score from which on somebody is worth a look.
  public static let leastScore = 60

  /// The score of somebody who may have no candidacy; what an old one saw still counts while recent.
  public static func score(
    of member: ID<Member>, in community: Community, moment: Moment, policy: KocPolicy = .standard
  ) -> KocScore {
    var row = KocCandidate(id: ID(raw: 0))
    row.member = member
    row.observed = community.candidacies(of: member).compactMap(\.observed).max { $0.on < $1.on }
    return KocScore(of: row, in: community, moment: moment, policy: policy)
  }

  /// Why somebody is not spotted; nil for somebody who should be.
  public static func obstacle(
    for member: Member, programme: KocProgramme, in community: Community, figures: Figures,
    policy: KocPolicy = .standard
  ) -> Localized? {
    if community.candidacies(of: member.id).contains(where: { $0.stage.isOpen }) {
      return Localized("已是人选", "A candidate already")
    }
    if let obstacle = KocEligibility.obstacle(
      for: member, programme: programme, in: community, figures: figures)
    {
      return obstacle
    }
    let rest = community.candidacies(of: member.id).contains { candidate in
      guard candidate.stage == .retired || candidate.stage == .rejected,
        let since = candidate.since
      else { return false }
      return figures.moment.today - since < policy.restDays
    }
    if rest {
      return Localized(
        "退出或未过还没满 \(policy.restDays) 天", "Ended less than \(policy.restDays) days ago")
    }
    let found = score(of: member.id, in: community, moment: figures.moment, policy: policy)
    return found.value < leastScore
      ? Localized("KOC 分不到 \(leastScore)", "Scores below \(leastScore)") : nil
  }
}
