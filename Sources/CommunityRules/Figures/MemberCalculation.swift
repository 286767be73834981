import CommunityModel

/// Makes a member's figures of the facts known by a day; the one place both ways of calculating share.
struct MemberCalculation {
  let today: Day
  let zone: Zone
  let policy: FiguresPolicy
  /// Whether messages were counted day by day: without counts, tiers fall back on purchases.
  let countsMessages: Bool

  init(moment: Moment, policy: FiguresPolicy, countsMessages: Bool) {
    today = moment.today
    zone = moment.zone
    self.policy = policy
    self.countsMessages = countsMessages
  }

  /// Everything but the RFM scores, which depend on everybody else.
  func figures(
    of member: Member, _ purchases: PurchaseHistory, _ stays: StaySummary, koc: KocStage?
  ) -> MemberFigures {
    var figures = MemberFigures()
    figures.orders = purchases.orders
    figures.purchaseDays = purchases.days
    figures.spend = purchases.spend
    figures.yearSpend = purchases.yearSpend
    figures.firstPurchase = purchases.first
    figures.lastPurchase = purchases.last
    figures.doubledCadence = purchases.doubledCadence
    figures.activeGroups = stays.activeGroups
    figures.everInGroup = stays.everInGroup
    figures.joined = earliest(stays.firstJoin, befriended(member), purchases.first)
    figures.lastTalk = stays.talk.last
    figures.messages = stays.talk.messages
    figures.talkDays = UInt8(stays.talk.days.nonzeroBitCount)
    figures.lastActive = latest(latest(purchases.last, figures.joined), figures.lastTalk)
    figures.stage = stage(of: member, figures)
    figures.koc = koc
    guard !member.isStaff else { return figures }
    figures.growth = policy.levels.growth(purchases, joined: figures.joined, today: today)
    figures.level = UInt8(clamping: policy.levels.place(of: member, growth: figures.growth))
    // Rules that somebody wrote may look at anything, scores included: they are asked at the end.
    guard !policy.tiers.isWritten else { return figures }
    figures.tier =
      policy.tiers.tier(
        of: TierFacts(
          averageOrder: figures.averageOrder, yearSpend: figures.yearSpend,
          recentPurchaseDays: purchases.recentDays, stage: figures.stage,
          koc: koc, recentMessages: countsMessages ? figures.messages : nil)
      ).key
    return figures
  }

  /// The day the person was added as a friend in WeCom.
  private func befriended(_ member: Member) -> Day? {
    var day: Day?
    for account in member.accounts where account.platform == ExternalID.wecom {
      guard let added = account.addedAt.map(zone.day(of:)), added <= today else { continue }
      day = earliest(day, added, nil)
    }
    return day
  }

  private func earliest(_ one: Day?, _ two: Day?, _ three: Day?) -> Day? {
    var found = one
    if let two { found = found.map { min($0, two) } ?? two }
    if let three { found = found.map { min($0, three) } ?? three }
    return found
  }

  private func latest(_ one: Day?, _ two: Day?) -> Day? {
    guard let one else { return two }
    return two.map { max(one, $0) } ?? one
  }

  /// The first stage of F5 that fits.
  func stage(of member: Member, _ figures: MemberFigures) -> Stage {
    if figures.everInGroup, figures.activeGroups == 0 { return .left }
    if let set = override(of: member) { return set }
    let silence = lastSign(figures).map { today - $0 }
    if let silence {
      if silence >= policy.lostDays { return .lost }
      if silence >= policy.dormantDays { return .dormant }
      if figures.purchaseDays >= 1, silence >= warning(figures) { return .churnWarning }
    }
    switch figures.purchaseDays {
    case 0:
      return figures.joined.map { today - $0 < policy.newDays } == true ? .new : .prospect
    case 1:
      return figures.firstPurchase.map { today - $0 < policy.newDays } == true
        ? .new : .firstPurchase
    default: return .repeat
    }
  }

  /// The last day that counts on the policy's clock.
  private func lastSign(_ figures: MemberFigures) -> Day? {
    switch policy.clock {
    case .any: figures.lastActive
    case .purchase: figures.lastPurchase
    case .interaction: figures.lastTalk
    }
  }

  /// After how many days of silence this person is missed: twice the usual gap, within bounds.
  private func warning(_ figures: MemberFigures) -> Int {
    guard let cadence = figures.doubledCadence else { return policy.warnDays }
    return max(FiguresPolicy.earliestWarning, min(policy.warnDays, Int(cadence)))
  }

  private func override(of member: Member) -> Stage? {
    guard let parts = member.more["stageOverride"].record, parts.count == 2,
      let stage = parts[0].text.flatMap(Stage.init(rawValue:))
    else { return nil }
    if let until = parts[1].day, until < today { return nil }
    return stage
  }
}
