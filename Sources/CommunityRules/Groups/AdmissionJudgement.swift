public import CommunityModel
public import Wording

/// What the gates of a group make of somebody who asks to join.
public struct AdmissionJudgement: Hashable, Sendable {
  /// How it ends.
  public enum Outcome: Hashable, Sendable {
    /// The gates let the person in.
    case passed
    /// They do not.
    case failed
    /// Somebody has to decide: the group asks for that, or asks for nothing.
    case manual
  }

  /// Each gate that is set, with what was looked at.
  public let results: [GateResult]
  /// How it ends.
  public let outcome: Outcome

  /// Judges facts by a policy.
  public init(_ policy: AdmissionPolicy, _ facts: AdmissionFacts) {
    let results = policy.gates.filter { $0 != .manual }.map { facts.result($0, policy) }
    self.results = results
    let isPassed =
      policy.mode == .all ? results.allSatisfy(\.isPassed) : results.contains(where: \.isPassed)
    // One gate of several is enough under “any”: then somebody's decision is one of them.
    if results.isEmpty {
      outcome = .manual
    } else if !isPassed {
      outcome = policy.manual && policy.mode == .any ? .manual : .failed
    } else {
      outcome = policy.manual && policy.mode == .all ? .manual : .passed
    }
  }

  /// Judges an application as of a moment.
  public init(_ stay: Membership, _ community: Community, _ figures: Figures) {
    let policy = community.groups[stay.group]?.admissionPolicy ?? AdmissionPolicy()
    self.init(policy, AdmissionFacts(stay, policy, community, figures))
  }

  /// The gates that were not passed, in words: 消费 ¥80，要 ¥100.
  public var reason: Localized {
    let failed = results.filter { !$0.isPassed }
    return Localized(
      failed.map { Self.words($0).zh }.joined(separator: "；"),
      failed.map { Self.words($0).en }.joined(separator: "; "))
  }

  /// Every gate with its evidence.
  public var explanation: Localized {
    guard !results.isEmpty else { return Localized("没设门槛", "No gates are set") }
    return Localized(
      results.map { ($0.isPassed ? "✓ " : "✗ ") + Self.words($0).zh }.joined(separator: "；"),
      results.map { ($0.isPassed ? "✓ " : "✗ ") + Self.words($0).en }.joined(separator: "; "))
  }

  /// A gate and what it looked at; the evidence is kept in figures, which need no language.
  public static func words(_ result: GateResult) -> Localized {
    result.gate.title + Localized(verbatim: " \(result.evidence)")
  }
}

/// What gates look at.
public struct AdmissionFacts: Hashable, Sendable {
  /// What the person spent within the policy's days, in fen.
  public var spend: Int64
  /// Whether a member invited the person.
  public var isInvited: Bool
  /// What the person scored; nil without a quiz.
  public var quiz: Int64?

  /// Facts.
  public init(spend: Int64 = 0, isInvited: Bool = false, quiz: Int64? = nil) {
    (self.spend, self.isInvited, self.quiz) = (spend, isInvited, quiz)
  }

  /// The facts of an application as of the figures' moment.
  public init(
    _ stay: Membership, _ policy: AdmissionPolicy, _ community: Community, _ figures: Figures
  ) {
    let moment = figures.moment
    spend = 0
    for order in community.orders(of: stay.member) {
      guard let purchase = Purchase(order, until: moment.today, in: moment.zone) else { continue }
      if let days = policy.days, Int64(moment.today.number) - Int64(purchase.day) >= days {
        continue
      }
      spend += purchase.net
    }
    isInvited =
      stay.inviter.map { inviter in
        community.members[inviter]?.isStaff == true
          || community.memberships(of: inviter).contains { $0.status == .active }
      } ?? false
    quiz = stay.more["quizScore"].int
  }

  func result(_ gate: AdmissionGate, _ policy: AdmissionPolicy) -> GateResult {
    switch gate {
    case .spend:
      let needed = policy.spend ?? 0
      let isPassed = spend >= needed
      let sign = isPassed ? "≥" : "<"
      return GateResult(
        gate, isPassed: isPassed,
        evidence: "¥\(NumberText.units(fen: spend)) \(sign) ¥\(NumberText.units(fen: needed))")
    case .referral:
      return GateResult(gate, isPassed: isInvited, evidence: isInvited ? "✓" : "—")
    case .quiz:
      let needed = policy.quiz ?? 0
      let isPassed = quiz.map { $0 >= needed } ?? false
      return GateResult(
        gate, isPassed: isPassed,
        evidence: "\(quiz.map(String.init) ?? "—") \(isPassed ? "≥" : "<") \(needed)")
    case .manual:
      return GateResult(gate, isPassed: false, evidence: "—")
    }
  }
}

/// The applications that wait, and how many of them pass.
public struct AdmissionQueue: Hashable, Sendable {
  /// Applications that the gates let through.
  public var passing: [ID<Membership>] = []
  /// Those they do not.
  public var failing: [ID<Membership>] = []
  /// Those that somebody has to decide about.
  public var manual: [ID<Membership>] = []

  /// Nobody waits.
  public init() {}

  /// Looks through every application that waits for a decision.
  public init(_ community: Community, figures: Figures) {
    for chunk in 0..<community.memberships.chunkCount {
      for stay in community.memberships.chunk(chunk) where stay.isAwaitingDecision {
        switch AdmissionJudgement(stay, community, figures).outcome {
        case .passed: passing.append(stay.id)
        case .failed: failing.append(stay.id)
        case .manual: manual.append(stay.id)
        }
      }
    }
  }

  /// How many wait.
  public var count: Int { passing.count + failing.count + manual.count }
}
