public import CommunityModel
public import Wording

/// Where one target stands: its value now, its baseline, how it went, and the pace it takes.
///
/// The board, the wall and the reports show this one value, so they cannot disagree.
public struct GoalStanding: Sendable {
  /// The metric as it was read.
  public let reading: MetricReading
  /// The row that the workspace keeps of it, if any.
  public let goal: Goal?
  /// Where it stood when the period began; nil where nobody wrote it down.
  public let baseline: (day: Day, num: Int64, den: Int64)?
  /// Values of the last twelve weeks, the oldest first, in the metric's unit; nil where none is kept.
  public let trend: [Double?]
  /// Days until the period ends.
  public let daysLeft: Int

  /// The metric.
  public var metric: Metric { reading.metric }

  init(
    _ reading: MetricReading, goal: Goal?, history: GoalHistory, period: GoalPeriod, today: Day
  ) {
    self.reading = reading
    self.goal = goal
    let metric = reading.metric
    func number(_ num: Int64, _ den: Int64) -> Double? {
      den > 0 ? Double(num) / Double(den) * Double(metric.unit.scale) : nil
    }
    trend = GoalHistory.weekEnds(upTo: today).map { day in
      if day == today, reading.counts, let num = reading.num, let den = reading.den {
        return number(num, den)
      }
      return history.value(metric.id, inWeekTo: day).flatMap { number($0.num, $0.den) }
    }
    if let parts = goal?.more["baseline"].record, parts.count == 3, let day = parts[0].day,
      let num = parts[1].int, let den = parts[2].int, den > 0
    {
      baseline = (day, num, den)
    } else {
      baseline = history.baseline(metric.id, of: period).map {
        ($0.day, $0.value.num, $0.value.den)
      }
    }
    daysLeft = period.daysLeft(from: today)
  }

  /// The value with sign and unit, `—` where there is none.
  public var shown: Localized {
    guard let num = reading.num, let den = reading.den, den > 0 else {
      return Localized(verbatim: "—")
    }
    return metric.unit == .mix
      ? Localized(verbatim: reading.valueText) : metric.shown(num, of: den)
  }

  /// The share of the target that is reached; nil where nothing can be held against it.
  public var progress: Double? {
    guard reading.counts, let num = reading.num, let den = reading.den else { return nil }
    return metric.progress(num, of: den)
  }

  /// How much is missing in tenths of the unit; nil where it is met or not judged.
  public var shortfall: Int64? {
    guard reading.state == .short, let num = reading.num, let den = reading.den else { return nil }
    return metric.shortfall(num, of: den)
  }

  /// `✓ 达标`, `差 14.4 点`, or why there is no verdict.
  public var verdict: Localized {
    switch reading.state {
    case .met: return Localized("✓ 达标", "✓ met")
    case .short:
      guard let tenths = shortfall else { return Localized("偏了", "off") }
      let amount = Self.tenths(tenths)
      switch metric.unit {
      case .percent: return Localized("差 \(amount) 点", "\(amount) short")
      default:
        let word = metric.unitTitle
        return Localized("差 \(amount)", "\(amount) short")
          + Localized(word.zh.isEmpty ? "" : " \(word.zh)", "")
      }
    default: return reading.state.title
    }
  }

  /// What it takes a week to arrive in time: `每周 +2.7 点`; nil where it is met or not judged.
  public var pace: Localized? {
    guard let tenths = shortfall, daysLeft > 0 else { return nil }
    // Tenths a week, rounded up: what is asked for is enough.
    let weekly = (tenths * 7 + Int64(daysLeft) - 1) / Int64(daysLeft)
    let sign = metric.direction == .le ? "−" : "+"
    let word = metric.unit == .percent ? Localized("点", "pts") : metric.unitTitle
    return Localized("每周 \(sign)\(Self.tenths(weekly))", "\(sign)\(Self.tenths(weekly))")
      .counted(word) + Localized("", " a week")
  }

  private static func tenths(_ tenths: Int64) -> String {
    let whole = NumberText.grouped(Int64(clamping: tenths.magnitude / 10))
    return tenths % 10 == 0 ? whole : "\(whole).\(tenths.magnitude % 10)"
  }
}

/// Every target with where it stands, as of a moment.
public struct GoalBoard: Sendable {
  /// The day.
  public let asOf: Day
  /// The half-year.
  public let period: GoalPeriod
  /// The targets in the order of the catalogue.
  public let standings: [GoalStanding]

  /// Reads metrics in a scene and puts what the workspace keeps of them beside.
  public init(_ scene: MetricScene, metrics: [Metric] = MetricCatalog.all) {
    let today = scene.figures.moment.today
    asOf = today
    period = GoalPeriod(of: today)
    let period = self.period
    let history = GoalHistory(scene.community)
    let kept = Dictionary(
      scene.community.goals.filter { $0.group == scene.group }.map { ($0.rule, $0) },
      uniquingKeysWith: { first, _ in first })
    standings = MetricBoard(scene, metrics: metrics).readings.map {
      GoalStanding(
        $0, goal: kept[$0.metric.id], history: history, period: period, today: today)
    }
  }

  /// The standing of a metric.
  public subscript(id: String) -> GoalStanding? {
    standings.first { $0.metric.id == id }
  }

  /// The targets of the whole undertaking.
  public static var aims: [Metric] { MetricCatalog.aims }
}

extension Metric {
  /// The metric with another target, where it has one number for a target.
  func aiming(at target: Int64?) -> Metric {
    guard let target, targets.count == 1 else { return self }
    return Metric(copying: self, targets: [target])
  }
}
