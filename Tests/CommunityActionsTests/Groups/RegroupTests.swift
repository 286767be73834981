import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

/// Groups split and merge as plans; the silent are told before they are proposed for removal.
@Suite struct RegroupTests {
  private static let actor = Actor(name: "小林", machine: 0x12345, process: 7)

  /// Two groups: one with an owner, an admin, a KOC and five plain members who joined 5 to 1 days ago;
  /// the other with two seats, taken by nobody, and one of the five.
  private struct Ground {
    var community = Community()
    var first = ID<Group>(raw: 0)
    var second = ID<Group>(raw: 0)
    var people: [ID<Member>] = []

    init() throws {
      community.mint = IDMint(machine: 0x888)
      var changes: [Change] = []
      func group(_ name: String, _ capacity: Int64) -> ID<Group> {
        var row = Group(id: community.mint.mint())
        (row.name, row.code, row.capacity) = (name, name, capacity)
        changes.append(.insert(Group.collection.key, row.record))
        return row.id
      }
      first = group("A-01", 300)
      second = group("A-02", 4)
      let roles: [MembershipRole] = [
        .owner, .admin, .koc, .member, .member, .member, .member, .member,
      ]
      for (place, role) in roles.enumerated() {
        var member = Member(id: community.mint.mint())
        member.name = "人\(place)"
        changes.append(.insert(Member.collection.key, member.record))
        people.append(member.id)
        var stay = Membership(id: community.mint.mint())
        (stay.group, stay.member, stay.role) = (first, member.id, role)
        stay.joinedAt = ActionGround.moment.now.adding(seconds: Int64(place - 100) * 86_400)
        changes.append(.insert(Membership.collection.key, stay.record))
      }
      var both = Membership(id: community.mint.mint())
      (both.group, both.member) = (second, people[3])
      changes.append(.insert(Membership.collection.key, both.record))
      try community.apply(changes)
    }

    mutating func run(
      _ action: BulkAction, _ chosen: [Int64], _ answers: [String],
      at moment: Moment = ActionGround.moment
    ) throws -> Plan {
      let figures = Figures.computed(from: community, moment: moment)
      let plan = try action.plan(
        PlanInput(
          scene: QueryScene(community: community, figures: figures), chosen: chosen,
          answers: answers, actor: RegroupTests.actor))
      try community.apply(plan.changes)
      return plan
    }

    func asked(_ deed: RequestKind) -> [ID<Member>] {
      community.requests.filter { $0.deed == deed }.map(\.member)
    }
  }

  @Test func `a split invites the newest plain members, as many as find a seat`() throws {
    var ground = try Ground()
    let plan = try ground.run(.splitGroup, [ground.first.raw], ["A-02", "10"])
    // Three seats are free; the newest of the four plain members who are not there yet take them.
    #expect(ground.asked(.switch) == [ground.people[7], ground.people[6], ground.people[5]])
    #expect(plan.scope == .request)
    #expect(ground.community.requests.allSatisfy { $0.from == ground.first })
    let again = try ground.run(.splitGroup, [ground.first.raw], ["A-02", "3"])
    #expect(again.changes.isEmpty)
  }

  @Test func `a merger asks everybody over, keeps roles, and clears double seats`() throws {
    var ground = try Ground()
    try ground.community.apply([
      .set("groups", ground.second.raw, field: "capacity", before: .int(4), after: .int(300))
    ])
    _ = try ground.run(.mergeGroup, [ground.first.raw], ["A-02"])
    let moving = [0, 1, 2, 4, 5, 6, 7].map { ground.people[$0] }
    #expect(ground.asked(.switch).sorted() == moving)
    #expect(ground.asked(.makeAdmin) == [ground.people[1]])
    #expect(ground.asked(.makeOwner) == [ground.people[0]])
    #expect(ground.asked(.remove) == [ground.people[3]])
    let koc = ground.community.requests.first {
      $0.member == ground.people[2] && $0.deed == .switch
    }
    #expect(koc?.more["reason"].text == "并群，KOC 保留")
    #expect(try ground.run(.mergeGroup, [ground.first.raw], ["A-02"]).changes.isEmpty)
  }

  @Test func `an unowned target gets the colleague of the first group that joins it`() throws {
    var ground = try Ground()
    var colleague = Operator(id: ground.community.mint.mint())
    colleague.name = "小林"
    try ground.community.apply([
      .insert(Operator.collection.key, colleague.record),
      .set(
        "groups", ground.first.raw, field: "owner", before: .none, after: .ref(colleague.id.raw)),
      .set("groups", ground.second.raw, field: "capacity", before: .int(4), after: .int(300)),
    ])
    let plan = try ground.run(.mergeGroup, [ground.first.raw], ["A-02"])
    #expect(ground.community.groups[ground.second]?.owner == colleague.id)
    try ground.community.apply(plan.changes.reversed().map(\.inverse))
    #expect(ground.community.groups[ground.second]?.owner == nil)
    // Who answers for a group already goes on doing so.
    var other = Operator(id: ground.community.mint.mint())
    other.name = "小周"
    try ground.community.apply([
      .insert(Operator.collection.key, other.record),
      .set("groups", ground.second.raw, field: "owner", before: .none, after: .ref(other.id.raw)),
    ])
    _ = try ground.run(.mergeGroup, [ground.first.raw], ["A-02"])
    #expect(ground.community.groups[ground.second]?.owner == other.id)
  }

  @Test func `the silent are reminded, told finally, and only then proposed for removal`() throws {
    var ground = try Ground()
    let person = ground.people[4]
    func step(_ days: Int64) throws -> Plan {
      let moment = Moment(now: ActionGround.moment.now.adding(seconds: days * 86_400))
      return try ground.run(.notifyInactive, [person.raw], ["A-01"], at: moment)
    }
    // Joined 96 days ago and never seen since.
    #expect(try step(0).items.map(\.after.zh) == ["提醒"])
    #expect(try step(0).changes.isEmpty)
    #expect(try step(7).items.map(\.after.zh) == ["最后通知"])
    #expect(ground.community.requests.isEmpty)
    #expect(ground.community.tasks.map(\.kind) == [.followUp, .followUp])
    #expect(try step(16).items.map(\.after.zh) == ["移出名单"])
    #expect(ground.asked(.remove) == [person])
    #expect(try step(30).changes.isEmpty)
    // Roles are left alone.
    let koc = try ground.run(.notifyInactive, [ground.people[2].raw], ["A-01"])
    #expect(koc.skipped.map(\.reason.zh) == ["KOC，不提醒"])
  }

  @Test func `the overflow of a full group goes to a draft with its charter`() throws {
    var ground = try Ground()
    try ground.community.apply([
      .set("groups", ground.first.raw, field: "slogan", before: .none, after: .text("一周一囤"))
    ])
    let plan = try ground.run(.setNextGroup, [ground.first.raw], ["A-03 新"])
    #expect(plan.warnings.count == 1)
    let made = try #require(ground.community.groups.first { $0.name == "A-03 新" })
    #expect(made.status == .draft && made.more["slogan"].text == "一周一囤")
    #expect(ground.community.groups[ground.first]?.overflow == made.id)
    #expect(try ground.run(.setNextGroup, [ground.first.raw], ["A-03 新"]).changes.isEmpty)
    let itself = try ground.run(.setNextGroup, [made.id.raw], ["A-03 新"])
    #expect(itself.skipped.map(\.reason.zh) == ["就是它自己"])
    let back = try ground.run(.setNextGroup, [ground.first.raw], ["-"])
    #expect(back.changeCount == 1 && ground.community.groups[ground.first]?.overflow == nil)
  }

  @Test func `gates and steps are read as they are typed, and refused with an example`() throws {
    var ground = try Ground()
    let all = [ground.first.raw]
    _ = try ground.run(.setGates, all, ["消费100/90天 邀请 答题80 人工", "all"])
    #expect(
      ground.community.groups[ground.first]?.admissionPolicy
        == AdmissionPolicy(
          mode: .all, spend: 10_000, days: 90, referral: true, quiz: 80, manual: true))
    _ = try ground.run(.setOnboardingSteps, all, ["欢迎1 群规24 自我介绍48?"])
    #expect(
      ground.community.groups[ground.first]?.ownOnboardingSteps == [
        OnboardingStep("welcome", title: "欢迎", dueHours: 1),
        OnboardingStep("rules", title: "群规", dueHours: 24),
        OnboardingStep("自我介绍", title: "自我介绍", dueHours: 48, isRequired: false),
      ])
    for wrong in ["消费", "消费x", "交钱100"] {
      #expect(throws: Refusal.self) { try ground.run(.setGates, all, [wrong, "any"]) }
    }
    for wrong in ["欢迎", "24", "欢迎0", "欢迎1 欢迎2", "自我介绍48?"] {
      #expect(throws: Refusal.self) { try ground.run(.setOnboardingSteps, all, [wrong]) }
    }
    #expect(throws: Refusal.self) { try ground.run(.setInactivity, all, ["21", "14", "30"]) }
    #expect(throws: Refusal.self) { try ground.run(.setTargetProfile, all, ["orders>=("]) }
  }

  @Test func `a violation keeps the version of the rules that held`() throws {
    var ground = try Ground()
    _ = try ground.run(.addGroupRules, [ground.first.raw], ["不发广告", "2026-01-01"])
    _ = try ground.run(.addGroupRules, [ground.first.raw], ["不发广告，不私加", "2026-11-01"])
    _ = try ground.run(.recordViolation, [ground.people[4].raw], ["发广告", "提醒", "A-01"])
    #expect(ground.community.violations.map { $0.more["ruleVersion"].int } == [2])
  }
}
