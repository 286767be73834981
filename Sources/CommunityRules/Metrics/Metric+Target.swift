public import Wording

extension Metric {
  /// Whether a value is on the right side of the target, exactly: no rounding decides.
  public func isMet(_ num: Int64, of den: Int64) -> Bool {
    guard den > 0, let first = targets.first else { return false }
    if unit == .mix { return num <= den / Metric.mixLimit }
    switch direction {
    case .ge: return compare(num, den, first) != .below
    case .le: return compare(num, den, first) != .above
    case .eq: return compare(num, den, first) == .at
    case .range:
      return compare(num, den, first) != .below
        && compare(num, den, targets.last ?? first) != .above
    }
  }

  /// Whether a value misses its target by a tenth of the target or more.
  public func missesByTenth(_ num: Int64, of den: Int64) -> Bool {
    guard den > 0, let first = targets.first, !isMet(num, of: den) else { return false }
    if unit == .mix { return num >= 2 * (den / Metric.mixLimit) }
    let isHigh = compare(num, den, targets.last ?? first) == .above
    // Ten times the value against nine or eleven times the nearer end of the target.
    let (end, tenths): (Int64, Int64) = isHigh ? (targets.last ?? first, 11) : (first, 9)
    let side = compare(num, den, end, tenths: tenths)
    return side == .at || side == (isHigh ? .above : .below)
  }

  /// A mix may lie this part of the whole further from its target than it has to (domain.md F16).
  private static let mixLimit: Int64 = 10

  private enum Side { case below, at, above }

  /// Where num ÷ den lies from a target, all products in full width.
  private func compare(_ num: Int64, _ den: Int64, _ target: Int64, tenths: Int64 = 10) -> Side {
    let value = num.multipliedFullWidth(by: unit.scale * 10)
    let limit = den.multipliedFullWidth(by: target * tenths)
    if value == limit { return .at }
    return value < limit ? .below : .above
  }

  /// A value as people read it.
  public func text(_ num: Int64, of den: Int64) -> String {
    guard den > 0 else { return "—" }
    let tenths = Metric.rounded(num, times: unit.scale * 10, by: den)
    let sign = tenths < 0 ? "−" : ""
    let whole = NumberText.grouped(Int64(clamping: tenths.magnitude / 10))
    let decimal = unit != .percent && tenths % 10 == 0 ? "" : ".\(tenths.magnitude % 10)"
    return sign + whole + decimal + (unit == .percent ? "%" : "")
  }

  /// The target as people read it: `≥ 85%`, `200–300`, `4:3:3`.
  public var targetText: String {
    let mark = unit == .percent ? "%" : ""
    guard let first = targets.first else { return "—" }
    switch direction {
    case .ge: return "≥ \(first)\(mark)"
    case .le: return "≤ \(first)\(mark)"
    case .range: return "\(first)–\(targets.last ?? first)\(mark)"
    case .eq:
      return targets.count == 1
        ? "= \(first)\(mark)" : targets.map(String.init).joined(separator: ":")
    }
  }

  /// The unit's word behind a value.
  public var unitTitle: Localized {
    switch unit {
    case .percent, .mix, .count: Localized(verbatim: "")
    case .people: Localized("人", "people")
    case .days: Localized("天", "days")
    case .hours: Localized("小时", "hours")
    }
  }

  /// num × factor ÷ den, half away from zero; at the ends of Int64 where it does not fit.
  private static func rounded(_ num: Int64, times factor: Int64, by den: Int64) -> Int64 {
    let product = num.magnitude.multipliedFullWidth(by: UInt64(factor))
    let divisor = den.magnitude
    guard product.high < divisor else { return num < 0 ? -.max : .max }
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    let up = remainder >= divisor - remainder ? quotient &+ 1 : quotient
    let size = Int64(clamping: up)
    return num < 0 ? -size : size
  }
}
