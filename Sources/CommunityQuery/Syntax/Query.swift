/// What somebody asks of rows, as a tree: what the prompt, saved queries, rules and tiles share.
///
/// Two trees are equal when they say the same in the same shape; where each part was written does
/// not count. `and` and `or` hold two parts or more, except that `and` of nothing is the empty query.
public indirect enum Query: Hashable, Sendable {
  /// `*`: every row, said aloud.
  case all
  /// All parts hold.
  case and([Query])
  /// At least one part holds.
  case or([Query])
  /// The part does not hold.
  case not(Query)
  /// A field compared with values.
  case field(FieldClause)
  /// `#name`: one of these tags.
  case tag([QueryText])
  /// `@name`: a saved query.
  case saved(QueryText)
  /// A word looked for in the fields that are searched.
  case word(QueryText)

  /// Nothing written: every row for viewing, nothing for an action.
  public static let empty = Query.and([])

  /// Whether nothing was written.
  public var isEmpty: Bool { self == .empty }

  /// Whether it says `*` and nothing else, as an action on everybody needs it.
  public var isEverything: Bool { self == .all }

  /// All of the parts, in the shape in which a query of them reads back.
  public static func every(_ parts: [Query]) -> Query {
    let written = parts.filter { !$0.isEmpty }
    return written.count == 1 ? written[0] : .and(written)
  }

  /// Any of the parts; one without parts is empty.
  public static func either(_ parts: [Query]) -> Query {
    switch parts.count {
    case 0: .empty
    case 1: parts[0]
    default: .or(parts)
    }
  }

  /// The parts that compare something, from left to right.
  public var clauses: [Query] {
    switch self {
    case .and(let parts), .or(let parts): parts.flatMap(\.clauses)
    case .not(let part): part.clauses
    case .all, .field, .tag, .saved, .word: [self]
    }
  }
}

/// How a field is compared.
public enum Comparison: String, CaseIterable, Hashable, Sendable {
  /// `:` is or contains.
  case contains = ":"
  /// `=` is exactly.
  case equal = "="
  /// `!=` is not exactly; holds where nothing is recorded.
  case notEqual = "!="
  /// `<` is below.
  case less = "<"
  /// `<=` is at most.
  case lessOrEqual = "<="
  /// `>` is above.
  case greater = ">"
  /// `>=` is at least.
  case greaterOrEqual = ">="

  /// Whether it asks for an order.
  public var isOrdering: Bool {
    switch self {
    case .contains, .equal, .notEqual: false
    case .less, .lessOrEqual, .greater, .greaterOrEqual: true
    }
  }
}

/// A field compared with values: `spend(365d)>=500`.
public struct FieldClause: Hashable, Sendable {
  /// The field as it was written; its key after a check.
  public var field: QueryText
  /// The window in days; nil where none is written.
  public var window: Int?
  /// How they are compared.
  public var comparison: Comparison
  /// With what; any of them.
  public var values: [QueryValue]
  /// Where the clause stands.
  public var place: QueryPlace

  /// A comparison of a field with values.
  public init(
    _ field: QueryText, window: Int? = nil, _ comparison: Comparison, _ values: [QueryValue],
    place: QueryPlace = QueryPlace()
  ) {
    self.field = field
    self.window = window
    self.comparison = comparison
    self.values = values
    self.place = place
  }
}

/// One value that a field is compared with; what it means follows from the field.
public enum QueryValue: Hashable, Sendable {
  /// A text, number, day, age or code.
  case text(QueryText)
  /// `a..b`, both ends included; one of them may be open.
  case range(QueryText?, QueryText?)
  /// `*`: anything recorded.
  case any
  /// `none`: nothing recorded.
  case none
}

/// A word of a query with the place where it was written; the place does not count in comparisons.
public struct QueryText: Hashable, Sendable, ExpressibleByStringLiteral {
  /// The word without quotes.
  public var text: String
  /// Where it stands.
  public var place: QueryPlace

  /// A word at a place.
  public init(_ text: String, place: QueryPlace = QueryPlace()) {
    self.text = text
    self.place = place
  }

  /// A word that was written in code.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}

/// Where a part of a query stands, in bytes of its UTF-8 text; all places are equal.
public struct QueryPlace: Sendable {
  /// The first byte.
  public var start: Int
  /// The byte after the last.
  public var end: Int

  /// A place of a text; without bounds the beginning.
  public init(_ start: Int = 0, _ end: Int = 0) {
    self.start = start
    self.end = end
  }
}

extension QueryPlace: Hashable {
  /// Always: two queries that say the same are equal wherever their parts stand.
  public static func == (left: QueryPlace, right: QueryPlace) -> Bool { true }

  /// Adds nothing, as all places are equal.
  public func hash(into hasher: inout Hasher) {}
}
