import CommunityModel
import Wording

extension QueryCatalog {
  /// Reads a text and checks it against the fields: what a prompt or a command does with its query.
  public func read(
    _ text: String, saved: SavedQueries = SavedQueries()
  ) -> Result<Query, QueryError> {
    Result { () throws(QueryError) in
      try checking(try Query.reading(text), saved: saved, source: text)
    }
  }

  /// The query with fields by their keys and values in their one spelling, so that the Chinese and the
  /// English form of one query are one tree; or what is wrong with it.
  public func check(
    _ query: Query, saved: SavedQueries = SavedQueries(), source: String = ""
  ) -> Result<Query, QueryError> {
    Result { () throws(QueryError) in try checking(query, saved: saved, source: source) }
  }

  func checking(
    _ query: Query, saved: SavedQueries, source: String
  ) throws(QueryError) -> Query {
    do throws(QueryError) {
      return try checking(query, saved)
    } catch {
      var located = error
      if located.source.isEmpty { located.source = source }
      throw located
    }
  }

  private func checking(_ query: Query, _ saved: SavedQueries) throws(QueryError) -> Query {
    switch query {
    case .all, .word: return query
    case .and(let parts): return .and(try checking(parts, saved))
    case .or(let parts): return .or(try checking(parts, saved))
    case .not(let part): return .not(try checking(part, saved))
    case .tag(let names):
      guard self["tag"] != nil else {
        throw QueryError(
          Localized("这里没有标签可筛", "There are no tags to filter by here"),
          at: names.first?.place ?? QueryPlace())
      }
      return query
    case .saved(let name):
      _ = try saved.named(name)
      return query
    case .field(let clause): return .field(try checking(clause))
    }
  }

  private func checking(_ parts: [Query], _ saved: SavedQueries) throws(QueryError) -> [Query] {
    var checked: [Query] = []
    for part in parts { checked.append(try checking(part, saved)) }
    return checked
  }

  /// The field of a name, or the error that says which there may be.
  func field(_ name: QueryText) throws(QueryError) -> QueryField<Row> {
    if let field = self[name.text] ?? self[QueryWords.narrow(name.text)] { return field }
    let names = fields.flatMap { [$0.key, $0.title.zh] + $0.aliases }
    if QueryModifier.Name(written: name.text) != nil {
      throw QueryError(
        Localized(
          "“\(name.text)”要写在筛选之外，不能在括号里", "“\(name.text)” stands outside the filter, not within it"),
        at: name.place)
    }
    throw QueryError(
      Localized("没有“\(name.text)”这个字段", "There is no field “\(name.text)”"), at: name.place,
      suggestion: NearestName.of(name.text, among: names))
  }

  private func checking(_ clause: FieldClause) throws(QueryError) -> FieldClause {
    let field = try field(clause.field)
    var checked = clause
    checked.field.text = field.key
    if clause.window != nil, !field.takesWindow {
      throw QueryError(
        field.title + Localized("不带时间窗口", " takes no window"), at: clause.field.place)
    }
    let checker = ClauseChecker(clause: clause, title: field.title, kind: field.kind)
    checked.values = try checker.values(field.behaviour)
    return checked
  }
}

/// Puts the values of one clause into their one spelling.
struct ClauseChecker {
  let clause: FieldClause
  let title: Localized
  let kind: FieldKind

  func values(_ behaviour: QueryBehaviour) throws(QueryError) -> [QueryValue] {
    if clause.comparison.isOrdering { try checkOrdering(behaviour) }
    var found: [QueryValue] = []
    for value in isMoneyLike(behaviour) ? joinedThousands : clause.values {
      switch value {
      case .any, .none: found.append(value)
      case .text(let text): found.append(.text(try spelled(text, behaviour)))
      case .range(let low, let high): found.append(try range(low, high, behaviour))
      }
    }
    return found
  }

  private func isMoneyLike(_ behaviour: QueryBehaviour) -> Bool {
    behaviour == .money || behaviour == .number
  }

  private func checkOrdering(_ behaviour: QueryBehaviour) throws(QueryError) {
    switch behaviour {
    case .number, .money, .moment: break
    case .text, .flag, .closed, .names:
      throw QueryError(
        title + Localized("不分大小，请用 “:” 或 “=”", " has no order; use “:” or “=”"),
        at: clause.place, suggestion: nil)
    }
    let values = isMoneyLike(behaviour) ? joinedThousands : clause.values
    guard values.count == 1, case .text? = values.first else {
      throw QueryError(
        Localized("比大小只能写一个值", "Compare with one value here"), at: clause.place)
    }
  }

  /// The values with `1,000` as one number: with `<` and `>`, where a list would make no sense.
  private var joinedThousands: [QueryValue] {
    guard clause.comparison.isOrdering, clause.values.count > 1 else { return clause.values }
    var text = ""
    var place = clause.place
    for (index, value) in clause.values.enumerated() {
      guard case .text(let part) = value else { return clause.values }
      let digits = QueryWords.narrow(part.text).prefix { $0.isASCII && $0.isNumber }.count
      let rest = part.text.dropFirst(digits).first
      if index == 0 {
        place = part.place
      } else if digits != 3 || index < clause.values.count - 1 && rest != nil {
        return clause.values
      }
      place.end = part.place.end
      text += part.text
    }
    return [.text(QueryText(text, place: place))]
  }

  private func spelled(
    _ text: QueryText, _ behaviour: QueryBehaviour
  ) throws(QueryError) -> QueryText {
    var spelled = text
    switch behaviour {
    case .text, .names: break
    case .number, .money: spelled.text = try number(text)
    case .moment: spelled.text = try moment(text).text
    case .flag:
      guard let flag = QueryWords.flag(text.text) else {
        throw QueryError(
          title + Localized("只有 是 或 否", " is yes or no"), at: text.place, suggestion: "yes")
      }
      spelled.text = flag ? "yes" : "no"
    case .closed(let choices): spelled.text = try code(text, choices)
    }
    return spelled
  }

  private func number(_ text: QueryText) throws(QueryError) -> String {
    guard let number = QueryNumber(isRate ? withoutPercent(text.text) : text.text) else {
      let digits = text.text.drop { $0 == "0" }
      let isPadded = text.text.hasPrefix("0") && QueryNumber(String(digits)) != nil
      throw QueryError(
        isPadded
          ? Localized(
            "“\(text.text)”不是数；数里不要写逗号", "“\(text.text)” is no number; write numbers without commas"
          )
          : Localized("“\(text.text)”不是数", "“\(text.text)” is no number"),
        at: text.place)
    }
    return number.text + (isRate ? "%" : "")
  }

  private var isRate: Bool { kind == .rate }

  private func withoutPercent(_ text: String) -> String {
    let narrow = QueryWords.narrow(text)
    return narrow.hasSuffix("%") ? String(narrow.dropLast()) : narrow
  }

  private func moment(_ text: QueryText) throws(QueryError) -> QueryMoment {
    guard let moment = QueryMoment(text.text) else {
      let names = QueryPeriod.Name.allCases.flatMap { $0.words.prefix(2) }
      throw QueryError(
        Localized(
          "“\(text.text)”不是日期：写 2026-05-01、05-01、今天、本月，或多久以前 30天",
          "“\(text.text)” is no day: write 2026-05-01, 05-01, today, thismonth, or an age as 30d"),
        at: text.place, suggestion: NearestName.of(text.text, among: names))
    }
    if case .age(let age) = moment, age.hours > 0, kind != .instant {
      throw QueryError(
        title + Localized("按天记，不能按小时比", " is kept in days and cannot be compared in hours"),
        at: text.place)
    }
    return moment
  }

  private func code(_ text: QueryText, _ choices: ClosedChoices) throws(QueryError) -> String {
    if let choice = choices.named(text.text) ?? choices.named(QueryWords.narrow(text.text)) {
      return choice.code
    }
    let all = choices.choices
    let names = all.flatMap { [$0.code, $0.title.zh, $0.title.en] + $0.aliases }
    let some = all.prefix(12).map(\.title).joined(Localized("、", ", "))
    throw QueryError(
      title
        + Localized("没有“\(text.text)”这一项，可写：", " has no value “\(text.text)”; there are: ") + some
        + (all.count > 12 ? Localized("…", "…") : Localized("", "")),
      at: text.place, suggestion: NearestName.of(text.text, among: names))
  }

  private func range(
    _ low: QueryText?, _ high: QueryText?, _ behaviour: QueryBehaviour
  ) throws(QueryError) -> QueryValue {
    switch behaviour {
    case .number, .money, .moment: break
    case .text, .flag, .closed, .names:
      throw QueryError(
        title + Localized("不分大小，不能写范围", " has no order and takes no range"), at: clause.place)
    }
    let lowest = if let low { try spelled(low, behaviour) } else { QueryText?.none }
    let highest = if let high { try spelled(high, behaviour) } else { QueryText?.none }
    if let lowest, let highest, let low, let high {
      try checkOrder(
        lowest.text, highest.text, behaviour, QueryPlace(low.place.start, high.place.end))
    }
    return .range(lowest, highest)
  }

  private func checkOrder(
    _ low: String, _ high: String, _ behaviour: QueryBehaviour, _ place: QueryPlace
  ) throws(QueryError) {
    var isBackwards = false
    if behaviour == .moment {
      switch (QueryMoment(low), QueryMoment(high)) {
      case (.period(.day(let first)), .period(.day(let last))): isBackwards = first > last
      case (.age, .period), (.period, .age):
        throw QueryError(
          Localized("范围两头要都是日期，或都是多久以前", "Both ends of a range are days, or both are ages"),
          at: place)
      default: break
      }
    } else if let first = QueryNumber(withoutPercent(low)),
      let last = QueryNumber(withoutPercent(high))
    {
      isBackwards = first.scaled > last.scaled
    }
    guard isBackwards else { return }
    throw QueryError(
      Localized("范围写反了", "The range runs backwards"), at: place, suggestion: "\(high)..\(low)")
  }
}
