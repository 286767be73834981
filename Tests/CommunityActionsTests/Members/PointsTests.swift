import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Testing
import Wording

@Suite struct PointsTests {
  /// A day of 2026.
  private static func day(_ text: String) throws -> Day {
    try #require(Day("2026-\(text)"))
  }

  private static func moment(_ text: String) throws -> Moment {
    Moment(now: Zone.shanghai.instant(try day(text), second: 36_000))
  }

  @Test func `lots are used the soonest to expire first, as the reference has it`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    func balance() -> Int64 { sketch.community.pointsAccount(of: id).balance }
    func taken() -> [Int64] {
      sketch.community.pointsEntries(of: id).last?.allocations.map(\.points) ?? []
    }
    sketch.moment = try Self.moment("01-10")
    try sketch.perform(.awardPoints, ["300", "一", "2026-06-30"], id)
    #expect(balance() == 300)
    sketch.moment = try Self.moment("02-01")
    try sketch.perform(.awardPoints, ["200", "二", "2026-04-30"], id)
    #expect(balance() == 500)
    sketch.moment = try Self.moment("03-01")
    try sketch.perform(.redeemPoints, ["小样", "250"], id)
    #expect(taken() == [200, 50])
    #expect(balance() == 250)
    #expect(sketch.community.pointsAccount(of: id).expired(on: try Self.day("05-01")).isEmpty)
    sketch.moment = try Self.moment("05-15")
    try sketch.perform(.awardPoints, ["100", "三", "2026-11-30"], id)
    #expect(balance() == 350)
    sketch.moment = try Self.moment("06-01")
    try sketch.perform(.redeemPoints, ["小样", "300"], id)
    #expect(taken() == [250, 50])
    #expect(balance() == 50)
    let account = sketch.community.pointsAccount(of: id)
    #expect(account.expired(on: try Self.day("07-01")).isEmpty)
    #expect(account.usable(on: try Self.day("11-30")) == 50)
    #expect(account.usable(on: try Self.day("12-01")) == 0)
    #expect(account.expired(on: try Self.day("12-01")).map(\.points) == [50])
  }

  @Test func `who has too few usable points is left out, and nothing is taken in part`() throws {
    var sketch = ActionSketch()
    let (rich, poor) = (try sketch.person(), try sketch.person())
    try sketch.perform(.awardPoints, ["100", "晒单"], rich)
    try sketch.perform(.awardPoints, ["40", "晒单", "+5"], rich, poor)
    let plan = try sketch.perform(.deductPoints, ["60", "作弊"], rich, poor)
    #expect(plan.needsTypedCount)
    #expect(plan.reasons == ["可用积分不够": 1])
    #expect(plan.items.first?.before.zh == "140 分" && plan.items.first?.after.zh == "80 分")
    #expect(sketch.community.pointsEntries(of: rich).last?.allocations.map(\.points) == [40, 20])
    sketch.moment = Moment(now: ActionSketch.moment.now.adding(seconds: 6 * 86_400))
    #expect(try sketch.plan(.redeemPoints, ["小样", "40"], poor).reasons == ["可用积分不够": 1])
    #expect(try sketch.plan(.redeemPoints, ["小样", "80"], rich).changeCount == 1)
  }

  @Test func `an award that was spent and taken back is owed, and the next one pays it`() throws {
    var sketch = ActionSketch()
    let id = try sketch.person()
    let award = try sketch.plan(.awardPoints, ["100", "晒单", ""], id)
    try sketch.perform(award)
    try sketch.perform(.redeemPoints, ["小样", "80"], id)
    let group = award.group(
      id: ID(raw: 1), at: ActionSketch.moment.now, actor: ActionSketch.actor)
    let inverse = sketch.community.inverse(of: group)
    #expect(inverse.kept.isEmpty)
    var community = sketch.community
    try community.apply(inverse.changes)
    #expect(community.pointsAccount(of: id).balance == -80)
    #expect(community.pointsAccount(of: id).debt == 80)
    var entry = PointsEntry(id: community.mint.mint())
    entry.member = id
    entry.points = 100
    entry.at = ActionSketch.moment.now.adding(seconds: 60)
    try community.apply([.insert("points", entry.record)])
    #expect(community.pointsAccount(of: id).debt == 0)
    #expect(community.pointsAccount(of: id).usable(on: ActionSketch.today) == 20)
  }

  @Test func `points are given in whole numbers, with a reason, not to the blacklisted`() throws {
    var sketch = ActionSketch()
    let black = try sketch.person { $0.more["blacklist"] = .record([.none, .none]) }
    for wrong in ["0", "-5", "1.5", "许多", "100001"] {
      #expect(
        try sketch.refusal(.awardPoints, [wrong, "晒单", ""], black)
          == "积分要是 1 到 100,000 的整数")
    }
    #expect(try sketch.refusal(.awardPoints, ["5", "", ""], black) == "缘由不能为空")
    #expect(try sketch.plan(.awardPoints, ["5", "晒单", ""], black).reasons == ["在黑名单": 1])
  }

  @Test func `a benefit is given once in a period and kept once used`() throws {
    var sketch = ActionSketch()
    let (one, two) = (try sketch.person(), try sketch.person())
    try sketch.perform(.grantBenefit, ["会员日", "满减券", ""], one)
    #expect(sketch.community.benefits(of: one).map(\.period) == ["2026-11"])
    #expect(try sketch.plan(.grantBenefit, ["会员日", "满减券"], one).unchanged == [one.raw])
    #expect(
      try sketch.plan(.grantBenefit, ["会员日", "别的券"], one).reasons == ["这一期已发过「满减券」": 1])
    #expect(try sketch.plan(.grantBenefit, ["会员日", "满减券", "2026-12"], one).changeCount == 1)
    try sketch.perform(.useBenefit, ["会员日"], one)
    let plan = try sketch.plan(.revokeBenefit, ["会员日"], one, two)
    #expect(plan.reasons == ["已经用掉": 1, "没有这类福利": 1])
    try sketch.perform(.grantBenefit, ["唤醒", "满减券"], two)
    try sketch.perform(.revokeBenefit, ["唤醒"], two)
    #expect(sketch.community.benefits(of: two).isEmpty)
    #expect(try sketch.plan(.grantBenefit, ["唤醒", "满减券"], two).changeCount == 1)
  }

  @Test func `a birthday benefit goes to those whose birthday is near, once a year`() throws {
    var sketch = ActionSketch()
    func born(_ birthday: Birthday?) throws -> ID<Member> {
      try sketch.person { $0.more["birthday"] = birthday?.fieldValue ?? .none }
    }
    let soon = try born(Birthday(month: 11, day: 28))
    let later = try born(Birthday(month: 5, day: 1))
    let lunar = try born(Birthday(lunar: true, month: 10, day: 20))
    let unknown = try born(nil)
    let plan = try sketch.perform(
      .grantBirthdayBenefit, ["礼盒", ""], soon, later, lunar, unknown)
    #expect(plan.items.map(\.id) == [soon.raw])
    #expect(plan.reasons == ["生日还没到": 1, "这台机器不识农历，用「发福利」按人发": 1, "没有生日": 1])
    #expect(sketch.community.benefits(of: soon).map(\.period) == ["2026"])
    #expect(try sketch.plan(.grantBirthdayBenefit, ["礼盒", "30"], soon).unchanged == [soon.raw])
  }

  @Test func `29 February is kept on the 28th in common years`() throws {
    let birthday = try #require(Birthday(month: 2, day: 29))
    #expect(birthday.next(from: try Self.day("02-01")) == Day("2026-02-28"))
    #expect(birthday.next(from: try #require(Day("2028-01-01"))) == Day("2028-02-29"))
  }

  @Test func `queries find points, lists, benefits, requests and violations`() throws {
    var sketch = ActionSketch()
    try sketch.group("A")
    let (one, two) = (try sketch.person("甲"), try sketch.person("乙"))
    try sketch.perform(.awardPoints, ["100", "晒单"], one)
    try sketch.perform(.saveAsList, ["回访"], one)
    try sketch.perform(.grantBenefit, ["唤醒", "券"], one)
    try sketch.perform(.requestInvitation, ["A"], one)
    try sketch.perform(.recordViolation, ["发广告", "提醒"], one)
    let scene = QueryScene(
      community: sketch.community,
      figures: Figures.computed(from: sketch.community, moment: ActionSketch.moment))
    let members = try #require(CollectionQueries.named("members"))
    for query in ["积分>=100", "名单:回访", "福利:唤醒", "请求:邀请入群", "违规数>0"] {
      #expect(try members.find(query, scene).get().ids == [one.raw], "\(query)")
    }
    #expect(try members.find("积分=0", scene).get().ids == [two.raw])
    for key in ["points", "requests", "segments", "benefits", "violations"] {
      let found = try #require(CollectionQueries.named(key)).find("", scene)
      #expect(try found.get().ids.count == 1, "\(key)")
    }
  }
}
