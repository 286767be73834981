import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Plans the split of a group: its newest plain members are invited to another, roles stay.
  public static let splitGroup = BulkAction(
    id: "group.split.plan", on: "groups",
    title: Localized("分群计划", "Plan a split"),
    summary: Localized(
      "把选中群里最晚进的若干人邀请到另一个群；群主、管理员、KOC 留下，记成请求",
      "Invites the newest plain members of a group to another; owner, admins and KOCs stay; recorded as requests"
    ),
    arguments: [
      Argument("group", Localized("邀请到哪个群", "To which group"), .group),
      Argument("count", Localized("多少人", "How many"), .number),
    ],
    isDangerous: true, scope: .request, sample: ["MZ-01", "3"],
    prepare: { (input) throws(Refusal) in
      let target = try input.plannedGroup(0)
      let count = try input.number(1, Localized("人数", "People"), 1...2000)
      let desk = RegroupDesk(input, target)
      return Procedure(
        Localized("分群 → 「\(target.name)」", "Split → “\(target.name)”")
      ) { id in desk.split(id, Int(count)) }
    })

  /// Plans the merger of groups into another: everybody is invited, roles are asked for there.
  public static let mergeGroup = BulkAction(
    id: "group.merge.plan", on: "groups",
    title: Localized("并群计划", "Plan a merger"),
    summary: Localized(
      "把选中群的人都邀请到另一个群，管理员到那边还是管理员，那边没有群主就带过去；已在那边的只移出，记成请求",
      "Invites everybody of the chosen groups to another; admins stay admins, and a group without an owner gets theirs; recorded as requests"
    ),
    arguments: [Argument("group", Localized("并到哪个群", "Into which group"), .group)],
    isDangerous: true, scope: .request, sample: ["MZ-01"],
    prepare: { (input) throws(Refusal) in
      let target = try input.plannedGroup(0)
      let desk = RegroupDesk(input, target)
      return Procedure(
        Localized("并群 → 「\(target.name)」", "Merge → “\(target.name)”")
      ) { id in desk.merge(id) }
    })
}

extension PlanInput {
  /// A group in use or being drafted, by code, name or id.
  fileprivate func plannedGroup(_ index: Int) throws(Refusal) -> Group {
    guard let group = try group(index) else { throw Refusal("群不能为空", "Group is empty") }
    guard group.status == .active || group.status == .draft else {
      throw Refusal(
        "「\(group.name)」\(group.status.title.zh)，不能用",
        "“\(group.name)” is \(group.status.title.en.lowercased())")
    }
    return group
  }
}

/// Makes the requests that move people between groups.
private struct RegroupDesk: Sendable {
  let community: Community
  let moment: Moment
  let author: String
  let target: Group
  /// Seats of the target that each chosen group may fill: first come in the list first served.
  private let room: [Int64: Int]
  private let base: IDMint
  /// How many ids lie between those of one chosen group and the next.
  private static let stride: Int64 = 10_000

  private let places: [Int64: Int64]
  /// The chosen group whose colleague answers for the target from now on, where nobody does yet.
  private let heir: (group: Int64, owner: ID<Operator>)?
  /// The chosen group whose owner owns the target too, where it has none.
  private let ownerGroup: Int64?

  init(_ input: PlanInput, _ target: Group) {
    community = input.community
    moment = input.moment
    author = input.actor.name
    self.target = target
    base = input.community.mint
    places = Dictionary(
      input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
      uniquingKeysWith: { first, _ in first })
    var free = input.community.freeSeats(in: target.id)
    var room: [Int64: Int] = [:]
    for id in input.chosen {
      room[id] = free
      let movable = Self.movable(id, target, input.community, input.moment).count
      free = max(0, free - movable)
    }
    self.room = room
    let others = input.chosen.filter { $0 != target.id.raw }
    heir =
      target.owner == nil
      ? others.lazy.compactMap { id in
        input.community.groups[raw: id]?.owner.map { (id, $0) }
      }.first : nil
    let hasOwner = Self.ownerSeat(target.id, input.community) != nil
    ownerGroup =
      hasOwner ? nil : others.first { Self.ownerSeat(ID(raw: $0), input.community) != nil }
  }

  /// The seat of whoever owns a group in WeCom, colleagues aside.
  private static func ownerSeat(_ group: ID<Group>, _ community: Community) -> Membership? {
    community.memberships(in: group).first { stay in
      stay.status == .active && stay.role == .owner
        && community.members[stay.member]?.isStaff == false
    }
  }

  /// The people of a group who could be asked into the target: in force, no colleagues, not there yet.
  private static func movable(
    _ id: Int64, _ target: Group, _ community: Community, _ moment: Moment
  ) -> [Membership] {
    guard id != target.id.raw else { return [] }
    return community.memberships(in: ID(raw: id)).filter { stay in
      guard stay.status == .active, let member = community.members[stay.member], !member.isStaff,
        member.refusalToInvite(on: moment.today) == nil
      else { return false }
      return community.activeMembership(of: stay.member, in: target.id) == nil
    }
  }

  private func isAsked(_ stay: Membership, _ deed: RequestKind) -> Bool {
    community.waitingRequests(of: stay.member).contains {
      $0.deed == deed && $0.group == target.id && (deed != .switch || $0.from == stay.group)
    }
  }

  private func request(
    _ deed: RequestKind, _ stay: Membership, in group: ID<Group>, reason: String, _ id: Int64
  ) -> Change {
    var row = Request(id: ID(raw: id))
    row.deed = deed
    row.member = stay.member
    row.group = group
    row.by = author
    row.at = moment.now
    if deed == .switch { row.more[Request.source.key] = .ref(stay.group.raw) }
    row.more[Request.reason.key] = reason.fieldValue
    return .insert(Request.collection.key, row.record)
  }

  private func mint(_ id: Int64) -> Int64 { base.next + (places[id] ?? 0) * Self.stride }

  func split(_ id: Int64, _ count: Int) -> Verdict {
    guard community.groups[raw: id] != nil else { return .unchanged }
    guard id != target.id.raw else { return .skip(Localized("就是它自己", "The group itself")) }
    let plain = Self.movable(id, target, community, moment).filter { $0.role == .member }
      .sorted { ($1.joinedAt?.milliseconds ?? 0, $1.id) < ($0.joinedAt?.milliseconds ?? 0, $0.id) }
    let wanted = Array(plain.prefix(count))
    guard !wanted.isEmpty else { return .skip(Localized("没有可以邀请的人", "Nobody to invite")) }
    let open = wanted.filter { !isAsked($0, .switch) }
    guard !open.isEmpty else { return .unchanged }
    let seated = open.prefix(room[id] ?? 0)
    guard !seated.isEmpty else { return .skip(Localized("那边没有位子", "No seat there")) }
    var next = mint(id)
    let changes = seated.map { stay -> Change in
      defer { next += 1 }
      return request(
        .switch, stay, in: target.id, reason: "分群",
        PackedID.pack(machine: base.machine, counter: next))
    }
    return .change(
      changes, before: Localized("\(plain.count) 位普通成员", "\(plain.count) plain members"),
      after: Localized("请求邀请 \(changes.count) 位换群", "\(changes.count) asked to switch"))
  }

  func merge(_ id: Int64) -> Verdict {
    guard community.groups[raw: id] != nil else { return .unchanged }
    guard id != target.id.raw else { return .skip(Localized("就是它自己", "The group itself")) }
    let movable = Self.movable(id, target, community, moment)
    let both = community.memberships(in: ID(raw: id)).filter { stay in
      stay.status == .active && community.members[stay.member]?.isStaff == false
        && community.activeMembership(of: stay.member, in: target.id) != nil
    }
    let asked = movable.filter { !isAsked($0, .switch) }
    let seated = asked.prefix(room[id] ?? 0)
    var next = mint(id)
    func nextID() -> Int64 {
      defer { next += 1 }
      return PackedID.pack(machine: base.machine, counter: next)
    }
    var changes = seated.map { stay in
      request(
        .switch, stay, in: target.id, reason: stay.role == .koc ? "并群，KOC 保留" : "并群", nextID())
    }
    for stay in seated where stay.role == .admin && !isAsked(stay, .makeAdmin) {
      changes.append(request(.makeAdmin, stay, in: target.id, reason: "并群，仍是管理员", nextID()))
    }
    for stay in seated where stay.role == .owner && id == ownerGroup && !isAsked(stay, .makeOwner) {
      changes.append(request(.makeOwner, stay, in: target.id, reason: "并群，仍是群主", nextID()))
    }
    if let heir, heir.group == id {
      changes.append(
        .set(
          Group.collection.key, target.id.raw, field: "owner", before: .none,
          after: .ref(heir.owner.raw)))
    }
    for stay in both where stay.role == .member {
      let isAskedOut = community.waitingRequests(of: stay.member).contains {
        $0.deed == .remove && $0.group == stay.group
      }
      if !isAskedOut {
        changes.append(request(.remove, stay, in: stay.group, reason: "并群，已在那边", nextID()))
      }
    }
    guard !changes.isEmpty else {
      return asked.isEmpty ? .unchanged : .skip(Localized("那边没有位子", "No seat there"))
    }
    let left = asked.count - seated.count
    let rest = left > 0 ? Localized("，\(left) 位没位子", ", no seat for \(left)") : Localized("", "")
    return .change(
      changes,
      before: Localized("\(movable.count + both.count) 人", "\(movable.count + both.count) people"),
      after: Localized("请求 \(changes.count) 件", "\(changes.count) requests") + rest)
  }
}
