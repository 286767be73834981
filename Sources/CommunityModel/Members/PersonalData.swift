import Wording

/// Which fields say something about a person: what an erasure takes out of rows, journals and backups.
///
/// Of the person's own row only the bare id and a few marks stay. Of rows about the person what counts
/// stays (that an order was paid, that somebody joined), what tells who it was goes.
public enum PersonalData {
  /// Fields of a member that stay when the person's data is erased.
  private static let keptOfMember: Set<String> = ["staff", "operator", Member.erased.key]
  /// Fields of a merged person that stay besides: what a split needs, which names nobody.
  private static let keptOfAbsorbed: Set<String> = [
    "into", "mergedAt", "mergedBy", "moved", "filled",
  ]

  /// Fields that are erased in rows about a member, by collection.
  private static let aboutMember: [String: Set<String>] = [
    "memberships": ["nickname", "admission"],
    "notes": ["text"],
    "orders": ["number", "buyer", "referrer"],
    "candidates": ["remark", "log", "nudge", "recommender"],
    "tasks": ["title", "text", "note", "skipped"],
    "points": ["reason"],
    "requests": ["reason"],
    "benefits": [],
    "violations": [],
    "participations": [],
    "payouts": [],
    "checks": [],
    "shifts": [],
    "enrolments": ["lostReason"],
  ]

  /// Whether a field of a row about an erased person is erased; fields of newer versions are.
  public static func isErased(_ field: String, in collection: String) -> Bool {
    if collection == Member.collection.key { return !keptOfMember.contains(field) }
    if collection == AbsorbedMember.collection.key {
      return !keptOfMember.contains(field) && !keptOfAbsorbed.contains(field)
    }
    guard let fields = aboutMember[collection] else { return false }
    return fields.contains(field) || Collections.named(collection)?.field(field) == nil
  }

  /// The collections with rows about a member, besides the members themselves.
  public static let collections: [String] = aboutMember.keys.sorted()

  /// The member that a row is about; nil where it is about nobody.
  public static func subject(of record: RowRecord, in collection: String) -> Int64? {
    if collection == Member.collection.key { return record.id }
    if collection == AbsorbedMember.collection.key { return record["into"].ref }
    return aboutMember[collection] == nil ? nil : record["member"].ref
  }

  /// A record without what an erasure takes.
  public static func erased(_ record: RowRecord, in collection: String) -> RowRecord {
    RowRecord(id: record.id, fields: record.fields.filter { !isErased($0.key, in: collection) })
  }
}

extension Member {
  /// The day on which the personal data was erased; the tombstone.
  public static let erased = Field<Member>.sparse(
    "erased", Localized("已删除个人信息", "Erased"), .day)

  /// The day on which the personal data was erased; nil for everybody else.
  public var erasedDay: Day? { more["erased"].day }
}

extension Community {
  /// Everybody whose personal data was erased: those who bear a tombstone, and those who turned out to be
  /// one of them and were merged.
  public var erasedMembers: Set<Int64> {
    let erased = members.filter { $0.erasedDay != nil }.map(\.id.raw)
    return Set(erased).union(erased.flatMap(absorbed(into:)))
  }

  /// The ids under which a member was also known before a merger.
  private func absorbed(into member: Int64) -> [Int64] {
    referrers(of: member, through: "absorbed.into")
  }

  /// The changes that erase a member's personal data as far as rows go, and leave a tombstone.
  ///
  /// The journal's older lines still hold it; they are rewritten by the store.
  public func erasing(_ member: ID<Member>, on day: Day) -> [Change] {
    var changes: [Change] = []
    func erase(_ collection: String, _ id: Int64) {
      guard let record = Collections.named(collection)?.record(self, id) else { return }
      for entry in record.fields where PersonalData.isErased(entry.key, in: collection) {
        if case .raw = entry.value { continue }
        changes.append(
          .set(collection, id, field: entry.key, before: entry.value, after: .none))
      }
    }
    func bury(_ collection: String, _ id: Int64) {
      changes.append(
        .set(collection, id, field: Member.erased.key, before: .none, after: .day(day)))
    }
    erase(Member.collection.key, member.raw)
    for collection in PersonalData.collections {
      for id in referrers(of: member.raw, through: "\(collection).member") {
        erase(collection, id)
      }
    }
    for id in absorbed(into: member.raw) {
      erase(AbsorbedMember.collection.key, id)
      bury(AbsorbedMember.collection.key, id)
    }
    bury(Member.collection.key, member.raw)
    return changes
  }
}
