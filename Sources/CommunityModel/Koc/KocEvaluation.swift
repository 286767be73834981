/// How a candidate scored in one month, written down so that a band can be held to two of them.
public struct KocEvaluation: FieldStorable, Hashable {
  /// The first day of the month.
  public var month: Day
  /// The score, 0 to 100.
  public var score: Int64
  /// How much of the score's weight was known, of 100.
  public var known: Int64

  /// The score of a month.
  public init(month: Day, score: Int64, known: Int64) {
    self.month = month
    self.score = score
    self.known = known
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("month", .day), FieldPart("score", .integer), FieldPart("known", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([.day(month), .int(score), .int(known)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 3, let month = parts[0].day,
      let score = parts[1].int, let known = parts[2].int
    else { return nil }
    self.init(month: month, score: score, known: known)
  }
}
