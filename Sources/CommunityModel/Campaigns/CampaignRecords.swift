public import Wording

/// What a cost of a campaign was for.
public enum CostKind: String, ClosedSet {
  case reward, sample, media, labour, other

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .reward: Localized("奖励", "Rewards")
    case .sample: Localized("样品", "Samples")
    case .media: Localized("投放", "Media")
    case .labour: Localized("人工", "Labour")
    case .other: Localized("其他", "Other")
    }
  }
}

/// One cost of a campaign.
public struct CampaignCost: FieldStorable, Hashable {
  /// The day; first, so that costs sort by it.
  public var day: Day
  /// What for.
  public var purpose: CostKind
  /// How much.
  public var amount: Money
  /// What to know about it.
  public var note: String

  /// A cost.
  public init(day: Day, purpose: CostKind, amount: Money, note: String = "") {
    (self.day, self.purpose, self.amount, self.note) = (day, purpose, amount, note)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("day", .day), FieldPart("kind", CostKind.kind), FieldPart("amount", .money),
    FieldPart("note", .text(limit: 200)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.day(day), purpose.fieldValue, amount.fieldValue, note.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 4, let day = parts[0].day,
      let purpose = CostKind(fieldValue: parts[1]), let amount = Money(fieldValue: parts[2]),
      let note = String(fieldValue: parts[3])
    else { return nil }
    self.init(day: day, purpose: purpose, amount: amount, note: note)
  }
}

/// What a campaign is measured by.
public enum CampaignMeasure: String, ClosedSet {
  case participants, orders, revenue, reviews, newMembers

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .participants: Localized("参与人数", "Participants")
    case .orders: Localized("订单数", "Orders")
    case .revenue: Localized("成交额", "Revenue")
    case .reviews: Localized("测评篇数", "Reviews")
    case .newMembers: Localized("新成员", "New members")
    }
  }
}

/// What a campaign is to reach.
public struct CampaignGoal: FieldStorable, Hashable {
  /// What is counted.
  public var measure: CampaignMeasure
  /// How much of it; money in whole currency units.
  public var target: Int64

  /// A goal.
  public init(_ measure: CampaignMeasure, _ target: Int64) {
    (self.measure, self.target) = (measure, target)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("measure", CampaignMeasure.kind), FieldPart("target", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue { .record([measure.fieldValue, .int(target)]) }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 2,
      let measure = CampaignMeasure(fieldValue: parts[0]), let target = parts[1].int
    else { return nil }
    self.init(measure, target)
  }
}

/// One arm of an experiment.
public struct CampaignArm: FieldStorable, Hashable {
  /// Its key in rows and reports.
  public var key: String
  /// What its people get.
  public var name: String
  /// Its share of the audience, of 100.
  public var weight: Int64

  /// An arm.
  public init(_ key: String, _ name: String, weight: Int64) {
    (self.key, self.name, self.weight) = (key, name, weight)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("key", .text(limit: 20)), FieldPart("name", .text(limit: 100)),
    FieldPart("weight", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([key.fieldValue, name.fieldValue, .int(weight)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let key = String(fieldValue: parts[0]),
      let name = String(fieldValue: parts[1]), let weight = parts[2].int
    else { return nil }
    self.init(key, name, weight: weight)
  }
}

/// Something that can be won.
public struct CampaignPrize: FieldStorable, Hashable {
  /// What it is.
  public var name: String
  /// How many there are.
  public var quantity: Int64
  /// What one is worth.
  public var worth: Money

  /// A prize.
  public init(_ name: String, quantity: Int64, worth: Money) {
    (self.name, self.quantity, self.worth) = (name, quantity, worth)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("name", .text(limit: 100)), FieldPart("quantity", .integer),
    FieldPart("worth", .money),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([name.fieldValue, .int(quantity), worth.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let name = String(fieldValue: parts[0]),
      let quantity = parts[1].int, let worth = Money(fieldValue: parts[2])
    else { return nil }
    self.init(name, quantity: quantity, worth: worth)
  }
}

/// The way from a post to an order.
public struct CampaignPath: FieldStorable, Hashable {
  /// The post people come from.
  public var content: ID<ContentItem>?
  /// The key of the procedure that follows them up.
  public var followUp: String
  /// Where they order.
  public var channel: String

  /// A way; nothing of it is known unless said.
  public init(content: ID<ContentItem>? = nil, followUp: String = "", channel: String = "") {
    (self.content, self.followUp, self.channel) = (content, followUp, channel)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("content", .reference("content")), FieldPart("followUp", .text(limit: 40)),
    FieldPart("channel", .text(limit: 100)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([content.fieldValue, followUp.fieldValue, channel.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3,
      let content = ID<ContentItem>?(fieldValue: parts[0]),
      let followUp = String(fieldValue: parts[1]), let channel = String(fieldValue: parts[2])
    else { return nil }
    self.init(content: content, followUp: followUp, channel: channel)
  }

  /// Whether all three steps are there.
  public var isComplete: Bool { content != nil && !followUp.isEmpty && !channel.isEmpty }
}

/// When an audience was frozen, by which query, and how many were in it.
public struct AudienceFreeze: FieldStorable, Hashable {
  /// The query as it was typed.
  public var query: String
  /// When.
  public var at: Instant
  /// How many people.
  public var count: Int64

  /// An audience that was frozen.
  public init(query: String, at: Instant, count: Int64) {
    (self.query, self.at, self.count) = (query, at, count)
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("query", .text(limit: 1000)), FieldPart("at", .instant),
    FieldPart("count", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([query.fieldValue, .instant(at), .int(count)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let query = String(fieldValue: parts[0]),
      let at = parts[1].instant, let count = parts[2].int
    else { return nil }
    self.init(query: query, at: at, count: count)
  }
}
