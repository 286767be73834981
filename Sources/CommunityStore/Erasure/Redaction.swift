import CommunityModel
import Wording

/// Takes the personal data of erased members out of transactions.
///
/// What is left of a transaction does to rows without that data what the whole did to rows with it, so
/// a journal of such remains still ends in the rows of today.
struct Redaction: Sendable {
  /// The members, by packed id.
  let members: Set<Int64>
  /// Rows about them, by collection.
  private var rows: [String: Set<Int64>] = [:]
  /// What the data said, for labels and for finding mentions.
  private(set) var words: Set<String> = []

  /// Prepares the redaction of a history that ends in `community`.
  init(_ members: Set<Int64>, in community: Community, history: some Sequence<ChangeGroup>) {
    self.members = members
    rows[Member.collection.key] = members
    for collection in PersonalData.collections {
      for member in members {
        rows[collection, default: []].formUnion(
          community.referrers(of: member, through: "\(collection).member"))
      }
    }
    rows[AbsorbedMember.collection.key] = Set(
      members.flatMap { community.referrers(of: $0, through: "absorbed.into") })
    for group in history {
      for change in group.changes { takeNote(change, community) }
    }
    for group in history {
      for change in group.changes { takeWords(change) }
      for part in group.overtaken?.parts ?? [] {
        for change in part.changes { takeWords(change) }
      }
    }
  }

  /// Rows that are gone by now belonged to whom they were about when they came or went.
  private mutating func takeNote(_ change: Change, _ community: Community) {
    let (collection, record): (String, RowRecord)
    switch change {
    case .insert(let key, let inserted): (collection, record) = (key, inserted)
    case .remove(let key, let removed): (collection, record) = (key, removed)
    default: return
    }
    guard let subject = PersonalData.subject(of: record, in: collection),
      members.contains(subject),
      Collections.named(collection)?.record(community, record.id) == nil
    else { return }
    rows[collection, default: []].insert(record.id)
  }

  private func isAbout(_ id: Int64, _ collection: String) -> Bool {
    rows[collection]?.contains(id) ?? false
  }

  /// Whether a transaction holds anything that has to go.
  func concerns(_ group: ChangeGroup) -> Bool {
    redacted(group) != group
  }

  /// The transaction without what has to go.
  func redacted(_ group: ChangeGroup) -> ChangeGroup {
    ChangeGroup(
      id: group.id, at: group.at, actor: group.actor, action: group.action,
      label: redacted(group.label), count: group.count, undoes: group.undoes,
      changes: group.changes.compactMap(redacted), overtaken: group.overtaken.map(redacted))
  }

  private func redacted(_ overtaken: Overtaken) -> Overtaken {
    Overtaken(
      rows: overtaken.rows,
      parts: overtaken.parts.compactMap { part in
        let changes = part.changes.compactMap(redacted)
        return changes.isEmpty ? nil : Overtaken.Part(by: part.by, changes: changes)
      })
  }

  private func redacted(_ change: Change) -> Change? {
    guard isAbout(change.id, change.collection) else { return change }
    switch change {
    case .insert(let collection, let record):
      return .insert(collection, PersonalData.erased(record, in: collection))
    case .remove(let collection, let record):
      return .remove(collection, PersonalData.erased(record, in: collection))
    case .set(let collection, _, let field, _, _), .add(let collection, _, let field, _),
      .drop(let collection, _, let field, _):
      return PersonalData.isErased(field, in: collection) ? nil : change
    }
  }

  private func redacted(_ label: Localized) -> Localized {
    guard words.contains(where: { label.zh.contains($0) || label.en.contains($0) }) else {
      return label
    }
    var (zh, en) = (label.zh, label.en)
    // Longer words first: a name may be part of a longer one.
    for word in words.sorted(by: { $0.utf8.count > $1.utf8.count }) {
      zh = zh.replacing(word, with: "※")
      en = en.replacing(word, with: "※")
    }
    return Localized(zh: zh, en: en)
  }
}

extension Redaction {
  /// Fields whose texts say who somebody is.
  private static let telling: Set<String> = [
    "name", "remark", "realName", "phone", "email", "nickname", "buyer", "address", "number",
  ]

  private mutating func takeWords(_ change: Change) {
    guard isAbout(change.id, change.collection) else { return }
    switch change {
    case .insert(_, let record), .remove(_, let record):
      for entry in record.fields where Self.telling.contains(entry.key) { take(entry.value) }
    case .set(_, _, let field, let before, let after) where Self.telling.contains(field):
      take(before)
      take(after)
    default: break
    }
  }

  private mutating func take(_ value: FieldValue) {
    // One character, or two letters, would take pieces out of ordinary words.
    guard let text = value.text, text.utf8.count >= 4 else { return }
    words.insert(text)
  }

  /// How many rows about nobody erased still hold one of the words, such as a note on somebody else.
  func mentions(in community: Community) -> Int {
    guard !words.isEmpty else { return 0 }
    var count = 0
    for face in Collections.all {
      for id in face.ids(community) where !isAbout(id, face.info.key) {
        guard let record = face.record(community, id) else { continue }
        let isMentioned = record.fields.contains { entry in
          guard case .text(let text) = entry.value else { return false }
          return words.contains { text.contains($0) }
        }
        if isMentioned { count += 1 }
      }
    }
    return count
  }
}
