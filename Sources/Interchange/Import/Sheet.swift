import CommunityModel

/// On whose account a row is made or changed.
struct Origin: Hashable {
  /// What the row is to its file.
  enum Part: Hashable {
    /// The row that a row of the file describes.
    case row
    /// A row made or changed on the way.
    case aside
    /// A membership that ends because the file does not show it.
    case absence
  }

  /// The file's place in the batch.
  let file: Int
  let part: Part
}

/// A collection being imported into: its rows as they would be, and how they differ from how they are.
///
/// Files of a batch say things of the same row in any order; only the difference between the beginning and the end
/// becomes changes, so nothing flips to and fro.
struct Sheet<Row: Entity> {
  private let table: Table<Row>
  private var drafts: [ID<Row>: Row] = [:]
  private var made: [ID<Row>] = []
  private var changed: [ID<Row>] = []
  private var origins: [ID<Row>: Origin] = [:]

  init(_ table: Table<Row>) {
    self.table = table
  }

  /// The row as it would be.
  subscript(id: ID<Row>) -> Row? { drafts[id] ?? table[id] }

  /// Whether the row is not in the community yet.
  func isNew(_ id: ID<Row>) -> Bool { drafts[id] != nil && table[id] == nil }

  /// A new row.
  mutating func make(
    _ mint: inout IDMint, for origin: Origin, _ fill: (inout Row) -> Void
  ) -> ID<Row> {
    let id = mint.mint(Row.self)
    var row = Row(id: id)
    fill(&row)
    drafts[id] = row
    made.append(id)
    origins[id] = origin
    return id
  }

  /// Changes a row; the first file to change it has the row on its account.
  mutating func edit(_ id: ID<Row>, for origin: Origin, _ change: (inout Row) -> Void) {
    guard let before = self[id] else { return }
    var row = before
    change(&row)
    guard row != before else { return }
    if drafts[id] == nil { changed.append(id) }
    drafts[id] = row
    if origins[id] == nil { origins[id] = origin }
  }

  /// The rows as they would be, old ones first.
  var rows: [Row] { table.map { drafts[$0.id] ?? $0 } + made.compactMap { drafts[$0] } }

  /// The new rows.
  var insertions: [Change] {
    made.compactMap { drafts[$0] }.map { .insert(Row.collection.key, $0.record) }
  }

  /// What differs in the others, field by field.
  var edits: [Change] {
    changed.flatMap { id in
      guard let before = table[id], let after = drafts[id] else { return [Change]() }
      return Row.fields.flatMap { Self.changes(of: $0, before, after) }
    }
  }

  /// How many rows each origin has made and changed.
  var tally: (made: [Origin: Int], changed: [Origin: Int]) {
    var counts: (made: [Origin: Int], changed: [Origin: Int]) = ([:], [:])
    for id in made {
      if let origin = origins[id] { counts.made[origin, default: 0] += 1 }
    }
    for id in changed where drafts[id] != table[id] {
      if let origin = origins[id] { counts.changed[origin, default: 0] += 1 }
    }
    return counts
  }

  private static func changes(of field: Field<Row>, _ before: Row, _ after: Row) -> [Change] {
    let (old, new) = (field.read(before), field.read(after))
    guard old != new else { return [] }
    let key = Row.collection.key
    let raw = before.id.raw
    guard field.kind.isSet else {
      return [.set(key, raw, field: field.key, before: old, after: new)]
    }
    let gone = old.list.filter { !new.list.contains($0) }
    let come = new.list.filter { !old.list.contains($0) }
    return gone.map { .drop(key, raw, field: field.key, element: $0) }
      + come.map { .add(key, raw, field: field.key, element: $0) }
  }
}
