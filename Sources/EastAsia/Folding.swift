import Foundation

/// The form of a text in which two spellings of the same thing are equal: composed, half width, lower case.
public enum Folding {
  /// The key under which a text is compared: NFC, full-width forms narrowed, case folded.
  public static func key(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
    return narrowed(text).lowercased().precomposedStringWithCanonicalMapping
  }

  /// The text with full-width letters, digits and punctuation replaced by their half-width forms.
  public static func narrowed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { scalars.append(narrowed(scalar)) }
    return String(scalars)
  }

  /// The half-width form of one scalar, or the scalar itself where it has none.
  public static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    case 0xFFE0: "¢"
    case 0xFFE1: "£"
    case 0xFFE5: "¥"
    default: scalar
    }
  }

  /// The text in composed form, as everything a person wrote is stored.
  public static func composed(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
  }
}
