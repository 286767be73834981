import CommunityModel
import CommunityRules
import Wording

/// What colleagues left for whoever takes over.
enum HandoverWords {
  /// For how many hours a hand-over is news.
  static let hours: Int64 = 24

  /// The notes that others left within a day, the newest first.
  static func notes(_ input: PaneInput) -> [Note] {
    let since = input.moment.now.adding(seconds: -hours * 3600)
    return input.community.notes.filter { note in
      guard note.isHandover, let at = note.at else { return false }
      return at >= since && at <= input.moment.now && note.by != input.reader
    }.sorted { ($0.at ?? since) > ($1.at ?? since) }
  }

  /// `昨晚小周交班：2 条 ›`; nil where nobody left anything.
  static func line(_ input: PaneInput) -> String? {
    let found = notes(input)
    guard let newest = found.first, let at = newest.at else { return nil }
    let same = found.filter { $0.by == newest.by }
    let zone = input.moment.zone
    let hour = zone.secondOfDay(of: at) / 3600
    let isToday = zone.day(of: at) == input.moment.today
    let when =
      isToday
      ? input.say(hour < 12 ? "今早" : "今天", hour < 12 ? "This morning" : "Today")
      : input.say(hour >= 18 ? "昨晚" : "昨天", hour >= 18 ? "Last night" : "Yesterday")
    return input.say(
      "\(when)\(newest.by)交班：\(same.count) 条 ›",
      "\(when) \(newest.by) left \(same.count) ›")
  }
}
