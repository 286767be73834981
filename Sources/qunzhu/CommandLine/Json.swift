/// A JSON document for other programs, its keys in the order in which they were given.
indirect enum Json {
  case null
  case bool(Bool)
  case int(Int64)
  case string(String)
  /// A share or a statistic; what is no number is null.
  case number(Double)
  case array([Json])
  case object([(String, Json)])

  /// A whole number.
  static func int(_ number: Int) -> Json { .int(Int64(number)) }

  /// The document as text.
  var text: String {
    var text = ""
    write(&text)
    return text
  }

  private func write(_ text: inout String) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .int(let number): text += String(number)
    case .string(let string): Json.quote(string, into: &text)
    case .number(let number): text += number.isFinite ? number.description : "null"
    case .array(let items):
      text += "["
      for (place, item) in items.enumerated() {
        if place > 0 { text += "," }
        item.write(&text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (place, entry) in entries.enumerated() {
        if place > 0 { text += "," }
        Json.quote(entry.0, into: &text)
        text += ":"
        entry.1.write(&text)
      }
      text += "}"
    }
  }

  private static func quote(_ string: String, into text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
