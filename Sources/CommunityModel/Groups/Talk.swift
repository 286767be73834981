import Wording

/// How many messages somebody sent in a group on one day; what was said is never kept.
public struct TalkDay: FieldStorable, Hashable {
  /// The day.
  public var day: Day
  /// How many messages.
  public var count: Int64

  /// So many messages on a day.
  public init(_ day: Day, _ count: Int64) {
    self.day = day
    self.count = count
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([FieldPart("day", .day), FieldPart("count", .integer)])

  /// The record as files see it.
  public var fieldValue: FieldValue { .record([.day(day), .int(count)]) }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 2, let day = parts[0].day,
      let count = parts[1].int
    else { return nil }
    self.init(day, count)
  }
}

extension Membership {
  /// When the person last said something in the group.
  public static let lastTalk = Field<Membership>.sparse(
    "lastTalk", Localized("末聊", "Last talk"), .instant, aliases: ["最后发言"],
    headers: ["last_chat_msg_time", "最后发言时间"])
  /// How many messages the person sent on each day, as far as that is known.
  public static let talk = Field<Membership>.sparse(
    "talk", Localized("发言", "Talk"), .set(TalkDay.kind))

  /// When the person last said something; nil where nothing is known of it.
  public var lastTalkAt: Instant? { more["lastTalk"].instant }

  /// The messages of each day.
  public var talkDays: [TalkDay] { more["talk"].list.compactMap(TalkDay.init(fieldValue:)) }
}

extension Group {
  /// Up to when it is known who talked: the newest table of talk that covers the group.
  public static let talkAsOf = Field<Group>.sparse(
    "talkAsOf", Localized("发言截至", "Talk as of"), .instant)

  /// Up to when it is known who talked; nil where no table of talk covers the group.
  public var talkKnownUntil: Instant? { more["talkAsOf"].instant }
}
