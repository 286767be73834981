public import Wording

/// What a commission is a share of.
public enum CommissionBase: String, ClosedSet {
  case net, paid

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .net: Localized("实收", "Net")
    case .paid: Localized("实付", "Paid")
    }
  }

  /// Other names that commands accept.
  public var aliases: [String] {
    self == .net ? ["净额"] : ["付款额"]
  }
}

/// What a KOC earns on an order (domain.md F9b).
public struct CommissionTerms: Hashable, Sendable {
  /// The share in basis points.
  public let rate: Int64
  /// What it is a share of.
  public let base: CommissionBase
  /// The most that one order earns.
  public let cap: Money?

  /// Terms of a commission.
  public init(rate: Int64, base: CommissionBase = .net, cap: Money? = nil) {
    self.rate = rate
    self.base = base
    self.cap = cap
  }

  /// What an order earns: nothing unless it counts as a purchase; rounded down, at most the cap.
  public func commission(on order: Order) -> Money {
    guard order.isEligible else { return .zero }
    let amount = base == .net ? order.net : order.paid
    let share = Money(fen: max(0, amount.fen) * max(0, rate) / 10_000)
    return cap.map { min($0, share) } ?? share
  }
}
