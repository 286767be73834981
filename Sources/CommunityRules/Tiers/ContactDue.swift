public import CommunityModel
import Wording

/// How a shop stays in touch.
public struct ContactPolicy: Hashable, Sendable {
  /// Whether somebody whom nobody ever contacted is due, counted from joining.
  public var countsUncontacted = false
  /// How many members one agent looks after at most; nil for any number.
  public var agentLimit: Int64?

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = ContactPolicy()

  /// The policy that settings say.
  init(reading reader: inout PolicyReader) {
    self.init()
    countsUncontacted = reader.flag(
      "uncontacted", Localized("没联系过的也催", "Never contacted is due"), standard: countsUncontacted,
      hint: Localized("是：从认识那天起算", "yes: counted from the day the person joined"))
    agentLimit = reader.optionalNumber(
      "agentLimit", Localized("一位客服最多管", "Members per agent"), 1...1_000_000,
      standard: agentLimit, hint: Localized("人数，空着不限", "Members; empty for any number"))
  }
}

/// When a member should be contacted again, by the cadence of the tier.
public enum ContactDue {
  /// Days past the day on which the member was due, negative while there is time; nil where the tier has
  /// no cadence, nobody was ever in touch, or the member does not want to be contacted.
  public static func daysOver(
    _ member: Member, _ figures: MemberFigures, moment: Moment, policies: Policies = .standard
  ) -> Int? {
    guard let cadence = policies.tiers.named(figures.tier)?.strategy.cadenceDays,
      member.more["dnc"].isNone, !member.isBlacklisted
    else { return nil }
    if let last = member.more["contacted"].record?.first?.instant {
      return moment.today - moment.zone.day(of: last) - cadence
    }
    guard policies.contact.countsUncontacted, let joined = figures.joined else { return nil }
    return moment.today - joined - cadence
  }
}
