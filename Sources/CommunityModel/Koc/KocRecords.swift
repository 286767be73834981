/// The last time a candidate was reminded, and the answer.
public struct KocNudge: FieldStorable, Hashable {
  /// When.
  public var at: Instant
  /// Who, by name.
  public var by: String
  /// What came back; empty where nothing did.
  public var reply: String

  /// A reminder.
  public init(at: Instant, by: String, reply: String = "") {
    self.at = at
    self.by = by
    self.reply = reply
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("at", .instant), FieldPart("by", .text(limit: 100)),
    FieldPart("reply", .text(limit: 200)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.instant(at), by.fieldValue, reply.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let at = parts[0].instant,
      let by = String(fieldValue: parts[1]), let reply = String(fieldValue: parts[2])
    else { return nil }
    self.init(at: at, by: by, reply: reply)
  }
}

/// What a colleague saw of a candidate in the groups over thirty days; talk is imported nowhere else.
public struct KocObservation: FieldStorable, Hashable {
  /// The day on which it was written down.
  public var on: Day
  /// Days with something said, of the thirty before.
  public var activeDays: Int64?
  /// Reviews, showcase posts and shares of the thirty days.
  public var posts: Int64?
  /// Replies and likes to the candidate's own posts.
  public var reactions: Int64?
  /// The day of the last post.
  public var lastPost: Day?
  /// Violations of the group rules within ninety days.
  public var violations: Int64?

  /// An observation.
  public init(
    on: Day, activeDays: Int64? = nil, posts: Int64? = nil, reactions: Int64? = nil,
    lastPost: Day? = nil, violations: Int64? = nil
  ) {
    self.on = on
    self.activeDays = activeDays
    self.posts = posts
    self.reactions = reactions
    self.lastPost = lastPost
    self.violations = violations
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("on", .day), FieldPart("activeDays", .integer), FieldPart("posts", .integer),
    FieldPart("reactions", .integer), FieldPart("lastPost", .day),
    FieldPart("violations", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([
      .day(on), activeDays.fieldValue, posts.fieldValue, reactions.fieldValue,
      lastPost.fieldValue, violations.fieldValue,
    ])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 6, let on = parts[0].day,
      let active = Int64?(fieldValue: parts[1]), let posts = Int64?(fieldValue: parts[2]),
      let reactions = Int64?(fieldValue: parts[3]), let last = Day?(fieldValue: parts[4]),
      let violations = Int64?(fieldValue: parts[5])
    else { return nil }
    self.init(
      on: on, activeDays: active, posts: posts, reactions: reactions, lastPost: last,
      violations: violations)
  }
}

/// One step of a candidacy: which stage began when, who decided it and why.
public struct KocStep: FieldStorable, Hashable {
  /// When; first, so that steps sort by time.
  public var at: Instant
  /// The stage that began.
  public var stage: KocStage
  /// Who decided it, by name.
  public var by: String
  /// Why; empty for a step forward that needs no reason.
  public var reason: String

  /// A step.
  public init(at: Instant, stage: KocStage, by: String, reason: String = "") {
    self.at = at
    self.stage = stage
    self.by = by
    self.reason = reason
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("at", .instant), FieldPart("stage", KocStage.kind),
    FieldPart("by", .text(limit: 100)), FieldPart("reason", .text(limit: 200)),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.instant(at), stage.fieldValue, by.fieldValue, reason.fieldValue])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 4, let at = parts[0].instant,
      let stage = KocStage(fieldValue: parts[1]), let by = String(fieldValue: parts[2]),
      let reason = String(fieldValue: parts[3])
    else { return nil }
    self.init(at: at, stage: stage, by: by, reason: reason)
  }
}
