public import Wording

/// One of the things that let somebody in.
public enum AdmissionGate: String, ClosedSet {
  case spend, referral, quiz, manual

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .spend: Localized("消费满额", "Spent enough")
    case .referral: Localized("好友邀请", "Invited")
    case .quiz: Localized("答题", "Quiz")
    case .manual: Localized("人工审核", "By hand")
    }
  }
}

/// Whether one gate is enough or all are needed.
public enum GateMode: String, ClosedSet {
  case any, all

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .any: Localized("过一项就行", "Any one")
    case .all: Localized("都要过", "All")
    }
  }
}

/// What a group asks of those who want to join; nothing set asks nothing of that kind.
public struct AdmissionPolicy: FieldStorable, Hashable {
  /// Whether one gate is enough.
  public var mode: GateMode
  /// The least spend, in fen; nil where spend is not looked at.
  public var spend: Int64?
  /// Within how many days it was spent; nil for all time.
  public var days: Int64?
  /// Whether a member has to have invited the person.
  public var referral: Bool
  /// The least score of the quiz; nil where there is none.
  public var quiz: Int64?
  /// Whether somebody decides in any case.
  public var manual: Bool

  /// A policy; nothing is asked unless said.
  public init(
    mode: GateMode = .any, spend: Int64? = nil, days: Int64? = nil, referral: Bool = false,
    quiz: Int64? = nil, manual: Bool = false
  ) {
    (self.mode, self.spend, self.days) = (mode, spend, days)
    (self.referral, self.quiz, self.manual) = (referral, quiz, manual)
  }

  /// The gates that are set, in the order in which they are told.
  public var gates: [AdmissionGate] {
    [
      spend == nil ? nil : .spend, referral ? .referral : nil, quiz == nil ? nil : .quiz,
      manual ? .manual : nil,
    ].compactMap(\.self)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("mode", GateMode.kind), FieldPart("spend", .money), FieldPart("days", .integer),
    FieldPart("referral", .flag), FieldPart("quiz", .integer), FieldPart("manual", .flag),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([
      mode.fieldValue, spend.map { .int($0) } ?? .none, days.map { .int($0) } ?? .none,
      referral ? .flag(true) : .none, quiz.map { .int($0) } ?? .none,
      manual ? .flag(true) : .none,
    ])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 6 else { return nil }
    self.init(
      mode: GateMode(fieldValue: parts[0]) ?? .any, spend: parts[1].int, days: parts[2].int,
      referral: parts[3] == .flag(true), quiz: parts[4].int, manual: parts[5] == .flag(true))
  }
}

/// What one gate made of somebody, kept with the decision.
public struct GateResult: FieldStorable, Hashable {
  /// The gate.
  public var gate: AdmissionGate
  /// Whether the person passed it.
  public var isPassed: Bool
  /// What was looked at: 消费 ¥80 < ¥100.
  public var evidence: String

  /// A result.
  public init(_ gate: AdmissionGate, isPassed: Bool, evidence: String) {
    self.gate = gate
    self.isPassed = isPassed
    self.evidence = evidence
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("gate", AdmissionGate.kind), FieldPart("passed", .flag),
    FieldPart("evidence", .text(limit: 200)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([gate.fieldValue, .flag(isPassed), .text(evidence)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3,
      let gate = AdmissionGate(fieldValue: parts[0]), let evidence = parts[2].text
    else { return nil }
    self.init(gate, isPassed: parts[1] == .flag(true), evidence: evidence)
  }
}

extension Group {
  /// What the group asks of those who want to join.
  public static let admissionGates = Field<Group>.sparse(
    "admissionGates", Localized("准入门槛", "Admission gates"), AdmissionPolicy.kind,
    aliases: ["门槛"])

  /// What the group asks of those who want to join; nothing where nothing is set.
  public var admissionPolicy: AdmissionPolicy {
    AdmissionPolicy(fieldValue: more["admissionGates"]) ?? AdmissionPolicy()
  }
}

extension Membership {
  /// When the person asked to join.
  public static let appliedAt = Field<Membership>.sparse(
    "appliedAt", Localized("申请时间", "Applied"), .instant)
  /// What the person scored in the quiz.
  public static let quizScore = Field<Membership>.sparse(
    "quizScore", Localized("答题分", "Quiz score"), .integer)
  /// What each gate made of the person when the decision fell.
  public static let gateResults = Field<Membership>.sparse(
    "gateResults", Localized("门槛结果", "Gate results"), .list(GateResult.kind))

  /// What each gate made of the person when the decision fell.
  public var decidedGates: [GateResult] {
    more["gateResults"].list.compactMap(GateResult.init(fieldValue:))
  }
}
