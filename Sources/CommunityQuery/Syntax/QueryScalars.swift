/// The scalars of a query's text with what the grammar sees in them.
///
/// Everything is decided by single scalars, so that no input can make the grammar look twice.
struct QueryScalars {
  let scalars: [Unicode.Scalar]
  /// The UTF-8 offset of each scalar, and of the end.
  private let offsets: [Int]

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    offsets.reserveCapacity(scalars.count + 1)
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    self.offsets = offsets
  }

  var count: Int { scalars.count }

  /// The place of the scalars of a range.
  func place(_ start: Int, _ end: Int) -> QueryPlace {
    QueryPlace(offsets[min(start, count)], offsets[min(max(start, end), count)])
  }

  func text(_ start: Int, _ end: Int) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars[start..<max(start, end)])
    return String(view)
  }

  /// The scalar at an index with full-width forms as their narrow ones; nil at the end.
  func plain(_ index: Int) -> Unicode.Scalar? {
    guard index < count, index >= 0 else { return nil }
    return QueryScalars.narrow(scalars[index])
  }

  static func narrow(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0xFFE5: "¥"
    case 0x3000: " "
    default: scalar
    }
  }

  func isSpace(_ index: Int) -> Bool {
    guard let scalar = plain(index) else { return false }
    return scalar.properties.isWhitespace || scalar.value < 32
  }

  func isWide(_ index: Int) -> Bool {
    index < count && scalars[index].value > 0x7F
  }

  /// The closing quotes of an opening one.
  func closers(_ index: Int) -> [Unicode.Scalar]? {
    guard index < count else { return nil }
    switch scalars[index] {
    case "\"", "\u{FF02}": return ["\"", "\u{FF02}"]
    case "\u{201C}", "\u{201D}": return ["\u{201D}", "\u{201C}"]
    case "「": return ["」"]
    case "『": return ["』"]
    default: return nil
    }
  }

  /// Whether values are separated here.
  func isComma(_ index: Int) -> Bool {
    guard let scalar = plain(index) else { return false }
    return scalar == "," || scalar == "、"
  }

  /// Whether a word ends here whatever it is: a space, a parenthesis, a bar, or the end.
  func isBreak(_ index: Int) -> Bool {
    guard let scalar = plain(index) else { return true }
    return scalar == "(" || scalar == ")" || scalar == "|" || isSpace(index)
  }

  /// The comparison that begins here, and its length.
  func comparison(_ index: Int) -> (comparison: Comparison, length: Int)? {
    guard let scalar = plain(index) else { return nil }
    let isFollowed = plain(index + 1) == "="
    switch scalar {
    case ":": return (.contains, 1)
    case "=": return (.equal, 1)
    case "!": return isFollowed ? (.notEqual, 2) : nil
    case "≠": return (.notEqual, 1)
    case "<": return isFollowed ? (.lessOrEqual, 2) : (.less, 1)
    case "≤": return (.lessOrEqual, 1)
    case ">": return isFollowed ? (.greaterOrEqual, 2) : (.greater, 1)
    case "≥": return (.greaterOrEqual, 1)
    default: return nil
    }
  }

  /// The joining word that begins here, whatever follows it, and its length.
  func joint(_ index: Int) -> (joint: QueryJoint, length: Int)? {
    guard index < count else { return nil }
    switch scalars[index] {
    case "或": return (.or, index + 1 < count && scalars[index + 1] == "者" ? 2 : 1)
    case "且": return (.and, 1)
    case "并": return index + 1 < count && scalars[index + 1] == "且" ? (.and, 2) : nil
    default: return nil
    }
  }

  /// Whether a comparison with its field begins here: `name>=`, `name(30d)>=`.
  ///
  /// Names longer than any field's are not looked at, so that a long text costs no more than a short one.
  func startsComparison(_ start: Int) -> Bool {
    var index = start
    while index < count, index - start < 48 {
      if comparison(index) != nil { return index > start }
      if plain(index) == "(", index > start { return windowEnd(index) != nil }
      if isBreak(index) || isComma(index) || joint(index) != nil || closers(index) != nil {
        return false
      }
      index += 1
    }
    return false
  }

  /// The index after the parenthesis that closes a window before a comparison.
  func windowEnd(_ open: Int) -> Int? {
    var index = open + 1
    while index < count, index - open < 24 {
      if plain(index) == ")" { return comparison(index + 1) == nil ? nil : index + 1 }
      if isBreak(index) || closers(index) != nil { return nil }
      index += 1
    }
    return nil
  }
}

/// How parts of a query are joined.
enum QueryJoint {
  case and, or
}
