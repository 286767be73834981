public import Wording

/// What a person is in a group.
public enum MembershipRole: String, ClosedSet {
  case owner, admin, koc, member

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .owner: Localized("群主", "Owner")
    case .admin: Localized("管理员", "Admin")
    case .koc: Localized("KOC", "KOC")
    case .member: Localized("成员", "Member")
    }
  }
}

/// Whether a membership is in force.
public enum MembershipStatus: String, ClosedSet {
  case pending, active, left, removed

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .pending: Localized("待审", "Pending")
    case .active: Localized("在群", "Active")
    case .left: Localized("已退", "Left")
    case .removed: Localized("已移出", "Removed")
    }
  }
}

/// How somebody came into a group.
public enum JoinScene: String, ClosedSet {
  case invite, link, qr, `import`, manual

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .invite: Localized("邀请", "Invited")
    case .link: Localized("链接", "Link")
    case .qr: Localized("扫码", "QR code")
    case .import: Localized("导入", "Import")
    case .manual: Localized("手动", "By hand")
    }
  }
}

/// One person's time in one group; coming back is a new one.
public struct Membership: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "memberships", prefix: "s", Localized("在群记录", "Memberships"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Membership>] = [
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("status", Localized("状态", "Status"), \.status),
    .stored("role", Localized("角色", "Role"), \.role),
    .stored("joined", Localized("入群", "Joined"), \.joinedAt),
    .stored("scene", Localized("方式", "Scene"), \.scene),
    .stored("nickname", Localized("群昵称", "Group nickname"), \.nickname, privacy: .nickname),
    .stored("inviter", Localized("邀请人", "Inviter"), \.inviter, indexed: true),
    left, onboarded, admission, lastTalk, talk, appliedAt, quizScore, gateResults, notices,
  ]

  /// Its identity.
  public let id: ID<Membership>
  /// The group.
  public var group = ID<Group>(raw: 0)
  /// The person.
  public var member = ID<Member>(raw: 0)
  /// Whether it is in force.
  public var status: MembershipStatus = .active
  /// What the person is in the group.
  public var role: MembershipRole = .member
  /// When the person joined.
  public var joinedAt: Instant?
  /// How the person joined.
  public var scene: JoinScene?
  /// The name within the group.
  public var nickname = ""
  /// The member who brought the person.
  public var inviter: ID<Member>?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Membership>) {
    self.id = id
  }

  /// The span in which the person left: absent from the list at its end, present at its beginning.
  public static let left = Field<Membership>.sparse(
    "left", Localized("退群", "Left"),
    .record([FieldPart("after", .instant), FieldPart("until", .instant)]))
  /// Onboarding steps done: key and when.
  public static let onboarded = Field<Membership>.sparse(
    "onboarding", Localized("引导", "Onboarding"),
    .set(.record([FieldPart("step", .text(limit: 40)), FieldPart("at", .instant)])))
  /// The end of the span in which the person left.
  public var leftAt: Instant? {
    more["left"].record?[1].instant
  }
}
