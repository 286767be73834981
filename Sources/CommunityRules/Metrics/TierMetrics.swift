import CommunityModel
import Wording

/// Figures of tiers.
enum TierMetrics {
  static let count: @Sendable (MetricScene) -> MetricInput = { scene in
    .counted(MetricCount(scene.policy.tiers.tiers.count, of: 1))
  }

  static let coverage: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    guard !scene.community.operators.isEmpty else {
      return .missing(MetricCatalog.Missing.contacts)
    }
    let people = scene.people
    // Every tier has a strategy by its declaration; who has no tier is served by none.
    let enrolled = Set(scene.community.enrolments.filter(\.isOpen).map(\.member))
    let served = people.count {
      ($0.owner != nil || enrolled.contains($0.id)) && !scene.figures[$0.id].tier.isEmpty
    }
    var count = MetricCount(served, of: people.count)
    if scene.community.enrolments.isEmpty {
      count.note = Localized("没有 SOP 记录，只看有没有客服", "No SOP runs recorded: only agents count")
    }
    count.query = MetricQuery(
      "members", "owner:none sop:none group-count>0 -staff:yes" + scene.within)
    return .counted(count)
  }
}

extension TierMetrics {
  /// Of the people drawn in thirty days and looked at, those who are in the right tier.
  static let accuracy: @Sendable (MetricScene) -> MetricInput = { scene in
    let drawn = scene.community.checks.filter { (0..<30).contains(scene.today - $0.day) }
    let looked = drawn.filter { $0.verdict != nil }
    guard !looked.isEmpty else { return .missing(MetricCatalog.Missing.checks) }
    var count = MetricCount(looked.count { $0.verdict == .confirmed }, of: looked.count)
    count.leaveOut(drawn.count - looked.count, "抽中了还没看", "Drawn and not looked at yet")
    count.query = MetricQuery(
      "checks", (looked.count < drawn.count ? "verdict:none " : "") + "day<30d")
    return .counted(count)
  }
}

/// Figures of tags.
enum TagMetrics {
  /// The tag groups of which every member should carry a tag.
  static let required = ["基础属性", "消费偏好", "互动行为"]

  static let completeness: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.memberships.isEmpty else {
      return .missing(MetricCatalog.Missing.members)
    }
    var category: [ID<Tag>: String] = [:]
    for tag in scene.community.tags where required.contains(tag.category) {
      category[tag.id] = tag.category
    }
    let existing = Set(category.values)
    guard !existing.isEmpty else { return .missing(MetricCatalog.Missing.categories) }
    let people = scene.people
    var (held, complete) = (0, 0)
    for member in people {
      let own = Set(
        member.tags.filter { $0.isLive(on: scene.today) }.compactMap { category[$0.tag] })
      held += own.count
      if own == existing { complete += 1 }
    }
    var count = MetricCount(held, of: people.count * existing.count)
    count.base = Int64(people.count)
    count.part("各组都有标签的成员", "Members with a tag of each", complete)
    count.part("在群成员", "Members in groups", people.count)
    let absent = required.filter { !existing.contains($0) }
    if !absent.isEmpty {
      count.note = Localized(
        "还没建：\(absent.joined(separator: "、"))", "Not there yet: \(absent.joined(separator: ", "))")
    }
    // Who lacks a tag of one group at least.
    let whole = existing.sorted().map { "category=\($0)" }.joined(separator: " ")
    count.query = MetricQuery(
      "members", "-(\(whole)) group-count>0 -staff:yes" + scene.within)
    return .counted(count)
  }

  static let freshness: @Sendable (MetricScene) -> MetricInput = { scene in
    let rules = Policies(inForceIn: scene.community).tags.rules
    guard rules.isEmpty else { return ofRules(rules, scene) }
    var newest: Day?
    for member in scene.community.members where !member.isStaff {
      for tag in member.tags {
        guard let on = tag.on, on <= scene.today else { continue }
        newest = newest.map { max($0, on) } ?? on
      }
    }
    guard let newest else { return .missing(MetricCatalog.Missing.tags) }
    var count = MetricCount(scene.today - newest, of: 1)
    count.note = Localized(
      "没有标签规则，按最近一次打标签算", "No tag rules: counted from the last tag put on")
    return .counted(count)
  }
}

extension TagMetrics {
  /// Days since the rule that waits longest ran: a tag is as fresh as its rule.
  private static func ofRules(_ rules: [TagRule], _ scene: MetricScene) -> MetricInput {
    var names: [ID<Tag>: String] = [:]
    for tag in scene.community.tags { names[tag.id] = tag.name }
    var ran: [String: Day] = [:]
    for run in scene.community.runs where run.day <= scene.today {
      for rule in run.tagRules {
        guard let name = names[rule.tag] else { continue }
        ran[name] = ran[name].map { max($0, run.day) } ?? run.day
      }
    }
    let known = rules.compactMap { ran[$0.tag] }
    guard let oldest = known.min() else { return .missing(MetricCatalog.Missing.runs) }
    var count = MetricCount(scene.today - oldest, of: 1)
    count.part("一天内跑过的规则", "Rules run within a day", known.count { scene.today - $0 <= 1 })
    count.part("标签规则", "Tag rules", rules.count)
    count.leaveOut(rules.count - known.count, "没跑过的规则", "Rules that never ran")
    count.query = MetricQuery("runs", "day<7d")
    return .counted(count)
  }
}

extension TagAssignment {
  /// Whether the tag counts on a day.
  fileprivate func isLive(on day: Day) -> Bool {
    (on.map { $0 <= day } ?? true) && (until.map { $0 >= day } ?? true)
  }
}
