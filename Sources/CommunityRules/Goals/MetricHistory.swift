public import CommunityModel

/// What the metrics were on a past day, worked out again from the rows and their dates.
///
/// Only figures whose every input carries a date have a history; what was typed over is gone.
public enum MetricHistory {
  /// The metrics that can be worked out for a past day.
  static let dated: Set<String> = [
    "member.growth.core", "fission.conversion", "retention.core", "order.repurchaseLift",
    "referral.contribution",
    "onboarding.completion", "group.size", "member.earlyChurn", "content.mix", "content.onTime",
    "event.perMonth",
  ]

  /// The figures at the end of a day; none of what could not be counted then.
  public static func values(
    _ community: Community, on day: Day, zone: Zone
  ) -> [MetricValue] {
    let metrics = MetricCatalog.all.filter { dated.contains($0.id) }
    let moment = MetricScene.end(of: day, zone)
    let scene = MetricScene(
      community, figures: .computed(from: community, moment: moment), metrics: metrics)
    return MetricBoard(scene, metrics: metrics).values
  }
}

extension MetricBoard {
  /// What a snapshot keeps: the figures that could be counted, in the order of the catalogue.
  public var values: [MetricValue] {
    readings.compactMap { reading in
      guard let num = reading.num, let den = reading.den, den > 0 else { return nil }
      return MetricValue(metric: reading.metric.id, num: num, den: den)
    }
  }
}
