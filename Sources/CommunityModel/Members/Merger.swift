/// Why two people cannot become one.
public enum MergeObstacle: Error, Hashable, Sendable {
  /// Both are the same row, or one of them is not there.
  case notTwo
  /// One of them is a colleague.
  case staff
  /// Both have an account on one platform, and they differ.
  case accounts(platform: String)
  /// Both are candidates of the same KOC programme.
  case candidacies
  /// Both are in one group now.
  case sameGroup(ID<Group>)
}

extension Community {
  /// The changes that make one person of two: whatever refers to `other` refers to `survivor` from then
  /// on, what the survivor lacks is filled in, and the other is kept with a map of what was moved.
  public func merging(
    _ other: ID<Member>, into survivor: ID<Member>, at now: Instant, by author: String
  ) throws(MergeObstacle) -> [Change] {
    guard other != survivor, let person = members[other], let kept = members[survivor] else {
      throw .notTwo
    }
    guard !person.isStaff, !kept.isStaff else { throw .staff }
    for account in person.accounts {
      if let own = kept.account(on: account.platform), own.id != account.id {
        throw .accounts(platform: account.platform)
      }
    }
    let open = Set(candidacies(of: survivor).filter { $0.stage.isOpen }.map(\.programme))
    guard
      !candidacies(of: other).contains(where: { $0.stage.isOpen && open.contains($0.programme) })
    else { throw .candidacies }
    let groups = Set(memberships(of: survivor).filter { $0.status == .active }.map(\.group))
    if let shared = memberships(of: other).first(where: {
      $0.status == .active && groups.contains($0.group)
    }) {
      throw .sameGroup(shared.group)
    }

    var row = AbsorbedMember(id: ID(raw: other.raw))
    row.person = person
    (row.into, row.at, row.by) = (survivor, now, author)
    var changes: [Change] = []
    for found in references(to: other) {
      row.moved.append(
        MovedReference(collection: found.collection, row: found.row, field: found.field))
      changes.append(
        .set(
          found.collection, found.row, field: found.field, before: .ref(other.raw),
          after: .ref(survivor.raw)))
    }
    for field in Member.fields where field.key != "staff" && field.key != "operator" {
      let (mine, theirs) = (field.read(kept), field.read(person))
      if field.kind.isSet {
        for element in theirs.list where !mine.list.contains(element) {
          // One tag is worn once, whoever put it on when.
          if field.key == "tags", let tag = element.record?.first,
            mine.list.contains(where: { $0.record?.first == tag })
          {
            continue
          }
          if field.key == "accounts", let platform = element.record?.first,
            mine.list.contains(where: { $0.record?.first == platform })
          {
            continue
          }
          changes.append(
            .add(Member.collection.key, survivor.raw, field: field.key, element: element))
          row.filled.append(field.key)
        }
      } else if mine.isNone, !theirs.isNone {
        changes.append(
          .set(
            Member.collection.key, survivor.raw, field: field.key, before: mine, after: theirs))
        row.filled.append(field.key)
      }
    }
    row.filled = Array(Set(row.filled)).sorted()
    changes.append(.remove(Member.collection.key, person.record))
    changes.append(.insert(AbsorbedMember.collection.key, row.record))
    return changes
  }

  /// The changes that bring a merged person back: what was moved and is still where it was moved to goes
  /// back, and what was filled in and is still as it was is taken out.
  public func splitting(_ absorbed: AbsorbedMember) -> [Change] {
    guard let survivor = members[absorbed.into], members[ID<Member>(raw: absorbed.id.raw)] == nil
    else { return [] }
    var changes: [Change] = [
      .remove(AbsorbedMember.collection.key, absorbed.record),
      .insert(Member.collection.key, absorbed.person.record),
    ]
    for moved in absorbed.moved {
      guard let face = Collections.named(moved.collection),
        face.read(self, moved.row, moved.field) == .ref(survivor.id.raw)
      else { continue }
      changes.append(
        .set(
          moved.collection, moved.row, field: moved.field, before: .ref(survivor.id.raw),
          after: .ref(absorbed.id.raw)))
    }
    for field in Member.fields where absorbed.filled.contains(field.key) {
      let (mine, theirs) = (field.read(survivor), field.read(absorbed.person))
      if field.kind.isSet {
        for element in theirs.list where mine.list.contains(element) {
          changes.append(
            .drop(Member.collection.key, survivor.id.raw, field: field.key, element: element))
        }
      } else if mine == theirs {
        changes.append(
          .set(
            Member.collection.key, survivor.id.raw, field: field.key, before: mine, after: .none))
      }
    }
    return changes
  }

  /// Every plain reference to a member, in the order of collections and rows.
  private func references(
    to member: ID<Member>
  ) -> [(collection: String, row: Int64, field: String)] {
    var found: [(collection: String, row: Int64, field: String)] = []
    for face in Collections.all {
      for field in face.fields where field.kind == .reference(Member.collection.key) {
        let rows =
          face.indexed.contains(field.key)
          ? referrers(of: member.raw, through: "\(face.info.key).\(field.key)") : face.ids(self)
        for row in rows where face.read(self, row, field.key) == .ref(member.raw) {
          found.append((face.info.key, row, field.key))
        }
      }
    }
    return found
  }
}
