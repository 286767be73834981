public import CommunityModel
public import Wording

/// Which events end somebody's silence (domain.md F5).
public enum SilenceClock: String, ClosedSet {
  case any, purchase, interaction

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .any: Localized("任何动静", "Any sign")
    case .purchase: Localized("只看购买", "Purchases")
    case .interaction: Localized("只看互动", "Interactions")
    }
  }
}

/// The numbers that the figures of members depend on; the defaults are domain.md's.
public struct FiguresPolicy: Sendable {
  /// For how many days somebody counts as new.
  public var newDays = 30
  /// After how many days of silence a buyer is about to be lost.
  public var warnDays = 45
  /// After how many days of silence somebody is dormant.
  public var dormantDays = 90
  /// After how many days of silence somebody is lost.
  public var lostDays = 180
  /// Which events end a silence.
  public var clock = SilenceClock.any
  /// The tiers and what makes somebody belong to one.
  public var tiers = TierPolicy.standard
  /// The levels and how growth is earned.
  public var levels = LevelPolicy.standard

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = FiguresPolicy()

  /// No warning comes before this many days of silence, however often somebody buys.
  static let earliestWarning = 14
}
