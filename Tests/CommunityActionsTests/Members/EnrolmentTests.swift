import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing

/// People on their way through procedures: a task a step on its day, until something ends it.
@Suite struct EnrolmentTests {
  /// A shop in which one person has been silent for a hundred days and another came yesterday.
  private struct Shop {
    var sketch = ActionSketch()
    var dormant = ID<Member>(raw: 0)
    var newcomer = ID<Member>(raw: 0)
    var agent = ID<Operator>(raw: 0)
    var stay = ID<Membership>(raw: 0)

    init() throws {
      let agent = try sketch.insert(Operator.self) { $0.name = "小周" }
      let group = try sketch.group("A")
      dormant = try sketch.person("熊妈") { $0.owner = agent }
      stay = try sketch.stay(dormant, group, joined: 200)
      newcomer = try sketch.person("新人")
      try sketch.stay(newcomer, group, joined: 1)
      self.agent = agent
      try order(dormant, daysAgo: 100)
    }

    mutating func order(_ buyer: ID<Member>, daysAgo: Int) throws {
      let at = Zone.shanghai.instant(sketch.moment.today - daysAgo, second: 36_000)
      try sketch.insert(Order.self) {
        $0.channel = "youzan"
        $0.number = "n\($0.id.raw)"
        $0.member = buyer
        $0.state = .completed
        $0.paid = Money(fen: 10_000)
        $0.paidAt = at
      }
    }

    /// So many days later, with the day's run done.
    mutating func run(after days: Int) throws {
      sketch.moment = Moment(
        now: ActionSketch.moment.now.adding(seconds: Int64(days) * 86_400))
      let figures = Figures.computed(from: sketch.community, moment: sketch.moment)
      let made = DailyRun.plan(
        QueryScene(community: sketch.community, figures: figures), actor: ActionSketch.actor)
      try sketch.apply(made.changes)
    }

    func enrolment(of member: ID<Member>) throws -> Enrolment {
      try #require(sketch.community.enrolments(of: member).last)
    }

    /// The open tasks of a person's procedure, by step.
    func steps(of member: ID<Member>) throws -> [String] {
      sketch.community.chores(of: try enrolment(of: member).id).filter { $0.doneAt == nil }
        .compactMap(\.step)
    }
  }

  @Test func `steps fall due on their days, for the person's own agent`() throws {
    var shop = try Shop()
    let plan = try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant, shop.newcomer)
    #expect(plan.changeCount == 1)
    #expect(plan.reasons.keys.first?.hasPrefix("阶段是") == true, "a newcomer needs no win-back")
    #expect(try shop.steps(of: shop.dormant) == ["winback.message"])
    let first = try #require(
      shop.sketch.community.chores(of: shop.enrolment(of: shop.dormant).id).first)
    #expect(first.title == "私信问候 · 熊妈" && first.assignee == shop.agent)
    // What was due at ten gets an hour from the enrolment at 10:26.
    #expect(first.due == ActionSketch.moment.now.adding(seconds: 3600))
    #expect(first.more["text"].text?.isEmpty == false)

    try shop.run(after: 2)
    #expect(try shop.steps(of: shop.dormant) == ["winback.message"])
    try shop.run(after: 3)
    try shop.run(after: 3)
    #expect(try shop.steps(of: shop.dormant) == ["winback.message", "winback.benefit"])
    // A call is for the first tier only.
    try shop.run(after: 10)
    #expect(try shop.steps(of: shop.dormant) == ["winback.message", "winback.benefit"])
    try shop.run(after: 14)
    #expect(try shop.steps(of: shop.dormant).last == "winback.close")
    let open = shop.sketch.community.chores(of: try shop.enrolment(of: shop.dormant).id)
    try shop.sketch.perform(shop.sketch.plan(.finishTask, on: open.map(\.id.raw)))
    try shop.run(after: 15)
    #expect(try shop.enrolment(of: shop.dormant).state == .finished)
  }

  @Test func `an order ends a win-back, and what nobody did is taken away`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["winback", "小周"], shop.dormant)
    shop.sketch.moment = Moment(now: ActionSketch.moment.now.adding(seconds: 86_400))
    try shop.order(shop.dormant, daysAgo: 0)
    try shop.run(after: 1)
    let ended = try shop.enrolment(of: shop.dormant)
    #expect(ended.state == .bought && ended.more["ended"].instant == shop.sketch.moment.now)
    #expect(try shop.steps(of: shop.dormant).isEmpty)
    // Another may begin, and the report counts both.
    let report = SopReport(
      shop.sketch.community,
      days: (ActionSketch.today - 1)...(ActionSketch.today + 1), moment: shop.sketch.moment)
    let line = try #require(report.lines.first { $0.procedure == "winback" })
    #expect(line.enrolled == 1 && line.closed == 1 && line.reached == 1)
    #expect(line.states == [.bought: 1])
  }

  @Test func `talk in a group after the enrolment is an answer`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    let said = ActionSketch.moment.now.adding(seconds: 7200)
    try shop.sketch.apply([
      .set(
        "memberships", shop.stay.raw, field: "lastTalk", before: .none, after: .instant(said))
    ])
    try shop.run(after: 1)
    #expect(try shop.enrolment(of: shop.dormant).state == .replied)
  }

  @Test func `an answer that is told is noted with its reason, and taken back whole`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    try shop.sketch.perform(.recordReply, ["这阵子在外地", "暂时不需要"], shop.dormant)
    let ended = try shop.enrolment(of: shop.dormant)
    #expect(ended.state == .replied && ended.more["lostReason"].text == "noNeed")
    #expect(shop.sketch.community.notes.map(\.text) == ["这阵子在外地"])
    #expect(try shop.steps(of: shop.dormant).isEmpty)
    #expect(try shop.sketch.plan(.recordReply, ["", ""], shop.dormant).changes.isEmpty)
    let report = SopReport(
      shop.sketch.community, days: ActionSketch.today...ActionSketch.today,
      moment: shop.sketch.moment)
    #expect(report.lines.first { $0.procedure == "winback" }?.reasons == [.noNeed: 1])
  }

  @Test func `whoever must not be contacted is in no procedure from that moment`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["新人入群", ""], shop.newcomer)
    try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    try shop.sketch.perform(.setDoNotContact, ["请不要私聊我", ""], shop.newcomer)
    try shop.sketch.perform(.blacklist, ["反复发广告"], shop.dormant)
    for person in [shop.newcomer, shop.dormant] {
      #expect(try shop.enrolment(of: person).state == .declined)
      #expect(try shop.steps(of: person).isEmpty)
    }
    let again = try shop.sketch.plan(
      .enrolMembers, ["新人入群", ""], shop.newcomer, shop.dormant)
    #expect(again.reasons == ["勿扰": 1, "在黑名单": 1])
  }

  @Test func `a newcomer's days that have passed are left out, and leaving ends the week`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["新人入群", ""], shop.newcomer)
    // Yesterday's two are past; the answers are due today.
    #expect(try shop.steps(of: shop.newcomer) == ["newMember.answers"])
    let stay = try #require(
      shop.sketch.community.memberships(of: shop.newcomer).first)
    let left = ActionSketch.moment.now.adding(seconds: 3600)
    try shop.sketch.apply([
      .set(
        "memberships", stay.id.raw, field: "status", before: stay.status.fieldValue,
        after: .text("left")),
      .set(
        "memberships", stay.id.raw, field: "left", before: .none,
        after: .record([.instant(left), .instant(left)])),
    ])
    try shop.run(after: 1)
    #expect(try shop.enrolment(of: shop.newcomer).state == .left)
  }

  @Test func `stopped by hand and taken back it goes on from the same step`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    let stop = try shop.sketch.plan(.stopEnrolment, [""], shop.dormant)
    var stopped = shop.sketch.community
    try stopped.apply(stop.changes)
    #expect(stopped.enrolments(of: shop.dormant).map(\.state) == [.stopped])
    #expect(stopped.tasks.isEmpty)
    let group = stop.group(
      id: ID(raw: 1), at: ActionSketch.moment.now, actor: ActionSketch.actor)
    try stopped.apply(stopped.inverse(of: group).changes)
    #expect(stopped == shop.sketch.community)
    try shop.run(after: 3)
    #expect(try shop.steps(of: shop.dormant) == ["winback.message", "winback.benefit"])
  }

  @Test func `an enrolment taken back later leaves no task that the day's run made`() throws {
    var shop = try Shop()
    let plan = try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    try shop.run(after: 3)
    #expect(try shop.steps(of: shop.dormant).count == 2)
    let group = plan.group(
      id: ID(raw: 1), at: ActionSketch.moment.now, actor: ActionSketch.actor)
    try shop.sketch.apply(shop.sketch.community.inverse(of: group).changes)
    #expect(shop.sketch.community.enrolments.isEmpty)
    try shop.run(after: 4)
    #expect(shop.sketch.community.tasks.allSatisfy { $0.more["enrolment"].isNone })
  }

  @Test func `queries find those who are in a procedure`() throws {
    var shop = try Shop()
    try shop.sketch.perform(.enrolMembers, ["沉睡唤醒", ""], shop.dormant)
    let scene = QueryScene(
      community: shop.sketch.community,
      figures: Figures.computed(from: shop.sketch.community, moment: shop.sketch.moment))
    let members = try #require(CollectionQueries.named("members"))
    #expect(try members.find("sop:winback", scene).get().ids == [shop.dormant.raw])
    #expect(try members.find("流程:沉睡唤醒", scene).get().ids == [shop.dormant.raw])
    #expect(try members.find("sop:none", scene).get().ids == [shop.newcomer.raw])
    let rows = try #require(CollectionQueries.named("enrolments"))
    #expect(try rows.find("state:open name:熊妈", scene).get().total == 1)
  }
}
