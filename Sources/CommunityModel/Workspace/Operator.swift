public import Wording

/// What a colleague may do; a guard against slips, not a lock.
public enum OperatorRole: String, ClosedSet {
  case owner, manager, agent, viewer

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .owner: Localized("店主", "Owner")
    case .manager: Localized("主管", "Manager")
    case .agent: Localized("客服", "Agent")
    case .viewer: Localized("只看", "Viewer")
    }
  }
}

/// A colleague: who owns groups, looks after members and makes changes.
public struct Operator: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "operators", prefix: "p", Localized("同事", "Colleagues"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<Operator>] = [
    .stored("name", Localized("姓名", "Name"), \.name, privacy: .nickname),
    .stored("userid", Localized("企微账号", "WeCom account"), \.userID, privacy: .platformID),
    .stored("role", Localized("角色", "Role"), \.role),
    careLimit,
  ]

  /// Its identity.
  public let id: ID<Operator>
  /// The name colleagues use.
  public var name = ""
  /// The WeCom userid; empty for a colleague without an account.
  public var userID = ""
  /// What the colleague may do.
  public var role: OperatorRole?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Operator>) {
    self.id = id
  }

  /// The name, or the account where no name is known yet.
  public var displayName: String {
    name.isEmpty ? userID : name
  }
}

extension Operator {
  /// The most members that a colleague looks after; nothing recorded is no limit.
  public static let careLimit = Field<Operator>.sparse(
    "careLimit", Localized("照看上限", "Care limit"), .integer, aliases: ["上限"])

  /// The most members that the colleague looks after; nil for no limit.
  public var mostMembers: Int? {
    guard case .int(let limit) = more["careLimit"] else { return nil }
    return Int(limit)
  }
}
