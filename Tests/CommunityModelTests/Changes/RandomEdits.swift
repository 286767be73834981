import CommunityModel
import TestKit

/// Changes that fit a community, of every kind and in every collection, drawn from a seed.
struct RandomEdits {
  private var samples: FieldSamples
  private var next: Int64 = 1

  init(seed: UInt64) {
    samples = FieldSamples(random: SeededRandom(seed: seed))
  }

  /// A change that applies to the rows as they are; nil where this draw finds none.
  mutating func change(of community: Community) -> Change? {
    let face = samples.random.pick(Collections.all)
    let ids = face.ids(community)
    let draw = samples.random.number(0...9)
    guard draw > 3, !ids.isEmpty else { return insertion(face) }
    let id = samples.random.pick(ids)
    guard draw > 4 else { return face.record(community, id).map { .remove(face.info.key, $0) } }
    let field = samples.random.pick(face.fields)
    guard let before = face.read(community, id, field.key) else { return nil }
    guard case .set(let element) = field.kind else {
      return .set(
        face.info.key, id, field: field.key, before: before, after: samples.value(field.kind))
    }
    if let old = before.list.first, samples.random.chance(percent: 40) {
      return .drop(face.info.key, id, field: field.key, element: old)
    }
    let new = samples.value(element)
    guard !before.list.contains(new) else { return nil }
    return .add(face.info.key, id, field: field.key, element: new)
  }

  private mutating func insertion(_ face: CollectionFace) -> Change? {
    next += 1
    var fields: [RowRecord.Entry] = []
    for field in face.fields {
      let isNeeded = ["status", "role", "state", "group", "member", "source"].contains(field.key)
      guard isNeeded || samples.random.chance(percent: 40) else { continue }
      fields.append(RowRecord.Entry(key: field.key, value: samples.value(field.kind)))
    }
    // As the row itself says it: with the defaults of what was left out.
    var blank = Community()
    guard
      (try? blank.apply([.insert(face.info.key, RowRecord(id: next, fields: fields))])) != nil
    else { return nil }
    return face.record(blank, next).map { .insert(face.info.key, $0) }
  }
}
