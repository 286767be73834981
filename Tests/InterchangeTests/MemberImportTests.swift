import CommunityModel
import Interchange
import Testing
import Wording

struct MemberImportTests {
  private let openScrm = """
    客户列表,,,,,,,,,,,,
    客户名称,客户备注,客户描述,流失状态,企业名称,添加人,添加时间,企业标签,添加渠道,性别,电话,年龄,生日
    小熊,大客户,,未流失,,李娜,2026-01-05 09:00:00,"母婴,护肤",扫码,女,13800001111,,1990-08-12
    阿云,,,未流失,,王芳,2026-01-06 09:00:00,,,未知,138****2222,,
    """

  @Test func `an OpenSCRM list below its title becomes members`() throws {
    var desk = ImportDesk()
    let plan = try desk.take("scrm.csv", openScrm)
    #expect(plan.reports.map(\.format) == ["members.openscrm", "tags"])
    let report = try #require(plan.reports.first)
    #expect([report.rows, report.inserted, report.skipped] == [2, 1, 1])
    #expect(plan.notes.count == 1)
    let member = try #require(desk.community.members.first { _ in true })
    #expect(member.name == "小熊")
    #expect(member.phone == "13800001111")
    #expect(member.gender == .female)
    #expect(member.tags.compactMap { desk.community.tags[$0.tag]?.name } == ["母婴", "护肤"])
    #expect(member.more[Member.remark.key] == .text("大客户"))
    #expect(
      member.more[Member.birthday.key].record
        == [.text("solar"), .int(8), .int(12), .none, .int(1990)])
    #expect(try desk.take("scrm.csv", openScrm).changes.isEmpty)
  }

  @Test func `LinkWeChat's export knows people by their WeCom id`() throws {
    var desk = ImportDesk()
    let header =
      "客户姓名,客户类型,性别,userid,unionid,生日,所属企业,所属职位,跟进员工,商机阶段,添加方式,添加时间,企业标签,手机号,邮箱,QQ,所在省市县,详细地址,是否加入黑名单\n"
    let row =
      "小熊,微信用户,男,wmA,oz1,08-12,,,李娜,,扫码,2026/1/5 9:05,,'13800001111,bear@qq.com,,,,是\n"
    _ = try desk.take("u.json", "{\"userlist\":[{\"userid\":\"LiNa\",\"name\":\"李娜\"}]}")
    let plan = try desk.take("lw.csv", header + row)
    #expect(plan.reports.map(\.format) == ["members.linkwechat"])
    let member = try #require(desk.community.members.first { _ in true })
    #expect(member.account(on: ExternalID.wecom)?.addedAt == Instant("2026-01-05T09:05:00+08:00"))
    #expect(member.account(on: ExternalID.union)?.id == "oz1")
    #expect(member.owner == desk.community.operators.first { _ in true }?.id)
    #expect(member.more[Member.blacklist.key].record?[0] == .day(Moment(now: desk.now).today))
    #expect(member.more[Member.realName.key].isNone)
    desk.now = desk.now.adding(seconds: 864_000)
    #expect(try desk.take("lw.csv", header + row).changes.isEmpty)
  }

  @Test func `a shop's own level and points come in, and its newest table is right`() throws {
    var desk = ImportDesk()
    let header = "客户姓名,客户昵称,免费等级,付费等级,客户手机号,客户积分,客户储值余额,生日\n"
    let first = try desk.take(
      "youzan.csv",
      header + "安,小安,普通会员,无,13800001111,\"1,200\",0,农历八月十五\n李,阿李,,黑卡,13800002222,35.0,0,\n")
    #expect(first.reports.map(\.format).first == "members.youzan")
    let known = Array(desk.community.members)
    #expect(known.count == 2)
    #expect(known[0].more[Member.shopLevel.key].record == [.text("普通会员"), .text("有赞")])
    #expect(known[0].more[Member.shopPoints.key].record == [.int(1200), .text("有赞")])
    #expect(Birthday(known[0]) == Birthday(lunar: true, month: 8, day: 15))
    #expect(known[1].more[Member.shopLevel.key].record == [.text("黑卡"), .text("有赞")])
    #expect(known[1].more[Member.shopPoints.key].record == [.int(35), .text("有赞")])
    let second = try desk.take(
      "youzan2.csv", header + "安,小安,金卡会员,,13800001111,900,0,\n李,阿李,,,13800002222,,0,\n")
    #expect(second.changes.count == 2)
    let later = Array(desk.community.members)
    #expect(later[0].more[Member.shopLevel.key].record?.first == .text("金卡会员"))
    #expect(later[0].more[Member.shopPoints.key].record?.first == .int(900))
    // What the table leaves empty stands.
    #expect(later[1].more[Member.shopLevel.key].record?.first == .text("黑卡"))
    #expect(later[1].more[Member.shopPoints.key].record?.first == .int(35))
  }

  @Test func `Shopify customers and a shop's own list find the same people`() throws {
    var desk = ImportDesk()
    _ = try desk.take(
      "shopify.csv",
      "Customer ID,First Name,Last Name,Email,Phone,Tags\n'77,Ann,Lee,ann@example.com,'+86 13800001111,\"vip, new\"\n"
    )
    _ = try desk.take("shop.csv", "会员ID,姓名,性别,手机号\n5,安,女,13800001111\n")
    let member = try #require(desk.community.members.first { _ in true })
    #expect(desk.community.members.count == 1)
    #expect(member.name == "安")
    #expect(member.account(on: "shopify")?.id == "77")
    #expect(member.account(on: "other")?.id == "5")
    #expect(member.more[Member.email.key] == .text("ann@example.com"))
    #expect(member.tags.count == 2)
  }

  @Test func `a number the spreadsheet has rounded is refused and told`() throws {
    let desk = ImportDesk()
    let plan = try desk.plan([
      ImportFile(name: "m.csv", bytes: Array("姓名,手机号\n=安,1.38E+10\n".utf8))
    ])
    #expect(plan.wrong == 1)
    #expect(plan.changes.isEmpty)
    let table = String(decoding: plan.problemTable(of: "m.csv", in: .english), as: UTF8.self)
    #expect(
      table
        == "line,reason,1,2,_guard\r\n2,the phone was rounded to 1.38E+10,\"'=安\",1.38E+10,1\r\n")
  }

  @Test func `a table that is said to be of people needs something to tell them apart`() throws {
    let desk = ImportDesk()
    let file = ImportFile(name: "m.csv", bytes: Array("姓名,爱好\n安,茶\n".utf8))
    #expect(throws: ImportError.unrecognised(file: "m.csv", headings: ["姓名", "爱好"])) {
      try desk.plan([file], ImportOptions(as: .members))
    }
    let mapped = try desk.plan([file], ImportOptions(as: .members, map: ["爱好": "buyerId"]))
    #expect(mapped.reports.map(\.inserted) == [1])
  }

  @Test func `orders and their buyers come in one batch`() throws {
    var desk = ImportDesk()
    let orders = ImportFile(
      name: "o.csv",
      bytes: Array("订单号,买家手机号,买家付款时间,订单实付金额\nE1,13800001111,2026-01-05,12\n".utf8))
    let people = ImportFile(name: "m.csv", bytes: Array("姓名,手机号\n安,13800001111\n".utf8))
    try desk.take([orders, people])
    #expect(desk.community.orders.allSatisfy { $0.member != nil })
    #expect(try desk.plan([people, orders]).changes.isEmpty)
  }
}
