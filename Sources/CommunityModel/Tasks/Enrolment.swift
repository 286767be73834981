public import Wording

/// How a person's way through a procedure stands, or ended.
public enum EnrolmentState: String, ClosedSet {
  case open, finished, replied, bought, left, declined, stopped

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .open: Localized("进行中", "Open")
    case .finished: Localized("走完", "Finished")
    case .replied: Localized("回复了", "Replied")
    case .bought: Localized("下单了", "Bought")
    case .left: Localized("退群了", "Left")
    case .declined: Localized("勿扰", "Asked not to")
    case .stopped: Localized("手动结束", "Stopped by hand")
    }
  }
}

/// Why somebody says they stayed away.
public enum LostReason: String, ClosedSet {
  case price, quality, service, delivery, elsewhere, noNeed, tooMuch, other

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .price: Localized("嫌贵", "Price")
    case .quality: Localized("品质不满", "Quality")
    case .service: Localized("服务不满", "Service")
    case .delivery: Localized("物流不满", "Delivery")
    case .elsewhere: Localized("在别处买", "Buys elsewhere")
    case .noNeed: Localized("暂时不需要", "No need now")
    case .tooMuch: Localized("消息太多", "Too many messages")
    case .other: Localized("其他", "Other")
    }
  }
}

/// One person's way through a procedure: its steps become tasks on their days until it ends.
public struct Enrolment: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "enrolments", prefix: "en", Localized("流程名册", "Enrolments"), isLedger: true)

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Enrolment>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("sop", Localized("流程", "Procedure"), \.procedure),
    .stored("state", Localized("状态", "State"), \.state),
    .stored("anchor", Localized("从哪天数起", "Counted from"), \.anchor),
    .stored("at", Localized("加入", "Enrolled"), \.at),
    .stored("by", Localized("谁加的", "By"), \.by, privacy: .nickname),
    assignee, ended, lostReason,
  ]

  /// Its identity.
  public let id: ID<Enrolment>
  /// Who goes through it.
  public var member = ID<Member>(raw: 0)
  /// The key of the procedure.
  public var procedure = ""
  /// Whether it goes on, or how it ended.
  public var state: EnrolmentState = .open
  /// The day from which the steps are counted.
  public var anchor = Day(number: 0)
  /// When the person was enrolled.
  public var at: Instant?
  /// Who enrolled the person, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Enrolment>) {
    self.id = id
  }

  /// The colleague who does the steps; the person's own agent where nobody is named.
  public static let assignee = Field<Enrolment>.sparse(
    "assignee", Localized("谁来做", "Assignee"), .reference("operators"))
  /// When it ended.
  public static let ended = Field<Enrolment>.sparse(
    "ended", Localized("结束", "Ended"), .instant)
  /// Why the person stayed away, as far as they said.
  public static let lostReason = Field<Enrolment>.sparse(
    "lostReason", Localized("流失原因", "Lost because"), LostReason.kind)

  /// Whether it goes on.
  public var isOpen: Bool { state == .open }
}

extension Chore {
  /// The way through a procedure whose step it is.
  public static let enrolment = Field<Chore>.sparse(
    "enrolment", Localized("流程名册", "Enrolment"), .reference("enrolments"), indexed: true)

  /// The step of a procedure that it is, such as `winback.offer`; nil for a task of its own.
  public var step: String? { more["sop"].text }
}

extension Community {
  /// The ways of a member through procedures, oldest id first.
  public func enrolments(of member: ID<Member>) -> [Enrolment] {
    referrers(of: member.raw, through: "enrolments.member").compactMap { enrolments[raw: $0] }
  }

  /// The tasks that an enrolment made, oldest id first.
  public func chores(of enrolment: ID<Enrolment>) -> [Chore] {
    referrers(of: enrolment.raw, through: "tasks.enrolment").compactMap { tasks[raw: $0] }
  }
}
