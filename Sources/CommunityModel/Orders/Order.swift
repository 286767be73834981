public import Wording

/// How far an order has come.
public enum OrderState: String, ClosedSet {
  case pending, paid, shipped, completed, closed, refunded, partRefunded

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .pending: Localized("待付款", "Pending")
    case .paid: Localized("已付款", "Paid")
    case .shipped: Localized("已发货", "Shipped")
    case .completed: Localized("交易完成", "Completed")
    case .closed: Localized("交易关闭", "Closed")
    case .refunded: Localized("已退款", "Refunded")
    case .partRefunded: Localized("部分退款", "Partly refunded")
    }
  }
}

/// An order as a shop exported it; unique by channel and number.
public struct Order: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("orders", prefix: "o", Localized("订单", "Orders"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<Order>] = [
    .stored("channel", Localized("渠道", "Channel"), \.channel),
    .stored(
      "number", Localized("订单号", "Number"), \.number, headers: ["订单号", "订单编号"], privacy: .platformID
    ),
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("state", Localized("状态", "State"), \.state, headers: ["订单状态"]),
    .stored("paidAt", Localized("付款时间", "Paid at"), \.paidAt, headers: ["买家付款时间", "支付时间"]),
    .stored("paid", Localized("实付", "Paid"), \.paid, headers: ["订单实付金额", "订单金额"]),
    .stored("refunded", Localized("退款", "Refunded"), \.refunded, headers: ["退款金额", "订单退款"]),
    placedAt, buyer, goods, quantity, referrer, bringer, campaign, offer,
  ]

  /// Its identity.
  public let id: ID<Order>
  /// The shop system: `youzan`, `kuaituantuan`, …
  public var channel = ""
  /// The channel's own number.
  public var number = ""
  /// The buyer, once matched.
  public var member: ID<Member>?
  /// How far it has come.
  public var state: OrderState = .paid
  /// When it was paid.
  public var paidAt: Instant?
  /// What was paid.
  public var paid = Money.zero
  /// What was given back, 0 to what was paid.
  public var refunded: Money?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Order>) {
    self.id = id
  }

  /// When it was placed.
  public static let placedAt = Field<Order>.sparse(
    "placedAt", Localized("下单时间", "Placed at"), .instant, headers: ["订单创建时间", "下单时间"])
  /// The buyer as the file names them, until matched.
  public static let buyer = Field<Order>.sparse(
    "buyer", Localized("买家", "Buyer"), .text(limit: 100), privacy: .nickname)
  /// What was bought, as the file says it.
  public static let goods = Field<Order>.sparse(
    "goods", Localized("商品", "Goods"), .prose(limit: 1000),
    headers: ["全部商品名称", "商品名称", "商品", "商品标题"])
  /// How many pieces.
  public static let quantity = Field<Order>.sparse(
    "quantity", Localized("数量", "Quantity"), .integer, headers: ["订购数量"])
  /// Who brought the order, as the file says it.
  public static let referrer = Field<Order>.sparse(
    "referrer", Localized("分销员", "Referrer"), .text(limit: 100), headers: ["分销员"],
    privacy: .nickname)

  /// The KOC who brought the order, once that is known.
  public static let bringer = Field<Order>.sparse(
    "koc", Localized("带单 KOC", "Brought by"), .reference("members"), indexed: true)

  /// The campaign that the order names.
  public static let campaign = Field<Order>.sparse(
    "campaign", Localized("活动", "Campaign"), .reference("campaigns"), indexed: true)

  /// The coupon or code it was paid with, as the file says it.
  public static let offer = Field<Order>.sparse(
    "offer", Localized("优惠", "Offer"), .text(limit: 100), headers: ["优惠券", "优惠码", "优惠名称"])

  /// What was paid less what was given back, never below nothing.
  public var net: Money {
    Money(fen: max(0, paid.fen - (refunded?.fen ?? 0)))
  }

  /// Whether it counts as a purchase (domain.md §3.2): paid for, not wholly given back.
  public var isEligible: Bool {
    switch state {
    case .paid, .shipped, .completed, .partRefunded: net.fen > 0
    case .pending, .closed, .refunded: false
    }
  }
}
