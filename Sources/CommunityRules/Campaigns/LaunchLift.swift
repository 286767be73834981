public import CommunityModel

/// How a launch went against those before it (domain.md F21).
public struct LaunchLift: Hashable, Sendable {
  /// Days from the launch on that are compared.
  public static let days = 14

  /// The net of orders with the launched goods in those days.
  public let net: Money
  /// Those orders.
  public let orders: Int
  /// The mean net of the launches before; nil where there were none.
  public let before: Money?
  /// How many launches were before it.
  public let launches: Int

  /// Net over the mean before, less one, in basis points; nil where there was no launch before.
  public var lift: Int64? {
    guard let before, before.fen > 0 else { return nil }
    return net.fen * 10_000 / before.fen - 10_000
  }

  /// The lift of a launch; nil for a campaign that launches nothing that is named.
  public init?(_ campaign: Campaign, in community: Community, moment: Moment) {
    guard campaign.kind == .launch, let day = campaign.launchOn, !campaign.goodsNames.isEmpty
    else { return nil }
    let earlier = community.campaigns.filter { other in
      other.kind == .launch && other.state != .cancelled && !other.goodsNames.isEmpty
        && other.launchOn.map { $0 < day } ?? false
    }
    let windows = ([campaign] + earlier).map { launch in
      (from: launch.launchOn ?? day, goods: launch.goodsNames)
    }
    var sums = windows.map { _ in (net: Int64(0), orders: 0) }
    for order in community.orders where order.isEligible {
      guard let at = order.paidAt, at <= moment.now, let name = order.more["goods"].text else {
        continue
      }
      let paid = moment.zone.day(of: at)
      for (place, window) in windows.enumerated()
      where paid >= window.from && paid - window.from < Self.days
        && window.goods.contains(where: name.contains)
      {
        sums[place].net += order.net.fen
        sums[place].orders += 1
      }
    }
    net = Money(fen: sums[0].net)
    orders = sums[0].orders
    launches = earlier.count
    before =
      earlier.isEmpty
      ? nil : Money(fen: sums.dropFirst().reduce(0) { $0 + $1.net } / Int64(earlier.count))
  }
}

extension Campaign {
  /// The day of the launch: as typed, or the first day of the last phase, or the last day.
  public var launchOn: Day? {
    guard kind == .launch else { return nil }
    return more["launch"].day ?? phases.max { $0.start < $1.start }?.start ?? end
  }
}

/// What people brought by others, and KOCs, add to the revenue (domain.md F22).
public struct ReferralContribution: Hashable, Sendable {
  /// Net of the orders that count.
  public let net: Money
  /// Net of all orders.
  public let allNet: Money
  /// The orders that count.
  public let orders: Int
  /// All orders.
  public let allOrders: Int

  /// The contribution over a span of days: orders that a KOC or referrer brought, the first order of
  /// whoever was invited, and any order soon after joining.
  public init(
    _ community: Community, days: ClosedRange<Day>, moment: Moment,
    policy: KocPolicy = .standard
  ) {
    var (net, allNet, orders, allOrders) = (Int64(0), Int64(0), 0, 0)
    for order in community.orders where order.isEligible {
      guard let day = order.paidAt.map(moment.zone.day(of:)), days.contains(day) else { continue }
      allNet += order.net.fen
      allOrders += 1
      let isBrought = !order.more["koc"].isNone || !order.more["referrer"].isNone
      guard isBrought || Self.isReferred(order, day, community, moment.zone, policy) else {
        continue
      }
      net += order.net.fen
      orders += 1
    }
    self.net = Money(fen: net)
    self.allNet = Money(fen: allNet)
    (self.orders, self.allOrders) = (orders, allOrders)
  }

  private static func isReferred(
    _ order: Order, _ day: Day, _ community: Community, _ zone: Zone, _ policy: KocPolicy
  ) -> Bool {
    guard let member = order.member,
      let joined = community.memberships(of: member).filter({ $0.inviter != nil })
        .compactMap(\.joinedAt).map(zone.day(of:)).min(), day >= joined
    else { return false }
    if day - joined <= policy.attributionDays { return true }
    let first = community.orders(of: member).filter(\.isEligible)
      .min { ($0.paidAt ?? .distant, $0.id) < ($1.paidAt ?? .distant, $1.id) }
    return first?.id == order.id
  }
}

extension Instant {
  /// Later than anything that is recorded.
  fileprivate static let distant = Instant(milliseconds: .max)
}
