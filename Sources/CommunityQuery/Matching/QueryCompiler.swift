import CommunityModel
import Wording

/// Turns a checked tree into tests.
struct QueryCompiler<Row: Entity> {
  let catalog: QueryCatalog<Row>
  let scene: QueryScene
  let rows: Table<Row>?
  var warnings: [QueryWarning] = []

  init(catalog: QueryCatalog<Row>, scene: QueryScene, rows: Table<Row>?) {
    self.catalog = catalog
    self.scene = scene
    self.rows = rows
  }

  mutating func test(
    _ query: Query, isNegated: Bool = false
  ) throws(QueryError) -> RowTest<Row> {
    switch query {
    case .all: return .constant(true)
    case .and(let parts):
      return parts.isEmpty ? .constant(true) : .every(try tests(parts, isNegated))
    case .or(let parts): return .either(try tests(parts, isNegated))
    case .not(let part): return .not(try test(part, isNegated: !isNegated))
    case .field(let clause): return try test(clause, isNegated: isNegated)
    case .tag(let names):
      let field = QueryText("tag", place: names.first?.place ?? QueryPlace())
      let clause = FieldClause(
        field, .contains, names.map { QueryValue.text($0) }, place: field.place)
      return try test(clause, isNegated: isNegated)
    case .saved(let name):
      throw QueryError(
        Localized("没有已存筛选“\(name.text)”", "There is no saved query “\(name.text)”"), at: name.place)
    case .word(let word):
      let needle = TextNeedle(word.text, folding: scene.folding)
      let searched = catalog.fields.filter(\.isSearched).map {
        (isText: WordTable.covers($0.kind), reading: WordReading($0, needle, scene))
      }
      return .word(
        searched.map(\.reading), needle,
        known: needle.isOfOneText ? scene.words[Row.collection.key] : nil,
        rest: searched.filter { !$0.isText }.map(\.reading))
    }
  }

  private mutating func tests(
    _ parts: [Query], _ isNegated: Bool
  ) throws(QueryError) -> [RowTest<Row>] {
    var tests: [RowTest<Row>] = []
    for part in parts { tests.append(try test(part, isNegated: isNegated)) }
    return tests.sorted { $0.cost < $1.cost }
  }

  private mutating func test(
    _ clause: FieldClause, isNegated: Bool
  ) throws(QueryError) -> RowTest<Row> {
    let field = try catalog.field(clause.field)
    let reading = Reading(field, window: clause.window)
    var presence = Presence()
    var texts: [QueryText] = []
    var ranges: [(QueryText?, QueryText?)] = []
    for value in clause.values {
      switch value {
      case .any: presence.any = true
      case .none: presence.missing = true
      case .text(let text): texts.append(text)
      case .range(let low, let high): ranges.append((low, high))
      }
    }
    let isInverse = clause.comparison == .notEqual
    var test: RowTest<Row>
    switch field.behaviour {
    case .number, .money:
      let scale: Int64 = field.behaviour == .money || field.kind == .rate ? 100 : 1
      let spans =
        texts.compactMap { numbers(clause.comparison, $0.text, scale) }
        + ranges.compactMap { numbers($0.0?.text, $0.1?.text, scale) }
      test = .numbers(reading, spans, presence)
    case .moment:
      let bounds = MomentBounds(moment: scene.figures.moment)
      let spans =
        texts.compactMap { QueryMoment($0.text).flatMap { bounds.span(clause.comparison, $0) } }
        + ranges.compactMap {
          bounds.span($0.0.flatMap { QueryMoment($0.text) }, $0.1.flatMap { QueryMoment($0.text) })
        }
      test = .moments(reading, spans, presence)
    case .flag:
      let answers = texts.compactMap { QueryWords.flag($0.text) }
      test = .flag(
        reading, yes: presence.any || answers.contains(true),
        no: presence.missing || answers.contains(false))
    case .closed:
      test = .names(
        reading, texts.map { NameNeedle(texts: [$0.text]) },
        exact: clause.comparison != .contains, presence)
    case .names:
      let needles = try needles(texts, reading, isNegated: isNegated != isInverse)
      let isExact = clause.comparison != .contains
      // Exactly a set with a name that nothing bears is no row's set.
      let isHopeless = isExact && needles.count < texts.count && !presence.missing && !presence.any
      test = isHopeless ? .constant(false) : .names(reading, needles, exact: isExact, presence)
    case .text:
      test = .texts(
        reading, texts.map { TextNeedle($0.text, folding: scene.folding) },
        whole: clause.comparison != .contains, presence)
    }
    if isInverse { test = .not(test) }
    return test
  }

  /// Names that something bears; of the others a warning, or a refusal where leaving them out would
  /// let more rows through.
  private mutating func needles(
    _ texts: [QueryText], _ reading: Reading<Row>, isNegated: Bool
  ) throws(QueryError) -> [NameNeedle] {
    var needles: [NameNeedle] = []
    for text in texts {
      let needle = QueryNames.needle(text.text, reading, scene) { table }
      if !needle.texts.isEmpty || !needle.raws.isEmpty {
        needles.append(needle)
        continue
      }
      let message =
        reading.field.title + Localized("里没有“\(text.text)”", ": nothing is called “\(text.text)”")
      guard !isNegated else {
        throw QueryError(
          message + Localized("，取反会放进所有人", "; its negation would let everything through"),
          at: text.place,
          suggestion: NearestName.of(text.text, among: known(reading)))
      }
      warnings.append(
        QueryWarning(
          message: message + Localized("，配不到任何一行", ", so no row matches it"), place: text.place,
          suggestion: NearestName.of(text.text, among: known(reading))))
    }
    return needles
  }

  private func known(_ reading: Reading<Row>) -> [String] {
    if let words = reading.field.vocabulary?(scene) { return words.sorted() }
    if let key = QueryNames.collection(of: reading.field.kind) {
      return QueryNames.rows(of: key, scene).compactMap(\.texts.first)
    }
    return QueryNames.counted(reading, in: table, scene).keys.compactMap(\.text).sorted()
  }

  private var table: Table<Row> { rows ?? TableFinder<Row>(scene.community).table }

  // MARK: Numbers

  private func numbers(
    _ comparison: Comparison, _ text: String, _ scale: Int64
  ) -> ClosedRange<Int64>? {
    guard let number = number(text) else { return nil }
    let floor = number.floor(scale: scale)
    let ceiling = number.ceiling(scale: scale)
    switch comparison {
    case .contains, .equal, .notEqual: return floor == ceiling ? floor...floor : nil
    case .less: return Int64.min...(ceiling - 1)
    case .lessOrEqual: return Int64.min...floor
    case .greater: return (floor + 1)...Int64.max
    case .greaterOrEqual: return ceiling...Int64.max
    }
  }

  private func numbers(_ low: String?, _ high: String?, _ scale: Int64) -> ClosedRange<Int64>? {
    let first = low.flatMap { number($0)?.ceiling(scale: scale) } ?? .min
    let last = high.flatMap { number($0)?.floor(scale: scale) } ?? .max
    return first <= last ? first...last : nil
  }

  private func number(_ text: String) -> QueryNumber? {
    QueryNumber(text.hasSuffix("%") ? String(text.dropLast()) : text)
  }
}
