import EastAsia

/// A phone number read from a cell.
public enum PhoneReading: Hashable, Sendable {
  /// A mainland mobile number, its eleven digits.
  case mobile(String)
  /// Another number, digits only, with `+` where a country is named.
  case other(String)
  /// A number somebody has already masked; never an identity.
  case masked(String)
  /// Nothing is written.
  case empty
  /// A spreadsheet has rounded the number: 1.38E+10.
  case scientific
  /// It is not a phone number.
  case notPhone

  /// Reads a number with or without +86, blanks, dashes, brackets or a leading apostrophe.
  public init(_ cell: String) {
    var text = ""
    for scalar in Folding.narrowed(cell).unicodeScalars {
      switch scalar {
      case "'", "-", "(", ")", ".", "\u{FEFF}", "\u{A0}", "–", "—":
        if scalar == "." { text.append(".") }
      case let blank where blank.properties.isWhitespace: break
      default: text.unicodeScalars.append(scalar)
      }
    }
    self = Self.reading(text)
  }

  /// The number under which two records are the same person's; nil for masked and unreadable ones.
  public var identity: String? {
    switch self {
    case .mobile(let digits), .other(let digits): digits
    case .masked, .empty, .scientific, .notPhone: nil
    }
  }

  private static func reading(_ text: String) -> PhoneReading {
    if text.isEmpty { return .empty }
    if text.contains("*") { return .masked(text) }
    if isScientific(text) { return .scientific }
    // Spreadsheets write whole numbers as 13800001111.0.
    var digits = text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    digits = digits.replacing(".", with: "")
    for prefix in ["+86", "0086", "86"] {
      let bare = digits.dropFirst(prefix.count)
      if digits.hasPrefix(prefix), isMobile(bare) { return .mobile(String(bare)) }
    }
    if isMobile(digits[...]) { return .mobile(digits) }
    let number = digits.hasPrefix("+") ? digits.dropFirst() : digits[...]
    guard (5...15).contains(number.utf8.count), isDigits(number) else { return .notPhone }
    return .other(digits)
  }

  private static func isScientific(_ text: String) -> Bool {
    let parts = text.uppercased().split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return false }
    let mantissa = parts[0].replacing(".", with: "")
    let exponent = parts[1].first == "+" ? parts[1].dropFirst() : parts[1]
    return isDigits(mantissa[...]) && isDigits(exponent)
  }

  private static func isMobile(_ text: Substring) -> Bool {
    guard text.utf8.count == 11, isDigits(text), text.utf8.first == 0x31 else { return false }
    return text.utf8.dropFirst().first.map { $0 >= 0x33 } ?? false
  }

  private static func isDigits(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
