import CommunityModel
import Interchange
import Testing
import Wording

/// What readers of posts did, and who brought an order, as tables say it.
struct ContentEffectImportTests {
  private func desk(_ titles: [(String, Int)]) throws -> ImportDesk {
    var desk = ImportDesk()
    let day = try #require(Day("2026-11-20"))
    try desk.community.apply(
      titles.enumerated().map { place, post in
        var row = ContentItem(id: ID(raw: PackedID.pack(machine: 4, counter: Int64(place + 1))))
        row.title = post.0
        row.scheduledAt = Zone.shanghai.instant(day + post.1, second: 43_200)
        return .insert(ContentItem.collection.key, row.record)
      })
    return desk
  }

  @Test func `a table of posts fills in what it tells, and leaves the rest`() throws {
    var desk = try desk([("面霜教程", 0), ("坚果怎挑", 1)])
    let plan = try desk.take(
      "效果.csv",
      """
      标题,阅读量,点赞数,成交单数,成交金额
      面霜教程,"1,204",36,7,"¥640.50"
      坚果怎挑,800,,,
      没有这条,1,1,1,1
      """)
    #expect(plan.reports.map(\.format) == ["content.metrics"])
    #expect(plan.reports.map(\.updated) == [2] && plan.reports.map(\.wrong) == [1])
    let effects = desk.community.content.compactMap(\.effect)
    #expect(
      effects == [
        ContentEffect(exposure: 1204, likes: 36, orders: 7, revenue: Money(fen: 64_050)),
        ContentEffect(exposure: 800),
      ])
    // A later table of other columns adds to it; the same one again changes nothing.
    let text = "标题,评论数,转发数\n面霜教程,18,4\n"
    _ = try desk.take("评论.csv", text)
    let first = try #require(desk.community.content.first { _ in true }?.effect)
    #expect(first.likes == 36 && first.comments == 18 && first.shares == 4)
    let again = try desk.take("评论.csv", text)
    #expect(again.changes.isEmpty)
  }

  @Test func `of posts with one title the day tells which`() throws {
    var desk = try desk([("早安话题", 0), ("早安话题", 1)])
    let plan = try desk.take(
      "效果.csv", "标题,发布日期,阅读量,点赞数\n早安话题,2026-11-21,90,3\n早安话题,2026-11-25,1,1\n早安话题,,1,1\n")
    #expect(plan.reports.map(\.updated) == [1] && plan.reports.map(\.wrong) == [2])
    #expect(desk.community.content.map { $0.effect?.exposure } == [nil, 90])
  }

  @Test func `a number that is none leaves the row aside`() throws {
    var desk = try desk([("面霜教程", 0)])
    let plan = try desk.take("效果.csv", "标题,阅读量,点赞数\n面霜教程,很多,3\n面霜教程,-5,3\n")
    #expect(plan.changes.isEmpty && plan.problems.count == 2)
  }

  @Test func `an order is credited to the candidate whom it names alone`() throws {
    var desk = ImportDesk()
    func person(_ number: Int64, _ name: String) -> [Change] {
      var member = Member(id: ID(raw: PackedID.pack(machine: 4, counter: number)))
      member.name = name
      var candidate = KocCandidate(id: ID(raw: PackedID.pack(machine: 4, counter: number + 100)))
      candidate.member = member.id
      candidate.stage = .active
      return [
        .insert(Member.collection.key, member.record),
        .insert(KocCandidate.collection.key, candidate.record),
      ]
    }
    try desk.community.apply(person(1, "阿云") + person(2, "小北") + person(3, "小北"))
    let header = "订单号,订单状态,买家昵称,买家付款时间,订单实付金额,分销员\n"
    _ = try desk.take(
      "youzan.csv",
      header + "E1,交易完成,u1,2026-11-05 09:00:00,12.00,阿云\n"
        + "E2,交易完成,u1,2026-11-05 09:00:00,12.00,小北\n"
        + "E3,交易完成,u1,2026-11-05 09:00:00,12.00,\n")
    let credited = desk.community.orders.map { $0.more["koc"].ref }
    #expect(credited == [PackedID.pack(machine: 4, counter: 1), nil, nil])
    // A colleague credits somebody else by hand: the next export leaves that as it is.
    let order = try #require(desk.community.orders.first { _ in true })
    let other = PackedID.pack(machine: 4, counter: 2)
    try desk.community.apply([
      .set(
        Order.collection.key, order.id.raw, field: "koc", before: order.more["koc"],
        after: .ref(other))
    ])
    _ = try desk.take("youzan.csv", header + "E1,交易完成,u1,2026-11-05 09:00:00,15.00,阿云\n")
    #expect(desk.community.orders.first { _ in true }?.more["koc"].ref == other)
    #expect(desk.community.orders.first { _ in true }?.paid.fen == 1500)
  }
}
