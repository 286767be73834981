import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import DemoWorkspace
import TestKit
import Testing
import Wording

/// Who asks to come in is let in by the gates, by seats and by hand, and stays decided.
@Suite struct AdmissionActionTests {
  private static let actor = Actor(name: "小林", machine: 0x12345, process: 7)
  private static let moment = ActionGround.moment

  /// A group of 30 seats with 27 people in it, and applicants who scored what is said.
  private func hall(_ scores: [Int64], gates: AdmissionPolicy = AdmissionPolicy(quiz: 80))
    throws -> Community
  {
    var community = Community()
    community.mint = IDMint(machine: 0x777)
    var changes: [Change] = []
    var group = Group(id: community.mint.mint())
    group.name = "小群"
    group.code = "X-01"
    group.capacity = 30
    group.more["admissionGates"] = gates.fieldValue
    changes.append(.insert(Group.collection.key, group.record))
    func person(_ name: String) -> ID<Member> {
      var row = Member(id: community.mint.mint())
      row.name = name
      changes.append(.insert(Member.collection.key, row.record))
      return row.id
    }
    for index in 0..<27 {
      var stay = Membership(id: community.mint.mint())
      stay.group = group.id
      stay.member = person("人\(index)")
      changes.append(.insert(Membership.collection.key, stay.record))
    }
    for (index, score) in scores.enumerated() {
      var stay = Membership(id: community.mint.mint())
      stay.group = group.id
      stay.member = person("申\(index)")
      stay.status = .pending
      stay.more["quizScore"] = .int(score)
      changes.append(.insert(Membership.collection.key, stay.record))
    }
    try community.apply(changes)
    return community
  }

  private func plan(
    _ action: BulkAction, _ community: Community, _ chosen: [Int64], _ answers: [String]
  ) throws -> Plan {
    let figures = Figures.computed(from: community, moment: Self.moment)
    return try action.plan(
      PlanInput(
        scene: QueryScene(community: community, figures: figures), chosen: chosen,
        answers: answers, actor: Self.actor))
  }

  private func waiting(_ community: Community) -> [Int64] {
    community.memberships.filter(\.isAwaitingDecision).map(\.id.raw)
  }

  @Test func `the gates decide, who fails is told why, and seats go to the first`() throws {
    let community = try hall([90, 60, 85, 79, 100, 80])
    let chosen = waiting(community)
    let plan = try plan(.approveApplication, community, chosen, [""])
    // 90, 85 and 100 take the three seats; 80 passes and finds none; 60 and 79 fail.
    #expect(plan.items.map(\.id) == [chosen[0], chosen[2], chosen[4]])
    let reasons = Dictionary(
      uniqueKeysWithValues: plan.skipped.map { ($0.reason.zh, $0.ids) })
    #expect(reasons["群满"] == [chosen[5]])
    #expect(reasons["没过门槛：答题 60 < 80"] == [chosen[1]])
    #expect(reasons["没过门槛：答题 79 < 80"] == [chosen[3]])
  }

  @Test func `an override lets in against the gates, and says so in the record`() throws {
    var community = try hall([60])
    let chosen = waiting(community)
    let plan = try plan(.approveApplication, community, chosen, ["老顾客的妈妈"])
    try community.apply(plan.changes)
    let stay = try #require(community.memberships[raw: chosen[0]])
    #expect(stay.decision == .approved)
    #expect(stay.more["admission"].record?.last?.text == "老顾客的妈妈")
    #expect(stay.decidedGates.map(\.isPassed) == [false])
    #expect(community.requests.map(\.deed) == [.admit])
  }

  @Test func `a later order changes no past decision`() throws {
    var community = try hall([0], gates: AdmissionPolicy(mode: .all, spend: 10_000))
    let chosen = waiting(community)
    try community.apply(try plan(.rejectApplication, community, chosen, [""]).changes)
    let stay = try #require(community.memberships[raw: chosen[0]])
    #expect(stay.more["admission"].record?.last?.text == "消费满额 ¥0 < ¥100")
    var order = Order(id: community.mint.mint())
    order.member = stay.member
    order.paid = Money(fen: 50_000)
    order.paidAt = Self.moment.now
    try community.apply([.insert(Order.collection.key, order.record)])
    let after = try #require(community.memberships[raw: chosen[0]])
    #expect(after.decision == .rejected)
    #expect(after.decidedGates.map(\.evidence) == ["¥0 < ¥100"])
    let again = try plan(.approveApplication, community, chosen, [""])
    #expect(again.changes.isEmpty && again.skipped.map(\.reason.zh) == ["已拒绝过"])
  }

  @Test(arguments: [1, 2, 3, 4, 5, 6] as [UInt64])
  func `however people are let in, invited and moved, no group is asked to take more than it holds`(
    seed: UInt64
  ) throws {
    var random = SeededRandom(seed: seed)
    var community = ActionGround.community
    let codes = community.groups.map(\.code)
    let actions: [BulkAction] = [
      .approveApplication, .requestInvitation, .splitGroup, .mergeGroup, .recordApplication,
    ]
    for _ in 0..<12 {
      let action = random.pick(actions)
      let all = ActionGround.rows(of: action, in: community)
      let chosen = all.filter { _ in random.chance(percent: 30) }
      let answers: [String] =
        switch action.id {
        case "admission.approve": [random.chance(percent: 50) ? "破例" : ""]
        case "group.split.plan": [random.pick(codes), "\(random.number(1...40))"]
        case "member.admission.apply": [random.pick(codes), "\(random.number(0...100))"]
        default: [random.pick(codes)]
        }
      let plan = try plan(action, community, chosen, answers)
      try community.apply(plan.changes)
      for group in community.groups {
        let inside = Set(
          community.memberships(in: group.id).filter { $0.status == .active }.map(\.member))
        let coming = Set(
          community.referrers(of: group.id.raw, through: "requests.group").compactMap {
            community.requests[raw: $0]
          }.filter { $0.isWaiting && [.admit, .invite, .switch].contains($0.deed) }.map(\.member)
        ).subtracting(inside)
        #expect(
          inside.count + coming.count <= max(Int(group.capacity), inside.count),
          "\(group.name) after \(action.id)")
      }
    }
  }
}
