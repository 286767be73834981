public import Wording

/// Where a tag, a tag's assignment or a note comes from.
public enum RecordSource: String, ClosedSet {
  case manual, bulk, rule, `import`, wecom, campaign

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .manual: Localized("手动", "By hand")
    case .bulk: Localized("批量", "Bulk")
    case .rule: Localized("规则", "Rule")
    case .import: Localized("导入", "Import")
    case .wecom: Localized("企微", "WeCom")
    case .campaign: Localized("活动", "Campaign")
    }
  }
}

/// A tag that members can carry.
public struct Tag: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("tags", prefix: "t", Localized("标签", "Tags"))

  /// Every stored field, in the order in which files write them.
  public static let fields: [Field<Tag>] = [
    .stored("name", Localized("标签", "Tag"), \.name),
    .stored("category", Localized("标签组", "Category"), \.category),
    .stored("source", Localized("来源", "Source"), \.source),
    .stored("externalId", Localized("企微标签号", "WeCom tag id"), \.externalID),
    exclusive,
  ]

  /// Its identity.
  public let id: ID<Tag>
  /// The name; for a WeCom tag that no tag list has named yet, its WeCom id.
  public var name = ""
  /// The tag group it belongs to; empty for a free tag.
  public var category = ""
  /// Who owns it: a WeCom tag cannot be put on or taken off here.
  public var source: RecordSource = .manual
  /// The WeCom tag id; empty for a tag of qunzhu's own.
  public var externalID = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Tag>) {
    self.id = id
  }
}

extension Tag {
  /// Whether nobody wears it beside another tag of its group.
  public static let exclusive = Field<Tag>.sparse(
    "exclusive", Localized("组内互斥", "Exclusive in its group"), .flag, aliases: ["互斥"])

  /// Whether nobody wears it beside another tag of its group.
  public var isExclusive: Bool {
    get { more["exclusive"].flag }
    set { more["exclusive"] = newValue ? .flag(true) : .none }
  }
}

/// One tag on one member: which, since when, from where, until when.
public struct TagAssignment: FieldStorable, Hashable {
  /// The tag.
  public var tag: ID<Tag>
  /// Where it comes from.
  public var source: RecordSource
  /// The day it was put on.
  public var on: Day?
  /// The last day it counts; nil for good.
  public var until: Day?

  /// A tag on a member.
  public init(tag: ID<Tag>, source: RecordSource, on: Day? = nil, until: Day? = nil) {
    self.tag = tag
    self.source = source
    self.on = on
    self.until = until
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("tag", .reference("tags")), FieldPart("source", RecordSource.kind),
    FieldPart("on", .day), FieldPart("until", .day),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([tag.fieldValue, source.fieldValue, on.fieldValue, until.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 4, let tag = ID<Tag>(fieldValue: parts[0]),
      let source = RecordSource(fieldValue: parts[1]), let on = Day?(fieldValue: parts[2]),
      let until = Day?(fieldValue: parts[3])
    else { return nil }
    self.init(tag: tag, source: source, on: on, until: until)
  }
}
