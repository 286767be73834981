import CommunityModel
import Wording

/// The core members of a day: in a group, and in the highest tier by the orders known on that day.
///
/// Marks by hand carry no date, so they cannot say who was core in the past; counting them on one side
/// only would make growth and retention look better than they are.
enum CoreMetrics {
  static let growth: @Sendable (MetricScene) -> MetricInput = { scene in
    let before = scene.figures(.months(6))
    if let missing = missing(scene, reachingTo: before.moment.today) { return .missing(missing) }
    let (now, then) = (core(scene, scene.figures), core(scene, before))
    var count = MetricCount(now.count - then.count, of: then.count)
    count.part("现在", "Now", now.count)
    count.part("\(before.moment.today.text) 时", "On \(before.moment.today.text)", then.count)
    leaveOutMarked(scene, &count)
    count.query = MetricQuery("members", "tier:\(scene.highestTier) group-count>0 -staff:yes")
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
    count.note = Localized("没有发言表，动静只看购买", "No talk table: only purchases are signs of life")
    leaveOutMarked(scene, &count)
    count.query = MetricQuery("members", "tier:\(scene.highestTier) bought>=30d -staff:yes")
    return .counted(count)
  }

  private static func core(_ scene: MetricScene, _ figures: Figures) -> [ID<Member>] {
    let highest = scene.highestTier
    return scene.community.members.filter { member in
      guard !member.isStaff else { return false }
      let own = figures[member.id]
      return own.activeGroups > 0 && own.tier == highest
    }.map(\.id)
  }

  private static func leaveOutMarked(_ scene: MetricScene, _ count: inout MetricCount) {
    let highest = scene.highestTier
    let marked = scene.community.members.count {
      !$0.isStaff && $0.more["core"].flag && scene.figures[$0.id].tier != highest
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
