import CommunityModel
import EastAsia

/// Texts from outside as rows keep them.
enum ImportText {
  /// One line in composed form, cut to a length in characters; line breaks become blanks.
  static func line(_ text: String, _ limit: Int) -> String {
    if isPlain(text, limit) { return text }
    let flat = Folding.composed(text).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return cut(String(flat), limit)
  }

  /// Several lines in composed form, cut to a length in characters.
  static func prose(_ text: String, _ limit: Int) -> String {
    isPlain(text, limit) ? text : cut(Folding.composed(text), limit)
  }

  /// A text as a field value; an empty one is nothing recorded.
  static func value(_ text: String) -> FieldValue { text.isEmpty ? .none : .text(text) }

  /// Whether a text is short and of nothing but printable ASCII and common Chinese characters, without outer blanks.
  private static func isPlain(_ text: String, _ limit: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count <= limit else { return false }
      guard let first = bytes.first, let last = bytes.last else { return true }
      // Lead bytes E4 to E8 are U+4000 to U+8FFF, where nothing composes; their followers lie below C0.
      return first != 0x20 && last != 0x20
        && bytes.allSatisfy {
          ($0 >= 0x20 && $0 < 0x7F) || ($0 >= 0x80 && $0 < 0xC0) || ($0 >= 0xE4 && $0 <= 0xE8)
        }
    }
  }

  private static func cut(_ text: String, _ limit: Int) -> String {
    var body = text[...]
    while body.first?.isWhitespace ?? false { body.removeFirst() }
    while body.last?.isWhitespace ?? false { body.removeLast() }
    return String(body.prefix(limit))
  }
}
