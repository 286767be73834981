/// Two ends between which a share lies with 95 % confidence.
public struct ShareInterval: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double
}

/// The Wilson score interval of a share, which stays within 0 and 1 and holds for few observations.
public enum Wilson {
  /// The 97.5 % point of the normal distribution.
  static let z = 1.959963984540054

  /// The 95 % interval of `hits` among `all`; nil where there is none, or the hits do not fit.
  public static func interval(_ hits: Int, of all: Int) -> ShareInterval? {
    guard all > 0, (0...all).contains(hits) else { return nil }
    let (n, share) = (Double(all), Double(hits) / Double(all))
    let square = z * z
    let centre = (share + square / (2 * n)) / (1 + square / n)
    let half =
      z * (share * (1 - share) / n + square / (4 * n * n)).squareRoot() / (1 + square / n)
    return ShareInterval(
      low: hits == 0 ? 0 : max(0, centre - half), high: hits == all ? 1 : min(1, centre + half))
  }
}
