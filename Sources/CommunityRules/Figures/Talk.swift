import CommunityModel

/// What somebody said by a day, in all groups together.
struct TalkSummary {
  /// The last day with a message.
  private(set) var last: Day?
  /// Messages of the last 30 days, as far as they are counted by day.
  private(set) var messages: Int32 = 0
  /// One bit for each of the last 30 days that has a message, so that two groups count once.
  private(set) var days: UInt32 = 0

  /// Takes in what was said in one group.
  mutating func hear(_ membership: Membership, today: Day, zone: Zone) {
    guard !membership.more.entries.isEmpty else { return }
    if let at = membership.lastTalkAt { note(zone.day(of: at), today) }
    for value in membership.more["talk"].list {
      guard let talk = TalkDay(fieldValue: value), talk.count > 0 else { continue }
      note(talk.day, today)
      let age = today - talk.day
      guard age >= 0, age < 30 else { continue }
      messages += Int32(clamping: talk.count)
      days |= 1 << UInt32(age)
    }
  }

  private mutating func note(_ day: Day, _ today: Day) {
    guard day <= today else { return }
    last = last.map { max($0, day) } ?? day
  }
}

extension Membership {
  /// Whether anything is known of the person's talk, and whether it is counted by day.
  var talkKnown: (any: Bool, counted: Bool) {
    guard !more.entries.isEmpty else { return (false, false) }
    let counted = !more["talk"].isNone
    return (counted || !more["lastTalk"].isNone, counted)
  }
}
