public import CommunityModel
public import Wording

/// The band somebody holds: it changes only after two monthly scores in the new direction (F9).
public struct KocBandStanding: Hashable, Sendable {
  /// The band that counts; nil until two months have been scored.
  public let held: KocScore.Band?
  /// The band of the last month where it differs: one more month like it makes the change.
  public let pending: KocScore.Band?

  /// What the monthly scores of a candidate come to.
  public init(_ evaluations: [KocEvaluation]) {
    var held: KocScore.Band?
    var pending: KocScore.Band?
    var last: Day?
    for evaluation in evaluations.sorted(by: { $0.month < $1.month }) {
      guard let band = evaluation.band else { continue }
      // A month that was left out breaks the row of two.
      if let last, last.adding(months: 1) != evaluation.month { pending = nil }
      last = evaluation.month
      guard band != held else {
        pending = nil
        continue
      }
      guard let first = pending, Self.agree(first, band, from: held) else {
        pending = band
        continue
      }
      // Both months are at least as far as the nearer of the two.
      held = Self.nearer(first, band, to: held)
      pending = band == held ? nil : band
    }
    self.held = held
    self.pending = pending
  }

  private static func agree(
    _ one: KocScore.Band, _ other: KocScore.Band, from held: KocScore.Band?
  ) -> Bool {
    guard let held else { return true }
    return (one.rank > held.rank) == (other.rank > held.rank)
  }

  /// The one of two bands that lies nearer to the held one; the lower where none is held.
  private static func nearer(
    _ one: KocScore.Band, _ other: KocScore.Band, to held: KocScore.Band?
  ) -> KocScore.Band {
    let from = held?.rank ?? -1
    return abs(one.rank - from) <= abs(other.rank - from) ? one : other
  }
}

extension KocScore.Band {
  /// How high it is: 0 for C to 3 for S.
  var rank: Int {
    switch self {
    case .c: 0
    case .b: 1
    case .a: 2
    case .s: 3
    }
  }

  /// The band of a score.
  public static func of(_ score: Int) -> KocScore.Band {
    switch score {
    case 80...: .s
    case 60..<80: .a
    case 40..<60: .b
    default: .c
    }
  }
}

extension KocEvaluation {
  /// The band of the month; nil where too little was known.
  public var band: KocScore.Band? {
    known >= KocScore.leastKnown ? KocScore.Band.of(Int(clamping: score)) : nil
  }
}

extension KocBandStanding {
  /// How firm a band is: 已定 S, 再稳一月定 S.
  public var words: Localized {
    switch (held, pending) {
    case (let held?, nil): Localized("已定 \(held.title.zh)", "band \(held.title.en) holds")
    case (_, let pending?):
      Localized("再稳一月定 \(pending.title.zh)", "one more month for \(pending.title.en)")
    case (nil, nil): Localized("两个月定档", "a band takes two months")
    }
  }
}
