public import CommunityModel
public import Wording

/// Which growth counts towards a level.
public enum LevelBasis: String, ClosedSet {
  case cumulative, rolling365

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .cumulative: Localized("累计", "All time")
    case .rolling365: Localized("近 365 天", "Last 365 days")
    }
  }
}

/// One level: who has this much growth holds it.
public struct MemberLevel: Hashable, Sendable {
  /// The code in files and queries.
  public let key: String
  /// The name on the screen.
  public let title: Localized
  /// The growth it takes.
  public let threshold: Int64

  /// Declares a level.
  public init(_ key: String, _ title: Localized, threshold: Int64) {
    self.key = key
    self.title = title
    self.threshold = threshold
  }
}

/// How growth is earned and which level it gives (domain.md F7).
public struct LevelPolicy: Hashable, Sendable {
  /// The levels by rising threshold; the first takes everybody.
  public var levels: [MemberLevel]
  /// Growth for joining.
  public var joining: Int64 = 100
  /// Growth for each whole yuan of an order, net of refunds.
  public var perYuan: Int64 = 1
  /// Which growth counts.
  public var basis = LevelBasis.cumulative
  /// Days from one review to the next.
  public var period = 365
  /// Days that somebody keeps a level whose growth no longer suffices.
  public var grace = 14
  /// How much of a level's threshold suffices at a review, in percent.
  public var keepAt = 90
  /// Whether a refund takes a level away at once.
  public var demotesOnRefund = false

  /// The defaults: standard 0, silver 500, gold 2,000.
  public static let standard = LevelPolicy(levels: [
    MemberLevel("standard", Localized("普通", "Standard"), threshold: 0),
    MemberLevel("silver", Localized("银卡", "Silver"), threshold: 500),
    MemberLevel("gold", Localized("金卡", "Gold"), threshold: 2000),
  ])

  /// The place of the level that growth gives.
  public func level(of growth: Int64) -> Int {
    levels.lastIndex { $0.threshold <= growth } ?? 0
  }

  /// The place of the level of a key or a name; a shop calls its levels by name.
  public func place(named word: String) -> Int? {
    levels.firstIndex { $0.key == word || $0.title.zh == word || $0.title.en == word }
  }

  /// The place of somebody's level: as it is locked, as a shop says, as recorded or better by growth.
  public func place(of member: Member, growth: Int64) -> Int {
    if member.more.entries.isEmpty { return level(of: growth) }
    if let lock = member.more["levelLock"].record?.first?.text, let place = place(named: lock) {
      return place
    }
    if let shop = member.more["shopLevel"].record?.first?.text {
      return place(named: shop) ?? 0
    }
    guard let record = LevelRecord(member), let place = place(named: record.key) else {
      return level(of: growth)
    }
    return max(place, level(of: growth))
  }

  /// Somebody's growth on the policy's basis.
  func growth(_ purchases: PurchaseHistory, joined: Day?, today: Day) -> Int64 {
    switch basis {
    case .cumulative:
      return (joined == nil ? 0 : joining) + purchases.yuan * perYuan
    case .rolling365:
      let isRecent = joined.map { $0.number > today.number - 365 } ?? false
      return (isRecent ? joining : 0) + purchases.yearYuan * perYuan
    }
  }
}
