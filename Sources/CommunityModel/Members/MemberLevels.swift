import Wording

extension Member {
  /// The level that the day's run found: its key, since when, the day of the next review, and the last
  /// day of grace where growth no longer suffices.
  public static let level = Field<Member>.sparse(
    "level", Localized("等级记录", "Level record"),
    .record([
      FieldPart("key", .text(limit: 40)), FieldPart("since", .day), FieldPart("review", .day),
      FieldPart("grace", .day),
    ]))
  /// A level that stays whatever the growth: its key, since when, why.
  public static let levelLock = Field<Member>.sparse(
    "levelLock", Localized("锁级", "Level lock"),
    .record([
      FieldPart("key", .text(limit: 40)), FieldPart("since", .day),
      FieldPart("reason", .text(limit: 200)),
    ]))
  /// The level that a shop keeps, and which shop: shown and used, never worked out here.
  public static let shopLevel = Field<Member>.sparse(
    "shopLevel", Localized("店铺等级", "Shop level"),
    .record([FieldPart("name", .text(limit: 40)), FieldPart("source", .text(limit: 40))]))
  /// The points that a shop keeps, and which shop: shown and used, never worked out here.
  public static let shopPoints = Field<Member>.sparse(
    "shopPoints", Localized("店铺积分", "Shop points"),
    .record([FieldPart("points", .integer), FieldPart("source", .text(limit: 40))]))
}

/// A level as it is recorded.
public struct LevelRecord: Hashable, Sendable {
  /// The key of the level.
  public var key: String
  /// Since when.
  public var since: Day
  /// The day of the next review; nil for the lowest level.
  public var review: Day?
  /// The last day of grace; nil while growth suffices.
  public var grace: Day?

  /// A level since a day.
  public init(key: String, since: Day, review: Day?, grace: Day? = nil) {
    self.key = key
    self.since = since
    self.review = review
    self.grace = grace
  }

  /// The record of a member; nil where none is recorded.
  public init?(_ member: Member) {
    guard let parts = member.more["level"].record, parts.count == 4, let key = parts[0].text,
      let since = parts[1].day
    else { return nil }
    self.init(key: key, since: since, review: parts[2].day, grace: parts[3].day)
  }

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.text(key), .day(since), review.fieldValue, grace.fieldValue])
  }
}
