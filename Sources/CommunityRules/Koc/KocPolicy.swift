import CommunityModel

/// From where on a candidate needs a hand, and what is usual.
public struct KocPolicy: Hashable, Sendable {
  /// A spotted name that nobody looked at for so many days is late.
  public var spottedDays = 7
  /// A screened candidate waiting for a decision so many days is late.
  public var decisionDays = 3
  /// An invitation without an answer for so many days is late.
  public var answerDays = 4
  /// A working KOC silent for so many days is missed.
  public var silentDays = 21
  /// A review due within so many days is due soon.
  public var soonDays = 7
  /// For how many days an observation of a month still speaks of the present.
  public var observationDays = 31
  /// The usual days between sending a sample and its review.
  public var trialDays = 14
  /// The usual commission in basis points.
  public var commissionRate: Int64 = 800
  /// Within how many days after joining a first order counts as brought by the inviter (F10).
  public var attributionDays = 14
  /// Days after payment in which an order may come back: before they are over it earns nothing.
  public var returnDays = 7
  /// Days after which somebody who ended may be spotted anew.
  public var restDays = 90
  /// The share of talk that working KOCs should set off, in percent.
  public var drivenTarget = 35
  /// How many working KOCs a group should have.
  public var perGroup = 2

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = KocPolicy()
}
