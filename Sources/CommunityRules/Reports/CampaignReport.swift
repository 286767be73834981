public import CommunityModel

/// Every campaign that lies in a span of days, with what came of it.
public struct CampaignReport: Sendable {
  /// The results, the first to begin first.
  public let results: [CampaignResult]
  /// What each launch brought against those before it.
  public let lifts: [ID<Campaign>: LaunchLift]
  /// The arms of those that have some.
  public let experiments: [ID<Campaign>: CampaignExperiment]
  /// What people brought by others add to the revenue of the days.
  public let referral: ReferralContribution
  /// Campaigns that ended and have no review.
  public let unreviewed: Int

  /// The report of a span of days.
  public init(_ community: Community, days: ClosedRange<Day>, moment: Moment) {
    let attribution = CampaignAttribution(community, moment: moment)
    let found = community.campaigns.filter { campaign in
      guard let start = campaign.start, let end = campaign.end else { return false }
      return campaign.state != .cancelled && start <= days.upperBound && end >= days.lowerBound
    }.sorted { ($0.start ?? days.lowerBound, $0.id) < ($1.start ?? days.lowerBound, $1.id) }
    results = found.map {
      CampaignResult($0, attribution, in: community, moment: moment)
    }
    var lifts: [ID<Campaign>: LaunchLift] = [:]
    var experiments: [ID<Campaign>: CampaignExperiment] = [:]
    for campaign in found {
      lifts[campaign.id] = LaunchLift(campaign, in: community, moment: moment)
      experiments[campaign.id] = CampaignExperiment(campaign, in: community, moment: moment)
    }
    self.lifts = lifts
    self.experiments = experiments
    referral = ReferralContribution(community, days: days, moment: moment)
    unreviewed = found.count {
      ($0.end ?? moment.today) < moment.today && !$0.isReviewed && $0.state != .reviewed
    }
  }
}
