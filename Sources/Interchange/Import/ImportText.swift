import CommunityModel
import EastAsia

/// Texts from outside as rows keep them.
enum ImportText {
  /// One line in composed form, cut to a length in characters; line breaks become blanks.
  static func line(_ text: String, _ limit: Int) -> String {
    let needsWork = text.utf8.contains { $0 < 0x20 || $0 >= 0x7F }
    guard needsWork || text.utf8.count > limit || text.utf8.first == 0x20 || text.utf8.last == 0x20
    else { return text }
    let flat = Folding.composed(text).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return cut(String(flat), limit)
  }

  /// Several lines in composed form, cut to a length in characters.
  static func prose(_ text: String, _ limit: Int) -> String {
    cut(Folding.composed(text), limit)
  }

  /// A text as a field value; an empty one is nothing recorded.
  static func value(_ text: String) -> FieldValue { text.isEmpty ? .none : .text(text) }

  private static func cut(_ text: String, _ limit: Int) -> String {
    var body = text[...]
    while body.first?.isWhitespace ?? false { body.removeFirst() }
    while body.last?.isWhitespace ?? false { body.removeLast() }
    return String(body.prefix(limit))
  }
}
