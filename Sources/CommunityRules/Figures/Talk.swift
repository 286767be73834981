import CommunityModel

/// What one membership says of talk by a day, read once and as it lies: half a million are gone through
/// when a workspace opens.
struct TalkHeard {
  /// Whether anything is known of the person's talk.
  private(set) var isKnown = false
  /// Whether talk is counted by day.
  private(set) var isCounted = false
  /// Whether a day with messages is counted.
  private(set) var hasMessages = false
  /// The last day with a message.
  private(set) var last: Day?
  /// Messages of the last seven and of the last 30 days, as far as they are counted by day.
  private(set) var (week, month): (Int32, Int32) = (0, 0)
  /// One bit for each of the last 30 days that has a message.
  private(set) var days: UInt32 = 0

  init(_ membership: Membership, today: Day, zone: Zone) {
    for entry in membership.more.entries {
      switch entry.key {
      case Membership.lastTalk.key:
        isKnown = true
        if case .instant(let at) = entry.value { note(zone.day(of: at), today) }
      case Membership.talk.key:
        (isKnown, isCounted) = (true, true)
        guard case .list(let values) = entry.value else { continue }
        for case .record(let parts) in values where parts.count == 2 {
          guard case .day(let day) = parts[0], case .int(let count) = parts[1], count > 0,
            day <= today
          else { continue }
          hear(Int32(clamping: count), on: day, today)
        }
      default: break
      }
    }
  }

  private mutating func hear(_ count: Int32, on day: Day, _ today: Day) {
    hasMessages = true
    note(day, today)
    let age = today - day
    if age < 7 { week = week.addingSaturated(count) }
    guard age < 30 else { return }
    month = month.addingSaturated(count)
    days |= 1 << UInt32(age)
  }

  private mutating func note(_ day: Day, _ today: Day) {
    guard day <= today else { return }
    last = last.map { max($0, day) } ?? day
  }
}

/// What somebody said by a day, in all groups together.
struct TalkSummary {
  /// The last day with a message.
  private(set) var last: Day?
  /// Messages of the last 30 days, as far as they are counted by day.
  private(set) var messages: Int32 = 0
  /// One bit for each of the last 30 days that has a message, so that two groups count once.
  private(set) var days: UInt32 = 0

  /// Takes in what was said in one group.
  mutating func add(_ heard: TalkHeard) {
    guard let day = heard.last else { return }
    last = last.map { max($0, day) } ?? day
    messages = messages.addingSaturated(heard.month)
    days |= heard.days
  }
}

extension Membership {
  /// Whether messages are counted by day.
  var countsTalk: Bool { !more[Membership.talk.key].isNone }

  /// Whether anything is known of the person's talk.
  var knowsTalk: Bool { countsTalk || !more[Membership.lastTalk.key].isNone }
}

extension Change {
  /// Whether it may change what is known of talk: a membership comes or goes, or its talk changes.
  var concernsTalk: Bool {
    guard collection == Membership.collection.key else { return false }
    return field.map { [Membership.talk.key, Membership.lastTalk.key].contains($0) } ?? true
  }
}

extension Int32 {
  /// The sum, or the greatest number where it would be greater: counts are never below 0.
  fileprivate func addingSaturated(_ other: Int32) -> Int32 {
    let (sum, overflows) = addingReportingOverflow(other)
    return overflows ? .max : sum
  }
}
