import Wording

extension Query {
  /// The most bytes a query may have.
  public static let textLimit = 4096
  /// The most parentheses and negations within each other.
  public static let nestingLimit = 64

  /// Reads a query; total: any text gives a tree or an error with its place.
  public static func parse(_ text: String) -> Result<Query, QueryError> {
    Result { () throws(QueryError) in try reading(text) }
  }

  static func reading(_ text: String) throws(QueryError) -> Query {
    var parser = QueryParser(text)
    return try parser.whole(text)
  }
}

/// The grammar by recursive descent; one look at each scalar, but for the beginning of a comparison.
struct QueryParser {
  let scalars: QueryScalars
  var index = 0
  private var depth = 0
  /// Whether `sort:`, `limit:` and `cols:` are taken out, and what they said.
  var modifiers: [QueryModifier]?

  init(_ text: String, takesModifiers: Bool = false) {
    scalars = QueryScalars(text.utf8.count > Query.textLimit ? "" : text)
    modifiers = takesModifiers ? [] : nil
  }

  mutating func whole(_ text: String) throws(QueryError) -> Query {
    do throws(QueryError) {
      guard text.utf8.count <= Query.textLimit else {
        throw QueryError(
          Localized("筛选太长，最多 4096 字节", "The query is too long: at most 4096 bytes"),
          at: QueryPlace(Query.textLimit, text.utf8.count))
      }
      skipSpace()
      guard index < scalars.count else { return .empty }
      let query = try disjunction()
      guard index < scalars.count else { return query }
      throw error(
        Localized("多了一个右括号", "There is no opening parenthesis for this one"), index, index + 1)
    } catch {
      var located = error
      located.source = text
      throw located
    }
  }

  // MARK: Joining

  private mutating func disjunction() throws(QueryError) -> Query {
    let start = index
    var parts: [Query] = []
    while true {
      let part = try conjunction()
      skipSpace()
      let mark = index
      let isFollowed = eatJoint(.or)
      guard let part else {
        if !isFollowed, parts.isEmpty, depth == 0, modifiers?.isEmpty == false { return .empty }
        if isFollowed {
          throw error(Localized("“或”前面缺条件", "Nothing stands before “or”"), mark, index)
        }
        if !parts.isEmpty {
          throw error(Localized("“或”后面缺条件", "Nothing stands after “or”"), index, index + 1)
        }
        throw error(Localized("这里缺条件", "A condition is missing here"), start, index + 1)
      }
      parts.append(part)
      if !isFollowed { return .either(parts) }
    }
  }

  private mutating func conjunction() throws(QueryError) -> Query? {
    var parts: [Query] = []
    while true {
      skipSpace()
      let mark = index
      if eatJoint(.and) {
        let word = (mark, index)
        guard !parts.isEmpty else {
          throw error(Localized("“且”前面缺条件", "Nothing stands before “and”"), word.0, word.1)
        }
        skipSpace()
        guard !endsConjunction, jointLength(.and) == nil else {
          throw error(Localized("“且”后面缺条件", "Nothing stands after “and”"), word.0, word.1)
        }
      }
      if endsConjunction { break }
      if depth == 0, let modifier = try takeModifier() {
        modifiers?.append(modifier)
        continue
      }
      parts.append(try negation())
    }
    return parts.isEmpty ? nil : parts.count == 1 ? parts[0] : .and(parts)
  }

  private var endsConjunction: Bool {
    guard let scalar = scalars.plain(index) else { return true }
    return scalar == ")" || jointLength(.or) != nil
  }

  private mutating func eatJoint(_ joint: QueryJoint) -> Bool {
    guard let length = jointLength(joint) else { return false }
    index += length
    return true
  }

  /// The length of a joining word that stands here as one.
  private func jointLength(_ joint: QueryJoint) -> Int? {
    guard let scalar = scalars.plain(index) else { return nil }
    let sign: Unicode.Scalar = joint == .or ? "|" : "&"
    if scalar == sign {
      let length = scalars.plain(index + 1) == sign ? 2 : 1
      return joint == .or || opensTerm(index + length) ? length : nil
    }
    if let found = scalars.joint(index), found.joint == joint {
      let after = index + found.length
      let isAfterClosing = index > 0 && ")\"」』”".unicodeScalars.contains(narrow(index - 1))
      let isWord = isAfterClosing || opensTerm(after) || scalars.startsComparison(after)
      return isWord ? found.length : nil
    }
    return word(joint == .or ? "or" : "and", index) ? (joint == .or ? 2 : 3) : nil
  }

  private func narrow(_ index: Int) -> Unicode.Scalar {
    QueryScalars.narrow(scalars.scalars[index])
  }

  /// Whether a Latin keyword stands here by itself.
  private func word(_ word: String, _ start: Int) -> Bool {
    var place = start
    for letter in word.unicodeScalars {
      guard let scalar = scalars.plain(place), scalar.value | 0x20 == letter.value else {
        return false
      }
      place += 1
    }
    return scalars.isBreak(place) && scalars.plain(place) != "|" || opensQuote(place)
  }

  private func opensQuote(_ index: Int) -> Bool { scalars.closers(index) != nil }

  /// Whether a joining word before this index ends there: at a space, a parenthesis, a sign, a quote.
  private func opensTerm(_ index: Int) -> Bool {
    guard let scalar = scalars.plain(index) else { return true }
    if scalars.isBreak(index) || opensQuote(index) { return true }
    return scalar == "#" || scalar == "@" || scalar == "-" || scalar == "*"
      || scalar == "!" && scalars.plain(index + 1) != "=" || scalar == "非"
  }

  // MARK: Negation and groups

  private mutating func negation() throws(QueryError) -> Query {
    let start = index
    guard let length = negationLength else { return try term() }
    index += length
    let isSign = length == 1 && scalars.plain(start) != "非"
    if isSign, scalars.isSpace(index) {
      throw error(
        Localized(
          "“\(scalars.text(start, index))”后面不要空格", "No space after “\(scalars.text(start, index))”"),
        start, index)
    }
    skipSpace()
    guard !endsConjunction, jointLength(.and) == nil else {
      throw error(Localized("“非”后面缺条件", "Nothing stands after the negation"), start, index)
    }
    try enter(start)
    let part = try negation()
    depth -= 1
    return .not(part)
  }

  private var negationLength: Int? {
    guard let scalar = scalars.plain(index) else { return nil }
    if scalar == "-" { return 1 }
    if scalar == "!" { return scalars.plain(index + 1) == "=" ? nil : 1 }
    if scalar == "非" {
      let after = index + 1
      return opensTerm(after) || scalars.startsComparison(after) ? 1 : nil
    }
    if word("not", index) { return 3 }
    return nil
  }

  private mutating func enter(_ start: Int) throws(QueryError) {
    depth += 1
    guard depth <= Query.nestingLimit else {
      throw error(
        Localized("括号套得太深，最多 64 层", "Nested too deeply: at most 64 levels"), start, start + 1)
    }
  }

  private mutating func term() throws(QueryError) -> Query {
    guard let scalar = scalars.plain(index) else {
      throw error(Localized("这里缺条件", "A condition is missing here"), index, index)
    }
    let start = index
    switch scalar {
    case "(":
      try enter(start)
      index += 1
      skipSpace()
      let inner = try disjunction()
      guard scalars.plain(index) == ")" else {
        throw error(
          Localized("这个括号没有收尾", "This parenthesis is not closed"), start, start + 1)
      }
      index += 1
      depth -= 1
      return inner
    case "+":
      throw error(
        Localized(
          "“+”只用在加标签的命令里；筛选标签写 #标签，号码请加引号",
          "“+” only adds tags in a command; to filter by a tag write #tag, and quote a number"),
        start, start + 1)
    case "#":
      index += 1
      return .tag(try names(after: start, Localized("标签名", "The name of a tag")))
    case "@":
      index += 1
      let found = try names(after: start, Localized("已存筛选的名字", "The name of a saved query"))
      guard found.count == 1 else {
        throw error(
          Localized("一次只写一个已存筛选", "Write one saved query at a time"), start, index)
      }
      return .saved(found[0])
    case "*":
      guard scalars.isBreak(index + 1) else {
        throw error(
          Localized("“*”单独写表示全部，不作通配符", "“*” stands alone for everything; it is no wildcard"),
          start, start + 1)
      }
      index += 1
      return .all
    default:
      return try clause()
    }
  }

  private mutating func names(
    after start: Int, _ what: Localized
  ) throws(QueryError) -> [QueryText] {
    guard index < scalars.count, !scalars.isBreak(index), !scalars.isComma(index) else {
      throw error(what + Localized("没有写", " is missing"), start, index)
    }
    var found: [QueryText] = []
    for value in try values(from: start) {
      guard case .text(let name) = value else {
        throw error(what + Localized("要加引号", " must be quoted"), start, index)
      }
      found.append(name)
    }
    return found
  }

  mutating func skipSpace() {
    while index < scalars.count, scalars.isSpace(index) { index += 1 }
  }

  func error(
    _ message: Localized, _ start: Int, _ end: Int, suggestion: String? = nil
  ) -> QueryError {
    QueryError(message, at: scalars.place(start, end), suggestion: suggestion)
  }
}
