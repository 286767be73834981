import CommunityModel
import Wording

/// Figures of orders.
enum PurchaseMetrics {
  /// Days after joining in which an invited member's orders are put down to the invitation.
  static let attributionDays = 14

  static let repurchaseLift: @Sendable (MetricScene) -> MetricInput = { scene in
    let window = 90
    if let missing = missing(scene, reachingTo: scene.today - (2 * window - 1)) {
      return .missing(missing)
    }
    let now = RepurchaseReport(scene.community, moment: scene.figures.moment, window: window)
    let base = RepurchaseReport(
      scene.community, moment: MetricScene.end(of: scene.today - window, scene.zone),
      window: window)
    var count = MetricCount(
      now.again * base.buyers - base.again * now.buyers, of: base.again * now.buyers)
    count.isShare = false
    count.base = Int64(min(now.buyers, base.buyers))
    let rates = [base, now].map { NumberText.percent($0.again, of: $0.buyers) }
    count.sample = Localized(verbatim: "\(rates[0].dropLast())→\(rates[1])")
    count.part("近 90 天再买的", "Bought again in 90 days", now.again)
    count.part("近 90 天买过的", "Bought in 90 days", now.buyers)
    count.part("基期再买的", "Bought again before", base.again)
    count.part("基期买过的", "Bought before", base.buyers)
    let unknown = scene.community.orders.count { $0.member == nil && $0.isEligible }
    count.leaveOut(unknown, "没认出买家的订单", "Orders whose buyer is not known")
    count.query = MetricQuery("members", "purchase-days(90d)=1 -staff:yes")
    return .counted(count)
  }

  static let referral: @Sendable (MetricScene) -> MetricInput = { scene in
    guard hasEligible(scene) else { return .missing(MetricCatalog.Missing.orders) }
    let invited = invitations(scene)
    let hasReferrers = scene.community.orders.contains { isReferred($0) }
    guard !invited.isEmpty || hasReferrers else {
      return .missing(MetricCatalog.Missing.referrers)
    }
    let from = scene.today - 30
    var (net, all): (Int64, Int64) = (0, 0)
    var (orders, brought, undated) = (0, 0, 0)
    for order in scene.community.orders {
      guard order.isEligible else { continue }
      guard order.paidAt != nil || order.more["placedAt"].instant != nil else {
        undated += 1
        continue
      }
      guard let purchase = Purchase(order, until: scene.today, in: scene.zone),
        purchase.day > from.number
      else { continue }
      orders += 1
      all = all.saturated(adding: purchase.net)
      let joined = order.member.flatMap { invited[$0] }
      guard isReferred(order) || joined.map({ isOwed(order, purchase, $0, scene) }) == true else {
        continue
      }
      brought += 1
      net = net.saturated(adding: purchase.net)
    }
    var count = MetricCount(net, of: all)
    count.isShare = false
    count.base = Int64(orders)
    count.sample = Localized(
      verbatim: "¥\(NumberText.units(fen: net))/\(NumberText.units(fen: all))")
    count.part("推荐来的订单", "Orders brought", brought)
    count.part("全部订单", "All orders", orders)
    count.leaveOut(undated, "没有付款时间的订单", "Orders without a day")
    count.query = MetricQuery("members", "invited>0 -staff:yes")
    return .counted(count)
  }

  /// What is missing for orders that reach back to a day.
  static func missing(_ scene: MetricScene, reachingTo day: Day) -> MissingSource? {
    guard hasEligible(scene) else { return MetricCatalog.Missing.orders }
    let reaches = scene.community.orders.contains {
      Purchase($0, until: day, in: scene.zone) != nil
    }
    return reaches
      ? nil
      : MissingSource(
        Localized("\(day.text) 以前的订单", "orders from before \(day.text)"),
        command: MetricCatalog.Missing.orders.command)
  }

  private static func hasEligible(_ scene: MetricScene) -> Bool {
    scene.community.orders.contains { Purchase($0, until: scene.today, in: scene.zone) != nil }
  }

  /// Whether somebody brought the order: by a link of their own, or as a KOC.
  private static func isReferred(_ order: Order) -> Bool {
    !order.more["koc"].isNone
      || order.more["referrer"].text.map { !$0.allSatisfy(\.isWhitespace) } ?? false
  }

  /// When each invited member first joined by an invitation; nobody invites themselves.
  private static func invitations(_ scene: MetricScene) -> [ID<Member>: Day] {
    var found: [ID<Member>: Day] = [:]
    for stay in scene.community.memberships {
      guard let inviter = stay.inviter, inviter != stay.member,
        let joined = Stay(stay, asOf: scene.today, in: scene.zone)?.joined
      else { continue }
      found[stay.member] = found[stay.member].map { min($0, joined) } ?? joined
    }
    return found
  }

  /// Whether an order is the invited member's first, or lies within the days of attribution.
  private static func isOwed(
    _ order: Order, _ purchase: Purchase, _ joined: Day, _ scene: MetricScene
  ) -> Bool {
    let day = Day(number: purchase.day)
    guard day >= joined, let member = order.member else { return false }
    return day - joined <= attributionDays || scene.figures[member].firstPurchase == day
  }
}

extension Int64 {
  /// The sum, or the greatest number where it does not fit.
  fileprivate func saturated(adding other: Int64) -> Int64 {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
