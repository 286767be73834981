public import Wording

/// A person's gender as platforms record it.
public enum Gender: String, ClosedSet {
  case female, male

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .female: Localized("女", "Female")
    case .male: Localized("男", "Male")
    }
  }
}

/// A person: someone in a group, a buyer who never joined one, or a staff account.
public struct Member: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("members", prefix: "m", Localized("成员", "Members"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Member>] = [
    .stored(
      "name", Localized("昵称", "Name"), \.name, aliases: ["名字", "nickname"],
      headers: ["客户名称", "客户昵称", "买家昵称", "昵称", "用户姓名"], kind: .text(limit: 40),
      privacy: .nickname),
    .stored("staff", Localized("同事", "Staff"), \.isStaff, aliases: ["员工"]),
    .stored("gender", Localized("性别", "Gender"), \.gender, headers: ["性别"]),
    .stored(
      "phone", Localized("手机", "Phone"), \.phone, aliases: ["手机号", "电话"],
      headers: ["手机号", "客户手机号", "买家手机号", "电话"], privacy: .phone),
    .stored("city", Localized("城市", "City"), \.city, headers: ["收货人城市", "所在城市"]),
    .stored(
      "owner", Localized("客服", "Agent"), \.owner, aliases: ["负责", "agent", "专属客服"],
      indexed: true),
    .set("tags", Localized("标签", "Tags"), \.tags, aliases: ["tag"]),
    .stored(
      "accounts", Localized("平台账号", "Accounts"), \.accounts, kind: .set(ExternalID.kind),
      privacy: .platformID),
    .stored("operator", Localized("同事档案", "Colleague"), \.colleague),
    remark, realName, email, province, address, birthday, source, lastContact, consent,
    doNotContact, blacklist, core, stageOverride, consentBasis, lists,
    level, levelLock, shopLevel, shopPoints, own, erased,
  ]

  /// Its identity.
  public let id: ID<Member>
  /// The nickname, at most 40 characters.
  public var name = ""
  /// Whether this is a staff account: outside every rate and every bulk action on members.
  public var isStaff = false
  /// The gender, where a platform records one.
  public var gender: Gender?
  /// The phone as it was given; may be masked by its source.
  public var phone = ""
  /// The city.
  public var city = ""
  /// The colleague who looks after this person.
  public var owner: ID<Operator>?
  /// The tags on this person, by ascending value.
  public var tags: [TagAssignment] = []
  /// The person's accounts on platforms, by ascending value.
  public var accounts: [ExternalID] = []
  /// The colleague behind a staff account.
  public var colleague: ID<Operator>?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Member>) {
    self.id = id
  }

  /// The id on a platform.
  public func account(on platform: String) -> ExternalID? {
    accounts.first { $0.platform == platform }
  }
}
