import CommunityModel

extension Community {
  /// The changes that turn these rows into others, collection by collection.
  func changes(to other: Community) -> [Change] {
    var changes: [Change] = []
    for face in Collections.all {
      let ids = Set(face.ids(self)).union(face.ids(other)).sorted()
      for id in ids {
        changes += Self.changes(
          face.info.key, from: face.record(self, id), to: face.record(other, id))
      }
    }
    return changes
  }

  /// The changes that turn one row into another, or into none.
  static func changes(_ key: String, from old: RowRecord?, to new: RowRecord?) -> [Change] {
    switch (old, new) {
    case (let old?, nil): [.remove(key, old)]
    case (nil, let new?): [.insert(key, new)]
    case (let old?, let new?): changes(key, old, new)
    case (nil, nil): []
    }
  }

  private static func changes(_ key: String, _ old: RowRecord, _ new: RowRecord) -> [Change] {
    guard old != new else { return [] }
    let fields = Collections.named(key)?.fields.map(\.key) ?? []
    let known = Set(fields)
    let unknown = { (record: RowRecord) in record.fields.filter { !known.contains($0.key) } }
    // A field of a newer version cannot be set by itself: the row goes and comes again.
    guard unknown(old) == unknown(new) else { return [.remove(key, old), .insert(key, new)] }
    return fields.compactMap { field in
      old[field] == new[field]
        ? nil : .set(key, old.id, field: field, before: old[field], after: new[field])
    }
  }

  /// Changes as they have to be to take effect on these rows whatever was there: what somebody asked for
  /// with their eyes open. What cannot take effect at all is left out.
  func enforced(_ changes: [Change]) -> [Change] {
    var rows = self
    var enforced: [Change] = []
    for change in changes {
      var wanted = change
      if case .set(let key, let id, let field, _, let after) = change,
        let now = Collections.named(key)?.read(rows, id, field)
      {
        guard now != after else { continue }
        wanted = .set(key, id, field: field, before: now, after: after)
      }
      guard (try? rows.apply([wanted])) != nil else { continue }
      enforced.append(wanted)
    }
    return enforced
  }
}
