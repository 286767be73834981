import CommunityModel
import CommunityQuery

/// Somebody's eligible orders of the last so many days, today included.
struct PurchaseWindow {
  private(set) var orders: Int64 = 0
  /// Distinct purchase days.
  private(set) var days: Int64 = 0
  private(set) var spend: Int64 = 0

  init(of member: Member, _ scene: QueryScene, days window: Int) {
    let (today, zone) = (scene.today, scene.figures.moment.zone)
    let from = today.number - Int32(clamping: min(window, 1_000_000))
    let figures = scene.figures[member.id]
    // Most people bought all or nothing within the window: their figures know without the orders.
    guard let first = figures.firstPurchase, let last = figures.lastPurchase,
      last.number > from
    else { return }
    guard first.number <= from else {
      (orders, days, spend) = (
        Int64(figures.orders), Int64(figures.purchaseDays), figures.spend
      )
      return
    }
    var seen: [Int32] = []
    for raw in scene.community.referrers(of: member.id.raw, through: "orders.member") {
      guard let order = scene.community.orders[raw: raw],
        let purchase = Purchase(order, until: today, in: zone), purchase.day > from
      else { continue }
      orders += 1
      spend += purchase.net
      if !seen.contains(purchase.day) { seen.append(purchase.day) }
    }
    days = Int64(seen.count)
  }
}

/// What somebody said in the last so many days, today included.
struct TalkWindow {
  private(set) var messages: Int64 = 0
  /// Distinct days with a message.
  private(set) var days: Int64 = 0

  init(of member: Member, _ scene: QueryScene, days window: Int) {
    let from = scene.today.number - Int32(clamping: min(window, 1_000_000))
    var seen: Set<Int32> = []
    for stay in scene.community.memberships(of: member.id) {
      for talk in stay.talkDays
      where talk.day.number > from && talk.day <= scene.today && talk.count > 0 {
        messages += talk.count
        seen.insert(talk.day.number)
      }
    }
    days = Int64(seen.count)
  }
}
