public import Wording

/// Whether a group is in use.
public enum GroupStatus: String, ClosedSet {
  case draft, active, frozen, dissolved

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .draft: Localized("筹备", "Draft")
    case .active: Localized("在用", "Active")
    case .frozen: Localized("冻结", "Frozen")
    case .dissolved: Localized("已解散", "Dissolved")
    }
  }
}

/// One chat group.
public struct Group: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("groups", prefix: "g", Localized("群", "Groups"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Group>] = [
    .stored("name", Localized("群", "Group"), \.name, aliases: ["群名"], headers: ["客户群名称"]),
    .stored("code", Localized("群号", "Code"), \.code, aliases: ["编号"]),
    .stored("category", Localized("品类", "Category"), \.category),
    .stored("owner", Localized("负责", "Owner"), \.owner, aliases: ["群主"], indexed: true),
    .stored("status", Localized("状态", "Status"), \.status),
    .stored("capacity", Localized("上限", "Capacity"), \.capacity, aliases: ["容量"]),
    .stored("hardCap", Localized("平台上限", "Hard cap"), \.hardCap),
    .stored("createdAt", Localized("建群", "Created"), \.createdAt, headers: ["创群时间"]),
    .stored(
      "chat", Localized("企微群号", "WeCom chat id"), \.chatID, headers: ["群ID"],
      privacy: .platformID),
    joinCode, positioning, notice, listVersion, listNewestJoin, slogan,
    valueProps, rules, targetProfile, roleQuota, duties, nextGroup, admissionGates,
    onboardingSteps, inactivity, talkAsOf,
  ]

  /// Its identity.
  public let id: ID<Group>
  /// The name.
  public var name = ""
  /// The house's own code, such as MZ-01; empty where none is given.
  public var code = ""
  /// The goods it is about.
  public var category = ""
  /// The colleague who looks after it.
  public var owner: ID<Operator>?
  /// Whether it is in use.
  public var status: GroupStatus = .active
  /// How many people it should hold, 1 to the hard cap.
  public var capacity: Int64 = 300
  /// How many people the platform lets in.
  public var hardCap: Int64 = 500
  /// When the chat was made.
  public var createdAt: Instant?
  /// The WeCom chat id; empty for a group that is not in WeCom.
  public var chatID = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Group>) {
    self.id = id
  }

  /// From this many people on the group counts as nearly full: nine tenths of the capacity, half rounded up.
  public var warnAt: Int64 { (capacity * 9 + 5) / 10 }
}

extension Group {
  /// The code by which people join: when it was issued and when it stops working.
  public static let joinCode = Field<Group>.sparse(
    "joinCode", Localized("入群码", "Join code"),
    .record([FieldPart("issued", .instant), FieldPart("expires", .instant)]))
  /// What the group is for: an axis (lifecycle, value, category, region, custom) and a statement.
  public static let positioning = Field<Group>.sparse(
    "positioning", Localized("定位", "Positioning"),
    .record([FieldPart("axis", .text(limit: 20)), FieldPart("statement", .text(limit: 200))]))
  /// The notice on top of the chat.
  public static let notice = Field<Group>.sparse(
    "notice", Localized("群公告", "Notice"), .prose(limit: 2000))
  /// The versions of the member lists that were imported, newest last.
  public static let listVersion = Field<Group>.sparse(
    "listVersions", Localized("名单版本", "List versions"), .list(.text(limit: 100)))
  /// The newest join in the last member list: the earliest instant at which it can have been taken.
  public static let listNewestJoin = Field<Group>.sparse(
    "listNewestJoin", Localized("名单截至", "List as of"), .instant)

  /// When the join code stops working.
  public var joinCodeExpiry: Instant? {
    more["joinCode"].record?[1].instant
  }
}
