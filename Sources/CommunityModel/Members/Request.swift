public import Wording

/// A deed that only WeCom can do.
public enum RequestKind: String, ClosedSet {
  case admit, invite, `switch`, remove, makeAdmin, makeOwner

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .admit: Localized("通过入群", "Let in")
    case .invite: Localized("邀请入群", "Invite")
    case .switch: Localized("邀请换群", "Invite to switch")
    case .remove: Localized("移出群", "Remove from group")
    case .makeAdmin: Localized("设为管理员", "Make admin")
    case .makeOwner: Localized("转让群主", "Make owner")
    }
  }
}

/// How far a request has come.
public enum RequestState: String, ClosedSet {
  case open, done, verified, void

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .open: Localized("待执行", "To do")
    case .done: Localized("已执行", "Done")
    case .verified: Localized("已核对", "Verified")
    case .void: Localized("未生效", "Without effect")
    }
  }
}

/// A deed that somebody has to do in WeCom, until an import shows that it was done.
public struct Request: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "requests", prefix: "rq", Localized("请求", "Requests"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Request>] = [
    .stored("kind", Localized("请求", "Request"), \.deed),
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("group", Localized("群", "Group"), \.group, indexed: true),
    .stored("state", Localized("状态", "State"), \.state),
    .stored("by", Localized("谁提的", "By"), \.by, privacy: .nickname),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("doneAt", Localized("执行时间", "Done at"), \.doneAt),
    .stored("confirmedBy", Localized("由谁确认", "Confirmed by"), \.confirmedBy, privacy: .nickname),
    source, reason,
  ]

  /// Its identity.
  public let id: ID<Request>
  /// What is to be done.
  public var deed: RequestKind = .invite
  /// With whom.
  public var member = ID<Member>(raw: 0)
  /// In or into which group.
  public var group = ID<Group>(raw: 0)
  /// How far it has come.
  public var state: RequestState = .open
  /// Who asked for it, by name.
  public var by = ""
  /// When it was asked for.
  public var at: Instant?
  /// When somebody did it in WeCom.
  public var doneAt: Instant?
  /// Who or what showed that it was done or not.
  public var confirmedBy = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Request>) {
    self.id = id
  }

  /// The group that somebody is asked to leave for another.
  public static let source = Field<Request>.sparse(
    "from", Localized("原来的群", "From group"), .reference("groups"))
  /// Why.
  public static let reason = Field<Request>.sparse(
    "reason", Localized("缘由", "Reason"), .text(limit: 200))

  /// The group that is to be left.
  public var from: ID<Group>? { more["from"].ref.map { ID(raw: $0) } }

  /// Whether it waits: to be done, or to be seen in the next list.
  public var isWaiting: Bool { state == .open || state == .done }

  /// Whether the memberships as they are show that it was done.
  public func isFulfilled(in community: Community) -> Bool {
    let stay = community.activeMembership(of: member, in: group)
    switch deed {
    case .admit, .invite: return stay != nil
    case .switch:
      return stay != nil && from.flatMap { community.activeMembership(of: member, in: $0) } == nil
    case .remove: return stay == nil
    case .makeAdmin: return stay?.role == .admin
    case .makeOwner: return stay?.role == .owner
    }
  }
}

extension Community {
  /// The membership of somebody who is in a group now.
  public func activeMembership(of member: ID<Member>, in group: ID<Group>) -> Membership? {
    memberships(of: member).first { $0.group == group && $0.status == .active }
  }

  /// The requests about a member that wait, oldest id first.
  public func waitingRequests(of member: ID<Member>) -> [Request] {
    referrers(of: member.raw, through: "requests.member").compactMap { requests[raw: $0] }
      .filter(\.isWaiting)
  }

  /// How many people more a group can take: its capacity less those in it and those asked in.
  public func freeSeats(in group: ID<Group>) -> Int {
    guard let row = groups[group] else { return 0 }
    let inside = memberships(in: group).count { $0.status == .active }
    let coming = referrers(of: group.raw, through: "requests.group").count { raw in
      guard let request = requests[raw: raw], request.isWaiting else { return false }
      return [.admit, .invite, .switch].contains(request.deed)
        && activeMembership(of: request.member, in: group) == nil
    }
    return max(0, Int(row.capacity) - inside - coming)
  }
}
