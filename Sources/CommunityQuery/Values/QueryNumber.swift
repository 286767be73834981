/// A decimal number of a query, exact to a millionth.
struct QueryNumber: Hashable {
  /// Millionths.
  let scaled: Int64
  private static let one: Int64 = 1_000_000

  /// Reads digits with an optional sign, fraction, 万 or 亿 behind, and a currency sign or 元 around.
  init?(_ text: String) {
    var rest = Substring(QueryWords.narrow(text))
    var sign: Int64 = 1
    if rest.first == "-" {
      sign = -1
      rest = rest.dropFirst()
    }
    if rest.first == "¥" || rest.first == "$" || rest.first == "€" { rest = rest.dropFirst() }
    if rest.first == "-", sign == 1 {
      sign = -1
      rest = rest.dropFirst()
    }
    for unit in ["元", "块"] where rest.hasSuffix(unit) { rest = rest.dropLast() }
    var scale: Int64 = 1
    if rest.hasSuffix("万") { (scale, rest) = (10_000, rest.dropLast()) }
    if rest.hasSuffix("亿") { (scale, rest) = (100_000_000, rest.dropLast()) }
    let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first.map({ Array($0.utf8) }), !whole.isEmpty, whole.count <= 12,
      whole.count == 1 || whole[0] != 48
    else { return nil }
    let fraction = parts.count == 2 ? Array(parts[1].utf8) : []
    guard parts.count == 1 || (1...6).contains(fraction.count) else { return nil }
    var value: Int64 = 0
    for byte in whole + fraction + Array(repeating: 48, count: 6 - fraction.count) {
      guard byte >= 48, byte <= 57 else { return nil }
      value = value * 10 + Int64(byte - 48)
    }
    let (product, overflow) = value.multipliedReportingOverflow(by: scale)
    guard !overflow, product <= 1_000_000_000_000 * QueryNumber.one else { return nil }
    scaled = sign * product
  }

  /// The one spelling that is kept.
  var text: String {
    let size = scaled.magnitude
    let whole = size / 1_000_000
    var fraction = String(size % 1_000_000)
    let sign = scaled < 0 ? "-" : ""
    guard fraction != "0" else { return "\(sign)\(whole)" }
    fraction = String(repeating: "0", count: 6 - fraction.count) + fraction
    while fraction.hasSuffix("0") { fraction.removeLast() }
    return "\(sign)\(whole).\(fraction)"
  }

  /// The number in units of which there are `scale` in one, rounded down.
  func floor(scale: Int64) -> Int64 {
    let product = scaled.multipliedFullWidth(by: scale)
    let divided = QueryNumber.one.dividingFullWidth(product)
    return divided.remainder < 0 ? divided.quotient - 1 : divided.quotient
  }

  /// The number in such units, rounded up.
  func ceiling(scale: Int64) -> Int64 {
    let product = scaled.multipliedFullWidth(by: scale)
    let divided = QueryNumber.one.dividingFullWidth(product)
    return divided.remainder > 0 ? divided.quotient + 1 : divided.quotient
  }
}
