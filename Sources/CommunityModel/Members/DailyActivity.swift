import Wording

/// How much somebody said in a group on one day; who said what is never kept.
public struct DailyActivity: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "activity", prefix: "da", Localized("发言", "Activity"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<DailyActivity>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("group", Localized("群", "Group"), \.group),
    .stored("day", Localized("日子", "Day"), \.day),
    .stored("messages", Localized("发言数", "Messages"), \.messages),
    first, last, replies, likes,
  ]

  /// Its identity.
  public let id: ID<DailyActivity>
  /// Who.
  public var member = ID<Member>(raw: 0)
  /// In which group; nil for private chat, and where the source does not tell.
  public var group: ID<Group>?
  /// The civil day.
  public var day = Day(number: 0)
  /// How many messages.
  public var messages: Int64 = 0
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<DailyActivity>) {
    self.id = id
  }

  /// The first message of the day.
  public static let first = Field<DailyActivity>.sparse(
    "first", Localized("最早", "First"), .instant)
  /// The last message of the day.
  public static let last = Field<DailyActivity>.sparse("last", Localized("最晚", "Last"), .instant)
  /// How many of them quoted somebody.
  public static let replies = Field<DailyActivity>.sparse(
    "replies", Localized("回复数", "Replies"), .integer)
  /// How many likes were given.
  public static let likes = Field<DailyActivity>.sparse(
    "likes", Localized("点赞数", "Likes"), .integer)
}

extension Community {
  /// The days on which a member said something, oldest id first.
  public func activity(of member: ID<Member>) -> [DailyActivity] {
    referrers(of: member.raw, through: "activity.member").compactMap { activity[raw: $0] }
  }
}
