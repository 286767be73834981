public import Wording

/// Why points came or went.
public enum PointsKind: String, ClosedSet {
  case earn, redeem, expire, revoke, restore, adjust

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .earn: Localized("获取", "Earned")
    case .redeem: Localized("兑换", "Redeemed")
    case .expire: Localized("过期", "Expired")
    case .revoke: Localized("收回", "Revoked")
    case .restore: Localized("退回", "Restored")
    case .adjust: Localized("扣减", "Deducted")
    }
  }
}

/// So many points of one lot that an entry used up.
public struct PointsAllocation: FieldStorable, Hashable {
  /// The entry that opened the lot.
  public var lot: ID<PointsEntry>
  /// How many of its points.
  public var points: Int64

  /// Points of a lot.
  public init(lot: ID<PointsEntry>, points: Int64) {
    self.lot = lot
    self.points = points
  }

  /// The parts of the record.
  public static let kind = FieldKind.record([
    FieldPart("lot", .reference("points")), FieldPart("points", .integer),
  ])

  /// The record as files see it.
  public var fieldValue: FieldValue {
    .record([lot.fieldValue, .int(points)])
  }

  /// Reads the record; nil when a part does not fit.
  public init?(fieldValue: FieldValue) {
    guard let parts = fieldValue.record, parts.count == 2,
      let lot = ID<PointsEntry>(fieldValue: parts[0]),
      let points = parts[1].int
    else { return nil }
    self.init(lot: lot, points: points)
  }
}

/// One line of the points ledger; lines are added, never edited, and their sum is the balance.
public struct PointsEntry: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo(
    "points", prefix: "pt", Localized("积分", "Points"), isLedger: true)

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<PointsEntry>] = [
    .stored("member", Localized("成员", "Member"), \.member, indexed: true),
    .stored("kind", Localized("类型", "Kind"), \.entryKind),
    .stored("points", Localized("积分", "Points"), \.points, aliases: ["分数"]),
    .stored("expires", Localized("有效期到", "Expires"), \.expires, aliases: ["到期"]),
    .stored("from", Localized("出自", "Taken from"), \.allocations),
    .stored("reason", Localized("缘由", "Reason"), \.reason),
    .stored("at", Localized("时间", "At"), \.at),
    .stored("by", Localized("谁记的", "By"), \.by, privacy: .nickname),
    debt, reference, dropped,
  ]

  /// Its identity.
  public let id: ID<PointsEntry>
  /// Whose points.
  public var member = ID<Member>(raw: 0)
  /// Why they came or went.
  public var entryKind: PointsKind = .earn
  /// How many; negative where they went.
  public var points: Int64 = 0
  /// The last day on which the points of this lot can be used; nil for good.
  public var expires: Day?
  /// The lots that points were taken from, first used first.
  public var allocations: [PointsAllocation] = []
  /// What for.
  public var reason = ""
  /// When.
  public var at: Instant?
  /// Who wrote it, by name.
  public var by = ""
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<PointsEntry>) {
    self.id = id
  }

  /// Points of a revoke that no lot covered.
  public static let debt = Field<PointsEntry>.sparse(
    "debt", Localized("欠分", "Debt"), .integer)
  /// Points of a revoke that no lot covered and nobody owes, so that they are not asked for again.
  public static let dropped = Field<PointsEntry>.sparse(
    "dropped", Localized("免掉的欠分", "Let go"), .integer)
  /// What caused the entry, such as an order; an entry is written once for each kind and cause.
  public static let reference = Field<PointsEntry>.sparse(
    "ref", Localized("凭据", "Reference"), .text(limit: 100))
}
