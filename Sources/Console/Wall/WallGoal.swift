import CommunityModel
import CommunityRules
public import Wording

/// One target as the wall shows it: its bar against the line that all targets share.
public struct WallGoal: Equatable, Sendable {
  /// Whether it is met.
  public enum State: String, Sendable {
    case met, short, unknown
  }

  /// The metric's key.
  public let id: String
  /// Its name.
  public let title: Localized
  /// The value with sign and unit.
  public let value: Localized
  /// The target's own number.
  public let target: Localized
  /// Whether it is met.
  public let state: State
  /// `✓ 达标`, `差 14.4 点`, or what is missing.
  public let verdict: Localized
  /// The share of the target that is reached; nil where there is no bar.
  public let progress: Double?
  /// Values of twelve weeks, the oldest first.
  public let trend: [Double?]
  /// What the value rests on.
  public let sample: Localized?
  /// Why the figure is what it is, as far as it tells nothing of a single person.
  var explanation: [GoalExplanation.Line] = []

  /// A target from its parts.
  init(
    id: String, title: Localized, value: Localized, target: Localized, state: State,
    verdict: Localized, progress: Double?, trend: [Double?], sample: Localized?
  ) {
    self.id = id
    self.title = title
    self.value = value
    self.target = target
    self.state = state
    self.verdict = verdict
    self.progress = progress
    self.trend = trend
    self.sample = sample
  }

  /// A target as it stands; what few people made is hidden.
  init(_ standing: GoalStanding, asOf day: Day) {
    let reading = standing.reading
    let isSmall = SmallCells.isTelling(reading)
    id = standing.metric.id
    title = standing.metric.short
    target = standing.metric.shownTarget
    switch reading.state {
    case .met: state = .met
    case .short: state = .short
    default: state = .unknown
    }
    switch reading.state {
    case .noData(let source):
      verdict = Localized("无数据 · 缺 \(source.file.zh)", "No data · needs \(source.file.en)")
    case .notYetReadable(let what):
      verdict = Localized("无数据 · 缺 \(what.zh)", "No data · needs \(what.en)")
    default: verdict = standing.verdict
    }
    value = isSmall ? Localized(verbatim: "—") : standing.shown
    progress = isSmall ? nil : standing.progress
    trend = isSmall ? [] : standing.trend
    sample = isSmall ? nil : reading.sample
    // Parts and rows left out are counts of people that nobody has checked for size.
    explanation = GoalExplanation(standing, asOf: day, isMasked: true).lines
  }
}

/// The targets that a wall shows, and the time that is left for them.
public struct WallGoals: Equatable, Sendable {
  /// What the period is called.
  public let title: Localized
  /// Days until it ends.
  public let daysLeft: Int
  /// The targets, in the order of the plan.
  public let goals: [WallGoal]

  /// Targets within a period.
  init(title: Localized, daysLeft: Int, goals: [WallGoal]) {
    self.title = title
    self.daysLeft = daysLeft
    self.goals = goals
  }

  /// The aims of a board.
  init(_ board: GoalBoard) {
    self.init(
      title: board.period.title, daysLeft: board.period.daysLeft(from: board.asOf),
      goals: board.standings.map { WallGoal($0, asOf: board.asOf) })
  }

  /// How many are met, short, and without a verdict.
  var counts: (met: Int, short: Int, unknown: Int) {
    (
      goals.count { $0.state == .met }, goals.count { $0.state == .short },
      goals.count { $0.state == .unknown }
    )
  }

  /// `4 项达标`, `5 项没到`, and how many cannot be told, where there are any.
  var summary: [Localized] {
    let (met, short, unknown) = counts
    var words = [
      Localized("\(met) 项达标", "\(met) met"), Localized("\(short) 项没到", "\(short) short"),
    ]
    if unknown > 0 { words.append(Localized("\(unknown) 项无数据", "\(unknown) without data")) }
    return words
  }

  /// `还剩 37 天`.
  var timeLeft: Localized {
    Localized("还剩 \(daysLeft) 天", "\(daysLeft) day\(daysLeft == 1 ? "" : "s") left")
  }
}

extension SmallCells {
  /// Whether a value of few rows would tell what one of them did.
  static func isTelling(_ reading: MetricReading) -> Bool {
    guard reading.isShare, let num = reading.num, let den = reading.den, den > 0 else {
      return reading.base > 0 && reading.base < Int64(least) && reading.num != nil
        && reading.metric.unit == .percent
    }
    let rest = den - num
    return (1..<Int64(least)).contains(num) || (1..<Int64(least)).contains(rest)
  }
}
