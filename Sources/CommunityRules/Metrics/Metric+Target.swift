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

  /// A value with its sign where it is a change, and with what it counts: `+45.6%`, `4.2 次`.
  public func shown(_ num: Int64, of den: Int64) -> Localized {
    let sign = isLift && num > 0 && den > 0 ? "+" : ""
    return Localized(verbatim: sign + text(num, of: den)).counted(unitTitle)
  }

  /// The target's own number as people read it beside a bar: `60%`, `4 次`.
  public var shownTarget: Localized {
    let mark = unit == .percent ? "%" : ""
    guard let first = targets.first else { return Localized(verbatim: "—") }
    switch direction {
    case .ge: return Localized(verbatim: "\(first)\(mark)").counted(unitTitle)
    case .le: return Localized(verbatim: "≤\(first)\(mark)").counted(unitTitle)
    case .eq, .range: return Localized(verbatim: targetText)
    }
  }

  /// How much is missing to the nearer end of the target, in tenths of the unit as they are shown;
  /// nil where the target is met, and of a mix, whose value is no single number.
  public func shortfall(_ num: Int64, of den: Int64) -> Int64? {
    guard den > 0, unit != .mix, let first = targets.first, let last = targets.last,
      !isMet(num, of: den)
    else { return nil }
    let value = Metric.rounded(num, times: unit.scale * 10, by: den)
    let isHigh = compare(num, den, last) == .above
    return isHigh ? value - last * 10 : first * 10 - value
  }

  /// The share of its target that a value has reached; nil where that says nothing.
  public func progress(_ num: Int64, of den: Int64) -> Double? {
    guard den > 0, unit != .mix, let first = targets.first, first > 0 else { return nil }
    return Double(num) / Double(den) * Double(unit.scale) / Double(first)
  }

  /// The unit's word behind a value.
  public var unitTitle: Localized {
    switch unit {
    case .count: counter
    case .percent, .mix: Localized("", "")
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

extension Localized {
  /// A number with the word for what it counts, where there is one.
  func counted(_ word: Localized) -> Localized {
    Localized(
      zh: word.zh.isEmpty ? zh : "\(zh) \(word.zh)", en: word.en.isEmpty ? en : "\(en) \(word.en)")
  }
}
