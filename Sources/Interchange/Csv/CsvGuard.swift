/// Keeps a spreadsheet from taking a text for a formula, in a way that can be taken back exactly.
///
/// A text that could be taken for one gets an apostrophe in front. So does a text that begins with an apostrophe
/// of its own, so that in a file whose header carries `marker` every leading apostrophe is an added one.
public enum CsvGuard {
  /// The heading of the last column of a file that holds guarded cells.
  public static let marker = "_guard"

  /// Whether the text needs the apostrophe.
  public static func isDangerous(_ text: String) -> Bool {
    if text.unicodeScalars.first == "'" { return true }
    var couldStart = true
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\0": return true
      case "=", "+", "-", "@", "＝", "＋", "－", "＠":
        if couldStart { return true }
      // A tab or a line break is dangerous at the very start, and may start a cell further in.
      case "\t", "\r", "\n":
        if scalar == text.unicodeScalars.first { return true }
        couldStart = true
      case ",", ";", "，", "；": couldStart = true
      case " ", "\"", "\u{3000}": break
      default: couldStart = false
      }
    }
    return false
  }

  /// The text with the apostrophe where it needs one.
  public static func guarded(_ text: String) -> String {
    isDangerous(text) ? "'" + text : text
  }

  /// The text a guarded cell stands for.
  public static func unguarded(_ cell: String) -> String {
    cell.hasPrefix("'") ? String(cell.dropFirst()) : cell
  }

  /// Whether the text is a plain number, which a numeric column may show unguarded.
  public static func isPlainNumber(_ text: String) -> Bool {
    var rest = text.utf8[...]
    if rest.first == 0x2D { rest = rest.dropFirst() }
    let whole = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    guard !whole.isEmpty else { return false }
    rest = rest[whole.endIndex...]
    guard rest.first == 0x2E else { return rest.isEmpty }
    let fraction = rest.dropFirst()
    return !fraction.isEmpty && fraction.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }
}
