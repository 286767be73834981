import CommunityModel
import CommunityQuery
import Wording

extension PlanInput {
  /// The procedure that sets one field of each group to a value; `vet` says why a group is left out.
  func settingGroup(
    _ field: Field<Group>, _ label: Localized, warnings: [Localized] = [], prelude: [Change] = [],
    to value: @escaping @Sendable (Group) -> FieldValue,
    shown: @escaping @Sendable (FieldValue) -> Localized,
    vet: @escaping @Sendable (Group) -> Localized? = { _ in nil }
  ) -> Procedure {
    let community = community
    return Procedure(label, prelude: prelude, warnings: warnings) { id in
      guard let group = community.groups[raw: id] else { return .unchanged }
      let (before, after) = (field.read(group), value(group))
      guard before != after else { return .unchanged }
      if let reason = vet(group) { return .skip(reason) }
      return .change(
        [.set(Group.collection.key, id, field: field.key, before: before, after: after)],
        before: before.isNone ? .nothing : shown(before),
        after: after.isNone ? .nothing : shown(after))
    }
  }

  /// The procedure that sets a line of text; nothing typed clears it.
  func settingGroupText(
    _ field: Field<Group>, _ title: Localized, limit: Int
  ) throws(Refusal) -> Procedure {
    let text = answer(0).trimmed
    guard text.count <= limit else {
      throw Refusal("最长 \(limit) 个字", "At most \(limit) characters")
    }
    let value: FieldValue = text.isEmpty || text == "-" ? .none : .text(text)
    let first = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let label =
      value.isNone
      ? Localized("清掉\(title.zh)", "Clear \(title.en.lowercased())")
      : Localized(
        "设\(title.zh)「\(first.prefix(20))」", "Set \(title.en.lowercased()) “\(first.prefix(20))”")
    return settingGroup(
      field, label, to: { _ in value }, shown: { Localized(verbatim: $0.text ?? "") })
  }

  /// A number within bounds, or nil where nothing is typed.
  func optionalNumber(
    _ index: Int, _ name: Localized, _ bounds: ClosedRange<Int64>
  ) throws(Refusal) -> Int64? {
    words(index) == nil ? nil : try number(index, name, bounds)
  }
}

extension Field<Group> {
  /// A stored field of groups by its key; the keys are written in this module only.
  static func of(_ key: String) -> Field<Group> {
    Group.field(key) ?? Group.notice
  }
}
