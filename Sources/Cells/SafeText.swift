/// The one gate between data and the terminal.
public enum SafeText {
  /// The text as the screen may show it: no controls, nothing invisible, every width certain.
  ///
  /// Passing a second time changes nothing. The stored text is never altered.
  public static func cellSafe(_ text: String) -> String {
    if isPlain(text) { return text }
    var safe = ""
    safe.reserveCapacity(text.utf8.count)
    for cluster in ClusterScanner(text) { cluster.write(to: &safe) }
    return safe
  }

  /// Whether a text consists only of characters that need no looking after.
  public static func isPlain(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { ScalarWidth.plain($0.value) != nil }
  }

  /// The code points of a text, for the detail view that shows what a name really holds.
  public static func codePoints(_ text: String) -> String {
    text.unicodeScalars.map { scalar in
      let hex = String(scalar.value, radix: 16, uppercase: true)
      return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
    }.joined(separator: " ")
  }
}
