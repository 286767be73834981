import Wording

/// The figures of one day as they were read then, so that history does not change with the rules.
public struct MetricSnapshot: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "snapshots", prefix: "ms", Localized("指标快照", "Metric snapshots"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<MetricSnapshot>] = [
    .stored("day", Localized("哪天", "Day"), \.day),
    .stored("at", Localized("何时读的", "Read at"), \.at),
    .stored("values", Localized("数值", "Values"), \.values),
  ]

  /// Its identity.
  public let id: ID<MetricSnapshot>
  /// The day it holds for.
  public var day: Day?
  /// When it was read; later than the day where it was worked out afterwards.
  public var at: Instant?
  /// The figures, in the order of the metrics.
  public var values: [MetricValue] = []
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<MetricSnapshot>) {
    self.id = id
  }
}

/// One figure of a snapshot: a metric's key, what was counted, among how many.
public struct MetricValue: FieldStorable, Hashable {
  /// The metric's key.
  public var metric: String
  /// The numerator.
  public var num: Int64
  /// The denominator, above zero.
  public var den: Int64

  /// A figure.
  public init(metric: String, num: Int64, den: Int64) {
    self.metric = metric
    self.num = num
    self.den = den
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("metric", .text(limit: 60)), FieldPart("num", .integer), FieldPart("den", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([metric.fieldValue, .int(num), .int(den)])
  }

  /// Reads the record; nil when a part does not fit, missing numbers are 0.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3,
      let metric = String(fieldValue: parts[0])
    else { return nil }
    self.init(metric: metric, num: parts[1].int ?? 0, den: parts[2].int ?? 0)
  }
}
