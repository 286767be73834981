/// An amount of money in minor units (fen) of the workspace's currency.
public struct Money: Hashable, Comparable, Sendable {
  /// Minor units; negative for what is owed.
  public var fen: Int64

  /// An amount of minor units.
  public init(fen: Int64) {
    self.fen = fen
  }

  /// Nothing.
  public static let zero = Money(fen: 0)

  /// Smaller amounts first.
  public static func < (left: Money, right: Money) -> Bool {
    left.fen < right.fen
  }

  /// The sum.
  public static func + (left: Money, right: Money) -> Money {
    Money(fen: left.fen + right.fen)
  }

  /// The difference.
  public static func - (left: Money, right: Money) -> Money {
    Money(fen: left.fen - right.fen)
  }
}
