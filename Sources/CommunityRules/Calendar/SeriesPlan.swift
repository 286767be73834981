public import CommunityModel

/// The posts that a repeated post still lacks: one for each of its days ahead (domain.md §2.5).
public enum SeriesPlan {
  /// How many days ahead posts are made.
  public static let daysAhead = 7

  /// The instants at which posts of a series are lacking, from tomorrow or its own day on.
  ///
  /// Which day a post was made for is told by its first schedule, so one that was moved is not made anew.
  public static func missing(
    of model: ContentItem, in community: Community, moment: Moment, ahead: Int = daysAhead
  ) -> [Instant] {
    guard let rule = model.repetition, model.state != .cancelled, let at = model.scheduledAt else {
      return []
    }
    let zone = moment.zone
    let second = zone.secondOfDay(of: at)
    var made: Set<Day> = [zone.day(of: at)]
    if let first = model.dueAt { made.insert(zone.day(of: first)) }
    for raw in community.referrers(of: model.id.raw, through: "content.series") {
      guard let copy = community.content[raw: raw] else { continue }
      if let day = copy.more["seriesDay"].day { made.insert(day) }
    }
    let first = max(moment.today, zone.day(of: at))
    return (0...max(0, ahead)).map { first + $0 }
      .filter { $0 <= moment.today + ahead && rule.includes($0) && !made.contains($0) }
      .map { zone.instant($0, second: second) }.filter { $0 > moment.now }
  }
}
