import CommunityModel
public import Wording

extension QueryCatalog {
  /// What a query asks in words: the line under the prompt.
  public func paraphrase(_ query: Query, saved: SavedQueries = SavedQueries()) -> Localized {
    guard !query.isEmpty else { return Localized("全部（没有筛选）", "everything (no filter)") }
    return Paraphraser(catalog: self).words(query, isWhole: true)
  }
}

private struct Paraphraser<Row: Entity> {
  let catalog: QueryCatalog<Row>

  func words(_ query: Query, isWhole: Bool = false) -> Localized {
    switch query {
    case .all: return Localized("全部", "everything")
    case .and(let parts):
      guard !parts.isEmpty else { return Localized("全部", "everything") }
      let text = parts.map { words($0) }.joined(Localized(" 且 ", " and "))
      return isWhole ? text : bracketed(text)
    case .or(let parts):
      let text = parts.map { words($0) }.joined(Localized(" 或 ", " or "))
      return isWhole ? text : bracketed(text)
    case .not(let part): return negated(part)
    case .field(let clause): return words(clause, isNegated: false)
    case .tag(let names): return tags(names, isNegated: false)
    case .saved(let name):
      return Localized("符合“\(name.text)”", "matches “\(name.text)”")
    case .word(let word): return Localized("含“\(word.text)”", "mentions “\(word.text)”")
    }
  }

  private func bracketed(_ text: Localized) -> Localized {
    Localized("（", "(") + text + Localized("）", ")")
  }

  private func negated(_ query: Query) -> Localized {
    switch query {
    case .field(let clause): return words(clause, isNegated: true)
    case .tag(let names): return tags(names, isNegated: true)
    case .word(let word): return Localized("不含“\(word.text)”", "does not mention “\(word.text)”")
    case .saved(let name):
      return Localized("不符合“\(name.text)”", "does not match “\(name.text)”")
    case .all: return Localized("没有一个", "nothing")
    case .and, .or, .not:
      let inner = words(query)
      let isBracketed = inner.en.hasPrefix("(")
      return Localized("不满足", "not ") + (isBracketed ? inner : bracketed(inner))
    }
  }

  private func tags(_ names: [QueryText], isNegated: Bool) -> Localized {
    let clause = FieldClause("tag", .contains, names.map { QueryValue.text($0) })
    return words(clause, isNegated: isNegated)
  }

  private func words(_ clause: FieldClause, isNegated: Bool) -> Localized {
    guard let field = catalog[clause.field.text] else {
      return Localized(verbatim: QueryPrinter().text(clause))
    }
    let window = clause.window ?? field.defaultWindow
    let days = window.map { Localized("近 \($0) 天", "") } ?? Localized("", "")
    let after = window.map { Localized("", " in \($0) day\($0 == 1 ? "" : "s")") }
    let subject = days + lowered(field.title) + (after ?? Localized("", ""))
    // `!=` is said as the negation of `=`, so that a negation of it is said straight.
    let isInverse = clause.comparison == .notEqual
    let speech = ClauseSpeech(
      clause: clause, field: field.behaviour, isRate: field.kind == .rate,
      isNegated: isNegated != isInverse)
    return subject + speech.words
  }

  /// Titles within an English sentence begin small, unless they are names such as KOC.
  private func lowered(_ title: Localized) -> Localized {
    let en = title.en
    let second = en.dropFirst().first
    let isName = second?.isUppercase ?? true
    return Localized(title.zh, isName ? en : en.prefix(1).lowercased() + en.dropFirst())
  }
}

/// What one clause says of its field.
private struct ClauseSpeech {
  let clause: FieldClause
  let field: QueryBehaviour
  let isRate: Bool
  let isNegated: Bool

  var words: Localized {
    let parts = clause.values.map(part)
    let joined = parts.joined(isNegated ? Localized("且", " and") : Localized("或", " or"))
    return joined
  }

  private func part(_ value: QueryValue) -> Localized {
    switch value {
    case .any:
      return isNegated ? Localized("无记录", " is not recorded") : Localized("有记录", " is recorded")
    case .none:
      return isNegated ? Localized("有记录", " is recorded") : Localized("无记录", " is not recorded")
    case .text(let text): return part(text.text)
    case .range(let low, let high): return range(low?.text, high?.text)
    }
  }

  private func part(_ text: String) -> Localized {
    switch field {
    case .text:
      if clause.comparison == .contains {
        return isNegated
          ? Localized("不含“\(text)”", " does not contain “\(text)”")
          : Localized("含“\(text)”", " contains “\(text)”")
      }
      return isNegated
        ? Localized("不是“\(text)”", " is not “\(text)”") : Localized("是“\(text)”", " is “\(text)”")
    case .names:
      if clause.comparison == .contains {
        return isNegated
          ? Localized("没有“\(text)”", " lacks “\(text)”") : Localized("有“\(text)”", " has “\(text)”")
      }
      return isNegated
        ? Localized("不恰是“\(text)”", " is not exactly “\(text)”")
        : Localized("恰是“\(text)”", " is exactly “\(text)”")
    case .flag:
      let isYes = (QueryWords.flag(text) ?? true) != isNegated
      return isYes ? Localized("：是", ": yes") : Localized("：否", ": no")
    case .closed(let choices):
      let title = choices.title(text)
      // Chinese sets a space only before Latin letters.
      let gap = title.zh.first?.isASCII == true ? " " : ""
      return (isNegated ? Localized("不是" + gap, " is not ") : Localized("是" + gap, " is ")) + title
    case .number, .money: return compared(Localized(verbatim: text))
    case .moment: return QueryMoment(text).map(moment) ?? compared(Localized(verbatim: text))
    }
  }

  private func compared(_ value: Localized) -> Localized {
    let sign =
      switch clause.comparison {
      case .contains, .equal, .notEqual: isNegated ? " ≠ " : " = "
      case .less: " < "
      case .lessOrEqual: " ≤ "
      case .greater: " > "
      case .greaterOrEqual: " ≥ "
      }
    let said = Localized(verbatim: sign) + value
    // An order is not turned round: `-spend>=500` holds where nothing is recorded, `<` does not.
    guard isNegated, clause.comparison.isOrdering else { return said }
    return Localized("并非", " is not") + said
  }

  private func moment(_ moment: QueryMoment) -> Localized {
    let not = isNegated ? Localized("并非", " not") : Localized("", "")
    switch moment {
    case .age(let age):
      let words = age.words
      switch clause.comparison {
      case .contains, .equal, .notEqual:
        return not + Localized("正好在 \(words.zh)前", " exactly \(words.en) ago")
      case .greater: return not + Localized("早于 \(words.zh)前", " more than \(words.en) ago")
      case .greaterOrEqual: return not + Localized("在 \(words.zh)前或更早", " at least \(words.en) ago")
      case .less: return not + Localized("不到 \(words.zh)前", " less than \(words.en) ago")
      case .lessOrEqual: return not + Localized("在 \(words.zh)内", " at most \(words.en) ago")
      }
    case .period(let period):
      let (zh, en) = said(period)
      switch clause.comparison {
      case .contains, .equal, .notEqual: return not + Localized("在 \(zh)", " on \(en)")
      case .greater: return not + Localized("晚于 \(zh)", " after \(en)")
      case .greaterOrEqual: return not + Localized("自 \(zh) 起", " from \(en) on")
      case .less: return not + Localized("早于 \(zh)", " before \(en)")
      case .lessOrEqual: return not + Localized("到 \(zh) 为止", " until \(en)")
      }
    }
  }

  private func said(_ period: QueryPeriod) -> (zh: String, en: String) {
    switch period {
    case .named(let name): (name.words[1], name.english)
    case .offset(let age, let isLater):
      (
        "\(age.words.zh)\(isLater ? "后" : "前")",
        isLater ? "\(age.words.en) from today" : "\(age.words.en) ago"
      )
    case .day, .monthDay, .month, .year: (period.chineseText, period.text)
    }
  }

  private func range(_ low: String?, _ high: String?) -> Localized {
    let not = isNegated ? Localized("不在", " is not") : Localized("在", " is")
    let ends = [low, high].map { end in end.map(end(of:)) }
    switch (ends[0], ends[1]) {
    case (.some(let first), .some(let last)):
      return not + Localized(" ", " between ") + first + Localized(" 到 ", " and ") + last
        + Localized(" 之间", "")
    case (.some(let first), nil):
      return not + Localized(" ", " ") + first + Localized(" 及以上", " or more")
    case (nil, .some(let last)):
      return not + Localized(" ", " ") + last + Localized(" 及以内", " or less")
    case (nil, nil): return not
    }
  }

  private func end(of text: String) -> Localized {
    guard field == .moment, let moment = QueryMoment(text) else { return Localized(verbatim: text) }
    switch moment {
    case .age(let age): return Localized("\(age.words.zh)前", "\(age.words.en) ago")
    case .period(let period):
      let (zh, en) = said(period)
      return Localized(zh, en)
    }
  }
}
