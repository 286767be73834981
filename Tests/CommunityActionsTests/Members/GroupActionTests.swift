import CommunityActions
import CommunityModel
import CommunityRules
import Testing
import Wording

@Suite struct GroupActionTests {
  @Test func `invitations are requests, as many as there are seats, in the order of the list`()
    throws
  {
    var sketch = ActionSketch()
    let group = try sketch.group("MZ-01", capacity: 3)
    let inside = try sketch.person("在")
    try sketch.stay(inside, group)
    let people = try ["甲", "乙", "丙"].map { try sketch.person($0) }
    let quiet = try sketch.person {
      $0.more["dnc"] = .record([.day(ActionSketch.today), .none, .none])
    }
    let black = try sketch.person { $0.more["blacklist"] = .record([.none, .none]) }
    let applicant = try sketch.person()
    try sketch.stay(applicant, group) { $0.status = .pending }
    let plan = try sketch.perform(
      .requestInvitation, ["MZ-01"], quiet, black, inside, applicant, people[0], people[1],
      people[2])
    #expect(plan.scope.words.zh == "记成请求，要在企微里做")
    #expect(plan.items.map(\.id) == [people[0].raw, people[1].raw])
    #expect(plan.unchanged == [inside.raw])
    #expect(plan.reasons == ["勿扰": 1, "在黑名单": 1, "已申请入群，等审核": 1, "群满": 1])
    let request = try #require(sketch.community.waitingRequests(of: people[0]).first)
    #expect(request.deed == .invite && request.state == .open && request.by == "小林")
    #expect(!request.isFulfilled(in: sketch.community))
    #expect(sketch.community.freeSeats(in: group) == 0)
    #expect(try sketch.plan(.requestInvitation, ["MZ-01"], people[0]).unchanged.count == 1)
    try sketch.stay(people[0], group)
    #expect(request.isFulfilled(in: sketch.community))
    #expect(sketch.community.freeSeats(in: group) == 0)
  }

  @Test func `a group that is not there, not in use or not unique is refused`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    try sketch.group("A") { $0.status = .dissolved }
    for _ in 0..<2 { try sketch.group("") { $0.name = "同名群" } }
    #expect(try sketch.refusal(.requestInvitation, ["B"], id) == "没有群「B」")
    #expect(try sketch.refusal(.requestInvitation, ["A"], id) == "「A群」已解散，不能用")
    #expect(try sketch.refusal(.requestInvitation, ["同名群"], id) == "有 2 个群叫「同名群」，用群号")
  }

  @Test func `who switches groups is in the one and not in the other`() throws {
    var sketch = ActionSketch()
    let (old, new) = (try sketch.group("A"), try sketch.group("B"))
    let (mover, owner, both, outside) = (
      try sketch.person(), try sketch.person(), try sketch.person(), try sketch.person()
    )
    try sketch.stay(mover, old)
    try sketch.stay(owner, old) { $0.role = .owner }
    try sketch.stay(both, old)
    try sketch.stay(both, new)
    let plan = try sketch.perform(.requestSwitch, ["A", "B"], mover, owner, both, outside)
    #expect(plan.items.map(\.id) == [mover.raw])
    #expect(plan.reasons == ["原群的群主": 1, "已在要换到的群": 1, "不在「A群」": 1])
    let request = try #require(sketch.community.waitingRequests(of: mover).first)
    #expect(request.from == old && request.group == new)
    try sketch.stay(mover, new)
    #expect(!request.isFulfilled(in: sketch.community), "the old group is not left yet")
    #expect(try sketch.refusal(.requestSwitch, ["A", "A"], mover) == "两个群是同一个")
  }

  @Test func `owners, admins and KOCs are not removed with the rest`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A")
    var people: [ID<Member>] = []
    for role in MembershipRole.allCases {
      let id = try sketch.person()
      try sketch.stay(id, group) { $0.role = role }
      people.append(id)
    }
    people.append(try sketch.person())
    let plan = try sketch.plan(.requestRemoval, ["A", "发广告"], on: people.map(\.raw))
    #expect(plan.needsTypedCount)
    #expect(plan.changeCount == 1)
    #expect(plan.reasons == ["群主": 1, "管理员，先换角色": 1, "KOC，先换角色": 1, "不在群": 1])
    try sketch.perform(plan)
    let request = try #require(sketch.community.requests.first { _ in true })
    #expect(request.more["reason"] == .text("发广告"))
    #expect(try sketch.refusal(.requestRemoval, ["A", ""], people[0]) == "原因不能为空")
  }

  @Test func `admins are asked for, and one owner at most`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A")
    let (one, two) = (try sketch.person(), try sketch.person())
    try sketch.stay(one, group)
    try sketch.stay(two, group) { $0.role = .admin }
    let admins = try sketch.plan(.requestRole, ["A", "管理员"], one, two)
    #expect(admins.items.map(\.id) == [one.raw])
    #expect(admins.unchanged == [two.raw])
    let owner = try sketch.perform(.requestRole, ["A", "群主"], one, two)
    #expect(owner.items.map(\.id) == [one.raw])
    #expect(owner.reasons == ["群主只能转给一位": 1])
    #expect(try sketch.plan(.requestRole, ["A", "群主"], two).reasons == ["群主只能转给一位": 1])
    #expect(try sketch.refusal(.requestRole, ["A", "KOC"], one).hasPrefix("KOC 和成员"))
  }

  @Test func `KOC and member are our own records, and a KOC works as one`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A")
    let (koc, plain, admin, outside) = (
      try sketch.person(), try sketch.person(),
      try sketch.person(), try sketch.person()
    )
    try sketch.insert(KocCandidate.self) {
      $0.member = koc
      $0.stage = .active
    }
    let stay = try sketch.stay(koc, group)
    try sketch.stay(plain, group)
    try sketch.stay(admin, group) { $0.role = .admin }
    let plan = try sketch.perform(.setRole, ["KOC", "A"], koc, plain, admin, outside)
    #expect(plan.scope.words.zh == "只改社群库，不动企微")
    #expect(plan.items.map(\.id) == [koc.raw])
    #expect(plan.reasons == ["还不是合作中的 KOC": 1, "群主和管理员的角色在企微里改": 1, "不在群": 1])
    #expect(sketch.community.memberships[stay]?.role == .koc)
    try sketch.perform(.setRole, ["成员"], koc)
    #expect(sketch.community.memberships[stay]?.role == .member)
    #expect(try sketch.refusal(.setRole, ["群主"], koc).hasPrefix("群主和管理员"))
  }

  @Test func `an approval is a decision and a request, up to the seats`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A", capacity: 1)
    let (one, two, black, nobody) = (
      try sketch.person(), try sketch.person(),
      try sketch.person { $0.more["blacklist"] = .record([.none, .none]) }, try sketch.person()
    )
    let stays = try [one, two, black].map {
      try sketch.stay($0, group) {
        $0.status = .pending
        $0.joinedAt = nil
      }
    }
    let plan = try sketch.perform(.approveAdmission, [], black, one, two, nobody)
    #expect(plan.items.map(\.id) == [one.raw])
    #expect(plan.reasons == ["在黑名单": 1, "群满": 1, "没有入群申请": 1])
    let row = try #require(sketch.community.memberships[stays[0]])
    #expect(row.status == .pending && row.decision == .approved && !row.isAwaitingDecision)
    #expect(sketch.community.waitingRequests(of: one).map(\.deed) == [.admit])
    #expect(try sketch.plan(.approveAdmission, [], one).unchanged == [one.raw])
    #expect(try sketch.plan(.rejectAdmission, ["错"], one).reasons == ["已通过，等企微里放进": 1])
    try sketch.perform(.rejectAdmission, ["不是顾客", "A"], two)
    #expect(sketch.community.memberships[stays[1]]?.decision == .rejected)
    #expect(try sketch.plan(.rejectAdmission, ["不是顾客"], two).unchanged == [two.raw])
    let figures = Figures.computed(from: sketch.community, moment: ActionSketch.moment)
    #expect(!figures[two].everInGroup, "who was turned down never was in a group")
  }

  @Test func `an application is recorded once, and again after it was turned down`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A")
    let (inside, asking) = (try sketch.person(), try sketch.person())
    try sketch.stay(inside, group)
    let plan = try sketch.perform(.recordApplication, ["A"], inside, asking)
    #expect(plan.reasons == ["已在群": 1])
    #expect(try sketch.plan(.recordApplication, ["A"], asking).unchanged == [asking.raw])
    try sketch.perform(.rejectAdmission, ["不是顾客"], asking)
    try sketch.perform(.recordApplication, ["A"], asking)
    try sketch.perform(.approveAdmission, ["A"], asking)
    #expect(
      try sketch.plan(.recordApplication, ["A"], asking).reasons == ["已通过，等企微里放进": 1])
  }

  @Test func `guiding a newcomer is marked and unmarked step by step`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("A")
    let (new, old, outside) = (try sketch.person(), try sketch.person(), try sketch.person())
    let stay = try sketch.stay(new, group, joined: 1)
    try sketch.stay(old, group, joined: 100)
    let plan = try sketch.perform(.markOnboarding, ["欢迎"], new, old, outside)
    #expect(plan.reasons == ["进群已久，不用引导": 1, "不在群": 1])
    try sketch.perform(.markOnboarding, ["rules", "A"], new)
    let row = try #require(sketch.community.memberships[stay])
    #expect(OnboardingPolicy.standard.state(of: row, at: ActionSketch.moment.now) == .done)
    #expect(try sketch.plan(.markOnboarding, ["welcome"], new).unchanged == [new.raw])
    try sketch.perform(.clearOnboarding, ["welcome"], new)
    #expect(try sketch.plan(.clearOnboarding, ["welcome"], new).unchanged == [new.raw])
    #expect(try sketch.refusal(.markOnboarding, ["跳舞"], new) == "没有引导步骤「跳舞」，可以是：欢迎、群规")
  }

  @Test func `a request is done, reopened and given up`() throws {
    var sketch = ActionSketch()
    try sketch.group("A")
    let id = try sketch.person()
    try sketch.perform(.requestInvitation, ["A"], id)
    let request = try #require(sketch.community.requests.first { _ in true }).id
    let done = try sketch.plan(.finishRequest, on: [request.raw])
    try sketch.perform(done)
    #expect(sketch.community.requests[request]?.doneAt == ActionSketch.moment.now)
    #expect(try sketch.plan(.finishRequest, on: [request.raw]).unchanged == [request.raw])
    try sketch.perform(try sketch.plan(.voidRequest, on: [request.raw]))
    #expect(sketch.community.requests[request]?.confirmedBy == "小林")
    #expect(sketch.community.waitingRequests(of: id).isEmpty)
    #expect(try sketch.plan(.finishRequest, on: [request.raw]).reasons == ["已作废，先改回待执行": 1])
    try sketch.perform(try sketch.plan(.reopenRequest, on: [request.raw]))
    let reopened = try #require(sketch.community.requests[request])
    #expect(reopened.state == .open && reopened.doneAt == nil && reopened.confirmedBy.isEmpty)
  }
}
