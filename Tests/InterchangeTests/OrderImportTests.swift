import CommunityModel
import Foundation
import Interchange
import Testing
import Wording

struct OrderImportTests {
  private let buyers = ImportOptions(map: ["买家昵称": "buyerId"], createMembers: true)

  @Test func `a Youzan table is recognised and read`() throws {
    var desk = ImportDesk()
    let plan = try desk.take(
      "youzan.csv",
      """
      \u{FEFF}订单号,订单状态,订单创建时间,买家付款时间,买家昵称,买家手机号,收货人省份,收货人城市,全部商品名称,订单实付金额,分销员
      E1,交易完成,2026-01-05 08:00:00,2026/1/5 9:05,小熊,138-0000-1111,广东省,深圳市,面霜 x1,"¥1,234.50",阿云
      E2,待付款,2026-01-05 08:00:00,,小熊,138****1111,,,面膜,１２.5,
      """, ImportOptions(createMembers: true))
    let report = try #require(plan.reports.first)
    #expect(report.format == "orders.youzan")
    #expect(report.encoding == .utf8Marked)
    #expect(report.inserted == 2)
    #expect(report.unmatched == 1)
    let orders = Array(desk.community.orders)
    #expect(orders.map(\.paid.fen) == [123_450, 1250])
    #expect(orders.map(\.state) == [.completed, .pending])
    #expect(orders[0].paidAt == Instant("2026-01-05T09:05:00+08:00"))
    let placed = try #require(Instant("2026-01-05T08:00:00+08:00"))
    #expect(orders[0].more[Order.placedAt.key] == .instant(placed))
    #expect(orders[0].more[Order.referrer.key] == .text("阿云"))
    #expect(orders[1].paidAt == nil)
    #expect(orders[1].member == nil)
    #expect(orders[1].more[Order.buyer.key] == .text("小熊"))
    let member = try #require(desk.community.members.first { _ in true })
    #expect(member.name == "小熊")
    #expect(member.phone == "13800001111")
    #expect(member.city == "深圳市")
    #expect(orders[0].member == member.id)
  }

  @Test func `the same table again changes nothing, in GB18030 neither`() throws {
    var desk = ImportDesk()
    let text = "订单号,订单状态,买家昵称,买家付款时间,全部商品名称,订单实付金额\r\nE1,已发货,u1,2026-01-05 09:00:00,面霜 x1,12.00\r\n"
    _ = try desk.take("a.csv", text, buyers)
    let national = text.data(using: String.Encoding(rawValue: 0x8000_0632)).map { Array($0) }
    let bytes = try #require(national)
    let again = try desk.plan([ImportFile(name: "b.csv", bytes: bytes)], buyers)
    #expect(again.changes.isEmpty)
    #expect(again.reports.map(\.encoding) == [.gb18030])
    #expect(again.reports.map(\.unchanged) == [1])
  }

  @Test func `an order moves on with its next export`() throws {
    var desk = ImportDesk()
    let header = "订单号,订单状态,买家昵称,买家付款时间,订单实付金额,退款金额\n"
    _ = try desk.take("a.csv", header + "E1,待发货,u1,2026-01-05 09:00:00,12.00,\n", buyers)
    let plan = try desk.take(
      "b.csv", header + "E1,交易完成,u1,2026-01-05 09:00:00,12.00,2.00\n", buyers)
    #expect(plan.reports.map(\.updated) == [1])
    let order = try #require(desk.community.orders.first { _ in true })
    #expect(order.state == .partRefunded)
    #expect(order.net.fen == 1000)
  }

  @Test(arguments: [
    ("交易完成", OrderState.completed), ("待发货", .paid), ("已付款", .paid), ("已发货", .shipped),
    ("交易关闭", .closed), ("待付款", .pending), ("已退款", .refunded), ("退款成功", .refunded),
    ("部分退款", .partRefunded), ("ＰＡＩＤ", .paid), ("partially_refunded", .partRefunded),
  ])
  func `the words of shops become states`(word: String, state: OrderState) throws {
    var desk = ImportDesk()
    _ = try desk.take(
      "a.csv", "订单号,订单状态,买家付款时间,订单实付金额\nE1,\(word),2026-01-05 09:00:00,12.00\n")
    #expect(desk.community.orders.map(\.state) == [state])
  }

  @Test func `rows that cannot be read are put down with their reasons`() throws {
    var desk = ImportDesk()
    let plan = try desk.take(
      "a.csv",
      """
      订单号,订单状态,买家付款时间,订单实付金额,退款金额
      ,交易完成,2026-01-05 09:00:00,1,
      E1,飞走了,2026-01-05 09:00:00,1,
      E2,交易完成,昨天,1,
      E3,交易完成,2026-01-05 09:00:00,1.38E+10,
      E4,交易完成,2026-01-05 09:00:00,免费,
      E5,交易完成,2026-01-05 09:00:00,1.00,2.00
      1.38E+10,交易完成,2026-01-05 09:00:00,1.00,
      E7,交易完成,2026-01-05 09:00:00,,
      E8,交易完成,2026-01-05 09:00:00,1.005,
      E8,交易完成,2026-01-05 09:00:00,9.00,
      """)
    let report = try #require(plan.reports.first)
    #expect(report.rows == 10)
    #expect(report.wrong == 8)
    #expect(report.inserted == 1)
    #expect(report.skipped == 1)
    #expect(report.unmatched == 1)
    #expect(plan.problems.map(\.line) == Array(2...9))
    #expect(plan.problems[1].cells.first == "E1")
    #expect(desk.community.orders.map(\.paid.fen) == [101])
    // Rounding, repeated numbers and unmatched buyers are each said once.
    #expect(plan.notes.count == 3)
  }

  @Test func `buyers are found by id, then phone, then e-mail`() throws {
    var desk = ImportDesk()
    let contact = """
      {"errcode":0,"external_contact_list":[{"external_contact":{"external_userid":"wmA","name":"张三"},
      "follow_info":{"userid":"LiNa","createtime":1788547200,"remark_mobiles":["13800001111"]}}]}
      """
    _ = try desk.take("contacts.json", contact)
    let orders = """
      订单号,买家账号,买家手机号,买家付款时间,订单实付金额
      E1,yz-1,13800001111,2026-01-05 09:00:00,12.00
      E2,yz-1,,2026-01-06 09:00:00,12.00
      E3,,+86 138 0000 1111,2026-01-06 09:00:00,12.00
      E4,,138****1111,2026-01-06 09:00:00,12.00
      """
    let plan = try desk.take("o.csv", orders)
    #expect(desk.community.members.count == 1)
    #expect(desk.community.orders.map { $0.member != nil } == [true, true, true, false])
    #expect(plan.unmatched == 1)
    let member = try #require(desk.community.members.first { _ in true })
    #expect(member.account(on: "youzan")?.id == "yz-1")
    #expect(member.account(on: ExternalID.wecom)?.id == "wmA")
    #expect(try desk.plan([ImportFile(name: "o.csv", bytes: Array(orders.utf8))]).changes.isEmpty)
  }

  @Test func `a phone that two members share finds neither`() throws {
    var desk = ImportDesk()
    let person = { (id: String) in
      """
      {"external_contact":{"external_userid":"\(id)","name":"\(id)"},
      "follow_info":{"userid":"LiNa","remark_mobiles":["13800001111"]}}
      """
    }
    _ = try desk.take(
      "contacts.json", "{\"external_contact_list\":[\(person("wmA")),\(person("wmB"))]}")
    let plan = try desk.take(
      "o.csv", "订单号,买家手机号,买家付款时间,订单实付金额\nE1,13800001111,2026-01-05 09:00:00,12.00\n",
      ImportOptions(createMembers: true))
    #expect(plan.unmatched == 1)
    #expect(desk.community.members.count == 2)
  }

  @Test func `a Shopify order of several items is one order`() throws {
    var desk = ImportDesk()
    let plan = try desk.take(
      "shopify.csv",
      """
      Name,Email,Financial Status,Paid at,Fulfillment Status,Total,Created at,Lineitem quantity,Lineitem name,Refunded Amount,Cancelled at
      #1001,Ann@example.com,paid,2026-09-03 10:15:00 -0400,fulfilled,49.98,2026-09-03 10:14:00 -0400,1,Cup,0.00,
      #1001,Ann@example.com,,,,,,2,Plate,,
      #1002,ann@example.com,partially_refunded,2026-09-04 10:15:00 -0400,,10.00,2026-09-04 10:14:00 -0400,1,Cup,4.00,
      #1003,bob@example.com,voided,,,10.00,2026-09-04 10:14:00 -0400,1,Cup,0.00,2026-09-05 10:14:00 -0400
      """, ImportOptions(createMembers: true))
    let report = try #require(plan.reports.first)
    #expect(report.format == "orders.shopify")
    #expect(report.rows == 4)
    #expect(report.inserted == 3)
    #expect(report.skipped == 1)
    let orders = Array(desk.community.orders)
    #expect(orders.map(\.state) == [.shipped, .partRefunded, .closed])
    #expect(orders[0].more[Order.goods.key] == .text("Cup; Plate"))
    #expect(orders[0].more[Order.quantity.key] == .int(3))
    #expect(orders[0].paidAt == Instant("2026-09-03T14:15:00Z"))
    #expect(desk.community.members.count == 2)
    #expect(orders[0].member == orders[1].member)
  }

  @Test(arguments: [
    (
      "orders.kuaituantuan",
      "团购列表导出\n跟团号,下单人,团员备注,支付时间,商品,订单金额,退款金额,订单状态,联系电话\n1,阿云,,2026-01-05 09:00:00,饺子,36.00,,已发货,13800001111\n",
      3600
    ),
    (
      "orders.jd",
      "订单号,商品名称,订购数量,下单时间,订单金额,商家应收,订单状态,客户姓名,联系电话,京东价\n299,杯子,1,2026-01-05 09:00:00,,499.00（系统计算中，该值仅供参考）,等待出库,李四,1******6198,499\n",
      49_900
    ),
    (
      "orders.tmall",
      "订单编号,支付单号,买家应付货款,总金额,订单状态,收货地址,订单创建时间,商品标题\n\"'88\",99,20.00,18.00,\"买家已付款，等待卖家发货\",\"周强，86-13900000004，江苏省\",2026-01-05 09:00:00,杯子\n",
      1800
    ),
  ])
  func `other shops are recognised by their headings`(
    format: String, text: String, fen: Int64
  ) throws {
    var desk = ImportDesk()
    let plan = try desk.take("一团.csv", text)
    #expect(plan.reports.map(\.format) == [format])
    #expect(plan.problems.isEmpty)
    #expect(desk.community.orders.map(\.paid.fen) == [fen])
    #expect(try desk.take("一团.csv", text).changes.isEmpty)
  }

  @Test func `group-buy numbers are unique only within their round`() throws {
    var desk = ImportDesk()
    let text = "跟团号,下单人,支付时间,订单金额\n1,阿云,2026-01-05 09:00:00,36.00\n"
    _ = try desk.take("一团.csv", text)
    _ = try desk.take("二团.csv", text)
    #expect(desk.community.orders.map(\.number) == ["一团/1", "二团/1"])
  }

  @Test func `a table of unknown names is read with a map`() throws {
    var desk = ImportDesk()
    let text = "单据,钱,谁,几时\nA1,12.00,会员9,2026-01-05\n"
    #expect(throws: ImportError.unrecognised(file: "x.csv", headings: ["单据", "钱", "谁", "几时"])) {
      try desk.plan([ImportFile(name: "x.csv", bytes: Array(text.utf8))])
    }
    let options = ImportOptions(
      as: .orders, map: ["单据": "number", "钱": "实付", "谁": "buyerId", "几时": "付款时间"],
      createMembers: true)
    #expect(throws: ImportError.self) {
      try desk.plan([ImportFile(name: "x.csv", bytes: Array(text.utf8))], options)
    }
    let known = ImportOptions(
      as: .orders, map: ["单据": "number", "钱": "paid", "谁": "buyerId", "几时": "付款时间"],
      createMembers: true)
    let plan = try desk.take("x.csv", text, known)
    #expect(plan.reports.map(\.format) == ["orders.other", "members"])
    #expect(desk.community.members.first { _ in true }?.account(on: "other")?.id == "会员9")
  }

  @Test func `a batch is refused whole where one file cannot be read`() throws {
    let desk = ImportDesk()
    let good = ImportFile(
      name: "a.csv", bytes: Array("订单号,买家付款时间,订单实付金额\nE1,2026-01-05,1\n".utf8))
    let cases: [(ImportFile, ImportError)] = [
      (ImportFile(name: "b", bytes: [0xFF, 0x80, 0xFF, 0xFF]), .encoding(file: "b")),
      (ImportFile(name: "c", bytes: []), .unrecognised(file: "c", headings: [])),
      (
        ImportFile(name: "d", bytes: Array("订单号,订单实付金额\n\"E1".utf8)),
        .table(file: "d", CsvError(bound: .quotation, line: 2))
      ),
      (
        ImportFile(
          name: "e", bytes: Array("{\"errcode\":40014,\"errmsg\":\"invalid token\"}".utf8)),
        .failedResponse(file: "e", code: 40_014, text: "invalid token")
      ),
      (
        ImportFile(name: "f", bytes: Array("{\"errcode\":0}".utf8)),
        .unrecognised(file: "f", headings: [])
      ),
    ]
    for (file, error) in cases {
      #expect(throws: error) { try desk.plan([good, file]) }
      #expect(!error.message.zh.isEmpty)
      #expect(!error.message.en.isEmpty)
    }
    #expect(
      throws: ImportError.unknownHeading(file: "a.csv", "无", headings: ["订单号", "买家付款时间", "订单实付金额"])
    ) {
      try desk.plan([good], ImportOptions(map: ["无": "paid"]))
    }
    #expect(throws: ImportError.unsupported(.surveys)) {
      try desk.plan([good], ImportOptions(as: .surveys))
    }
  }
}
