import EastAsia

/// An amount read from a cell.
public struct MoneyReading: Hashable, Sendable {
  /// Why a cell holds no amount.
  public enum Refusal: Error, Hashable, Sendable {
    /// Nothing is written in it.
    case empty
    /// A spreadsheet has already rounded it: 1.38E+10.
    case scientific
    /// It is not an amount.
    case notMoney
  }

  /// The amount in fen.
  public let fen: Int64
  /// Whether more than two decimals had to be rounded away.
  public let isRounded: Bool

  /// Reads "1,234.50", "¥12.5", "１２３", "-3", "(3.00)", "499.00（…）", "12元"; half a fen is rounded away from zero.
  public init(_ cell: String) throws(Refusal) {
    if let plain = Self.plain(cell) {
      (fen, isRounded) = (plain, false)
      return
    }
    var scalars = Array(Folding.narrowed(cell).unicodeScalars.filter { !Self.isBlank($0) })[...]
    if scalars.first == "'" { scalars.removeFirst() }
    guard !scalars.isEmpty else { throw .empty }
    var isNegative = false
    if scalars.first == "(", scalars.last == ")" {
      isNegative = true
      scalars = scalars.dropFirst().dropLast()
    }
    // Sign and currency stand in either order: -¥3, ¥-3.
    while let first = scalars.first, "+-−".unicodeScalars.contains(first) || Self.isCurrency(first)
    {
      if first == "-" || first == "−" { isNegative.toggle() }
      scalars.removeFirst()
    }
    let digits = scalars.prefix { $0 == "." || $0 == "," || Self.digit($0) != nil }
    try Self.check(rest: scalars[digits.endIndex...])
    let (amount, isRounded) = try Self.amount(digits)
    fen = isNegative ? -amount : amount
    self.isRounded = isRounded
  }

  /// The fen of the usual cell, digits with at most two decimals; nil for any other.
  private static func plain(_ cell: String) -> Int64? {
    var cell = cell
    return cell.withUTF8 { bytes in
      guard let first = bytes.first, first >= 0x30, first <= 0x39, bytes.count <= 12 else {
        return nil
      }
      var fen: Int64 = 0
      var decimals = -1
      for byte in bytes {
        if byte == 0x2E, decimals < 0 {
          decimals = 0
        } else if byte >= 0x30, byte <= 0x39, decimals < 2 {
          fen = fen * 10 + Int64(byte - 0x30)
          if decimals >= 0 { decimals += 1 }
        } else {
          return nil
        }
      }
      return decimals == 2 ? fen : decimals == 1 ? fen * 10 : fen * 100
    }
  }

  /// After the digits only a currency word or a note in brackets may stand.
  private static func check(rest: ArraySlice<Unicode.Scalar>) throws(Refusal) {
    guard let first = rest.first else { return }
    if first == "(", rest.last == ")" { return }
    let word = String(String.UnicodeScalarView(rest)).lowercased()
    if ["元", "圆", "rmb", "cny", "人民币", "yuan", "usd"].contains(word) { return }
    if first == "e" || first == "E", rest.count > 1,
      rest.dropFirst().allSatisfy({ $0 == "+" || $0 == "-" || digit($0) != nil })
    {
      throw .scientific
    }
    throw .notMoney
  }

  private static func amount(
    _ digits: ArraySlice<Unicode.Scalar>
  ) throws(Refusal) -> (Int64, Bool) {
    let whole = digits.prefix { $0 != "." }
    let fraction = digits[whole.endIndex...].dropFirst()
    guard !digits.isEmpty, whole.count + fraction.count > 0, !fraction.contains("."),
      !fraction.contains(","), isGrouped(whole)
    else { throw .notMoney }
    var fen: Int64 = 0
    for scalar in whole {
      guard let digit = digit(scalar) else { continue }
      // Twelve digits of yuan are more than any shop takes; beyond that it is no amount.
      guard fen < 10_000_000_000_000 else { throw .notMoney }
      fen = fen * 10 + digit
    }
    fen *= 100
    let cents = fraction.prefix(2).compactMap { digit($0) }
    if let tens = cents.first { fen += tens * 10 }
    if cents.count > 1 { fen += cents[1] }
    let lost = fraction.dropFirst(2).compactMap { digit($0) }
    if let first = lost.first, first >= 5 { fen += 1 }
    return (fen, lost.contains { $0 != 0 })
  }

  /// Commas stand before groups of three, or nowhere.
  private static func isGrouped(_ whole: ArraySlice<Unicode.Scalar>) -> Bool {
    guard whole.contains(",") else { return true }
    let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
    return (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int64? {
    scalar >= "0" && scalar <= "9" ? Int64(scalar.value) - 48 : nil
  }

  private static func isCurrency(_ scalar: Unicode.Scalar) -> Bool {
    "¥$€£元".unicodeScalars.contains(scalar)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\u{A0}" || scalar == "\u{FEFF}" || scalar.properties.isWhitespace
  }
}
