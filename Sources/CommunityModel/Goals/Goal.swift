public import Wording

/// A figure that is watched: what is wanted of it, where it started, and whether it is beyond its limit.
///
/// What the figure means is declared once with its rule; a row holds what a workspace adds to it.
public struct Goal: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("goals", prefix: "gl", Localized("目标", "Goals"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Goal>] = [
    .stored("rule", Localized("指标", "Metric"), \.rule, aliases: ["metric"]),
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("open", Localized("预警中", "Open"), \.isOpen, aliases: ["预警"]),
    .stored("severity", Localized("轻重", "Severity"), \.severity, aliases: ["严重"]),
    .stored("run", Localized("连着几次", "In a row"), \.run),
    .stored("openedAt", Localized("何时报警", "Opened"), \.openedAt),
    .stored("closedAt", Localized("何时解除", "Closed"), \.closedAt),
    .stored("checkedAt", Localized("上次评估", "Evaluated"), \.checkedAt),
    numerator, denominator, target, baseline, acknowledgement, snooze, off,
  ]

  /// Its identity.
  public let id: ID<Goal>
  /// The rule that says what it is: a metric's key, or the name of what else is watched.
  public var rule = ""
  /// The group it is about; nil for the whole workspace.
  public var group: ID<Group>?
  /// Whether it is beyond its limit and an alert stands open.
  public var isOpen = false
  /// How much it matters while it is open.
  public var severity: GoalSeverity?
  /// How many evaluations in a row spoke against its state.
  public var run: Int64 = 0
  /// When the alert opened, while it stands open.
  public var openedAt: Instant?
  /// When the last alert closed.
  public var closedAt: Instant?
  /// When it was last evaluated.
  public var checkedAt: Instant?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Goal>) {
    self.id = id
  }
}

/// How much an alert matters.
public enum GoalSeverity: String, ClosedSet {
  case notice, warning, serious

  /// The word on the screen.
  public var title: Localized {
    switch self {
    case .notice: Localized("提醒", "Notice")
    case .warning: Localized("警告", "Warning")
    case .serious: Localized("严重", "Serious")
    }
  }
}

extension Goal {
  /// What was counted at the last evaluation.
  public static let numerator = Field<Goal>.sparse(
    "num", Localized("分子", "Numerator"), .integer)
  /// Among how many it was counted.
  public static let denominator = Field<Goal>.sparse(
    "den", Localized("分母", "Denominator"), .integer)
  /// A target of the workspace's own, in the metric's unit; that of the plan where there is none.
  public static let target = Field<Goal>.sparse(
    "target", Localized("目标值", "Target"), .integer, aliases: ["目标"])
  /// Where it stood when the period began.
  public static let baseline = Field<Goal>.sparse(
    "baseline", Localized("基线", "Baseline"),
    .record([FieldPart("on", .day), FieldPart("num", .integer), FieldPart("den", .integer)]))
  /// Who took note of the alert, when, and what is being done.
  public static let acknowledgement = Field<Goal>.sparse(
    "ack", Localized("已知悉", "Acknowledged"),
    .record([
      FieldPart("at", .instant), FieldPart("by", .text(limit: 100)),
      FieldPart("note", .text(limit: 200)),
    ]))
  /// The last day on which it keeps quiet.
  public static let snooze = Field<Goal>.sparse(
    "snooze", Localized("暂不提醒到", "Snoozed until"), .day)
  /// Whether it is not watched at all.
  public static let off = Field<Goal>.sparse("off", Localized("停用", "Off"), .flag)

  /// Whether it is not watched at all.
  public var isOff: Bool { more["off"].flag }

  /// The note of who knows of the alert; nil where nobody said so.
  public var note: (at: Instant, by: String, text: String)? {
    guard let parts = more["ack"].record, parts.count == 3, let at = parts[0].instant else {
      return nil
    }
    return (at, parts[1].text ?? "", parts[2].text ?? "")
  }

  /// Whether it keeps quiet on a day.
  public func isSnoozed(on day: Day) -> Bool {
    more["snooze"].day.map { day <= $0 } ?? false
  }

  /// Whether it calls for a hand on a day: open, not switched off, and nobody put it aside.
  public func callsForHand(on day: Day) -> Bool {
    isOpen && !isOff && note == nil && !isSnoozed(on: day)
  }
}
