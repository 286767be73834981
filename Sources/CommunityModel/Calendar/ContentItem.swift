import Wording

/// One post: what is said, when, in which groups, and where it was published.
public struct ContentItem: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("content", prefix: "c", Localized("内容", "Content"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<ContentItem>] = [
    .stored("title", Localized("标题", "Title"), \.title),
    .stored("category", Localized("类别", "Category"), \.category),
    .stored("format", Localized("形式", "Format"), \.format),
    .stored("at", Localized("排期", "Scheduled"), \.scheduledAt),
    .stored(
      "groups", Localized("发到", "Groups"), \.groups, kind: .set(.reference("groups"))),
    .stored("author", Localized("谁发", "Author"), \.author, aliases: ["作者"], indexed: true),
    .stored("campaign", Localized("活动", "Campaign"), \.campaign, indexed: true),
    .stored("text", Localized("文案", "Text"), \.text, kind: .prose(limit: 2000)),
    .stored("state", Localized("状态", "State"), \.state),
    .stored(
      "deliveries", Localized("已发", "Deliveries"), \.deliveries, kind: .set(Delivery.kind)),
    firstSchedule, missing, topic, theme, recurrence, series, seriesDay, metrics,
  ]

  /// Its identity.
  public let id: ID<ContentItem>
  /// What it is called.
  public var title = ""
  /// What it gives its readers.
  public var category: ContentCategory = .interactive
  /// What it is made of.
  public var format: ContentFormat = .text
  /// When it is to be published.
  public var scheduledAt: Instant?
  /// The groups it is meant for.
  public var groups: [ID<Group>] = []
  /// The colleague who publishes it.
  public var author: ID<Operator>?
  /// The campaign it belongs to.
  public var campaign: ID<Campaign>?
  /// What is said, ready to be copied.
  public var text = ""
  /// How far it is written.
  public var state: ContentState = .draft
  /// Where it was published.
  public var deliveries: [Delivery] = []
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<ContentItem>) {
    self.id = id
  }
}

extension ContentItem {
  /// The schedule that had fallen due when the post was put off: it is the one that counts.
  public static let firstSchedule = Field<ContentItem>.sparse(
    "firstAt", Localized("原排期", "First schedule"), .instant)
  /// What is still missing before it can be published, such as a picture.
  public static let missing = Field<ContentItem>.sparse(
    "missing", Localized("缺", "Missing"), .text(limit: 100))

  /// Where its idea comes from: talked about now, a trouble people have, every day's work.
  public static let topic = Field<ContentItem>.sparse(
    "topic", Localized("选题", "Topic"), TopicKind.kind)
  /// What it is about.
  public static let theme = Field<ContentItem>.sparse(
    "theme", Localized("主题", "Theme"), .text(limit: 200))
  /// How it is repeated; the post itself is the first of its series.
  public static let recurrence = Field<ContentItem>.sparse(
    "recurrence", Localized("重复", "Repeats"), ContentRecurrence.kind)
  /// The post that it repeats.
  public static let series = Field<ContentItem>.sparse(
    "series", Localized("重复自", "Repeats of"), .reference("content"), indexed: true)
  /// The day of the series that it was made for, wherever it was moved to since.
  public static let seriesDay = Field<ContentItem>.sparse(
    "seriesDay", Localized("重复的那天", "Day of the series"), .day)
  /// What its readers did.
  public static let metrics = Field<ContentItem>.sparse(
    "metrics", Localized("效果", "Metrics"), ContentEffect.kind)

  /// How it is repeated; nil for a post that stands alone.
  public var repetition: ContentRecurrence? {
    ContentRecurrence(fieldValue: more["recurrence"])
  }

  /// What its readers did; nil where nobody counted.
  public var effect: ContentEffect? { ContentEffect(fieldValue: more["metrics"]) }

  /// The instant from which punctuality is counted: the schedule that first fell due.
  public var dueAt: Instant? {
    more["firstAt"].instant ?? scheduledAt
  }

  /// What is missing; nil where nothing is.
  public var missingAsset: String? { more["missing"].text }

  /// The groups it was published in.
  public var deliveredGroups: Set<ID<Group>> { Set(deliveries.map(\.group)) }

  /// The groups it is still to be published in, in their stored order.
  public var openGroups: [ID<Group>] {
    let delivered = deliveredGroups
    return groups.filter { !delivered.contains($0) }
  }
}
