public import Wording

/// One number of the wall: what the big digits, the tables, the linear words and JSON all show.
public enum WallFigure: Hashable, Sendable {
  /// A count as it is.
  case count(Int)
  /// A count with its sign: a change.
  case signed(Int)
  /// An amount in minor units.
  case money(Int64)
  /// A count of people that is shown only as smaller than a limit.
  case under(Int)
  /// A count rounded so that a small one beside it cannot be worked out.
  case about(Int)
  /// A change rounded for the same reason.
  case aboutSigned(Int)
  /// An amount made up of so few orders that it would tell what somebody spent.
  case fewOrders
  /// Time until something, in minutes: `1:34`.
  case countdown(Int)
  /// There is no source for it: what is missing.
  case missing(Localized)

  /// The figure as people read it.
  public func text(_ language: Language) -> String {
    switch self {
    case .count(let number): NumberText.grouped(number)
    case .signed(let number): NumberText.signed(number)
    case .money(let fen): "¥" + NumberText.units(fen: fen)
    case .under(let limit): "<\(limit)"
    case .about(let number): (language == .chinese ? "约" : "~") + NumberText.grouped(number)
    case .aboutSigned(let number): (language == .chinese ? "约" : "~") + NumberText.signed(number)
    case .fewOrders: language == .chinese ? "不足 5 单" : "under 5"
    case .countdown(let minutes):
      "\(minutes / 60):" + (minutes % 60 < 10 ? "0" : "") + "\(minutes % 60)"
    case .missing(let what):
      language == .chinese ? "无数据 · 缺 \(what.zh)" : "No data · needs \(what.en)"
    }
  }

  /// The figure in signs that big digits know; nil where only words will do.
  var digits: String? {
    switch self {
    case .count(let number): String(number)
    case .signed(let number): number > 0 ? "+\(number)" : number < 0 ? "-\(number.magnitude)" : "0"
    case .money(let fen): String((fen + (fen < 0 ? -50 : 50)) / 100)
    case .under(let limit): "<\(limit)"
    case .about(let number): String(number)
    case .aboutSigned(let number): WallFigure.signed(number).digits
    case .countdown: text(.chinese)
    case .fewOrders, .missing: nil
    }
  }

  /// Whether nothing is there to be seen.
  var isQuiet: Bool {
    switch self {
    case .count(0), .signed(0), .money(0): true
    default: false
    }
  }
}

/// What keeps one person from being worked out of a count (domain.md §5.4).
enum SmallCells {
  /// Fewer people than this are not counted out.
  static let least = 5

  /// The parts of a whole whose size is known: small parts are hidden, and while one of them holds
  /// somebody the others are rounded, so that no subtraction gives it back.
  static func parts(_ counts: [Int]) -> [WallFigure] {
    let mustRound = counts.contains { (1..<least).contains($0) }
    return counts.map { count in
      if count < least { return .under(least) }
      return mustRound ? .about(rounded(count)) : .count(count)
    }
  }

  /// How the parts changed: never more exact than the parts themselves.
  static func changes(before: [Int], now: [Int]) -> [WallFigure] {
    let mustRound = (before + now).contains { (1..<least).contains($0) }
    return zip(before, now).map { before, now in
      let change = now - before
      guard abs(change) >= least, before >= least, now >= least else { return .under(least) }
      return mustRound ? .aboutSigned(rounded(change)) : .signed(change)
    }
  }

  /// Amounts that so many orders made: what few orders made is hidden, and if that could be worked
  /// out from the sum, the next smallest too.
  static func amounts(_ cells: [(orders: Int, fen: Int64)]) -> [WallFigure] {
    var hidden = Set(cells.indices.filter { (1..<least).contains(cells[$0].orders) })
    if !hidden.isEmpty {
      let others = cells.indices.filter { cells[$0].orders >= least }
        .sorted { (cells[$0].orders, $0) < (cells[$1].orders, $1) }
      if hidden.reduce(0, { $0 + cells[$1].orders }) < least, let next = others.first {
        hidden.insert(next)
      }
    }
    return cells.indices.map { hidden.contains($0) ? .fewOrders : .money(cells[$0].fen) }
  }

  private static func rounded(_ number: Int) -> Int {
    let half = number < 0 ? -5 : 5
    return (number + half) / 10 * 10
  }
}
