public import Wording

/// Where the idea of a post comes from.
public enum TopicKind: String, ClosedSet {
  case hot, pain, routine

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .hot: Localized("热点", "Hot topic")
    case .pain: Localized("痛点", "Pain point")
    case .routine: Localized("日常", "Routine")
    }
  }
}

/// How a post is repeated: on some days of the week, until a day.
public struct ContentRecurrence: FieldStorable, Hashable {
  /// The days of the week, 1 Monday to 7 Sunday, ascending.
  public var weekdays: [Int64]
  /// The last day; nil where there is no end.
  public var until: Day?

  /// Repeats on days of the week.
  public init(weekdays: [Int64], until: Day? = nil) {
    self.weekdays = weekdays.sorted()
    self.until = until
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("weekdays", .set(.integer)), FieldPart("until", .day),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([weekdays.fieldValue, until.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 2,
      let weekdays = [Int64](fieldValue: parts[0]), let until = Day?(fieldValue: parts[1])
    else { return nil }
    self.init(weekdays: weekdays, until: until)
  }

  /// Whether it is repeated on a day.
  public func includes(_ day: Day) -> Bool {
    weekdays.contains(Int64(day.weekday)) && until.map { day <= $0 } ?? true
  }
}

/// What the readers of a post did, typed by a colleague or imported.
public struct ContentEffect: FieldStorable, Hashable {
  /// People who saw it.
  public var exposure: Int64?
  /// Likes.
  public var likes: Int64?
  /// Comments.
  public var comments: Int64?
  /// Shares.
  public var shares: Int64?
  /// Clicks on its link.
  public var clicks: Int64?
  /// Orders it led to.
  public var orders: Int64?
  /// What those orders came to.
  public var revenue: Money?

  /// What the readers of a post did.
  public init(
    exposure: Int64? = nil, likes: Int64? = nil, comments: Int64? = nil, shares: Int64? = nil,
    clicks: Int64? = nil, orders: Int64? = nil, revenue: Money? = nil
  ) {
    (self.exposure, self.likes, self.comments) = (exposure, likes, comments)
    (self.shares, self.clicks, self.orders) = (shares, clicks, orders)
    self.revenue = revenue
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("exposure", .integer), FieldPart("likes", .integer),
    FieldPart("comments", .integer), FieldPart("shares", .integer),
    FieldPart("clicks", .integer), FieldPart("orders", .integer), FieldPart("revenue", .money),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([
      exposure.fieldValue, likes.fieldValue, comments.fieldValue, shares.fieldValue,
      clicks.fieldValue, orders.fieldValue, revenue.fieldValue,
    ])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 7 else { return nil }
    let counts = parts.prefix(6).map { Int64?(fieldValue: $0) }
    guard counts.allSatisfy({ $0 != nil }), let revenue = Money?(fieldValue: parts[6]) else {
      return nil
    }
    let known = counts.map { $0 ?? nil }
    self.init(
      exposure: known[0], likes: known[1], comments: known[2], shares: known[3],
      clicks: known[4], orders: known[5], revenue: revenue)
  }
}
