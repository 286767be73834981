import CommunityModel
import Wording

/// Figures of campaigns: who took part, what launches sold, whether everything was thought of.
enum CampaignMetrics {
  static let participation: @Sendable (MetricScene) -> MetricInput = { scene in
    let recent = scene.campaigns { campaign in
      campaign.start.map { (0..<30).contains(scene.today - $0) } ?? false
    }
    guard !scene.community.campaigns.isEmpty else {
      return .missing(MetricCatalog.Missing.campaigns)
    }
    let hasAny = scene.community.participations.contains { $0.tookPartAt != nil }
    guard hasAny else { return .missing(MetricCatalog.Missing.participants) }
    var (took, reachable, unwritten) = (0, 0, 0)
    for campaign in recent {
      let turnout = CampaignTurnout(
        campaign, in: scene.community, today: scene.figures.moment.today)
      // Of a campaign without any name nobody knows who took part.
      guard turnout.participants > 0 else {
        unwritten += 1
        continue
      }
      took += min(turnout.participants, turnout.reachable)
      reachable += turnout.reachable
    }
    var count = MetricCount(took, of: reachable)
    count.part("算进来的活动", "Campaigns counted", recent.count - unwritten)
    count.leaveOut(unwritten, "活动没记谁参与", "Campaigns without a record of who took part")
    count.query = MetricQuery("campaigns", "start<30d -state:draft,cancelled")
    return .counted(count)
  }

  static let launchLift: @Sendable (MetricScene) -> MetricInput = { scene in
    let launches = scene.campaigns { campaign in
      campaign.kind == .launch && !campaign.goodsNames.isEmpty
        && campaign.launchOn.map { $0 <= scene.today } ?? false
    }.sorted { ($0.launchOn ?? scene.today, $0.id) < ($1.launchOn ?? scene.today, $1.id) }
    guard !launches.isEmpty else { return .missing(MetricCatalog.Missing.launches) }
    // A launch whose days are not over has sold less than those before it for that reason alone.
    let complete = launches.filter { launch in
      launch.launchOn.map { scene.today - $0 >= LaunchLift.days } ?? false
    }
    guard complete.count > 1, let newest = complete.last,
      let lift = LaunchLift(newest, in: scene.community, moment: scene.figures.moment),
      let before = lift.before
    else { return .missing(MetricCatalog.Missing.launchBefore) }
    var count = MetricCount(lift.net.fen - before.fen, of: before.fen)
    count.isShare = false
    count.base = Int64(lift.orders)
    count.sample = Localized(
      verbatim: "¥\(NumberText.units(fen: before.fen))→¥\(NumberText.units(fen: lift.net.fen))")
    count.part("以往首发", "Launches before", lift.launches)
    count.part("这次首发的订单", "Orders of this launch", lift.orders)
    count.leaveOut(
      launches.count - complete.count, "首发没满 14 天", "Launches whose 14 days are not over")
    count.query = MetricQuery("campaigns", "type:launch -state:draft,cancelled")
    return .counted(count)
  }

  static let scenarioFit: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.campaigns.isEmpty else {
      return .missing(MetricCatalog.Missing.campaigns)
    }
    let asked = scene.campaignsOfQuarter
    let offered = Set(scene.community.offers.compactMap(\.campaign))
    var lacking = [0, 0, 0, 0]
    let fit = asked.count { campaign in
      let holds = [
        campaign.frozen != nil || !campaign.groups.isEmpty,
        offered.contains(campaign.id) || !campaign.prizeList.isEmpty,
        !campaign.more["path"].isNone, !campaign.aims.isEmpty,
      ]
      for (place, holds) in holds.enumerated() where !holds { lacking[place] += 1 }
      return holds.allSatisfy(\.self)
    }
    var count = MetricCount(fit, of: asked.count)
    count.part("没写人群", "Without an audience", lacking[0])
    count.part("没写利益点", "Without an offer", lacking[1])
    count.part("没写路径", "Without a path", lacking[2])
    count.part("没写目标", "Without a goal", lacking[3])
    count.query = MetricQuery("campaigns", "state:running,ended,reviewed")
    return .counted(count)
  }

  static let pathLinked: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.campaigns.isEmpty else {
      return .missing(MetricCatalog.Missing.campaigns)
    }
    let asked = scene.campaignsOfQuarter.filter { pathKinds.contains($0.kind) }
    let linked = asked.count { $0.way.isComplete }
    var count = MetricCount(linked, of: asked.count)
    count.query = MetricQuery(
      "campaigns",
      "type:" + pathKinds.map(\.rawValue).sorted().joined(separator: ",")
        + " state:running,ended,reviewed")
    return .counted(count)
  }

  static let iteration: @Sendable (MetricScene) -> MetricInput = { scene in
    let fission = scene.campaigns { $0.kind == .fission }
    guard !fission.isEmpty else { return .missing(MetricCatalog.Missing.fission) }
    let reviewed = fission.compactMap { $0.more["reviewedAt"].instant }.max()
    guard let reviewed, reviewed <= scene.figures.moment.now else {
      return .missing(MetricCatalog.Missing.fissionReview)
    }
    var count = MetricCount(scene.today - scene.zone.day(of: reviewed), of: 1)
    count.query = MetricQuery("campaigns", "type:fission -state:draft,cancelled")
    return .counted(count)
  }

  /// Launches, and what brings people to buy again: member days, reductions, stocking up.
  private static let pathKinds: Set<CampaignKind> = [.launch, .memberDay, .fullReduction, .bundle]
}

/// How many took part in a campaign, of those who could (domain.md F28).
struct CampaignTurnout {
  let participants: Int
  let reachable: Int

  init(_ campaign: Campaign, in community: Community, today: Day) {
    let parts = community.participations(in: campaign.id)
    let audience = parts.count { $0.at != nil }
    participants = parts.count { $0.tookPartAt != nil }
    reachable =
      audience > 0 ? audience : CampaignResult.reach(campaign, community, today)
  }
}

extension MetricScene {
  /// The campaigns that were not dropped, of the group looked at or of all.
  fileprivate func campaigns(where holds: (Campaign) -> Bool) -> [Campaign] {
    community.campaigns.filter { campaign in
      guard campaign.state != .draft, campaign.state != .cancelled, holds(campaign) else {
        return false
      }
      return group.map { campaign.groups.isEmpty || campaign.groups.contains($0) } ?? true
    }
  }

  /// Those that ran in the quarter of the day.
  fileprivate var campaignsOfQuarter: [Campaign] {
    let (year, month, _) = today.civil
    let first = Day(year: year, month: (month - 1) / 3 * 3 + 1, day: 1) ?? today
    return campaigns { campaign in
      guard [.running, .ended, .reviewed].contains(campaign.state), let start = campaign.start
      else { return false }
      return start <= today && (campaign.end ?? start) >= first
    }
  }
}
