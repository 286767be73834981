/// Words with a meaning of their own where a value is expected.
enum QueryWords {
  static func isNone(_ text: String) -> Bool {
    text == "无" || text.lowercased() == "none"
  }

  /// Words that a printed text must be quoted for.
  static func isReserved(_ text: String) -> Bool {
    switch narrow(text).lowercased() {
    case "and", "or", "not", "none", "无": true
    default: false
    }
  }

  static func flag(_ text: String) -> Bool? {
    switch narrow(text).lowercased() {
    case "yes", "true", "y", "1", "是", "有", "对": true
    case "no", "false", "n", "0", "否", "没有", "不是": false
    default: nil
    }
  }

  /// A text with full-width forms as their narrow ones.
  static func narrow(_ text: String) -> String {
    var view = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { view.append(QueryScalars.narrow(scalar)) }
    return String(view)
  }
}
