import CommunityModel
import CommunityQuery
import Wording

extension PlanInput {
  /// The procedure that sets a field to the colleague of the first answer; `-` takes it off.
  func assignment(
    _ collection: String, field: String = "owner", title: Localized,
    owner: @escaping @Sendable (Int64) -> ID<Operator>?
  ) throws(Refusal) -> Procedure {
    let name = answer(0).trimmed
    let target = name == "-" ? nil : community.colleague(named: name)
    guard target != nil || name == "-" else {
      throw Refusal("没有同事「\(name)」", "There is no colleague “\(name)”")
    }
    let shown = target.map { Localized(verbatim: $0.displayName) } ?? Localized("无", "None")
    let label = title + Localized(" → \(shown.zh)", " → \(shown.en)")
    let (scene, after) = (scene, target.map { FieldValue.ref($0.id.raw) } ?? .none)
    return Procedure(label) { id in
      let present = owner(id)
      guard present != target?.id else { return .unchanged }
      let named = present.flatMap { scene.community.operators[$0]?.displayName }
      return .change(
        [
          .set(
            collection, id, field: field,
            before: present.map { .ref($0.raw) } ?? .none, after: after)
        ],
        before: named.map { Localized(verbatim: $0) } ?? Localized("无", "None"), after: shown)
    }
  }

  /// The procedure that adds a signed note to each row.
  func noting(
    _ link: @escaping @Sendable (inout Note, Int64) -> Void
  ) throws(Refusal) -> Procedure {
    let text = answer(0).trimmed
    guard text.count <= 2000 else {
      throw Refusal("备注最长 2,000 个字", "A note has at most 2,000 characters")
    }
    let (base, now, author) = (community.mint, moment.now, actor.name)
    let places = Dictionary(
      chosen.enumerated().map { ($0.element, Int64($0.offset)) }, uniquingKeysWith: { a, _ in a })
    let short = text.count > 20 ? "\(text.prefix(20))…" : text
    return Procedure(Localized("记备注「\(short)」", "Add note “\(short)”")) { id in
      // Each row's note has an id of its own, found by the row's place so that judging has no order.
      let counter = base.next + (places[id] ?? 0)
      var note = Note(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
      link(&note, id)
      note.text = text
      note.at = now
      note.by = author
      return .change(
        [.insert(Note.collection.key, note.record)], before: Localized("", ""),
        after: Localized(verbatim: "+ \(short)"))
    }
  }
}
