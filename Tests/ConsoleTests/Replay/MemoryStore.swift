import CommunityModel
import Console
import Wording

/// A store that keeps its journal in memory and answers as the real one does: stored, behind, or not
/// at all.
struct MemoryStore {
  /// What the disk does.
  enum Disk: String { case works, full, slow }

  /// The rows as the journal makes them.
  private(set) var community: Community
  /// Every transaction, oldest first.
  private(set) var journal: [ChangeGroup] = []
  /// What the disk does.
  var disk = Disk.works
  /// Transactions on their way.
  private(set) var waiting: [ChangeGroup] = []
  /// What colleagues stored that the console has not heard of.
  private(set) var unseen: [ChangeGroup] = []
  /// What does not fit the rows on disk: always the console's mistake.
  private(set) var misfits: [String] = []

  init(_ community: Community) {
    self.community = community
  }

  /// Takes a transaction of the console's.
  mutating func append(_ group: ChangeGroup) {
    waiting.append(group)
  }

  /// A colleague elsewhere stores a transaction.
  mutating func storeForeign(_ group: ChangeGroup) {
    write(group)
    unseen.append(group)
  }

  /// What the store has to say: what others wrote comes before anything of ours is written.
  mutating func reply() -> [Intent] {
    if !unseen.isEmpty {
      let foreign = unseen
      unseen = []
      // Ours come back planned anew.
      waiting = []
      return [.behind(foreign)]
    }
    switch disk {
    case .slow: return []
    case .full:
      return waiting.isEmpty
        ? [] : [.failed(Localized("磁盘满了，会自动重试", "The disk is full; trying again"))]
    case .works:
      let ours = waiting
      waiting = []
      return ours.map { group in
        write(group)
        return .stored(group.id, sequence: journal.count)
      }
    }
  }

  private mutating func write(_ group: ChangeGroup) {
    do {
      try community.apply(group.changes)
    } catch {
      misfits.append("\(group.label.en): \(error)")
    }
    journal.append(group)
  }

  /// The transaction of an id.
  func load(_ id: ID<ChangeGroup>) -> Intent {
    journal.first { $0.id == id }.map { .loaded($0) }
      ?? .unavailable(Localized("这一步不在记录里", "This step is not in the history"))
  }

  /// The transactions that changed a row.
  func trace(_ row: Int64) -> Intent {
    .traced(row, journal.filter { $0.changes.contains { $0.id == row } }.map(\.id))
  }

  /// Everything anew.
  func reload(mint: IDMint) -> Intent {
    var rows = community
    rows.mint = mint
    let entries = journal.enumerated().map { HistoryEntry($1, sequence: $0 + 1) }
    return .reloaded(rows, entries)
  }

  /// One line about the n-th transaction, as sessions expect it.
  func line(_ place: Int) -> String {
    let group = journal[place]
    var parts: [(what: String, count: Int)] = []
    for change in group.changes {
      let what = Self.kind(change)
      if let index = parts.firstIndex(where: { $0.what == what }) {
        parts[index].count += 1
      } else {
        parts.append((what, 1))
      }
    }
    let changes = parts.map { "\($0.what) \($0.count)" }.joined(separator: ", ")
    let undoes = group.undoes.flatMap { id in journal.firstIndex { $0.id == id } }
      .map { " · undoes \($0 + 1)" }
    let left = group.overtaken.map { " · left out \($0.rows)" } ?? ""
    return
      "\(place + 1) \(group.actor.name) · \(group.action) · \(group.label.zh) · \(group.count)\(undoes ?? "") · \(changes)\(left)"
  }

  private static func kind(_ change: Change) -> String {
    switch change {
    case .insert(let key, _): "insert \(key)"
    case .remove(let key, _): "remove \(key)"
    case .set(let key, _, let field, _, _): "set \(key).\(field)"
    case .add(let key, _, let field, _): "add \(key).\(field)"
    case .drop(let key, _, let field, _): "drop \(key).\(field)"
    }
  }
}
