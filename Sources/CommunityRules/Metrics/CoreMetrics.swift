import CommunityModel
import Wording

/// The core members of a day: in a group, and in the highest tier by the orders known on that day or a
/// working KOC by the log of the candidacies.
///
/// Marks by hand carry no date, so they cannot say who was core in the past; counting them on one side
/// only would make growth and retention look better than they are.
enum CoreMetrics {
  static let growth: @Sendable (MetricScene) -> MetricInput = { scene in
    let before = scene.figures(.months(6))
    // The highest tier looks a year back: with fewer orders the core of then would look too small.
    if let missing = missing(scene, reachingTo: before.moment.today - 364) {
      return .missing(missing)
    }
    let (now, then) = (core(scene, scene.figures), core(scene, before))
    var count = MetricCount(now.count - then.count, of: then.count)
    count.isShare = false
    count.sample = Localized(
      verbatim: "\(NumberText.grouped(then.count))→\(NumberText.grouped(now.count))")
    count.part("现在", "Now", now.count)
    count.part("\(before.moment.today.text) 时", "On \(before.moment.today.text)", then.count)
    leaveOutMarked(scene, now, &count)
    count.query = MetricQuery(
      "members", "(tier:\(scene.highestTier) or koc:active) group-count>0 -staff:yes")
    return .counted(count)
  }

  static let retention: @Sendable (MetricScene) -> MetricInput = { scene in
    let before = scene.figures(.days(90))
    if let missing = missing(scene, reachingTo: before.moment.today) { return .missing(missing) }
    let then = core(scene, before)
    let kept = then.count { id in
      let figures = scene.figures[id]
      guard figures.activeGroups > 0, let last = figures.lastActive else { return false }
      return scene.today - last < 30
    }
    var count = MetricCount(kept, of: then.count)
    let stayed = then.count { scene.figures[$0].activeGroups > 0 }
    count.part("还在群", "Still in a group", stayed)
    if !scene.community.groups.contains(where: { $0.talkKnownUntil != nil }) {
      count.note = Localized("没有发言表，动静只看购买", "No talk table: only purchases are signs of life")
    }
    leaveOutMarked(scene, then, &count)
    count.query = MetricQuery(
      "members", "(tier:\(scene.highestTier) or koc:active) last>=30d -staff:yes")
    return .counted(count)
  }

  private static func core(_ scene: MetricScene, _ figures: Figures) -> Set<ID<Member>> {
    let highest = scene.highestTier
    let working = scene.community.workingKocs(at: figures.moment.now, zone: scene.zone)
    var found: Set<ID<Member>> = []
    for member in scene.community.members where !member.isStaff {
      let own = figures[member.id]
      if own.activeGroups > 0, own.tier == highest || working.contains(member.id) {
        found.insert(member.id)
      }
    }
    return found
  }

  private static func leaveOutMarked(
    _ scene: MetricScene, _ core: Set<ID<Member>>, _ count: inout MetricCount
  ) {
    let marked = scene.community.members.count {
      !$0.isStaff && $0.more["core"].flag && !core.contains($0.id)
    }
    count.leaveOut(marked, "手动定为核心，没有起始日", "Core by hand, without a date")
  }

  private static func missing(_ scene: MetricScene, reachingTo day: Day) -> MissingSource? {
    if scene.community.memberships.isEmpty { return MetricCatalog.Missing.members }
    return PurchaseMetrics.missing(scene, reachingTo: day)
  }
}

extension MetricScene {
  /// The key of the first tier.
  var highestTier: String { policy.tiers.tiers.first?.key ?? "" }
}

extension Community {
  /// Who worked as a KOC at an instant, by the steps of the candidacies; one without steps is known
  /// from the day its stage began.
  func workingKocs(at instant: Instant, zone: Zone) -> Set<ID<Member>> {
    var found: Set<ID<Member>> = []
    for candidate in candidates {
      let steps = candidate.steps
      if let stage = steps.last(where: { $0.at <= instant })?.stage {
        if stage == .active { found.insert(candidate.member) }
      } else if steps.isEmpty, candidate.stage == .active, let since = candidate.since,
        since <= zone.day(of: instant)
      {
        found.insert(candidate.member)
      }
    }
    return found
  }
}
