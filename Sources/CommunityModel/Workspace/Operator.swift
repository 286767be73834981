public import Wording

/// What a colleague may do; a guard against slips, not a lock.
public enum OperatorRole: String, ClosedSet {
  case owner, manager, agent, viewer

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
  public static let collection = CollectionInfo(
    "operators", prefix: "p", Localized("同事", "Colleagues"))

  public static let fields: [Field<Operator>] = [
    .stored("name", Localized("姓名", "Name"), \.name, privacy: .nickname),
    .stored("userid", Localized("企微账号", "WeCom account"), \.userID, privacy: .platformID),
    .stored("role", Localized("角色", "Role"), \.role),
  ]

  public let id: ID<Operator>
  /// The name colleagues use.
  public var name = ""
  /// The WeCom userid; empty for a colleague without an account.
  public var userID = ""
  /// What the colleague may do.
  public var role: OperatorRole?
  public var more = SparseFields()

  public init(id: ID<Operator>) {
    self.id = id
  }

  /// The name, or the account where no name is known yet.
  public var displayName: String {
    name.isEmpty ? userID : name
  }
}
