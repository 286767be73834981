import Wording

/// One line of a month's commission: what an order earned, or what a later refund takes back.
///
/// Every line keeps the terms it was made on, so that a refund is held against what was agreed then.
/// All lines of an order together are what the order earns as it stands: nothing is paid twice.
public struct Payout: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "payouts", prefix: "py", Localized("佣金", "Commission"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Payout>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("order", Localized("订单", "Order"), \.order, indexed: true),
    .stored("month", Localized("月份", "Month"), \.month),
    .stored("amount", Localized("金额", "Amount"), \.amount),
    .stored("rate", Localized("佣金率", "Rate"), \.rate, kind: .rate),
    .stored("base", Localized("佣金按", "On"), \.base),
    .stored("cap", Localized("每单封顶", "Cap"), \.cap),
    .stored("by", Localized("谁结的", "By"), \.by, privacy: .nickname),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("paidOn", Localized("付款日", "Paid on"), \.paidOn, aliases: ["已付"]),
  ]

  /// Its identity.
  public let id: ID<Payout>
  /// The KOC.
  public var member = ID<Member>(raw: 0)
  /// The order.
  public var order = ID<Order>(raw: 0)
  /// The first day of the month whose statement it stands in.
  public var month: Day?
  /// What is paid; below nothing for what a refund takes back.
  public var amount = Money.zero
  /// The share in basis points that was agreed.
  public var rate: Int64 = 0
  /// What it was a share of.
  public var base: CommissionBase = .net
  /// The most an order earned.
  public var cap: Money?
  /// Who settled it, by name.
  public var by = ""
  /// When it was settled.
  public var at: Instant?
  /// The day on which the money went out.
  public var paidOn: Day?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Payout>) {
    self.id = id
  }

  /// The terms it was made on.
  public var terms: CommissionTerms {
    CommissionTerms(rate: rate, base: base, cap: cap)
  }
}

extension Community {
  /// The settled lines of a KOC, oldest id first.
  public func payouts(of member: ID<Member>) -> [Payout] {
    referrers(of: member.raw, through: "payouts.member").compactMap { payouts[raw: $0] }
  }

  /// The settled lines of an order, oldest id first.
  public func payouts(on order: ID<Order>) -> [Payout] {
    referrers(of: order.raw, through: "payouts.order").compactMap { payouts[raw: $0] }
  }
}
