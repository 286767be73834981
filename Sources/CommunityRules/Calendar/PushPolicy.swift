public import CommunityModel
public import Wording

/// When nobody should be disturbed, and how much a group can take (domain.md S0-07).
public struct PushPolicy: Hashable, Sendable {
  /// The second of the day from which on it is quiet.
  public var quietFrom = 22 * 3600
  /// The second of the day until which it is quiet.
  public var quietUntil = 8 * 3600
  /// The most posts that one group should get on a day.
  public var dailyCap = 4

  /// The defaults.
  public init() {}

  /// The defaults.
  public static let standard = PushPolicy()

  /// Whether a second of the day lies in quiet hours.
  public func isQuiet(_ second: Int) -> Bool {
    second >= quietFrom || second < quietUntil
  }

  /// What speaks against a post at a time in some groups; the post itself is not counted.
  public func objections(
    to item: ContentItem?, groups: [ID<Group>], at: Instant, in community: Community, zone: Zone
  ) -> [Localized] {
    var words: [Localized] = []
    let second = zone.secondOfDay(of: at)
    if isQuiet(second) {
      let clock = zone.clock(at)
      words.append(
        Localized("\(clock) 在静默时段（22:00–08:00）", "\(clock) lies in quiet hours (22:00–08:00)"))
    }
    let day = zone.day(of: at)
    var counts: [ID<Group>: Int] = [:]
    for other in community.content where other.id != item?.id && other.state != .cancelled {
      guard let time = other.scheduledAt, zone.day(of: time) == day else { continue }
      for group in other.groups { counts[group, default: 0] += 1 }
    }
    let full = groups.count { counts[$0, default: 0] >= dailyCap }
    if full > 0 {
      words.append(
        Localized(
          "\(day.shortText) 有 \(full) 个群已排满 \(dailyCap) 条",
          "\(full) groups have \(dailyCap) posts on \(day.shortText) already"))
    }
    return words
  }
}
