import CommunityModel
import CommunityQuery
import Wording

extension PlanInput {
  /// The procedure that sets one field of each member to one value.
  func setting(
    _ key: String, _ label: Localized, to value: FieldValue, shown: Localized? = nil,
    vet: @escaping @Sendable (Member) -> Localized? = { _ in nil }
  ) -> Procedure {
    changing(
      key, label, to: { _ in value }, vet: vet,
      shown: { field, now in
        now == value ? shown ?? field.plainWords(now) : field.plainWords(now)
      })
  }

  /// The procedure that sets one field of each member to a value that depends on the member.
  func changing(
    _ key: String, _ label: Localized, to value: @escaping @Sendable (Member) -> FieldValue,
    vet: @escaping @Sendable (Member) -> Localized? = { _ in nil },
    shown: @escaping @Sendable (Field<Member>, FieldValue) -> Localized
  ) -> Procedure {
    let community = community
    guard let field = Member.field(key) else { return Procedure(label) { _ in .unchanged } }
    return Procedure(label) { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      let (before, after) = (field.read(member), value(member))
      guard before != after else { return .unchanged }
      if let reason = vet(member) { return .skip(reason) }
      return .change(
        [.set(Member.collection.key, id, field: key, before: before, after: after)],
        before: field.masked(shown(field, before)), after: shown(field, after))
    }
  }
}

extension Field<Member> {
  /// A simple value in words.
  func plainWords(_ value: FieldValue) -> Localized {
    switch value {
    case .none: .nothing
    case .text(let text):
      if case .closed(let choices) = kind {
        choices.title(text)
      } else {
        Localized(verbatim: text)
      }
    case .flag(let flag): flag ? Localized("是", "Yes") : Localized("否", "No")
    case .day(let day): Localized(verbatim: day.text)
    default: Localized("有", "Recorded")
    }
  }

  /// Words as a preview may show them: what is private keeps its first letter, a phone its ends.
  func masked(_ words: Localized) -> Localized {
    guard words != .nothing else { return words }
    switch privacy {
    case .open, .nickname, .birthday: return words
    case .phone: return Localized(verbatim: Self.masked(words.zh, head: 3, tail: 4))
    case .realName, .email, .address, .platformID:
      return Localized(verbatim: Self.masked(words.zh, head: 1, tail: 0))
    }
  }

  private static func masked(_ text: String, head: Int, tail: Int) -> String {
    guard text.count > head + tail else { return "***" }
    return text.prefix(head) + "***" + text.suffix(tail)
  }
}

extension BulkAction {
  /// A verb that sets one text field of members; an empty answer clears it.
  static func settingText(
    _ id: String, field key: String, named name: Localized, summary: Localized, limit: Int,
    isPrivate: Bool = false, sample: String,
    clean: @escaping @Sendable (String) throws(Refusal) -> String = { (text) throws(Refusal) in
      text
    }
  ) -> BulkAction {
    let title = Localized("改\(name.zh)", "Set \(name.en.lowercased())")
    return BulkAction(
      id: id, on: Member.collection.key, title: title, summary: summary,
      arguments: [Argument(key, name, .text(limit: limit), optional: true)], sample: [sample],
      prepare: { (input) throws(Refusal) in
        let text = try clean(try input.line(0, limit: limit))
        guard !text.isEmpty else {
          return input.setting(
            key, Localized("清空\(name.zh)", "Clear \(name.en.lowercased())"), to: .none)
        }
        // A history that everybody reads holds no phone and no real name.
        let label = isPrivate ? title : title + Localized("「\(text)」", " “\(text)”")
        return input.setting(key, label, to: .text(text))
      })
  }
}
