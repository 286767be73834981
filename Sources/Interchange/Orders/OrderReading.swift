import CommunityModel
import EastAsia
import Wording

/// One order as a row of a table states it.
struct OrderReading {
  var channel: String
  var number: String
  var state: OrderState?
  var paidAt: Instant?
  var placedAt: Instant?
  var paid: Money
  var refunded: Money?
  /// Whether the table has a column for it.
  var tellsRefund: Bool
  var goods: String
  var quantity: Int64?
  var referrer: String
  var buyer: String
  /// Whether an amount had more than two decimals.
  var isRounded = false

  /// Why a row is no order.
  struct Refusal: Error {
    let reason: Localized
  }

  /// Reads the current row of a table.
  init(_ table: OrderTable, zone: Zone) throws(Refusal) {
    let written = table[.number]
    guard !written.isEmpty else { throw Refusal(reason: Localized("没有订单号", "no order number")) }
    if written.utf8.contains(0x2B), case .scientific = PhoneReading(written) {
      throw Refusal(
        reason: Localized("订单号被表格软件改成了 \(written)", "the order number was rounded to \(written)"))
    }
    // A group-buy counts its orders from 1 within each round.
    let round = table[.round].isEmpty ? table.stem : table[.round]
    number = ImportText.line(table.shop == .kuaituantuan ? "\(round)/\(written)" : written, 200)
    channel = ImportText.line(table[.channel].isEmpty ? table.shop.rawValue : table[.channel], 40)
    paidAt = try Self.instant(table[.paidAt], zone)
    placedAt = try Self.instant(table[.placedAt], zone)
    let amount = table[.paid].isEmpty ? table[.receivable] : table[.paid]
    let reading = try Self.money(amount)
    guard reading.fen >= 0 else {
      throw Refusal(reason: Localized("实付金额是负数：\(amount)", "the amount is negative: \(amount)"))
    }
    paid = Money(fen: reading.fen)
    isRounded = reading.isRounded
    goods = ImportText.prose(table[.goods], 1000)
    quantity = Int64(table[.quantity])
    referrer = ImportText.line(table[.referrer], 100)
    buyer = ImportText.line(table[.buyer], 100)
    tellsRefund = table.has(.refunded)
    try readRefund(table)
    try readState(table)
    if state == nil, paidAt == nil, placedAt == nil {
      throw Refusal(reason: Localized("没有付款时间", "no time of payment"))
    }
  }

  private mutating func readRefund(_ table: OrderTable) throws(Refusal) {
    guard !table[.refunded].isEmpty else { return }
    let reading = try Self.money(table[.refunded])
    isRounded = isRounded || reading.isRounded
    guard reading.fen != 0 else { return }
    // Some shops write what they gave back as a negative amount.
    let fen = abs(reading.fen)
    guard fen <= paid.fen else {
      throw Refusal(reason: Localized("退款大于实付", "more was refunded than paid"))
    }
    refunded = Money(fen: fen)
  }

  private mutating func readState(_ table: OrderTable) throws(Refusal) {
    let text = table[.state]
    if !text.isEmpty {
      guard let named = OrderStateWord.state(text) else {
        throw Refusal(
          reason: Localized("订单状态「\(text)」不认识", "unknown order state “\(text)”"))
      }
      state = named
    }
    if !table[.cancelledAt].isEmpty { state = .closed }
    if state == .paid, HeaderKey.key(table[.fulfilment]) == "fulfilled" { state = .shipped }
    guard let refunded else { return }
    // What was given back tells more than the word beside it.
    switch state ?? .paid {
    case .paid, .shipped, .completed, .refunded, .partRefunded:
      state = refunded.fen < paid.fen ? .partRefunded : .refunded
    case .pending, .closed: break
    }
  }

  private static func instant(_ cell: String, _ zone: Zone) throws(Refusal) -> Instant? {
    guard !cell.isEmpty, cell != "-", cell != "--" else { return nil }
    guard let reading = MomentReading(cell) else {
      throw Refusal(reason: Localized("时间「\(cell)」读不懂", "“\(cell)” is no time"))
    }
    return reading.instant(in: zone)
  }

  private static func money(_ cell: String) throws(Refusal) -> MoneyReading {
    do {
      return try MoneyReading(cell)
    } catch {
      switch error {
      case .empty: throw Refusal(reason: Localized("没有金额", "no amount"))
      case .scientific:
        throw Refusal(
          reason: Localized("金额被表格软件改成了 \(cell)", "the amount was rounded to \(cell)"))
      case .notMoney: throw Refusal(reason: Localized("金额「\(cell)」读不懂", "“\(cell)” is no amount"))
      }
    }
  }
}

/// The words shops use for how far an order has come.
enum OrderStateWord {
  /// The state a word means; nil for a word not known.
  static func state(_ word: String) -> OrderState? {
    // The word is nearly always written as the table has it.
    if let known = words[word] { return known }
    let key = HeaderKey.key(word)
    if let known = words[key] { return known }
    if key.contains("部分退款") { return .partRefunded }
    if key.contains("退款") { return .refunded }
    return OrderState.choices.named(key).flatMap { OrderState(rawValue: $0.code) }
  }

  private static let words: [String: OrderState] = {
    let table: [(OrderState, [String])] = [
      (.completed, ["交易完成", "交易成功", "已完成", "完成", "已签收", "已收货", "确认收货", "success"]),
      (
        .paid,
        [
          "待发货", "已付款", "已支付", "等待发货", "买家已付款,等待卖家发货", "待成团", "待接单", "等待出库", "部分发货", "paid",
          "authorized",
        ]
      ),
      (.shipped, ["已发货", "待收货", "卖家已发货,等待买家确认", "等待确认收货", "待自提", "配送中", "fulfilled"]),
      (.closed, ["交易关闭", "已关闭", "已取消", "订单取消", "取消", "voided", "expired", "cancelled"]),
      (.pending, ["待付款", "等待付款", "等待买家付款", "未付款", "pending", "unpaid", "partially_paid"]),
      (.refunded, ["已退款", "全额退款", "退款成功", "refunded"]),
      (.partRefunded, ["部分退款", "partially_refunded"]),
    ]
    var words: [String: OrderState] = [:]
    for (state, names) in table {
      for name in names { words[HeaderKey.key(name)] = state }
    }
    return words
  }()
}
