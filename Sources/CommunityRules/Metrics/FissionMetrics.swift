import CommunityModel
import Wording

/// Figures of people whom members brought.
enum FissionMetrics {
  /// Days after joining in which somebody who is gone again does not count as brought.
  static let holdDays = 7

  static let conversion: @Sendable (MetricScene) -> MetricInput = { scene in
    var brought: [ID<Member>: (joined: Day, isVoid: Bool)] = [:]
    var first: [ID<Member>: Day] = [:]
    for stay in scene.community.memberships {
      guard let current = Stay(stay, asOf: scene.today, in: scene.zone),
        let joined = current.joined
      else { continue }
      first[stay.member] = first[stay.member].map { min($0, joined) } ?? joined
      guard let inviter = stay.inviter, inviter != stay.member,
        scene.community.members[inviter].map({ !$0.isStaff }) ?? false,
        scene.community.members[stay.member].map({ !$0.isStaff }) ?? false
      else { continue }
      if let known = brought[stay.member], known.joined <= joined { continue }
      let isVoid = current.left.map { $0 - joined < holdDays } ?? false
      brought[stay.member] = (joined, isVoid)
    }
    guard !brought.isEmpty else { return .missing(MetricCatalog.Missing.inviters) }
    guard scene.community.orders.contains(where: \.isEligible) else {
      return .missing(MetricCatalog.Missing.orders)
    }
    var (valid, converted, young, void) = (0, 0, 0, 0)
    let days = PurchaseMetrics.attributionDays
    for (member, join) in brought {
      let age = scene.today - join.joined
      // Who was in a group before is no newcomer, whoever invited them into the next.
      guard age < days + 30, first[member] == join.joined else { continue }
      guard age > days else {
        young += 1
        continue
      }
      let bought = scene.figures[member].firstPurchase
      guard !join.isVoid, bought.map({ $0 >= join.joined }) ?? true else {
        void += 1
        continue
      }
      valid += 1
      if let bought, bought - join.joined <= days { converted += 1 }
    }
    var count = MetricCount(converted, of: valid)
    count.leaveOut(young, "进群没满 14 天", "Joined less than 14 days ago")
    count.leaveOut(
      void, "7 天内退群的和早就买过的", "Left within 7 days, or had bought before")
    count.query = MetricQuery("memberships", "inviter:* joined<44d joined>=15d -staff:yes")
    return .counted(count)
  }
}
