import Wording

/// One person's candidacy in one programme: from a name spotted in a group to a working KOC.
///
/// A person has at most one open candidacy in each programme; where the person stands as a KOC is read
/// from the candidacies, never stored on the member.
public struct KocCandidate: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "candidates", prefix: "k", Localized("KOC 人选", "KOC candidates"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<KocCandidate>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("stage", Localized("阶段", "Stage"), \.stage, aliases: ["KOC阶段"]),
    .stored("programme", Localized("项目", "Programme"), \.programme, aliases: ["计划", "program"]),
    .stored("owner", Localized("负责", "Owner"), \.owner, aliases: ["归", "谁跟"], indexed: true),
    .stored("since", Localized("进入阶段", "Since"), \.since, aliases: ["阶段起"]),
    .stored("trial", Localized("试用", "Trial"), \.trial),
    .stored("nudge", Localized("上次催", "Last nudge"), \.nudge),
    .stored("observed", Localized("近月表现", "Observed"), \.observed),
    rate, base, cap, recommender, remark, log, pastTrials, evaluations,
  ]

  /// Its identity.
  public let id: ID<KocCandidate>
  /// The person.
  public var member = ID<Member>(raw: 0)
  /// How far the person has come.
  public var stage: KocStage = .spotted
  /// What the person is wanted for.
  public var programme: KocProgramme = .officer
  /// The colleague who looks after the candidacy.
  public var owner: ID<Operator>?
  /// The day the stage began.
  public var since: Day?
  /// The last sample sent.
  public var trial: KocTrial?
  /// The last reminder.
  public var nudge: KocNudge?
  /// What a colleague saw of the person lately.
  public var observed: KocObservation?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<KocCandidate>) {
    self.id = id
  }

  /// The commission on orders the person brings, in basis points.
  public static let rate = Field<KocCandidate>.sparse(
    "rate", Localized("佣金", "Commission"), .rate, aliases: ["佣金率"])
  /// What the commission is a share of; of what was paid less refunds unless said.
  public static let base = Field<KocCandidate>.sparse(
    "base", Localized("佣金按", "Commission on"), CommissionBase.kind)
  /// The most that one order earns.
  public static let cap = Field<KocCandidate>.sparse(
    "cap", Localized("每单封顶", "Cap per order"), .money, aliases: ["封顶"])
  /// The samples of earlier trials, each as it ended.
  public static let pastTrials = Field<KocCandidate>.sparse(
    "trials", Localized("以往试用", "Earlier trials"), .set(KocTrial.kind))
  /// The score of every month that was evaluated.
  public static let evaluations = Field<KocCandidate>.sparse(
    "evaluations", Localized("月度评分", "Monthly scores"), .set(KocEvaluation.kind))
  /// Who put the person forward, by name.
  public static let recommender = Field<KocCandidate>.sparse(
    "by", Localized("推荐人", "Put forward by"), .text(limit: 100), aliases: ["推荐"])
  /// A remark about the candidacy.
  public static let remark = Field<KocCandidate>.sparse(
    "remark", Localized("说明", "Remark"), .prose(limit: 500), privacy: .realName)
  /// Every stage the person entered.
  public static let log = Field<KocCandidate>.sparse(
    "log", Localized("经过", "Log"), .set(KocStep.kind))

  /// The commission in basis points; nil where none is agreed.
  public var commissionRate: Int64? {
    more["rate"].int
  }

  /// What is earned on an order; nil where no rate is agreed.
  public var commission: CommissionTerms? {
    guard let rate = commissionRate else { return nil }
    return CommissionTerms(
      rate: rate, base: CommissionBase(fieldValue: more["base"]) ?? .net,
      cap: more["cap"].int.map { Money(fen: $0) })
  }

  /// The trials that have ended and made room for another, the earliest sent first.
  public var earlierTrials: [KocTrial] {
    more["trials"].list.compactMap(KocTrial.init(fieldValue:)).sorted {
      ($0.shippedOn, $0.sku) < ($1.shippedOn, $1.sku)
    }
  }

  /// The monthly scores, the earliest month first.
  public var monthlyScores: [KocEvaluation] {
    more["evaluations"].list.compactMap(KocEvaluation.init(fieldValue:)).sorted {
      $0.month < $1.month
    }
  }

  /// The steps taken, the earliest first.
  public var steps: [KocStep] {
    more["log"].list.compactMap(KocStep.init(fieldValue:))
  }
}

extension Community {
  /// The candidacies of a member, oldest id first.
  public func candidacies(of member: ID<Member>) -> [KocCandidate] {
    referrers(of: member.raw, through: "candidates.member").compactMap { candidates[raw: $0] }
  }

  /// The open candidacy of a member in a programme.
  public func openCandidacy(of member: ID<Member>, in programme: KocProgramme) -> KocCandidate? {
    candidacies(of: member).first { $0.programme == programme && $0.stage.isOpen }
  }

  /// Where a member stands as a KOC: the furthest open candidacy, or how the last one ended.
  public func kocStage(of member: ID<Member>) -> KocStage? {
    candidacies(of: member).reduce(nil as KocStage?) { KocStage.further($0, $1.stage) }
  }
}

extension KocStage {
  /// The stage that counts of two candidacies of one person.
  public static func further(_ one: KocStage?, _ other: KocStage) -> KocStage {
    guard let one, one.reach > other.reach else { return other }
    return one
  }
}
