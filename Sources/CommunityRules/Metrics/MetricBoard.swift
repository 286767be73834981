public import CommunityModel

/// Every metric as of a day: what the board, the report and the wall show.
public struct MetricBoard: Sendable {
  /// The day.
  public let asOf: Day
  /// The readings in the order of the catalogue.
  public let readings: [MetricReading]

  /// Reads metrics in a scene; of a group only those that can be read of one.
  public init(_ scene: MetricScene, metrics: [Metric] = MetricCatalog.all) {
    asOf = scene.figures.moment.today
    readings = metrics.compactMap { $0.aiming(at: scene.target(of: $0.id)).reading(in: scene) }
  }

  /// Reads every metric of a community.
  public init(
    _ community: Community, figures: Figures, policy: FiguresPolicy? = nil
  ) {
    self.init(MetricScene(community, figures: figures, policy: policy))
  }

  /// The reading of a metric.
  public subscript(id: String) -> MetricReading? {
    readings.first { $0.metric.id == id }
  }
}

extension Metric {
  /// The metric in a scene; nil where it cannot be read of a single group.
  public func reading(in scene: MetricScene) -> MetricReading? {
    guard scene.group == nil || scopes.contains(.group) else { return nil }
    return MetricReading(self, read(scene))
  }
}
