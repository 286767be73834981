public import Wording

/// What an offer is.
public enum OfferKind: String, ClosedSet {
  case coupon, gift, discount, fullReduction, bundle, points, sample

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .coupon: Localized("优惠券", "Coupon")
    case .gift: Localized("赠品", "Gift")
    case .discount: Localized("折扣", "Discount")
    case .fullReduction: Localized("满减", "Spend and save")
    case .bundle: Localized("套餐", "Bundle")
    case .points: Localized("积分", "Points")
    case .sample: Localized("试用样品", "Sample")
    }
  }
}

/// Something that is given, with how many there are; what was given follows from other rows.
public struct Offer: Entity {
  /// What the collection is called.
  public static let collection = CollectionInfo("offers", prefix: "of", Localized("优惠", "Offers"))

  /// Every stored field; a new one is a declaration of its own and a line here.
  public static let fields: [Field<Offer>] = [
    .stored("name", Localized("名称", "Name"), \.name),
    .stored("kind", Localized("类型", "Kind"), \.sort),
    .stored("campaign", Localized("活动", "Campaign"), \.campaign, indexed: true),
    .stored("threshold", Localized("门槛", "Threshold"), \.threshold),
    .stored("value", Localized("面值", "Value"), \.value),
    .stored("cost", Localized("成本", "Cost"), \.cost),
    .stored("stock", Localized("库存", "Stock"), \.stock),
    .stored("from", Localized("有效期起", "Valid from"), \.from),
    .stored("until", Localized("有效期至", "Valid until"), \.until),
  ]

  /// Its identity.
  public let id: ID<Offer>
  /// What it is called; orders name it by this.
  public var name = ""
  /// What it is.
  public var sort: OfferKind = .coupon
  /// The campaign that gives it.
  public var campaign: ID<Campaign>?
  /// From which amount on it counts.
  public var threshold: Money?
  /// What it takes off or is worth.
  public var value: Money?
  /// What one costs the shop.
  public var cost: Money?
  /// How many there are; nil where that is not limited.
  public var stock: Int64?
  /// The first day on which it counts.
  public var from: Day?
  /// The last day on which it counts.
  public var until: Day?
  /// The fields that few rows have, and unknown ones.
  public var more = SparseFields()

  /// An empty row.
  public init(id: ID<Offer>) {
    self.id = id
  }

  /// Whether it counts on a day.
  public func isValid(on day: Day) -> Bool {
    from.map { $0 <= day } ?? true && until.map { day <= $0 } ?? true
  }
}
