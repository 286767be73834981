public import Wording

/// What was made of a trial's reviews.
public enum KocVerdict: String, ClosedSet {
  case passed, failed

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .passed: Localized("通过", "Passed")
    case .failed: Localized("没通过", "Failed")
    }
  }

  /// Other names that commands accept.
  public var aliases: [String] {
    self == .passed ? ["过", "验收"] : ["不过"]
  }
}

/// A sample sent to a candidate and the reviews that are owed for it.
public struct KocTrial: FieldStorable, Hashable {
  /// How far a trial is.
  public enum State: Hashable, Sendable {
    /// On its way.
    case travelling
    /// With the candidate; not all reviews are there.
    case owed
    /// All reviews are there and nobody has judged them.
    case unreviewed
    /// Judged.
    case closed(KocVerdict)
  }

  /// What was sent.
  public var sku: String
  /// How many pieces.
  public var quantity: Int64
  /// What they cost together; nil where nobody wrote it down.
  public var cost: Money?
  /// The day it was sent.
  public var shippedOn: Day
  /// The day it arrived.
  public var signedOn: Day?
  /// The day the reviews are due.
  public var dueOn: Day
  /// How many reviews are owed.
  public var wanted: Int64
  /// How many are there.
  public var delivered: Int64
  /// What was made of them.
  public var verdict: KocVerdict?
  /// The day the last review came in.
  public var deliveredOn: Day?
  /// Likes that the reviews got; nil where nobody counted.
  public var likes: Int64?
  /// The campaign it is for.
  public var campaign: ID<Campaign>?

  /// A sample that is sent.
  public init(
    sku: String, quantity: Int64 = 1, cost: Money? = nil, shippedOn: Day, signedOn: Day? = nil,
    dueOn: Day, wanted: Int64 = 1, delivered: Int64 = 0, verdict: KocVerdict? = nil,
    deliveredOn: Day? = nil, likes: Int64? = nil, campaign: ID<Campaign>? = nil
  ) {
    self.sku = sku
    self.quantity = quantity
    self.cost = cost
    self.shippedOn = shippedOn
    self.signedOn = signedOn
    self.dueOn = dueOn
    self.wanted = wanted
    self.delivered = delivered
    self.verdict = verdict
    self.deliveredOn = deliveredOn
    self.likes = likes
    self.campaign = campaign
  }

  /// How far it is.
  public var state: State {
    if let verdict { return .closed(verdict) }
    if delivered >= wanted { return .unreviewed }
    return signedOn == nil && delivered == 0 ? .travelling : .owed
  }

  /// Whether all reviews came in by the day they were due; nil while that is open or not known.
  public var isPunctual: Bool? {
    guard delivered >= wanted, let deliveredOn else { return nil }
    return deliveredOn <= dueOn
  }

  /// Days past the due day; nil while nothing is late.
  public func daysLate(on today: Day) -> Int? {
    guard verdict == nil, delivered < wanted, today > dueOn else { return nil }
    return today - dueOn
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("sku", .text(limit: 100)), FieldPart("quantity", .integer),
    FieldPart("cost", .money), FieldPart("shipped", .day), FieldPart("signed", .day),
    FieldPart("due", .day), FieldPart("wanted", .integer), FieldPart("delivered", .integer),
    FieldPart("verdict", KocVerdict.kind), FieldPart("in", .day), FieldPart("likes", .integer),
    FieldPart("campaign", .reference("campaigns")),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([
      .text(sku), .int(quantity), cost.fieldValue, .day(shippedOn), signedOn.fieldValue,
      .day(dueOn), .int(wanted), .int(delivered), verdict.fieldValue,
      deliveredOn.fieldValue, likes.fieldValue, campaign.fieldValue,
    ])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 12, let sku = parts[0].text,
      let quantity = parts[1].int, let cost = Money?(fieldValue: parts[2]),
      let shipped = parts[3].day, let signed = Day?(fieldValue: parts[4]), let due = parts[5].day,
      let wanted = parts[6].int, let delivered = parts[7].int,
      let verdict = KocVerdict?(fieldValue: parts[8]), let came = Day?(fieldValue: parts[9]),
      let likes = Int64?(fieldValue: parts[10]),
      let campaign = ID<Campaign>?(fieldValue: parts[11])
    else { return nil }
    self.init(
      sku: sku, quantity: quantity, cost: cost, shippedOn: shipped, signedOn: signed, dueOn: due,
      wanted: wanted, delivered: delivered, verdict: verdict, deliveredOn: came, likes: likes,
      campaign: campaign)
  }
}
