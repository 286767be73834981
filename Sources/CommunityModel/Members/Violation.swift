public import Wording

/// What was done about a breach of the rules.
public enum ViolationAction: String, ClosedSet {
  case warn, mute, remove, blacklist

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .warn: Localized("提醒", "Warned")
    case .mute: Localized("禁言", "Muted")
    case .remove: Localized("移出", "Removed")
    case .blacklist: Localized("拉黑", "Blacklisted")
    }
  }
}

/// A breach of a group's rules and what was done about it.
public struct Violation: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "violations", prefix: "vi", Localized("违规", "Violations"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Violation>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("rule", Localized("违规", "Breach"), \.rule),
    .stored("action", Localized("处理", "Action"), \.action),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁记的", "By"), \.by, privacy: .nickname),
    ruleVersion,
  ]

  /// Its identity.
  public let id: ID<Violation>
  /// Who broke a rule.
  public var member = ID<Member>(raw: 0)
  /// In which group; nil for a private chat.
  public var group: ID<Group>?
  /// What was done against the rules.
  public var rule = ""
  /// What was done about it.
  public var action: ViolationAction = .warn
  /// When.
  public var at: Instant?
  /// Who recorded it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Violation>) {
    self.id = id
  }

  /// The version of the group's rules that held when it happened.
  public static let ruleVersion = Field<Violation>.sparse(
    "ruleVersion", Localized("群规版本", "Rule version"), .integer, aliases: ["版本"])
}

extension Community {
  /// The violations of a member, oldest id first.
  public func violations(of member: ID<Member>) -> [Violation] {
    referrers(of: member.raw, through: "violations.member").compactMap { violations[raw: $0] }
  }
}
