public import CommunityModel

/// When a member should be contacted again, by the cadence of the tier.
public enum ContactDue {
  /// Days past the day on which the member was due, negative while there is time; nil where the tier has
  /// no cadence, nobody was ever in touch, or the member does not want to be contacted.
  public static func daysOver(
    _ member: Member, tier: String, today: Day, zone: Zone, policy: TierPolicy = .standard
  ) -> Int? {
    guard let cadence = policy.named(tier)?.strategy.cadenceDays,
      let last = member.more["contacted"].record?.first?.instant,
      member.more["dnc"].isNone, member.more["blacklist"].isNone
    else { return nil }
    return today - zone.day(of: last) - cadence
  }
}
