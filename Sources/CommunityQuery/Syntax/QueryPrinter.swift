/// Writes trees so that they read back as the same tree.
///
/// Which name and which value stands there is asked of whoever prints, so that one printer serves the
/// canonical form and the form for a Chinese reader.
struct QueryPrinter {
  var isChinese = false
  var name: (FieldClause) -> String = { $0.field.text }
  var value: (FieldClause, QueryText) -> String = { $1.text }

  func text(_ query: Query) -> String {
    query.isEmpty ? "" : text(query, within: .whole)
  }

  private enum Setting {
    case whole, or, and, not
  }

  private func text(_ query: Query, within setting: Setting) -> String {
    switch query {
    case .all: return "*"
    case .and(let parts):
      // An empty query within another has no spelling of its own and means every row.
      if parts.isEmpty { return "*" }
      let text = parts.map { self.text($0, within: .and) }.joined(separator: " ")
      return setting == .whole || setting == .or ? text : "(\(text))"
    case .or(let parts):
      let text = parts.map { self.text($0, within: .or) }.joined(
        separator: isChinese ? " 或 " : " or ")
      return setting == .whole ? text : "(\(text))"
    case .not(let part):
      let text = self.text(part, within: .not)
      let body = if case .not = part { "(\(text))" } else { text }
      return isChinese ? "非 \(body)" : "-\(body)"
    case .field(let clause): return self.text(clause)
    case .tag(let names): return "#" + list(names.map(\.text))
    case .saved(let name): return "@" + QueryPrinter.quoted(name.text)
    case .word(let word): return QueryPrinter.quoted(word.text)
    }
  }

  func text(_ clause: FieldClause) -> String {
    let window = clause.window.map { "(\($0)\(isChinese ? "天" : "d"))" } ?? ""
    let values = clause.values.map { value -> String in
      switch value {
      case .text(let text): QueryPrinter.quoted(self.value(clause, text))
      case .range(let low, let high): end(clause, low) + ".." + end(clause, high)
      case .any: "*"
      case .none: isChinese ? "无" : "none"
      }
    }
    let field = name(clause) + window + clause.comparison.rawValue
    return field + values.joined(separator: ",")
  }

  private func end(_ clause: FieldClause, _ end: QueryText?) -> String {
    end.map { QueryPrinter.quoted(value(clause, $0)) } ?? ""
  }

  private func list(_ names: [String]) -> String {
    names.map(QueryPrinter.quoted).joined(separator: ",")
  }

  /// The text, in quotes unless it reads back as itself without them.
  static func quoted(_ text: String) -> String {
    guard !isPlain(text) else { return text }
    let escaped = text.unicodeScalars.map { scalar -> String in
      scalar == "\"" || scalar == "\\" || scalar == "\u{FF02}" ? "\\\(scalar)" : String(scalar)
    }
    return "\"\(escaped.joined())\""
  }

  /// Whether a text needs no quotes: letters, digits and few signs, no joining word within.
  static func isPlain(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, isLetter(first), !QueryWords.isReserved(text) else {
      return false
    }
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      switch scalar {
      case "或", "且", "并", "非": return false
      case "-", "_", "/", "%", "@", "+": break
      case ".": if previous == "." { return false }
      default: if !isLetter(scalar) { return false }
      }
      previous = scalar
    }
    return previous != "."
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
  }
}

extension Query {
  /// The canonical spelling: reading it gives the same tree again.
  public var printed: String {
    QueryPrinter().text(self)
  }
}
