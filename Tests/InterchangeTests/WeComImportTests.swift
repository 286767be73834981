import CommunityModel
import Interchange
import Testing

struct WeComImportTests {
  /// A member list in short: account, seconds of joining, and who invited.
  private func list(
    _ people: [(String, Int, String)], version: String, owner: String = "LiNa",
    admins: [String] = []
  ) -> String {
    let members = people.map { id, joined, inviter in
      let invited = inviter.isEmpty ? "" : ",\"invitor\":{\"userid\":\"\(inviter)\"}"
      let type = id.hasPrefix("wm") ? 2 : 1
      return "{\"userid\":\"\(id)\",\"type\":\(type),\"join_time\":\(joined),\"join_scene\":1,"
        + "\"group_nickname\":\"\",\"name\":\"\(id)\"\(invited)}"
    }
    let admin = admins.map { "{\"userid\":\"\($0)\"}" }.joined(separator: ",")
    return
      "{\"errcode\":0,\"group_chat\":{\"chat_id\":\"wr1\",\"name\":\"一群\",\"owner\":\"\(owner)\","
      + "\"create_time\":1000,\"notice\":\"\",\"member_list\":[\(members.joined(separator: ","))],"
      + "\"admin_list\":[\(admin)],\"member_version\":\"\(version)\"}}"
  }

  @Test func `staff are members flagged staff and linked to a colleague`() throws {
    var desk = ImportDesk()
    _ = try desk.take("g.json", list([("LiNa", 1000, ""), ("wmA", 2000, "LiNa")], version: "v1"))
    let staff = try #require(desk.community.members.first { $0.isStaff })
    let colleague = try #require(desk.community.operators.first { _ in true })
    #expect(staff.colleague == colleague.id)
    #expect(staff.name == "LiNa")
    #expect(colleague.userID == "LiNa")
    #expect(colleague.name.isEmpty)
    let invited = try #require(desk.community.memberships.first { $0.inviter != nil })
    #expect(invited.inviter == staff.id)
    #expect(invited.role == .member)
    let plan = try desk.take(
      "u.json", "{\"userlist\":[{\"userid\":\"LiNa\",\"name\":\"李娜\"}]}")
    #expect(plan.reports.map(\.format) == ["wecomUsers", "members"])
    #expect(plan.reports.map(\.updated) == [1, 1])
    #expect(desk.community.members[staff.id]?.name == "李娜")
    #expect(
      try desk.plan([
        ImportFile(
          name: "g.json",
          bytes: Array(list([("LiNa", 1000, ""), ("wmA", 2000, "LiNa")], version: "v1").utf8))
      ]).changes.isEmpty)
  }

  @Test func `who comes back has a new membership`() throws {
    var desk = ImportDesk()
    _ = try desk.take("1", list([("wmA", 2000, ""), ("wmB", 3000, "wmA")], version: "v1"))
    _ = try desk.take("2", list([("wmB", 3000, ""), ("wmC", 4000, "")], version: "v2"))
    _ = try desk.take(
      "3", list([("wmB", 3500, ""), ("wmC", 4000, ""), ("wmA", 5000, "wmC")], version: "v3"))
    let rows = Array(desk.community.memberships)
    #expect(rows.map(\.status) == [.left, .left, .active, .active, .active])
    let seconds = rows.map { $0.joinedAt?.seconds ?? 0 }
    #expect(seconds.prefix(3) == [2000, 3000, 4000])
    #expect(Set(seconds.suffix(2)) == [3500, 5000])
    // The first left between the first list's newest join and the second import.
    let span = rows[0].more[Membership.left.key].record
    #expect(span == [.instant(Instant(seconds: 3000)), .instant(desk.now)])
    #expect(rows[1].more[Membership.left.key].record?[0] == .instant(Instant(seconds: 4000)))
  }

  @Test func `taken says when a list was fetched`() throws {
    var desk = ImportDesk()
    let taken = Instant(seconds: 9000)
    _ = try desk.take("1", list([("wmA", 2000, ""), ("wmB", 3000, "")], version: "v1"))
    // The newest to join has left, so that the list looks older than the last.
    let shorter = list([("wmA", 2000, "")], version: "v2")
    let refused = try desk.take("2", shorter)
    #expect(refused.changes.isEmpty)
    #expect(refused.reports.map(\.skipped) == [1])
    #expect(refused.notes.count == 1)
    let plan = try desk.take("2", shorter, ImportOptions(taken: taken))
    #expect(plan.reports.map(\.left) == [1, 0])
    let gone = try #require(desk.community.memberships.first { $0.status == .left })
    #expect(gone.leftAt == taken)
    let before = try desk.take(
      "3", list([("wmD", 1, "")], version: "v0"), ImportOptions(taken: Instant(seconds: 10)))
    #expect(before.changes.isEmpty)
  }

  @Test func `what was decided here stands`() throws {
    var desk = ImportDesk()
    let first = list([("LiNa", 1000, ""), ("wmA", 2000, "")], version: "v1")
    _ = try desk.take("1", first)
    let member = try #require(desk.community.memberships.first { $0.role == .member })
    let group = try #require(desk.community.groups.first { _ in true })
    let owner = try #require(group.owner)
    try desk.community.apply([
      .set(
        "memberships", member.id.raw, field: "role", before: .text("member"), after: .text("koc")),
      .set("groups", group.id.raw, field: "owner", before: .ref(owner.raw), after: .ref(99)),
    ])
    let plan = try desk.plan([
      ImportFile(
        name: "2",
        bytes: Array(
          list([("LiNa", 1000, ""), ("wmA", 2000, ""), ("wmB", 3000, "")], version: "v2").utf8))
    ])
    #expect(plan.changes.allSatisfy { $0.field != "role" && $0.field != "owner" })
    let handed = try desk.plan([
      ImportFile(
        name: "3",
        bytes: Array(
          list(
            [("LiNa", 1000, ""), ("wmA", 2000, ""), ("WangFang", 3000, "")], version: "v3",
            owner: "WangFang"
          ).utf8))
    ])
    #expect(handed.changes.contains { $0.field == "owner" })
  }

  @Test func `an unreadable entry does not spoil the list`() throws {
    var desk = ImportDesk()
    let text =
      "{\"group_chat\":{\"chat_id\":\"wr1\",\"member_list\":[{\"type\":2},"
      + "{\"userid\":\"wmA\",\"type\":2,\"join_time\":5},{\"userid\":\"wmA\",\"type\":2,\"join_time\":5},"
      + "{\"userid\":\"x\",\"type\":9}]}}"
    let plan = try desk.take("g.json", text)
    let report = try #require(plan.reports.first)
    #expect([report.rows, report.inserted, report.skipped, report.wrong] == [4, 1, 1, 2])
    #expect(plan.problems.map(\.line) == [1, 4])
    #expect(try desk.take("g.json", text).changes.isEmpty)
  }

  @Test func `a contact known from a shop by union id is one person`() throws {
    var desk = ImportDesk()
    _ = try desk.take(
      "o.csv", "订单号,unionid,买家昵称,买家付款时间,订单实付金额\nE1,oz1,小熊,2026-01-05,12\n",
      ImportOptions(createMembers: true))
    let contact = { (tags: String) in
      """
      {"external_contact":{"external_userid":"wmA","name":"熊","gender":2,"unionid":"oz1"},
      "follow_user":[{"userid":"LiNa","remark":"大客户","createtime":200,"tags":[\(tags)],"add_way":1},
      {"userid":"WangFang","createtime":100,"state":"live_code_a","add_way":4}]}
      """
    }
    _ = try desk.take("c.json", contact("{\"tag_id\":\"et1\"},{\"tag_id\":\"et2\"}"))
    let member = try #require(desk.community.members.first { _ in true })
    #expect(desk.community.members.count == 1)
    #expect(member.name == "熊")
    #expect(member.gender == .female)
    #expect(member.account(on: ExternalID.wecom)?.addedAt == Instant(seconds: 100))
    #expect(member.owner.flatMap { desk.community.operators[$0]?.userID } == "WangFang")
    #expect(member.more[Member.remark.key] == .text("大客户"))
    #expect(
      member.more[Member.source.key].record?.prefix(2) == [.text("group"), .text("live_code_a")])
    #expect(member.tags.count == 2)
    #expect(member.tags.allSatisfy { $0.source == .wecom })
    let plan = try desk.take("c.json", contact("{\"tag_id\":\"et2\"}"))
    #expect(plan.changes.count == 1)
    #expect(desk.community.members[member.id]?.tags.count == 1)
  }
}
