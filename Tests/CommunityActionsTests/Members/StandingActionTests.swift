import CommunityActions
import CommunityModel
import CommunityRules
import Testing
import Wording

@Suite struct StandingActionTests {
  @Test func `consent goes from unknown to granted to denied and back`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    try sketch.perform(.grantConsent, ["门店登记"], id)
    #expect(Member.consent.read(try sketch.member(id)) == .text("granted"))
    #expect(
      Member.consentBasis.read(try sketch.member(id))
        == .record([.day(ActionSketch.today), .text("门店登记"), .text("小林")]))
    #expect(try sketch.plan(.grantConsent, [], id).unchanged == [id.raw])
    try sketch.perform(.denyConsent, [], id)
    #expect(Member.consent.read(try sketch.member(id)) == .text("denied"))
    try sketch.perform(.clearConsent, [], id)
    #expect(Member.consentBasis.read(try sketch.member(id)).isNone)
    #expect(try sketch.plan(.clearConsent, [], id).unchanged == [id.raw])
  }

  @Test func `do not contact keeps its first day while it holds and begins anew when it is over`()
    throws
  {
    var sketch = ActionSketch()
    let since = ActionSketch.today - 20
    let holding = try sketch.person {
      $0.more["dnc"] = .record([.day(since), .none, .text("忙")])
    }
    let over = try sketch.person {
      $0.more["dnc"] = .record([.day(since), .day(since + 5), .text("忙")])
    }
    #expect(try sketch.refusal(.setDoNotContact, [""], over) == "原因不能为空")
    try sketch.perform(.setDoNotContact, ["投诉", "+30"], holding, over)
    let days = try [holding, over].map { try sketch.member($0).more["dnc"].record?[0].day }
    #expect(days == [since, ActionSketch.today])
    #expect(
      try sketch.plan(.setDoNotContact, ["投诉", "+30"], holding, over).unchanged.count == 2)
    try sketch.perform(.clearDoNotContact, [], holding)
    #expect(try sketch.plan(.clearDoNotContact, [], holding).unchanged == [holding.raw])
  }

  @Test func `blacklisting is dangerous, warns of groups, and leaves staff alone`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("MZ-01")
    let (id, colleague) = (try sketch.person(), try sketch.person { $0.isStaff = true })
    try sketch.stay(id, group)
    let plan = try sketch.perform(.blacklist, ["发广告"], id, colleague)
    #expect(plan.needsTypedCount)
    #expect(plan.warnings.map(\.zh) == ["1 位还在群里，要另提移出请求"])
    #expect(plan.reasons == ["同事": 1])
    #expect(try sketch.plan(.blacklist, ["别的"], id).unchanged == [id.raw])
    #expect(try sketch.plan(.markCore, [], id).reasons == ["在黑名单": 1])
    try sketch.perform(.liftBlacklist, [], id)
    try sketch.perform(.markCore, [], id)
    #expect(try sketch.member(id).more["core"].flag)
    try sketch.perform(.unmarkCore, [], id)
    #expect(try sketch.plan(.unmarkCore, [], id).unchanged == [id.raw])
  }

  @Test func `a stage set by hand holds until its day, but not for who left`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("MZ-01")
    let (id, gone) = (try sketch.person(), try sketch.person())
    try sketch.stay(gone, group) { $0.status = .left }
    #expect(try sketch.refusal(.overrideStage, ["已退群", "+5"], id).hasPrefix("「已退群」"))
    #expect(try sketch.refusal(.overrideStage, ["复购客", "今天"], id) == "2026-11-24 不在今天之后")
    let plan = try sketch.perform(.overrideStage, ["复购客", "+5"], id, gone)
    #expect(plan.reasons == ["已退群，手动定不起作用": 1])
    let figures = Figures.computed(from: sketch.community, moment: ActionSketch.moment)
    #expect(figures[id].stage == .repeat)
    #expect(plan.items.first?.before.zh == "按规则")
    #expect(plan.items.first?.after.zh == "复购客 到 2026-11-29")
    try sketch.perform(.restoreStage, [], id)
    #expect(try sketch.member(id).more["stageOverride"].isNone)
  }

  @Test func `contact is dated and signed, never moved back`() throws {
    var sketch = ActionSketch()
    let lin = try sketch.insert(Operator.self) { $0.name = "小林" }
    let chen = try sketch.insert(Operator.self) { $0.name = "陈姐" }
    let id = try sketch.person()
    try sketch.perform(.markContacted, ["-3", "陈姐"], id)
    #expect(try sketch.member(id).more["contacted"].record?.last == .ref(chen.raw))
    #expect(try sketch.plan(.markContacted, ["-5", ""], id).reasons == ["有更晚的联系记录": 1])
    try sketch.perform(.markContacted, [], id)
    #expect(
      try sketch.member(id).more["contacted"]
        == .record([.instant(ActionSketch.moment.now), .ref(lin.raw)]))
    sketch.moment = Moment(now: ActionSketch.moment.now.adding(seconds: 600))
    #expect(try sketch.plan(.markContacted, [], id).unchanged == [id.raw])
    #expect(try sketch.refusal(.markContacted, ["+1"], id) == "2026-11-25 还没到")
    #expect(try sketch.refusal(.markContacted, ["", "路人"], id) == "没有同事「路人」")
  }

  @Test func `a violation is recorded once a day, and only in a group the person was in`() throws {
    var sketch = ActionSketch()
    let group = try sketch.group("MZ-01")
    let (inside, outside) = (try sketch.person(), try sketch.person())
    try sketch.stay(inside, group)
    let plan = try sketch.perform(.recordViolation, ["发广告", "移出", "MZ-01"], inside, outside)
    #expect(plan.reasons == ["没进过这个群": 1])
    #expect(plan.warnings.count == 1)
    #expect(sketch.community.violations(of: inside).map(\.action) == [.remove])
    let again = try sketch.plan(.recordViolation, ["发广告", "提醒", "MZ-01"], inside)
    #expect(again.reasons == ["今天记过同样的": 1])
    sketch.moment = Moment(now: ActionSketch.moment.now.adding(seconds: 86_400))
    #expect(try sketch.plan(.recordViolation, ["发广告", "提醒", "MZ-01"], inside).changeCount == 1)
  }
}
