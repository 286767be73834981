public import CommunityModel

/// How many buyers of a window bought on more than one day of it (domain.md F20); colleagues are not counted.
public struct RepurchaseReport: Hashable, Sendable {
  /// The last day of the window.
  public let asOf: Day
  /// Days that count.
  public let window: Int
  /// Members with two purchase days or more.
  public let again: Int
  /// Members with a purchase.
  public let buyers: Int

  /// The buyers of a window that ends with a moment's day.
  public init(_ community: Community, moment: Moment, window: Int) {
    let from = moment.today.number - Int32(clamping: window)
    var (again, buyers) = (0, 0)
    var purchases = MemberPurchases(community, moment: moment)
    purchases.forEach { _, all in
      guard let last = all.last?.day, last > from else { return }
      buyers += 1
      if all.contains(where: { $0.day > from && $0.day < last }) { again += 1 }
    }
    asOf = moment.today
    self.window = window
    self.again = again
    self.buyers = buyers
  }
}
