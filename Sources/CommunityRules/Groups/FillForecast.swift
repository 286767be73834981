public import CommunityModel

/// When a group will be full if people go on coming as they did within the last fourteen days.
public struct FillForecast: Hashable, Sendable {
  /// People in the group now.
  public let size: Int
  /// People a day, in thousandths: the net of the last days over their number. Below zero it empties.
  public let dailyMilli: Int
  /// Days until the warning size; 0 once it is reached, nil where it will not be.
  public let daysToWarning: Int?
  /// Days until the agreed size; 0 once it is reached, nil where it will not be.
  public let daysToFull: Int?

  /// A forecast from a size, the net of each of the last days, and the two bounds.
  public init(size: Int, net: [Int], warnAt: Int, capacity: Int) {
    self.size = size
    let sum = net.reduce(0, +)
    dailyMilli = net.isEmpty ? 0 : sum * 1000 / net.count
    func days(to bound: Int) -> Int? {
      guard size < bound else { return 0 }
      guard sum > 0 else { return nil }
      // Rounded up: on that day the last place is taken.
      return ((bound - size) * net.count + sum - 1) / sum
    }
    daysToWarning = days(to: warnAt)
    daysToFull = days(to: capacity)
  }

  /// The forecast of a group as its figures are.
  public init(of group: Group, _ figures: GroupFigures) {
    self.init(
      size: figures.size, net: figures.netByDay, warnAt: Int(group.warnAt),
      capacity: Int(group.capacity))
  }
}
