import CommunityModel
import Interchange
import Testing
import Wording

/// Who said how much when; never what.
struct ActivityImportTests {
  private let header =
    "localId,TalkerId,Type,SubType,IsSender,CreateTime,Status,StrContent,StrTime,Remark,NickName,Sender\n"

  private func desk() throws -> ImportDesk {
    var desk = ImportDesk()
    desk.now = Instant(seconds: 1_795_486_000)
    var group = Group(id: desk.community.mint.mint())
    (group.name, group.chatID) = ("零食囤货3群", "wrX1")
    try desk.community.apply([.insert("groups", group.record)])
    for (name, nickname) in [("木子", "木子（群主闺蜜）"), ("阿May", "")] {
      var member = Member(id: desk.community.mint.mint())
      member.name = name
      member.accounts = [ExternalID(platform: ExternalID.wecom, id: "wm\(name)")]
      var stay = Membership(id: desk.community.mint.mint())
      (stay.group, stay.member, stay.nickname) = (group.id, member.id, nickname)
      try desk.community.apply([
        .insert("members", member.record), .insert("memberships", stay.record),
      ])
    }
    return desk
  }

  private func row(
    _ number: Int, _ type: String, _ at: Int, _ text: String, _ nickname: String, own: Bool = false
  ) -> String {
    "\(number),99@chatroom,\(type),\(own ? "1" : "0"),\(at),,\"\(text)\",,,\(nickname),wxid_\(nickname)\n"
  }

  private var history: String {
    header
      + row(1, "1,0", 1_795_400_000, "我家地址是秘密路 1 号", "木子")
      + row(2, "49,57", 1_795_400_060, "好的", "木子（群主闺蜜）")
      + row(3, "1,0", 1_795_486_000, "早", "阿May")
      + row(4, "10000,0", 1_795_486_001, "系统消息", "阿May")
      + row(5, "1,0", 1_795_486_002, "我自己", "小林", own: true)
      + row(6, "1,0", 1_795_486_003, "路过", "没见过的人")
  }

  @Test func `a chat history becomes counts by person and day`() throws {
    var desk = try desk()
    let plan = try desk.take("零食囤货3群.csv", history, ImportOptions(as: .activity))
    let report = try #require(plan.reports.first)
    #expect(report.format == "activity.wechatmsg")
    #expect([report.updated, report.skipped, report.wrong] == [2, 1, 0])
    #expect(desk.community.memberships.map { $0.talkDays.map(\.count) } == [[2], [1]])
    let talked = desk.community.memberships.compactMap(\.lastTalkAt).map(\.seconds).sorted()
    #expect(talked == [1_795_400_060, 1_795_486_000])
  }

  @Test func `no word of it is kept, not even of rows that cannot be read`() throws {
    var desk = try desk()
    let broken = history + "7,99@chatroom,1,0,0,tomorrow,,\"秘密\",,,木子,wxid\n"
    let plan = try desk.take("零食囤货3群.csv", broken, ImportOptions(as: .activity))
    #expect(plan.problems.count == 1 && plan.problems.first?.cells == [])
    let told = "\(plan.changes) \(plan.problems) \(plan.notes)"
    #expect(!told.contains("秘密") && !told.contains("早\""))
  }

  @Test func `the same history again changes nothing, a longer one adds what is new`() throws {
    var desk = try desk()
    _ = try desk.take("零食囤货3群.csv", history)
    #expect(try desk.take("零食囤货3群.csv", history).changes.isEmpty)
    let longer = history + row(8, "1,0", 1_795_486_100, "又来", "阿May")
    #expect(!(try desk.take("零食囤货3群.csv", longer)).changes.isEmpty)
    #expect(desk.community.memberships.map { $0.talkDays.map(\.count) } == [[2], [2]])
  }

  @Test func `a history that is named after no group is left aside, and the person is told`() throws
  {
    var desk = try desk()
    let plan = try desk.take("聊天记录.csv", history, ImportOptions(as: .activity))
    #expect(plan.changes.isEmpty)
    #expect(plan.notes.contains { $0.zh.contains("文件名要是群名") })
  }

  @Test(arguments: [
    """
    {"code":0,"data":{"list":[{"group_id":"wrX1","user_id":"wm木子","chat_msg_count":42,"last_chat_msg_time":1795400000},
    {"group_id":"wrX1","user_id":"nobody","chat_msg_count":1,"last_chat_msg_time":1795400000}]}}
    """,
    """
    [{"group_id":"wrX1","user_id":"wm木子","unionid":null,"chat_msg_count":42,"last_chat_msg_time":"1795400000"}]
    """,
    "group_id,user_id,chat_msg_count,last_chat_msg_time\nwrX1,wm木子,42,1795400000\n",
  ])
  func `a member list says when each last spoke`(text: String) throws {
    var desk = try desk()
    let plan = try desk.take("members.json", text, ImportOptions(as: .activity))
    #expect(plan.reports.first?.format == "activity.weiban")
    let stay = try #require(desk.community.memberships.first { $0.lastTalkAt != nil })
    #expect(stay.lastTalkAt == Instant(seconds: 1_795_400_000))
    let group = try #require(desk.community.groups.first { _ in true })
    #expect(group.talkKnownUntil == Instant(seconds: 1_795_400_000))
    #expect(try desk.take("members.json", text, ImportOptions(as: .activity)).changes.isEmpty)
  }
}
