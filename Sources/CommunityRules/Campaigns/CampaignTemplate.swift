public import CommunityModel
public import Wording

/// What a campaign of a kind usually looks like: how long, in which parts, measured by what.
public struct CampaignTemplate: Sendable {
  /// A part: from so many days after the first day on, so many days; nothing lasts to the end.
  public struct Part: Hashable, Sendable {
    /// What it is called.
    public let name: Localized
    /// Days after the first day.
    public let from: Int
    /// How many days; nil until the end.
    public let days: Int?
  }

  /// The kind.
  public let kind: CampaignKind
  /// How many days it usually lasts.
  public let days: Int
  /// Its parts.
  public let parts: [Part]
  /// What it is usually to reach.
  public let goals: [CampaignGoal]

  private init(
    _ kind: CampaignKind, days: Int, _ parts: [(String, String, Int, Int?)] = [],
    goals: [CampaignGoal] = [CampaignGoal(.participants, 300)]
  ) {
    self.kind = kind
    self.days = days
    self.parts = parts.map { Part(name: Localized($0.0, $0.1), from: $0.2, days: $0.3) }
    self.goals = goals
  }

  /// The usual shape of a kind.
  public static func of(_ kind: CampaignKind) -> CampaignTemplate {
    switch kind {
    case .festival:
      CampaignTemplate(
        .festival, days: 6, [("预热", "teaser", 0, 3), ("正式", "main", 3, nil)],
        goals: [CampaignGoal(.revenue, 20_000)])
    case .launch:
      CampaignTemplate(
        .launch, days: 15,
        [
          ("选KOC寄样", "samples", 0, 7), ("备货与测评", "reviews", 7, 7), ("首发", "launch", 14, nil),
        ], goals: [CampaignGoal(.reviews, 8), CampaignGoal(.revenue, 10_000)])
    case .memberDay: CampaignTemplate(.memberDay, days: 2, goals: [CampaignGoal(.orders, 100)])
    case .flashSale: CampaignTemplate(.flashSale, days: 1, goals: [CampaignGoal(.orders, 80)])
    case .fullReduction:
      CampaignTemplate(.fullReduction, days: 3, goals: [CampaignGoal(.revenue, 8000)])
    case .bundle: CampaignTemplate(.bundle, days: 5, goals: [CampaignGoal(.orders, 60)])
    case .crossSell: CampaignTemplate(.crossSell, days: 7, goals: [CampaignGoal(.orders, 40)])
    case .checkin:
      CampaignTemplate(.checkin, days: 7, [("打卡", "check-in", 0, 6), ("颁奖", "prizes", 6, nil)])
    case .review:
      CampaignTemplate(
        .review, days: 8, [("征集", "call", 0, 7), ("公布", "results", 7, nil)],
        goals: [CampaignGoal(.reviews, 30)])
    case .lottery: CampaignTemplate(.lottery, days: 3)
    case .quiz: CampaignTemplate(.quiz, days: 1)
    case .vote: CampaignTemplate(.vote, days: 3)
    case .fission:
      CampaignTemplate(.fission, days: 15, goals: [CampaignGoal(.newMembers, 80)])
    case .winback: CampaignTemplate(.winback, days: 14, goals: [CampaignGoal(.orders, 30)])
    case .cobrand:
      CampaignTemplate(.cobrand, days: 10, [("预热", "teaser", 0, 3), ("正式", "main", 3, nil)])
    case .offline: CampaignTemplate(.offline, days: 1)
    case .live:
      CampaignTemplate(
        .live, days: 3, [("预约", "sign-up", 0, 2), ("直播", "live", 2, nil)],
        goals: [CampaignGoal(.participants, 200), CampaignGoal(.orders, 50)])
    case .pointsLottery: CampaignTemplate(.pointsLottery, days: 3)
    }
  }

  /// The parts on the days of a campaign; those beyond its end are left out.
  public func phases(from start: Day, to end: Day) -> [CampaignPhase] {
    parts.compactMap { part in
      let first = start + part.from
      let last = part.days.map { min(end, first + $0 - 1) } ?? end
      return first <= last ? CampaignPhase(part.name.zh, first, last) : nil
    }
  }
}

/// What campaigns must not do, by law or by our own rules.
public enum CampaignLaw {
  /// The most that one prize of a draw may be worth, in fen: ¥50,000.
  public static let prizeCap: Int64 = 5_000_000

  /// Whether the prizes of a kind are drawn.
  public static func isDraw(_ kind: CampaignKind) -> Bool {
    kind == .lottery || kind == .pointsLottery || kind == .quiz || kind == .vote
  }

  /// What stands against a campaign; nil where nothing does.
  public static func obstacle(_ campaign: Campaign) -> Localized? {
    guard isDraw(campaign.kind) else { return nil }
    return campaign.prizeList.contains { $0.worth.fen > prizeCap }
      ? Localized("抽奖式奖品单份超过 ¥50,000", "A drawn prize is worth more than ¥50,000") : nil
  }
}

extension CampaignState {
  /// The states a campaign may go to from here; a review is needed to close one.
  public var nexts: [CampaignState] {
    switch self {
    case .draft: [.approved, .cancelled]
    case .approved: [.scheduled, .draft, .cancelled]
    case .scheduled: [.running, .approved, .cancelled]
    case .running: [.ended, .paused, .cancelled]
    case .paused: [.running, .ended, .cancelled]
    case .ended: [.reviewed, .running]
    case .reviewed, .cancelled: []
    }
  }

  /// The next state on the straight way; nil where there is none.
  public var next: CampaignState? {
    switch self {
    case .draft: .approved
    case .approved: .scheduled
    case .scheduled, .paused: .running
    case .running: .ended
    case .ended: .reviewed
    case .reviewed, .cancelled: nil
    }
  }

  /// Whether its audience may still be drawn.
  public var isBeforeStart: Bool { self == .draft || self == .approved || self == .scheduled }
}

extension CampaignKind {
  /// Whether it counts as a special event (goal 23): reviews of new goods, showcase posts.
  public var isSpecial: Bool { self == .review || self == .launch }

  /// How many special events a month should have.
  public static let specialsPerMonth = 2
}

/// The reviews that the samples of a campaign brought.
public struct TrialReviews: Hashable, Sendable {
  /// Reviews that are in.
  public let delivered: Int64
  /// Reviews that are owed.
  public let wanted: Int64

  /// Counts the trials of a campaign.
  public init(_ campaign: ID<Campaign>, _ community: Community) {
    var (delivered, wanted) = (Int64(0), Int64(0))
    for candidate in community.candidates {
      for trial in candidate.earlierTrials + (candidate.trial.map { [$0] } ?? [])
      where trial.campaign == campaign {
        delivered += min(trial.delivered, trial.wanted)
        wanted += trial.wanted
      }
    }
    (self.delivered, self.wanted) = (delivered, wanted)
  }
}
