import EastAsia

/// What is left of a personal datum where it must not be read; what is masked already stays as it is.
public enum Masking {
  /// Whether somebody has masked the text already, so that it identifies nobody.
  public static func isMasked(_ text: String) -> Bool { text.contains("*") || text.contains("＊") }

  /// A name: the first character and ** for a Chinese name, the first grapheme and *** for any other.
  public static func name(_ text: String) -> String {
    guard let first = text.first, !isMasked(text) else { return text }
    let isChinese = text.unicodeScalars.allSatisfy { isHan($0) || $0 == "·" }
    return String(first) + (isChinese && text.count <= 6 ? "**" : "***")
  }

  /// A phone number: 138****5678 for a mainland mobile, the last two digits for any other.
  public static func phone(_ text: String) -> String {
    if text.isEmpty || isMasked(text) { return text }
    if case .mobile(let digits) = PhoneReading(text) {
      return digits.prefix(3) + "****" + digits.suffix(4)
    }
    let digits = text.filter(\.isNumber)
    return "***" + (digits.count > 4 ? String(digits.suffix(2)) : "")
  }

  /// An e-mail address: the first character and the domain.
  public static func email(_ text: String) -> String {
    guard !text.isEmpty, !isMasked(text) else { return text }
    guard let at = text.lastIndex(of: "@"), let first = text.first, at != text.startIndex else {
      return "***"
    }
    return String(first) + "***" + text[at...]
  }

  /// An address: province and city.
  public static func address(province: String, city: String) -> String {
    let known = [province, city].filter { !$0.isEmpty }
    return (known + ["***"]).joined(separator: " ")
  }

  /// A platform id or an order number: the last four characters.
  public static func identifier(_ text: String) -> String {
    guard !text.isEmpty, !isMasked(text) else { return text }
    // Four of at most seven characters would give most of it away.
    return "***" + (text.count >= 8 ? String(text.suffix(4)) : "")
  }

  /// A birthday: the month.
  public static func birthday(month: Int) -> String {
    (month < 10 ? "0" : "") + String(month) + "-**"
  }

  private static func isHan(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x323AF: true
    default: false
    }
  }
}
