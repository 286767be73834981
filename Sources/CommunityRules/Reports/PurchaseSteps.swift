public import CommunityModel

/// On how many days members bought within a window: one or more, two or more, three or more.
public struct PurchaseSteps: Hashable, Sendable {
  /// Members by the least number of days, one first.
  public let counts: [Int]

  /// The buyers of a window that ends with a moment's day; colleagues are not counted.
  public init(_ community: Community, moment: Moment, window: Int) {
    let from = moment.today.number - Int32(clamping: window)
    var counts = [0, 0, 0]
    var purchases = MemberPurchases(community, moment: moment)
    purchases.forEach { _, all in
      let days = Set(all.lazy.filter { $0.day > from }.map(\.day)).count
      for step in counts.indices where days > step { counts[step] += 1 }
    }
    self.counts = counts
  }
}
