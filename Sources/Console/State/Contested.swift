public import CommunityModel

/// A place that two people set without knowing of each other: both values, until somebody sets it again.
public struct Contested: Hashable, Sendable {
  /// Who set a value, and when.
  public struct Setter: Hashable, Sendable {
    /// By name.
    public let name: String
    /// When.
    public let at: Instant

    /// Somebody at a moment.
    public init(name: String, at: Instant) {
      self.name = name
      self.at = at
    }
  }

  /// The transaction that did not find what it expected.
  public let group: ID<ChangeGroup>
  /// The collection of the row.
  public let collection: String
  /// The row.
  public let id: Int64
  /// The field; nil where the row as a whole is concerned.
  public let field: String?
  /// The value that counts.
  public let kept: FieldValue
  /// The value that does not.
  public let lost: FieldValue
  /// Who set the one that counts; nil where it is not known.
  public let keptBy: Setter?
  /// Who set the other one; nil where it is not known.
  public let lostBy: Setter?

  /// A place with both values.
  public init(
    group: ID<ChangeGroup>, collection: String, id: Int64, field: String?, kept: FieldValue,
    lost: FieldValue, keptBy: Setter?, lostBy: Setter?
  ) {
    self.group = group
    self.collection = collection
    self.id = id
    self.field = field
    self.kept = kept
    self.lost = lost
    self.keptBy = keptBy
    self.lostBy = lostBy
  }
}

/// The contested places of a workspace that nobody has decided yet, row by row.
struct ContestedRows: Sendable {
  private struct Row: Hashable {
    let collection: String
    let id: Int64
  }

  private var rows: [Row: [Contested]] = [:]

  init(_ all: [Contested] = []) {
    for contested in all { add(contested) }
  }

  /// The contested places of a row, the oldest first.
  func of(_ collection: String, _ id: Int64) -> [Contested] {
    rows[Row(collection: collection, id: id)] ?? []
  }

  /// Takes in a transaction: what it sets is decided, what it was overtaken by is contested.
  mutating func take(_ group: ChangeGroup, _ setter: (ID<ChangeGroup>) -> Contested.Setter?) {
    for change in group.changes where !rows.isEmpty {
      let row = Row(collection: change.collection, id: change.id)
      rows[row]?.removeAll { change.field == nil || $0.field == nil || $0.field == change.field }
      if rows[row]?.isEmpty == true { rows[row] = nil }
    }
    for part in group.overtaken?.parts ?? [] {
      for case .set(let collection, let id, let field, let before, let after) in part.changes {
        add(
          Contested(
            group: group.id, collection: collection, id: id, field: field, kept: before,
            lost: after, keptBy: part.by.flatMap(setter),
            lostBy: .init(name: group.actor.name, at: group.at)))
      }
    }
  }

  /// Forgets what a transaction was overtaken by, because it is planned anew.
  mutating func withdraw(_ group: ChangeGroup) {
    for case .set(let collection, let id, _, _, _) in group.overtaken?.parts.flatMap(\.changes)
      ?? []
    {
      let row = Row(collection: collection, id: id)
      rows[row]?.removeAll { $0.group == group.id }
      if rows[row]?.isEmpty == true { rows[row] = nil }
    }
  }

  private mutating func add(_ contested: Contested) {
    rows[Row(collection: contested.collection, id: contested.id), default: []].append(contested)
  }
}

extension Console {
  /// Takes note of what a transaction decides and what it leaves to be decided.
  mutating func noteContested(_ group: ChangeGroup) {
    contested.take(group) { id in
      history.last { $0.id == id }.map { .init(name: $0.actor.name, at: $0.at) }
    }
  }
}
