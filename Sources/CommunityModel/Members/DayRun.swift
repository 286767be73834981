import Wording

/// What the rule of one tag did in a run.
public struct TagRuleRun: FieldStorable, Hashable {
  /// The tag.
  public var tag: ID<Tag>
  /// Members that the rule holds for.
  public var matched: Int64
  /// Members who got the tag.
  public var added: Int64
  /// Members who lost it.
  public var removed: Int64

  /// What a rule did.
  public init(tag: ID<Tag>, matched: Int64, added: Int64, removed: Int64) {
    self.tag = tag
    self.matched = matched
    self.added = added
    self.removed = removed
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("tag", .reference("tags")), FieldPart("matched", .integer),
    FieldPart("added", .integer), FieldPart("removed", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([tag.fieldValue, .int(matched), .int(added), .int(removed)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 4, let tag = ID<Tag>(fieldValue: parts[0]),
      let matched = parts[1].int, let added = parts[2].int, let removed = parts[3].int
    else { return nil }
    self.init(tag: tag, matched: matched, added: added, removed: removed)
  }
}

/// One day's run of the rules: what it found and did.
public struct DayRun: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("runs", prefix: "dr", Localized("每日运行", "Runs"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<DayRun>] = [
    .stored("day", Localized("日子", "Day"), \.day),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁跑的", "By"), \.by, privacy: .nickname),
    .stored("tagRules", Localized("标签规则", "Tag rules"), \.tagRules),
    .stored("moved", Localized("升降", "Moved"), \.moved),
    .stored("expired", Localized("过期积分", "Points expired"), \.expired),
    .stored("tasks", Localized("新任务", "Tasks made"), \.tasks),
  ]

  /// Its identity.
  public let id: ID<DayRun>
  /// Which day.
  public var day = Day(number: 0)
  /// When.
  public var at: Instant?
  /// Who ran it, by name.
  public var by = ""
  /// What each tag's rule did.
  public var tagRules: [TagRuleRun] = []
  /// Moves between tiers, stages and levels.
  public var moved: Int64 = 0
  /// Points that ran out.
  public var expired: Int64 = 0
  /// Tasks that were made.
  public var tasks: Int64 = 0
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<DayRun>) {
    self.id = id
  }
}

extension Community {
  /// The run of the latest day.
  public var lastRun: DayRun? {
    runs.max { ($0.day, $0.id) < ($1.day, $1.id) }
  }
}
