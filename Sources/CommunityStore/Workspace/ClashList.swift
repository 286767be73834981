import CommunityModel

/// The rule that lists the clashes of a history: those that the fold has found and those that consoles
/// wrote down, each with both transactions, and whether somebody has decided since.
struct ClashList {
  /// The clashes, in the order of the history.
  private(set) var clashes: [Clash] = []

  fileprivate struct Place: Hashable {
    let collection: String
    let id: Int64
    let field: String?
  }

  private let folded: [ID<ChangeGroup>: [Clash]]
  /// The fields that matter, by row; `nil` among them stands for the row.
  private var concerned: [Place: Set<Place>] = [:]
  private var writers: [Place: LoggedGroup] = [:]
  /// Clashes that nobody has decided yet, by place.
  private var open: [Place: [Int]] = [:]
  private var colleagues: [ID<ChangeGroup>: LoggedGroup] = [:]
  private let machines: Int

  /// The clashes of a history whose fold has found `folded`.
  init(_ folded: [Clash], in entries: [StoredGroup]) {
    self.folded = Dictionary(grouping: folded, by: \.group)
    machines = Set(entries.map(\.logged.place.machine)).count
    let overtaken = entries.filter { $0.group.overtaken != nil }
    guard !folded.isEmpty || !overtaken.isEmpty else { return }
    for clash in folded { concern(clash.collection, clash.id, clash.field) }
    var wanted: Set<ID<ChangeGroup>> = []
    for part in overtaken.flatMap({ $0.group.overtaken?.parts ?? [] }) {
      for change in part.changes { concern(change.collection, change.id, change.field) }
      if let by = part.by { wanted.insert(by) }
    }
    for entry in entries where wanted.contains(entry.group.id) {
      colleagues[entry.group.id] = entry.logged
    }
    for entry in entries { take(entry) }
  }

  private mutating func concern(_ collection: String, _ id: Int64, _ field: String?) {
    let row = Place(collection: collection, id: id, field: nil)
    concerned[row, default: [row]].insert(Place(collection: collection, id: id, field: field))
  }

  private mutating func take(_ entry: StoredGroup) {
    let noted = complete(folded[entry.group.id] ?? [], of: entry.logged)
    let contested = Set(noted.map(\.place))
    for change in entry.group.changes {
      for place in places(of: change) where !contested.contains(place) {
        for index in open.removeValue(forKey: place) ?? [] { clashes[index].isSettled = true }
        writers[place] = entry.logged
      }
    }
    for clash in noted where clash.keptBy?.id == entry.logged.id {
      writers[clash.place] = entry.logged
    }
    for clash in noted + Self.overtaken(entry, colleagues, writers) {
      open[clash.place, default: []].append(clashes.count)
      clashes.append(clash)
    }
  }

  /// The places that a change writes and that matter.
  private func places(of change: Change) -> [Place] {
    let row = Place(collection: change.collection, id: change.id, field: nil)
    guard let all = concerned[row] else { return [] }
    guard let field = change.field else { return Array(all) }
    return [row, Place(collection: row.collection, id: row.id, field: field)].filter(all.contains)
  }

  private func complete(_ noted: [Clash], of logged: LoggedGroup) -> [Clash] {
    noted.map { clash in
      var clash = clash
      if clash.keptBy == nil { clash.keptBy = writers[clash.place] }
      if clash.lostBy == nil { clash.lostBy = writers[clash.place] }
      let hosts = [clash.keptBy, clash.lostBy].compactMap { $0?.place.machine }
      let isOfOneMachine = hosts.count == 2 ? hosts[0] == hosts[1] : machines == 1
      clash.origin = isOfOneMachine ? .repair : .machines
      return clash
    }
  }

  private static func overtaken(
    _ entry: StoredGroup, _ colleagues: [ID<ChangeGroup>: LoggedGroup],
    _ writers: [Place: LoggedGroup]
  ) -> [Clash] {
    (entry.group.overtaken?.parts ?? []).flatMap { part in
      part.changes.compactMap { change in
        guard case .set(let collection, let id, let field, let before, let after) = change else {
          return nil
        }
        var clash = Clash(
          origin: .consoles, group: entry.group.id, collection: collection, id: id, field: field,
          kept: before, lost: after, lostBy: entry.logged)
        clash.keptBy = part.by.flatMap { colleagues[$0] } ?? writers[clash.place]
        return clash
      }
    }
  }
}

extension Clash {
  fileprivate var place: ClashList.Place {
    ClashList.Place(collection: collection, id: id, field: field)
  }
}

extension OpenedWorkspace {
  /// Every clash of the whole history.
  ///
  /// What was read from a snapshot knows only those since; where there may be older ones the journal is
  /// read from its beginning.
  public func allClashes() throws(StoreError) -> [Clash] {
    let log = ledger.log
    guard log.archive != nil else { return clashes }
    let machines = Set(ledger.head.positions.map(\.machine)).count
    let flagged = try log.all().contains { $0.overtaken > 0 }
    guard flagged || machines > 1 || hasSkips else { return [] }
    return try WorkspaceLoader(env: log.env, paths: log.paths, usesSnapshots: false).load().clashes
  }
}
