import Glibc

/// Whether two arms of an experiment differ by more than chance (domain.md F23).
public struct TwoArmTest: Hashable, Sendable {
  /// The difference of the shares, second less first.
  public let difference: Double
  /// The test statistic, with a pooled share.
  public let z: Double
  /// How likely so great a difference is by chance alone, either way.
  public let probability: Double
  /// Where the difference lies with 95 % confidence, without pooling.
  public let interval: ShareInterval
  /// Whether an arm is too small for the test to mean anything.
  public let isTooSmall: Bool

  /// Tests hits among all of two arms; nil where an arm is empty or its hits do not fit.
  public init?(_ first: (hits: Int, all: Int), _ second: (hits: Int, all: Int)) {
    guard first.all > 0, second.all > 0, (0...first.all).contains(first.hits),
      (0...second.all).contains(second.hits)
    else { return nil }
    let (n1, n2) = (Double(first.all), Double(second.all))
    let (p1, p2) = (Double(first.hits) / n1, Double(second.hits) / n2)
    let pooled = (Double(first.hits) + Double(second.hits)) / (n1 + n2)
    let spread = (pooled * (1 - pooled) * (1 / n1 + 1 / n2)).squareRoot()
    let ownSpread = (p1 * (1 - p1) / n1 + p2 * (1 - p2) / n2).squareRoot()
    difference = p2 - p1
    z = spread > 0 ? (p2 - p1) / spread : 0
    probability = erfc(abs(z) / 2.0.squareRoot())
    interval = ShareInterval(
      low: difference - Wilson.z * ownSpread, high: difference + Wilson.z * ownSpread)
    isTooSmall = [n1, n2].contains { $0 * pooled < 5 || $0 * (1 - pooled) < 5 }
  }

  /// The 80 % point of the normal distribution: the power that plans are made for.
  private static let power = 0.8416212335729143

  /// How many people each arm takes to tell one share from another; nil where they are the same or no shares.
  public static func plannedSize(from p1: Double, to p2: Double) -> Int? {
    guard p1 != p2, (0...1).contains(p1), (0...1).contains(p2) else { return nil }
    let mean = (p1 + p2) / 2
    let top =
      Wilson.z * (2 * mean * (1 - mean)).squareRoot()
      + power * (p1 * (1 - p1) + p2 * (1 - p2)).squareRoot()
    let size = (top * top / ((p1 - p2) * (p1 - p2))).rounded(.up)
    return Int(exactly: size)
  }
}
