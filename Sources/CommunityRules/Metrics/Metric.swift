public import Wording

/// What a metric's value is a number of.
public enum MetricUnit: String, Sendable {
  /// A share; its targets are whole percents.
  case percent
  /// A plain number, such as posts a week.
  case count
  /// People.
  case people
  /// Days.
  case days
  /// Hours.
  case hours
  /// Three parts of ten.
  case mix

  /// By what numerator ÷ denominator is multiplied before it is held against a target.
  var scale: Int64 { self == .percent ? 100 : 1 }
}

/// On which side of its target a metric should be.
public enum MetricDirection: String, Sendable {
  case ge, le, eq, range
}

/// What a metric is read over.
public enum MetricScope: String, CaseIterable, Sendable {
  case workspace, group, campaign
}

/// One of the plan's figures, declared once: what it is, what is wanted of it, how it is read.
///
/// Boards, reports, alerts, the wall and the command line read this declaration; nothing else says
/// what a figure means.
public struct Metric: Sendable {
  /// The key in files and commands.
  public let id: String
  /// The name on the screen.
  public let title: Localized
  /// What its value is a number of.
  public let unit: MetricUnit
  /// On which side of the target it should be.
  public let direction: MetricDirection
  /// The target: one number, two ends of a range, three parts of a mix; empty where its source is cut off.
  public let targets: [Int64]
  /// What it can be read over.
  public let scopes: [MetricScope]
  /// How many days back it looks; nil for what holds at the moment.
  public let windowDays: Int?
  /// How far back the state lies that it is compared with; nil where it compares with none.
  public let lookback: MetricLookback?
  /// A share of fewer than this says nothing.
  public let minDenominator: Int64
  /// The formula of the domain reference, such as `F26`.
  public let formula: String
  /// The formula in one sentence.
  public let explanation: Localized
  /// Where the target stands in the plan it was taken from.
  public let source: Localized
  /// The name where there is little room.
  public let short: Localized
  /// Whether the value is a change against an earlier one, shown with its sign.
  public let isLift: Bool
  /// What a plain number counts: 次, 场; empty where the unit says it.
  public let counter: Localized

  let read: @Sendable (MetricScene) -> MetricInput

  init(
    _ id: String, _ title: Localized, _ unit: MetricUnit = .percent,
    _ direction: MetricDirection = .ge, _ targets: [Int64], scopes: [MetricScope] = [.workspace],
    window: Int? = nil, lookback: MetricLookback? = nil, min: Int64? = nil, formula: String,
    _ explanation: Localized, source: MetricSource, short: Localized? = nil, isLift: Bool = false,
    counter: Localized = Localized("", ""),
    read: @escaping @Sendable (MetricScene) -> MetricInput
  ) {
    self.id = id
    self.title = title
    self.unit = unit
    self.direction = direction
    self.targets = targets
    self.scopes = scopes
    windowDays = window
    self.lookback = lookback
    minDenominator = min ?? (unit == .percent ? 20 : 1)
    self.formula = formula
    self.explanation = explanation
    self.source = source.title
    self.short = short ?? title
    self.isLift = isLift
    self.counter = counter
    self.read = read
  }
}

extension Metric {
  /// The same figure held against other targets.
  init(copying other: Metric, targets: [Int64]) {
    id = other.id
    title = other.title
    unit = other.unit
    direction = other.direction
    self.targets = targets
    scopes = other.scopes
    windowDays = other.windowDays
    lookback = other.lookback
    minDenominator = other.minDenominator
    formula = other.formula
    explanation = other.explanation
    source = other.source
    short = other.short
    isLift = other.isLift
    counter = other.counter
    read = other.read
  }
}

/// How far back an earlier state lies.
public enum MetricLookback: Hashable, Sendable {
  case days(Int)
  case months(Int)
}

/// The part of the plan that names a target.
enum MetricSource {
  case aims, admission, tiers, content, fission, conversion, feedback

  var title: Localized {
    switch self {
    case .aims: Localized("一、目标与定位", "Aims and positioning")
    case .admission: Localized("模块 1 精准社区搭建与用户准入", "Module 1, groups and admission")
    case .tiers: Localized("模块 2 用户分层与标签", "Module 2, tiers and tags")
    case .content: Localized("模块 3 高频互动与内容", "Module 3, interaction and content")
    case .fission: Localized("模块 4 社交裂变", "Module 4, fission")
    case .conversion: Localized("模块 5 社区转化与私域协同", "Module 5, conversion")
    case .feedback: Localized("模块 6 用户反馈与优化", "Module 6, feedback")
    }
  }
}
