import CommunityModel

/// What a column of an order table can hold: the order's own fields, and what tells who bought.
enum OrderColumn: Int, TableColumn {
  case number, channel, state, paidAt, placedAt, paid, refunded, goods, quantity, referrer
  /// The buyer's name in the shop.
  case buyer
  /// The buyer's id on the order's channel.
  case buyerId
  case unionId
  case phone
  /// The receiver's phone, where the buyer's is missing.
  case receiverPhone
  case email, province, city
  /// An amount to fall back on where `paid` is empty.
  case receivable
  /// Shopify's second state: what has been sent.
  case fulfilment
  /// When the order was called off.
  case cancelledAt
  /// The round of a group-buy within which its numbers are unique.
  case round

  /// The names shops use; those of the order's own fields are declared with the fields.
  static let aliases: [(OrderColumn, [String])] =
    declared + [
      (.number, ["Name", "订单编号", "跟团号", "商家订单号", "Order No"]),
      (.channel, ["渠道", "channel", "来源平台"]),
      (.state, ["Financial Status", "状态"]),
      (.paidAt, ["Paid at", "付款时间", "订单付款时间"]),
      (.placedAt, ["Created at", "下单时间", "订单创建时间"]),
      (.paid, ["Total", "总金额", "买家实际支付金额", "实付金额"]),
      (.receivable, ["商家应收", "买家应付货款"]),
      (.refunded, ["Refunded Amount", "退款金额", "订单退款"]),
      (.goods, ["Lineitem name", "宝贝标题"]),
      (.quantity, ["Lineitem quantity", "宝贝总数量"]),
      (.buyer, ["买家昵称", "下单人", "客户姓名", "买家会员名", "Billing Name"]),
      (.buyerId, ["buyerId", "买家ID", "买家账号", "Customer ID"]),
      (.unionId, ["unionid"]),
      (.phone, ["买家手机号", "Phone", "Billing Phone"]),
      (.receiverPhone, ["收货人手机号/提货人手机号", "收货人手机号", "联系电话", "联系手机", "Shipping Phone"]),
      (.email, ["Email", "邮箱"]),
      (.province, ["收货人省份", "Shipping Province Name"]),
      (.city, ["收货人城市", "Shipping City"]),
      (.fulfilment, ["Fulfillment Status"]),
      (.cancelledAt, ["Cancelled at"]),
      (.round, ["团号", "团购标题", "团购名称"]),
    ]

  private static let declared: [(OrderColumn, [String])] = Order.fields.compactMap { field in
    allCases.first { $0.code == field.key }.map { ($0, field.headers) }
  }

  static let match = HeaderMatch(aliases)
}

/// The shops whose order tables are known by their headings.
enum OrderShop: String, CaseIterable {
  case youzan, kuaituantuan, jd, tmall, shopify
  /// A table somebody has named the columns of.
  case other

  /// Headings that together only this shop writes.
  private var marks: [[String]] {
    switch self {
    case .shopify: [["Name", "Financial Status"], ["Name", "Lineitem name"]]
    case .kuaituantuan: [["跟团号"]]
    case .jd: [["订单号", "京东价"], ["订单号", "商家应收"], ["订单号", "订购数量"]]
    case .tmall: [["订单编号", "买家应付货款"], ["订单编号", "支付单号"], ["订单编号", "买家会员名"]]
    case .youzan:
      [["订单号", "买家付款时间"], ["订单号", "订单实付金额"], ["订单号", "买家昵称"], ["订单号", "全部商品名称"]]
    case .other: []
    }
  }

  /// The shop whose headings these are.
  static func recognise(_ headings: [String]) -> OrderShop? {
    let keys = Set(headings.map(HeaderKey.key))
    return allCases.first { shop in
      shop.marks.contains { $0.allSatisfy { keys.contains(HeaderKey.key($0)) } }
    }
  }
}
