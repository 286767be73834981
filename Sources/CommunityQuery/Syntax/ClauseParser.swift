import Wording

extension QueryParser {
  /// A comparison, or else a word that is looked for.
  mutating func clause() throws(QueryError) -> Query {
    let start = index
    if scalars.closers(index) != nil {
      let word = try quoted()
      try expectBreak()
      return .word(word)
    }
    if let sign = scalars.comparison(index) {
      throw error(
        Localized("比较符前面缺字段，且两边不要空格", "A field belongs right before this, without a space"),
        start, start + sign.length)
    }
    if scalars.isComma(index) {
      throw error(
        Localized(
          "逗号只分隔同一字段的几个值，条件之间用空格", "Commas part values of one field; part conditions by spaces"),
        start, start + 1)
    }
    while index < scalars.count {
      if scalars.comparison(index) != nil {
        return .field(try comparison(from: start, nameEnd: index, window: nil))
      }
      if scalars.plain(index) == "(" {
        if let end = scalars.windowEnd(index) {
          let window = try self.window(index + 1, end - 1)
          let nameEnd = index
          index = end
          return .field(try comparison(from: start, nameEnd: nameEnd, window: window))
        }
        if !scalars.isWide(index) {
          throw error(
            Localized(
              "括号前要有空格；文字里的括号请加引号", "Put a space before “(”, or quote a text that holds one"),
            index, index + 1)
        }
      }
      if scalars.isBreak(index) || endsAtJoint { break }
      if scalars.isComma(index) {
        throw error(
          Localized(
            "逗号只分隔同一字段的几个值，条件之间用空格", "Commas part values of one field; part conditions by spaces"),
          index, index + 1)
      }
      index += 1
    }
    guard index > start else {
      throw error(Localized("这里缺条件", "A condition is missing here"), start, start + 1)
    }
    let text = scalars.text(start, index)
    return .word(QueryText(text, place: scalars.place(start, index)))
  }

  /// `sort:`, `limit:` or `cols:` at this place, where they are taken out.
  mutating func takeModifier() throws(QueryError) -> QueryModifier? {
    guard modifiers != nil else { return nil }
    let start = index
    var end = index
    while end < scalars.count, scalars.comparison(end) == nil, !scalars.isBreak(end) { end += 1 }
    guard scalars.comparison(end)?.comparison == .contains,
      let name = QueryModifier.Name(written: scalars.text(start, end))
    else { return nil }
    index = end
    let clause = try comparison(from: start, nameEnd: end, window: nil)
    return QueryModifier(name: name, values: clause.values, place: clause.place)
  }

  private mutating func comparison(
    from start: Int, nameEnd: Int, window: Int?
  ) throws(QueryError) -> FieldClause {
    let sign = scalars.comparison(index) ?? (.contains, 1)
    let signStart = index
    index += sign.length
    if scalars.comparison(index) != nil {
      throw error(
        Localized("没有这样的比较符", "There is no such comparison"), signStart, index + 1,
        suggestion: nearestSign(signStart))
    }
    guard index < scalars.count, !scalars.isBreak(index) else {
      throw error(
        Localized("比较符后面缺值（两边不要空格）", "A value belongs right after this, without a space"),
        signStart, index)
    }
    let values = try values(from: start)
    return FieldClause(
      QueryText(scalars.text(start, nameEnd), place: scalars.place(start, nameEnd)),
      window: window, sign.comparison, values, place: scalars.place(start, index))
  }

  private func nearestSign(_ start: Int) -> String {
    let first = scalars.plain(start) ?? "="
    let second = scalars.plain(start + 1)
    switch (first, second) {
    case ("=", ">"): return ">="
    case ("=", "<"): return "<="
    case ("<", ">"): return "!="
    case (":", .some(let sign)): return String(Character(sign))
    default: return String(Character(first))
    }
  }

  private func window(_ start: Int, _ end: Int) throws(QueryError) -> Int {
    guard let age = QueryAge(scalars.text(start, end)), let days = age.windowDays, days > 0 else {
      throw error(
        Localized("窗口写天数，如 (30d) 或 (30天)", "A window is written in days, as (30d)"), start, end,
        suggestion: "30d")
    }
    return days
  }

  // MARK: Values

  /// Values parted by commas.
  mutating func values(from start: Int) throws(QueryError) -> [QueryValue] {
    var found: [QueryValue] = []
    while true {
      found.append(try value())
      guard scalars.isComma(index) else { break }
      index += 1
      guard index < scalars.count, !scalars.isBreak(index), !scalars.isComma(index) else {
        throw error(
          Localized("逗号后面缺值", "A value is missing after the comma"), index - 1, index)
      }
      if scalars.startsComparison(index) {
        throw error(
          Localized(
            "逗号只分隔同一字段的几个值，条件之间用空格", "Commas part values of one field; part conditions by spaces"),
          index - 1, index)
      }
    }
    if scalars.plain(index) == "(", !scalars.isWide(index) {
      throw error(
        Localized("括号前要有空格；文字里的括号请加引号", "Put a space before “(”, or quote a text that holds one"),
        index, index + 1)
    }
    if scalars.plain(index) == "|", !scalars.isBreak(index + 1), !opensCondition(index + 1) {
      throw error(
        Localized("同一字段的几个值用逗号分隔", "Part the values of one field by commas"), index, index + 1,
        suggestion: ",")
    }
    return found
  }

  private func opensCondition(_ index: Int) -> Bool {
    guard let scalar = scalars.plain(index) else { return false }
    return scalars.startsComparison(index) || scalars.closers(index) != nil
      || "#@-!非*".unicodeScalars.contains(scalar)
  }

  private mutating func value() throws(QueryError) -> QueryValue {
    let start = index
    let isQuoted = scalars.closers(index) != nil
    let low = try piece()
    guard isRange else {
      guard let low else {
        throw error(Localized("这里缺值", "A value is missing here"), start, index + 1)
      }
      if isQuoted {
        try expectBreak(orComma: true)
        return .text(low)
      }
      if low.text == "*" || low.text == "＊" { return .any }
      return QueryWords.isNone(low.text) ? .none : .text(low)
    }
    index += 2
    let isUpperQuoted = scalars.closers(index) != nil
    let high = try piece()
    if isUpperQuoted { try expectBreak(orComma: true) }
    guard !isRange else {
      throw error(Localized("一段范围只有两头", "A range has two ends"), index, index + 2)
    }
    guard low != nil || high != nil else {
      throw error(Localized("范围至少写一头", "Write at least one end of the range"), start, index)
    }
    return .range(low, high)
  }

  private var isRange: Bool { scalars.plain(index) == "." && scalars.plain(index + 1) == "." }

  /// A quoted text, or the scalars up to the next separator; nil where nothing stands.
  private mutating func piece() throws(QueryError) -> QueryText? {
    if scalars.closers(index) != nil { return try quoted() }
    let start = index
    while index < scalars.count, !scalars.isBreak(index), !scalars.isComma(index), !isRange,
      !endsAtJoint
    {
      index += 1
    }
    guard index > start else { return nil }
    return QueryText(scalars.text(start, index), place: scalars.place(start, index))
  }

  /// Whether a word ends here because 或 or 且 stands before another condition.
  private var endsAtJoint: Bool {
    guard let found = scalars.joint(index) else { return false }
    let after = index + found.length
    if scalars.plain(after) == "(" || scalars.plain(after) == "#" { return true }
    if scalars.plain(after) == "非" { return scalars.startsComparison(after + 1) }
    return scalars.startsComparison(after)
  }

  private mutating func quoted() throws(QueryError) -> QueryText {
    let start = index
    let closers = scalars.closers(index) ?? []
    index += 1
    var text = String.UnicodeScalarView()
    while index < scalars.count {
      let scalar = scalars.scalars[index]
      if closers.contains(scalar) {
        index += 1
        let place = scalars.place(start, index)
        guard text.contains(where: { !$0.properties.isWhitespace }) else {
          throw error(
            Localized("引号里是空的；没有记录写 none", "The quotes are empty; for nothing recorded write none"),
            start, index, suggestion: "none")
        }
        return QueryText(String(text), place: place)
      }
      if scalar == "\\", index + 1 < scalars.count {
        let next = scalars.scalars[index + 1]
        if next == "\\" || closers.contains(next) {
          text.append(next)
          index += 2
          continue
        }
      }
      text.append(scalar)
      index += 1
    }
    throw error(Localized("这个引号没有收尾", "This quote is not closed"), start, start + 1)
  }

  private func expectBreak(orComma: Bool = false) throws(QueryError) {
    if scalars.isBreak(index) || scalars.joint(index) != nil { return }
    if orComma, scalars.isComma(index) || isRange { return }
    throw error(
      Localized("引号后面要有空格", "A space belongs after the quote"), index, index + 1)
  }
}
