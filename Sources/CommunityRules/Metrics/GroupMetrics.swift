import CommunityModel
import CommunityQuery
import Wording

/// Figures of groups and of those in them.
enum GroupMetrics {
  static let positioning: @Sendable (MetricScene) -> MetricInput = { scene in
    let groups = scene.groups
    guard !groups.isEmpty else { return .missing(MetricCatalog.Missing.members) }
    let clear = groups.count { group in
      guard let parts = group.more["positioning"].record, parts.count == 2 else { return false }
      return parts.allSatisfy { $0.text.map { !$0.allSatisfy(\.isWhitespace) } ?? false }
    }
    var count = MetricCount(clear, of: groups.count)
    count.query = MetricQuery("groups", "positioning:none" + scene.only(inUse: true))
    return .counted(count)
  }

  static let precise: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    let asked = PreciseShare.of(
      scene.groups,
      in: QueryScene(
        community: scene.community, figures: scene.figures, dayNames: scene.dayNames))
    guard let share = asked.share else { return .missing(MetricCatalog.Missing.profiles) }
    var count = MetricCount(share.precise, of: share.people)
    count.leaveOut(asked.unasked, "所在群没写目标用户", "In groups without a target profile")
    count.query = MetricQuery("groups", "targetProfile:none" + scene.only(inUse: true))
    if let group = scene.groups.first, scene.group != nil, let profile = group.profile {
      count.query = MetricQuery(
        "members", "not (\(profile)) group-count>0 -staff:yes" + scene.within)
    }
    return .counted(count)
  }

  static let size: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    let sizes = scene.groups.map { scene.figures[$0.id].size }
    var count = MetricCount(sizes.reduce(0, +), of: sizes.count)
    count.part("不足 200 人的群", "Groups below 200", sizes.count { $0 < 200 })
    count.part("超过 300 人的群", "Groups above 300", sizes.count { $0 > 300 })
    count.query = MetricQuery("groups", "(size<200 or size>300)" + scene.only(inUse: true))
    return .counted(count)
  }

  static let earlyChurn: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    let figures = scene.groups.map { scene.figures[$0.id] }
    var count = MetricCount(
      figures.reduce(0) { $0 + $1.earlyLeft }, of: figures.reduce(0) { $0 + $1.earlyBase })
    count.leaveOut(
      figures.reduce(0) { $0 + $1.joinedWeek }, "进群没满 7 天", "Joined less than 7 days ago")
    count.query = MetricQuery(
      "memberships", "status:left,removed joined<30d joined>=7d -staff:yes" + scene.within)
    return .counted(count)
  }

  static let onboarding: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    guard scene.community.memberships.contains(where: { !$0.more["onboarding"].isNone }) else {
      return .missing(MetricCatalog.Missing.guidance)
    }
    var (done, due, waiting) = (0, 0, 0)
    let now = scene.figures.moment.now
    let policies = scene.onboarding.byGroup(scene.community)
    for stay in scene.memberships where stay.status != .pending {
      guard let joined = stay.joinedAt, joined <= now,
        scene.today - scene.zone.day(of: joined) < 30,
        scene.community.members[stay.member]?.isStaff != true
      else { continue }
      let policy = policies[stay.group] ?? scene.onboarding
      guard now.seconds - joined.seconds >= Int64(policy.dueHours) * 3600 else {
        waiting += 1
        continue
      }
      due += 1
      if policy.missing(in: stay, at: now).isEmpty { done += 1 }
    }
    var count = MetricCount(done, of: due)
    count.leaveOut(waiting, "引导期限还没到", "Still within the time for guidance")
    count.query = MetricQuery("memberships", "onboarding:overdue -staff:yes" + scene.within)
    return .counted(count)
  }

  static let friends: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    let isKnown = scene.community.members.contains { $0.accounts.contains(where: \.isFriend) }
    guard isKnown else { return .missing(MetricCatalog.Missing.contacts) }
    let people = scene.people
    let friends = people.count { member in
      member.accounts.contains { account in
        account.isFriend
          && (account.addedAt.map { scene.zone.day(of: $0) <= scene.today } ?? false)
      }
    }
    var count = MetricCount(friends, of: people.count)
    count.query = MetricQuery("members", "wecom:no group-count>0 -staff:yes" + scene.within)
    return .counted(count)
  }
}

extension ExternalID {
  /// Whether the account is a WeCom friend's, not just somebody seen in a group.
  fileprivate var isFriend: Bool { platform == ExternalID.wecom && addedAt != nil }
}

extension MetricScene {
  /// A clause that keeps a query to the group looked at, for rows that name their group.
  var within: String {
    group.map { " group:" + PackedID.text(prefix: Group.collection.prefix, raw: $0.raw) } ?? ""
  }

  /// A clause that keeps a query over groups to the one looked at, or to those in use.
  func only(inUse: Bool) -> String {
    guard let group else { return inUse ? " status:active" : "" }
    return " id:" + PackedID.text(prefix: Group.collection.prefix, raw: group.raw)
  }
}
