/// The rows chosen for an action, by id: sorting, filtering and a colleague's edits leave them alone.
public struct Marks: Equatable, Sendable {
  /// The ids.
  public private(set) var ids: Set<Int64> = []
  private var earlier: [Set<Int64>] = []

  /// Nothing chosen.
  public init() {}

  /// Whether nothing is chosen.
  public var isEmpty: Bool { ids.isEmpty }

  /// How many are chosen.
  public var count: Int { ids.count }

  /// Whether a row is chosen.
  public func contains(_ id: Int64) -> Bool { ids.contains(id) }

  /// Chooses a row, or no longer.
  public mutating func toggle(_ id: Int64) {
    change { if $0.remove(id) == nil { $0.insert(id) } }
  }

  /// Adds rows.
  public mutating func formUnion(_ more: some Sequence<Int64>) {
    change { $0.formUnion(more) }
  }

  /// Takes rows out.
  public mutating func subtract(_ fewer: some Sequence<Int64>) {
    change { $0.subtract(fewer) }
  }

  /// Keeps only those that are also in `others`.
  public mutating func formIntersection(_ others: Set<Int64>) {
    change { $0.formIntersection(others) }
  }

  /// Chooses exactly these rows.
  public mutating func replace(with others: Set<Int64>) {
    change { $0 = others }
  }

  /// Chooses nothing.
  public mutating func clear() {
    change { $0 = [] }
  }

  /// Goes back to the set before the last change; false where there is none.
  public mutating func restorePrevious() -> Bool {
    guard let previous = earlier.popLast() else { return false }
    ids = previous
    return true
  }

  private mutating func change(_ edit: (inout Set<Int64>) -> Void) {
    var next = ids
    edit(&next)
    guard next != ids else { return }
    earlier.append(ids)
    if earlier.count > 20 { earlier.removeFirst() }
    ids = next
  }
}
