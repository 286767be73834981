import CommunityModel
import CommunityRules
import DemoWorkspace
import TestKit
import Testing

/// What an update gives after changes is what calculating everything gives.
@Suite struct FiguresUpdateTests {
  static let moment = DemoWorkspaceTests.moment

  @Test(arguments: [1, 2, 3, 4] as [UInt64])
  func `updates along random changes agree with calculating everything`(_ seed: UInt64) throws {
    var community = DemoWorkspace.make(members: 260, seed: seed, moment: Self.moment)
    var figures = Figures.computed(from: community, moment: Self.moment)
    var draw = RandomChanges(seed: seed)
    for _ in 0..<150 {
      let changes = draw.next(in: community)
      try community.apply(changes)
      figures.update(after: changes, in: community, moment: Self.moment)
      let whole = Figures.computed(from: community, moment: Self.moment)
      let wrong = differences(figures, whole)
      try #require(wrong.isEmpty, "after \(changes)")
    }
  }

  @Test func `taking changes back gives the figures back`() throws {
    var community = DemoWorkspace.make(members: 200, seed: 5, moment: Self.moment)
    let before = Figures.computed(from: community, moment: Self.moment)
    var figures = before
    var draw = RandomChanges(seed: 6)
    var done: [Change] = []
    for _ in 0..<40 {
      let changes = draw.next(in: community)
      try community.apply(changes)
      figures.update(after: changes, in: community, moment: Self.moment)
      done += changes
    }
    #expect(figures.members != before.members)
    let back = Array(done.reversed().map(\.inverse))
    try community.apply(back)
    figures.update(after: back, in: community, moment: Self.moment)
    #expect(figures.members == before.members && figures.groups == before.groups)
  }

  @Test func `another day calculates everything anew`() throws {
    let community = DemoWorkspace.make(members: 200, seed: 5, moment: Self.moment)
    var figures = Figures.computed(from: community, moment: Self.moment)
    let tomorrow = Moment(now: Self.moment.now.adding(seconds: 86_400))
    figures.update(after: [], in: community, moment: tomorrow)
    #expect(figures.moment == tomorrow)
    #expect(figures.members == Figures.computed(from: community, moment: tomorrow).members)
  }
}

/// The ids whose figures differ.
private func differences(_ left: Figures, _ right: Figures) -> [Int64] {
  let members = Set(left.members.keys).union(right.members.keys)
  let groups = Set(left.groups.keys).union(right.groups.keys)
  return members.filter { left.members[$0] != right.members[$0] }.map(\.raw)
    + groups.filter { left.groups[$0] != right.groups[$0] }.map(\.raw)
}

/// Changes of every kind that figures depend on, drawn from a seed.
struct RandomChanges {
  private var random: SeededRandom
  private var mint: IDMint

  init(seed: UInt64) {
    random = SeededRandom(seed: seed)
    mint = IDMint(machine: 77)
  }

  mutating func next(in community: Community) -> [Change] {
    let members = community.members.map(\.id)
    let groups = community.groups.map(\.id)
    let member = random.pick(members)
    switch random.number(0...10) {
    case 0: return [order(for: member)]
    case 1: return [stay(of: member, in: random.pick(groups))]
    case 2:
      return pick(community.orders).map { [.remove("orders", $0.record)] } ?? []
    case 3:
      return pick(community.orders).map {
        [
          set("orders", $0, "paid", .int(Int64(random.number(0...89999)))),
          set("orders", $0, "member", random.chance(percent: 20) ? .none : .ref(member.raw)),
        ]
      } ?? []
    case 4:
      return pick(community.memberships).map { row in
        guard row.status == .active else { return [.remove("memberships", row.record)] }
        return [
          set("memberships", row, "status", .text("left")),
          set(
            "memberships", row, "left",
            .record([.none, .instant(ShopSketch.instant(ago: random.number(0...8)))])),
        ]
      } ?? []
    case 5:
      return pick(community.memberships).map {
        [
          set("memberships", $0, "role", .text(random.pick(["koc", "admin", "member"]))),
          set("memberships", $0, "group", .ref(random.pick(groups).raw)),
        ]
      } ?? []
    case 6:
      return community.members[member].map {
        [set("members", $0, "staff", $0.isStaff ? .none : .flag(true))]
      } ?? []
    case 7:
      if let row = pick(community.candidates), random.happens(perMille: 500) {
        return [set("candidates", row, "stage", .text(random.pick(["active", "retired"])))]
      }
      var row = KocCandidate(id: mint.mint())
      row.member = member
      row.stage = random.pick([.active, .spotted])
      return [.insert("candidates", row.record)]
    case 8:
      return community.members[member].map {
        [set("members", $0, "stageOverride", .record([.text("repeat"), .none]))]
      } ?? []
    case 9:
      // The rows that speak of somebody may stay behind.
      return community.members[member].map { [.remove("members", $0.record)] } ?? []
    default:
      var row = Member(id: mint.mint())
      row.name = "新人"
      let account = ExternalID(
        platform: "wecom", id: "w\(row.id.raw)",
        addedAt: ShopSketch.instant(ago: random.number(0...98)))
      return [
        .insert("members", row.record),
        .add("members", row.id.raw, field: "accounts", element: account.fieldValue),
        order(for: row.id), stay(of: row.id, in: random.pick(groups)),
      ]
    }
  }

  private mutating func order(for member: ID<Member>) -> Change {
    var row = Order(id: mint.mint())
    row.member = member
    row.state = .paid
    row.paid = Money(fen: Int64(random.number(0...99999)))
    row.paidAt = ShopSketch.instant(ago: random.number(-2...300))
    return .insert("orders", row.record)
  }

  private mutating func stay(of member: ID<Member>, in group: ID<Group>) -> Change {
    var row = Membership(id: mint.mint())
    row.member = member
    row.group = group
    row.joinedAt = ShopSketch.instant(ago: random.number(-1...40))
    row.status = random.chance(percent: 10) ? .pending : .active
    return .insert("memberships", row.record)
  }

  private mutating func pick<Row: Entity>(_ table: Table<Row>) -> Row? {
    table.isEmpty ? nil : Array(table)[random.number(0...table.count - 1)]
  }

  private func set<Row: Entity>(
    _ collection: String, _ row: Row, _ field: String, _ after: FieldValue
  ) -> Change {
    let before = Row.field(field)?.read(row) ?? .none
    return .set(collection, row.id.raw, field: field, before: before, after: after)
  }
}
