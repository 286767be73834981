import Wording

/// Queries with names, put into others as trees: `@active` binds as `(a or b)` whatever stands around.
public struct SavedQueries: Hashable, Sendable {
  private var byName: [String: Query] = [:]
  private var spellings: [String: String] = [:]
  /// The queries of dynamic lists, put in where a field asks who is on the list.
  private var lists: [String: Query] = [:]
  /// What the field is called that asks who is on a list.
  private static let listFields: Set<String> = ["list", "名单", "lists"]
  /// The most parts that a query may have with every saved query in its place.
  public static let partLimit = 4096

  /// No saved queries.
  public init() {}

  /// Queries as they were found in a file, in whatever order; circles show when a query is asked.
  ///
  /// Dynamic lists are not called by `@`: `list:name` stands for the query of one.
  public init(
    found: [(name: String, query: Query)], lists: [(name: String, query: Query)] = []
  ) {
    for (name, query) in lists { self.lists[name.lowercased()] = query }
    for (name, query) in found {
      byName[name.lowercased()] = query
      spellings[name.lowercased()] = name
    }
  }

  /// The names as they were given, sorted.
  public var names: [String] { spellings.values.sorted() }

  /// The query of a name, case folded.
  public subscript(name: String) -> Query? { byName[name.lowercased()] }

  /// Saves a query under a name; refused where it would contain itself.
  public mutating func save(_ query: Query, as name: String) throws(QueryError) {
    var trial = self
    trial.byName[name.lowercased()] = query
    trial.spellings[name.lowercased()] = name
    _ = try trial.expanding(query, within: [name.lowercased()])
    self = trial
  }

  /// Forgets a name.
  public mutating func remove(_ name: String) {
    byName[name.lowercased()] = nil
    spellings[name.lowercased()] = nil
  }

  /// Makes a dynamic list of a query; refused where the list would contain itself.
  public mutating func keep(_ query: Query, asList name: String) throws(QueryError) {
    var trial = self
    trial.lists[name.lowercased()] = query
    _ = try trial.expanding(query, within: [Self.key(ofList: name)])
    self = trial
  }

  private static func key(ofList name: String) -> String { "list:" + name.lowercased() }

  func named(_ name: QueryText) throws(QueryError) -> Query {
    if let query = self[name.text] { return query }
    throw QueryError(
      Localized("没有已存筛选“\(name.text)”", "There is no saved query “\(name.text)”"),
      at: name.place, suggestion: NearestName.of(name.text, among: names))
  }

  /// The query with every `@name` replaced by its tree.
  public func expanded(_ query: Query) -> Result<Query, QueryError> {
    Result { () throws(QueryError) in try expanding(query, within: []) }
  }

  func expanding(_ query: Query, within path: [String]) throws(QueryError) -> Query {
    var budget = SavedQueries.partLimit
    return try expanding(query, within: path, at: nil, &budget)
  }

  /// Parts of a saved query stand where its name stands, so that an error in one points there.
  private func expanding(
    _ query: Query, within path: [String], at place: QueryPlace?, _ budget: inout Int
  ) throws(QueryError) -> Query {
    budget -= 1
    guard budget > 0, path.count <= 16 else {
      throw QueryError(
        Localized("已存筛选合起来太大", "The saved queries are too large together"),
        at: place ?? QueryPlace())
    }
    switch query {
    case .all: return query
    case .and(let parts): return .and(try expanding(parts, path, place, &budget))
    case .or(let parts): return .or(try expanding(parts, path, place, &budget))
    case .not(let part):
      return .not(try expanding(part, within: path, at: place, &budget))
    case .saved(let name):
      let key = name.text.lowercased()
      guard !path.contains(key) else {
        throw QueryError(
          Localized("已存筛选“\(name.text)”绕回了自己", "The saved query “\(name.text)” contains itself"),
          at: place ?? name.place)
      }
      let inner = try named(QueryText(name.text, place: place ?? name.place))
      return try expanding(inner, within: path + [key], at: place ?? name.place, &budget)
    case .field(let clause):
      return try expanding(clause, path, place, &budget) ?? place.map(query.moved) ?? query
    case .tag, .word:
      return place.map(query.moved) ?? query
    }
  }

  /// A clause that names dynamic lists, with their queries in its place; nil for any other.
  private func expanding(
    _ clause: FieldClause, _ path: [String], _ place: QueryPlace?, _ budget: inout Int
  ) throws(QueryError) -> Query? {
    guard !lists.isEmpty, Self.listFields.contains(clause.field.text.lowercased()),
      !clause.comparison.isOrdering
    else { return nil }
    var (parts, rest) = ([Query](), [QueryValue]())
    for value in clause.values {
      guard case .text(let text) = value, let query = lists[text.text.lowercased()] else {
        rest.append(value)
        continue
      }
      let key = Self.key(ofList: text.text)
      guard !path.contains(key) else {
        throw QueryError(
          Localized("动态名单“\(text.text)”绕回了自己", "The list “\(text.text)” contains itself"),
          at: place ?? text.place)
      }
      parts.append(
        try expanding(query, within: path + [key], at: place ?? text.place, &budget))
    }
    guard !parts.isEmpty else { return nil }
    if !rest.isEmpty {
      var other = clause
      (other.values, other.comparison) = (rest, .equal)
      parts.append(place.map(Query.field(other).moved) ?? .field(other))
    }
    let found = Query.either(parts)
    return clause.comparison == .notEqual ? .not(found) : found
  }

  private func expanding(
    _ parts: [Query], _ path: [String], _ place: QueryPlace?, _ budget: inout Int
  ) throws(QueryError) -> [Query] {
    var found: [Query] = []
    for part in parts {
      found.append(try expanding(part, within: path, at: place, &budget))
    }
    return found
  }
}

extension Query {
  /// A single clause as if it stood at another place.
  fileprivate func moved(to place: QueryPlace) -> Query {
    switch self {
    case .tag(let names): .tag(names.map { QueryText($0.text, place: place) })
    case .word(let word): .word(QueryText(word.text, place: place))
    case .field(let clause):
      .field(
        FieldClause(
          QueryText(clause.field.text, place: place), window: clause.window, clause.comparison,
          clause.values.map { $0.moved(to: place) }, place: place))
    case .all, .and, .or, .not, .saved: self
    }
  }
}

extension QueryValue {
  fileprivate func moved(to place: QueryPlace) -> QueryValue {
    switch self {
    case .text(let text): .text(QueryText(text.text, place: place))
    case .range(let low, let high):
      .range(
        low.map { QueryText($0.text, place: place) }, high.map { QueryText($0.text, place: place) })
    case .any, .none: self
    }
  }
}
