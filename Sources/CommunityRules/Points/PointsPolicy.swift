public import CommunityModel
public import Wording

/// What becomes of points that were spent before their order was refunded.
public enum PointsClawback: String, ClosedSet {
  case negative, clamp

  /// The name on the screen.
  public var title: Localized {
    switch self {
    case .negative: Localized("记欠分", "Owed")
    case .clamp: Localized("算了", "Dropped")
    }
  }
}

/// How long points last.
public enum PointsLife: Hashable, Sendable {
  /// For good.
  case forever
  /// So many days.
  case days(Int)
  /// Until the end of the year so many years on: 1 is the end of next year.
  case yearEnd(Int)

  /// The last day of points earned on a day; nil for good.
  public func end(from day: Day) -> Day? {
    switch self {
    case .forever: nil
    case .days(let count): day + count
    case .yearEnd(let years): Day(year: day.civil.year + years, month: 12, day: 31)
    }
  }
}

/// How points are earned, how long they last, and what they are worth (domain.md F8).
public struct PointsPolicy: Hashable, Sendable {
  /// Points for each whole yuan of an order; 0 leaves orders alone.
  public var perYuan: Int64 = 0
  /// Orders before this day earn nothing; nil for none.
  public var from: Day?
  /// How long points last.
  public var life = PointsLife.yearEnd(1)
  /// What becomes of points that were spent before their order was refunded.
  public var clawback = PointsClawback.negative
  /// Days that points are good for that come back after their end.
  public var restoreGrace = 7
  /// Days after payment from which an order that nobody marks completed earns.
  public var settleDays = 7
  /// What a point is worth, in fen.
  public var valueFen: Int64 = 1

  /// The defaults.
  public init() {}

  /// The defaults: orders earn nothing until somebody says so.
  public static let standard = PointsPolicy()

  /// The policy that settings say.
  init(reading reader: inout PolicyReader) {
    self.init()
    perYuan = reader.number(
      "perYuan", Localized("每元几分", "Points for each yuan"), 0...1000, standard: perYuan,
      hint: Localized("0 是订单不积分", "0: orders earn nothing"))
    let since = reader.text(
      "from", Localized("从哪天的订单起", "Orders from"),
      Localized("2026-01-01，空着是全部", "2026-01-01; empty for all"), standard: "")
    if !since.isEmpty {
      from = Day(since)
      if from == nil { reader.complain("from", "写成 2026-01-01", "Write 2026-01-01") }
    }
    let lasting = reader.text(
      "life", Localized("有效期", "Last for"),
      Localized("天数，或 year（到明年底），或 never", "Days, or year (end of next year), or never"),
      standard: "year")
    switch lasting.lowercased() {
    case "never", "永久": life = .forever
    case "year", "年底", "明年底": life = .yearEnd(1)
    default:
      if let days = Int(lasting), (1...3650).contains(days) {
        life = .days(days)
      } else {
        reader.complain("life", "写天数、year 或 never", "Days, year or never")
      }
    }
    clawback = reader.choice(
      "clawback", Localized("退款时分已花掉", "Spent before a refund"), standard: clawback)
    restoreGrace = Int(
      reader.number(
        "restoreGrace", Localized("退回的过期分再用几天", "Days for points that come back"), 0...90,
        standard: Int64(restoreGrace)))
    settleDays = Int(
      reader.number(
        "settleDays", Localized("付款几天后积分", "Days from payment to points"), 0...90,
        standard: Int64(settleDays)))
    valueFen = reader.number(
      "valueFen", Localized("一个积分值几分钱", "A point in fen"), 0...10_000, standard: valueFen)
  }
}
