import CommunityModel

/// A field as one clause reads it; a class, so that a test of a row copies nothing of it.
final class Reading<Row: Entity>: Sendable {
  let field: QueryField<Row>
  let window: Int?

  init(_ field: QueryField<Row>, window: Int? = nil) {
    self.field = field
    self.window = window ?? field.defaultWindow
  }

  func value(_ row: Row, _ scene: QueryScene) -> FieldValue {
    field.read(row, scene, window)
  }
}

/// What a clause accepts when nothing is recorded, and when anything is.
struct Presence: Sendable {
  var missing = false
  var any = false
}

/// Days and instants that a clause accepts: bounds in days for days, in milliseconds for instants.
struct MomentSpan: Sendable {
  var days: ClosedRange<Int64>?
  var instants: ClosedRange<Int64>

  func contains(_ value: FieldValue) -> Bool {
    switch value {
    case .day(let day): days?.contains(Int64(day.number)) ?? false
    case .instant(let instant): instants.contains(instant.milliseconds)
    default: false
    }
  }
}

/// The texts and ids by which the values of a clause go.
struct NameNeedle: Sendable {
  var texts: [String] = []
  var raws: [Int64] = []

  func matches(_ value: FieldValue) -> Bool {
    switch value {
    case .text(let text):
      for needle in texts where needle == text { return true }
      return false
    case .ref(let raw):
      for needle in raws where needle == raw { return true }
      return false
    case .record(let parts):
      for part in parts {
        if case .ref = part { return matches(part) }
      }
      return parts.first.map(matches) ?? false
    default:
      return false
    }
  }
}

/// A field as a word searches it: texts as they are, references by the ids whose names were found.
final class WordReading<Row: Entity>: Sendable {
  private let reading: Reading<Row>
  private let raws: Set<Int64>

  init(_ field: QueryField<Row>, _ needle: TextNeedle, _ scene: QueryScene) {
    reading = Reading(field)
    let rows = QueryNames.collection(of: field.kind).map { QueryNames.rows(of: $0, scene) } ?? []
    raws = Set(rows.filter { $0.texts.dropLast().contains(where: needle.finds) }.flatMap(\.raws))
  }

  func finds(_ needle: TextNeedle, _ row: Row, _ scene: QueryScene) -> Bool {
    finds(needle, reading.value(row, scene))
  }

  private func finds(_ needle: TextNeedle, _ value: FieldValue) -> Bool {
    switch value {
    case .text(let text): return needle.finds(text)
    case .ref(let raw): return raws.contains(raw)
    case .list(let values):
      for value in values where finds(needle, value) { return true }
      return false
    case .record(let parts):
      for part in parts {
        if case .ref = part { return finds(needle, part) }
      }
      return parts.first.map { finds(needle, $0) } ?? false
    case .none, .flag, .int, .day, .instant, .raw: return false
    }
  }
}

/// A query made ready: everything that does not depend on the row is worked out.
indirect enum RowTest<Row: Entity>: Sendable {
  case constant(Bool)
  case every([RowTest])
  case either([RowTest])
  case not(RowTest)
  case numbers(Reading<Row>, [ClosedRange<Int64>], Presence)
  case moments(Reading<Row>, [MomentSpan], Presence)
  case flag(Reading<Row>, yes: Bool, no: Bool)
  case names(Reading<Row>, [NameNeedle], exact: Bool, Presence)
  case texts(Reading<Row>, [TextNeedle], whole: Bool, Presence)
  case word([WordReading<Row>], TextNeedle, known: WordTable?, rest: [WordReading<Row>])

  func matches(_ row: Row, _ scene: QueryScene) -> Bool {
    switch self {
    case .constant(let answer):
      return answer
    case .every(let tests):
      for test in tests where !test.matches(row, scene) { return false }
      return true
    case .either(let tests):
      for test in tests where test.matches(row, scene) { return true }
      return false
    case .not(let test):
      return !test.matches(row, scene)
    case .numbers(let reading, let ranges, let presence):
      return RowTest.accepts(reading.value(row, scene), presence) { value in
        guard case .int(let number) = value else { return false }
        for range in ranges where range.contains(number) { return true }
        return false
      }
    case .moments(let reading, let spans, let presence):
      return RowTest.accepts(reading.value(row, scene), presence) { value in
        for span in spans where span.contains(value) { return true }
        return false
      }
    case .flag(let reading, let yes, let no):
      return reading.value(row, scene).flag ? yes : no
    case .names(let reading, let needles, let exact, let presence):
      let value = reading.value(row, scene)
      if exact, case .list(let values) = value, !values.isEmpty {
        return presence.any || RowTest.isExactly(values, needles)
      }
      return RowTest.accepts(value, presence) { value in
        for needle in needles where needle.matches(value) { return true }
        return false
      }
    case .texts(let reading, let needles, let whole, let presence):
      return RowTest.accepts(reading.value(row, scene), presence) { value in
        guard case .text(let text) = value else { return false }
        for needle in needles where whole ? needle.isWhole(text) : needle.isWithin(text) {
          return true
        }
        return false
      }
    case .word(let readings, let needle, let known, let rest):
      if let answer = known?.finds(needle, in: row.id.raw) {
        if answer { return true }
        for reading in rest where reading.finds(needle, row, scene) { return true }
        return false
      }
      for reading in readings where reading.finds(needle, row, scene) { return true }
      return false
    }
  }

  /// Whether one of the values of a field is accepted; an empty list is nothing recorded.
  private static func accepts(
    _ value: FieldValue, _ presence: Presence, _ test: (FieldValue) -> Bool
  ) -> Bool {
    switch value {
    case .none: return presence.missing
    case .list(let values):
      if values.isEmpty { return presence.missing }
      if presence.any { return true }
      for value in values where test(value) { return true }
      return false
    default: return presence.any || test(value)
    }
  }

  private static func isExactly(_ values: [FieldValue], _ needles: [NameNeedle]) -> Bool {
    !needles.isEmpty
      && values.allSatisfy { value in needles.contains { $0.matches(value) } }
      && needles.allSatisfy { needle in values.contains(where: needle.matches) }
  }

  /// What a test costs, roughly: cheap ones of a conjunction are asked first.
  var cost: Int {
    switch self {
    case .constant: 0
    case .flag: 1
    case .numbers, .moments: 2
    case .names: 4
    case .texts: 6
    case .word(let readings, _, _, _): 8 * max(1, readings.count)
    case .not(let test): test.cost
    case .every(let tests), .either(let tests): tests.reduce(0) { $0 + $1.cost }
    }
  }
}
