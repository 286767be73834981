import CommunityModel
import Wording

/// Figures of what was published and held.
enum ContentMetrics {
  /// The excess of F16 in millionths; the state follows from it, the value shows the shares.
  static let mix: @Sendable (MetricScene) -> MetricInput = { scene in
    if let missing = missing(scene) { return .missing(missing) }
    let all = PublishedMix(scene.community.content, within: scene.week, zone: scene.zone).groups
    let inUse = Set(scene.groups.map(\.id))
    let seen = all.filter { inUse.contains($0.key) }.sorted { $0.key < $1.key }.map(\.value)
    guard !seen.isEmpty else { return .counted(MetricCount(0, of: 0)) }
    let excess = seen.reduce(0.0) { $0 + (ContentMix.excess($1) ?? 0) } / Double(seen.count)
    var count = MetricCount(Int((excess * 1_000_000).rounded()), of: 1_000_000)
    count.isShare = false
    let posts = seen.reduce(0) { $0 + $1.total }
    count.base = Int64(posts / seen.count)
    for category in ContentCategory.allCases {
      let own = seen.reduce(0) { $0 + $1[category] }
      count.part(category.title.zh, category.title.en, own)
    }
    let shares = ContentCategory.allCases.map { category in
      seen.reduce(0.0) { $0 + Double($1[category]) / Double($1.total) } / Double(seen.count)
    }
    count.text = shares.map { tenths($0) }.joined(separator: ":")
    count.query = MetricQuery("content", "at<7d" + scene.sentHere)
    return .counted(count)
  }

  static let onTime: @Sendable (MetricScene) -> MetricInput = { scene in
    if let missing = missing(scene) { return .missing(missing) }
    let inUse = Set(scene.groups.map(\.id))
    let items = scene.community.content.compactMap { item -> ContentItem? in
      guard let due = item.dueAt, scene.week.contains(scene.zone.day(of: due)) else { return nil }
      var own = item
      own.groups = item.groups.filter(inUse.contains)
      return own
    }
    let found = Punctuality(items, at: scene.figures.moment.now)
    var count = MetricCount(found.onTime, of: found.due)
    count.part("漏发", "Missed", found.missed)
    count.query = MetricQuery("content", "overdue:yes" + scene.sentHere)
    return .counted(count)
  }

  static let events: @Sendable (MetricScene) -> MetricInput = { scene in
    guard !scene.community.campaigns.isEmpty else {
      return .missing(MetricCatalog.Missing.campaigns)
    }
    let held = scene.community.campaigns.count { campaign in
      guard let start = campaign.start, (0..<30).contains(scene.today - start),
        campaign.state != .draft, campaign.state != .cancelled
      else { return false }
      return scene.group.map { campaign.groups.isEmpty || campaign.groups.contains($0) } ?? true
    }
    var count = MetricCount(held, of: 1)
    count.query = MetricQuery("campaigns", "start<30d -state:draft,cancelled")
    return .counted(count)
  }

  /// A plan alone says nothing of what was published.
  private static func missing(_ scene: MetricScene) -> MissingSource? {
    if scene.community.content.isEmpty { return MetricCatalog.Missing.content }
    let isPublished = scene.community.content.contains { !$0.deliveries.isEmpty }
    return isPublished ? nil : MetricCatalog.Missing.deliveries
  }

  private static func tenths(_ share: Double) -> String {
    let hundredths = Int((share * 100).rounded())
    return hundredths % 10 == 0 ? "\(hundredths / 10)" : "\(hundredths / 10).\(hundredths % 10)"
  }
}

extension MetricScene {
  /// The seven days up to the day.
  fileprivate var week: ClosedRange<Day> { min(today - 6, today)...today }

  /// A clause that keeps a query over posts to the group looked at.
  fileprivate var sentHere: String {
    group.map { " groups:" + PackedID.text(prefix: Group.collection.prefix, raw: $0.raw) } ?? ""
  }
}
