/// The steps of people bringing people, counted (domain.md F10, F11).
public struct FissionCounts: Hashable, Sendable {
  /// People who brought at least one: U.
  public var inviters: Int
  /// Invitations that are known of: I. Lists show who invited a person that joined or waits, so an
  /// invitation that nobody followed is not among them.
  public var invited: Int
  /// Different people who joined: J.
  public var joined: Int
  /// Those of them who count: V; not the blacklisted, not whoever left within the holding time, not
  /// the inviter's own second account.
  public var valid: Int
  /// Valid ones whose holding time is over: the denominator of `retention`.
  public var held: Int
  /// Those of them who are still there.
  public var retained: Int
  /// Valid ones whose first eligible order came soon after joining: C.
  public var converted: Int

  /// Counts; none where nothing is given.
  public init(
    inviters: Int = 0, invited: Int = 0, joined: Int = 0, valid: Int = 0, held: Int = 0,
    retained: Int = 0, converted: Int = 0
  ) {
    self.inviters = inviters
    self.invited = invited
    self.joined = joined
    self.valid = valid
    self.held = held
    self.retained = retained
    self.converted = converted
  }

  private static func ratio(_ part: Int, _ whole: Int) -> Double? {
    whole > 0 ? Double(part) / Double(whole) : nil
  }

  /// Invitations a person who invites: I/U; nil without anybody.
  public var inviteRate: Double? { Self.ratio(invited, inviters) }
  /// How many of the invited joined: J/I; nil without invitations.
  public var joinRate: Double? { Self.ratio(joined, invited) }
  /// The K-factor: V/U (F11); nil without anybody.
  public var growthFactor: Double? { Self.ratio(valid, inviters) }
  /// Fission conversion, the KPI: C/V (F10); nil where nobody counts.
  public var conversion: Double? { Self.ratio(converted, valid) }
  /// How many valid ones are still there after the holding time; nil while it runs for all.
  public var retention: Double? { Self.ratio(retained, held) }
}
