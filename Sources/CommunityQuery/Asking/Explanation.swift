public import CommunityModel
public import Wording

/// How many rows one clause of a query matches by itself.
public struct ClauseCount: Hashable, Sendable {
  /// The clause, with its negation where it has one.
  public let clause: Query
  /// What it asks, in words.
  public let words: Localized
  /// The rows that match it alone.
  public let count: Int
}

/// Rows that a query lets through because a field records nothing of them.
public struct MissingCount: Hashable, Sendable {
  /// The key of the field.
  public let field: String
  /// How many rows.
  public let count: Int
  /// The note for the line under the prompt: 含 12 位无消费记录.
  public let note: Localized
}

extension QueryCatalog {
  /// How many rows each clause of a query matches by itself, from left to right.
  public func explain(
    _ compiled: CompiledQuery<Row>, in rows: Table<Row>
  ) -> [ClauseCount] {
    compiled.query.units.compactMap { unit in
      guard case .success(let alone) = compile(unit, scene: compiled.scene, rows: rows),
        let count = alone.count(in: rows)
      else { return nil }
      return ClauseCount(clause: unit, words: paraphrase(unit), count: count)
    }
  }

  /// The fields of negated comparisons of which matching rows record nothing.
  public func missing(
    _ compiled: CompiledQuery<Row>, in rows: Table<Row>
  ) -> [MissingCount] {
    var seen: Set<String> = []
    return compiled.query.negatedClauses(isNegated: false).compactMap { clause in
      guard let field = self[clause.field.text], seen.insert(field.key).inserted else { return nil }
      if field.behaviour == .flag { return nil }
      let reading = Reading(field, window: clause.window)
      var count = 0
      for chunk in 0..<rows.chunkCount {
        for row in rows.chunk(chunk) where compiled.matches(row) {
          let value = reading.value(row, compiled.scene)
          if value.isNone || value == .list([]) { count += 1 }
        }
      }
      guard count > 0 else { return nil }
      let note = Localized(
        "含 \(count) 位无\(field.title.zh)记录",
        "including \(count) without a record of \(field.title.en.lowercased())")
      return MissingCount(field: field.key, count: count, note: note)
    }
  }
}

extension Query {
  /// The clauses with the negation right before them.
  fileprivate var units: [Query] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.units)
    case .not(let part):
      switch part {
      case .all, .field, .tag, .saved, .word: [self]
      case .and, .or, .not: part.units
      }
    case .all, .field, .tag, .saved, .word: [self]
    }
  }

  /// The comparisons that let rows through where nothing is recorded.
  fileprivate func negatedClauses(isNegated: Bool) -> [FieldClause] {
    switch self {
    case .and(let parts), .or(let parts):
      return parts.flatMap { $0.negatedClauses(isNegated: isNegated) }
    case .not(let part): return part.negatedClauses(isNegated: !isNegated)
    case .field(let clause):
      let isInverse = clause.comparison == .notEqual
      let asksForNothing = clause.values.contains(.none) || clause.values.contains(.any)
      return isNegated != isInverse && !asksForNothing ? [clause] : []
    case .all, .tag, .saved, .word: return []
    }
  }
}
