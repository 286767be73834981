import Cells
import CommunityModel
import Panes
import Wording

/// Changes as people read them: whose row, which field, from what to what.
struct ChangeWords {
  let community: Community
  let moment: Moment

  /// What the changed row is called, by its own name or that of whom it is about.
  func name(_ change: Change) -> String {
    guard let face = Collections.named(change.collection) else { return change.collection }
    let fields: [RowRecord.Entry]
    switch change {
    case .insert(_, let record), .remove(_, let record): fields = record.fields
    default: fields = face.record(community, change.id)?.fields ?? []
    }
    func text(_ key: String) -> String? {
      fields.first { $0.key == key }?.value.text.flatMap { $0.isEmpty ? nil : $0 }
    }
    if let own = text("name") ?? text("title") { return own }
    for key in ["member", "group"] {
      if let raw = fields.first(where: { $0.key == key })?.value.ref,
        let name = named(raw, in: key + "s")
      {
        return name
      }
    }
    return PackedID.text(prefix: face.info.prefix, raw: change.id)
  }

  /// Field, value before and value after.
  func of(_ change: Change) -> (field: Localized, before: Localized, after: Localized) {
    let face = Collections.named(change.collection)
    let none = Localized("", "")
    let field = change.field.flatMap { face?.field($0) }
    let title = field?.title ?? Localized(verbatim: change.field ?? "")
    switch change {
    case .insert:
      let made = face?.info.title ?? Localized(verbatim: change.collection)
      return (made, none, Localized("新建", "made"))
    case .remove:
      let made = face?.info.title ?? Localized(verbatim: change.collection)
      return (made, Localized("有", "was there"), Localized("删掉", "removed"))
    case .set(_, _, _, let before, let after):
      return (title, words(before, field), words(after, field))
    case .add(_, _, _, let element):
      return (title, none, Localized(verbatim: "+ ") + words(element, field))
    case .drop(_, _, _, let element):
      return (title, words(element, field), Localized(verbatim: "− ") + words(element, field))
    }
  }

  private func words(_ value: FieldValue, _ field: FieldInfo?) -> Localized {
    guard !value.isNone else { return Localized("无", "none") }
    let whole = words(value, field?.kind ?? .text(limit: 200))
    switch field?.privacy ?? .open {
    case .open, .nickname: return whole
    case .realName, .phone, .email, .address, .platformID, .birthday:
      return Localized(verbatim: String(whole.zh.prefix(1)) + "***")
    }
  }

  private func words(_ value: FieldValue, _ kind: FieldKind) -> Localized {
    switch (kind, value) {
    case (.set(let element), let value) where value.isSingle: return words(value, element)
    case (.list(let element), let value) where value.isSingle: return words(value, element)
    case (.set(let element), .list(let values)), (.list(let element), .list(let values)):
      return values.map { words($0, element) }.joined(Localized("、", ", "))
    case (.record(let parts), .record(let values)):
      let shown = zip(parts, values).filter { !$1.isNone }
      // A record about a row is called by that row: a tag by its name.
      if let reference = shown.first(where: {
        if case .reference = $0.0.kind { true } else { false }
      }) {
        return words(reference.1, reference.0.kind)
      }
      return shown.map { words($1, $0.kind) }.joined(Localized(" ", " "))
    case (.reference(let collection), .ref(let raw)):
      return Localized(verbatim: named(raw, in: collection) ?? "?")
    case (.closed(let choices), .text(let code)): return choices.title(code)
    case (.money, .int(let fen)): return Localized(verbatim: NumberText.yuan(fen: fen))
    case (_, .text(let text)): return Localized(verbatim: text)
    case (_, .int(let number)): return Localized(verbatim: NumberText.grouped(Int(number)))
    case (_, .flag(let flag)): return flag ? Localized("是", "yes") : Localized("否", "no")
    case (_, .day(let day)): return Localized(verbatim: day.text)
    case (_, .instant(let instant)):
      let day = moment.zone.day(of: instant).shortText
      return Localized(verbatim: "\(day) \(moment.zone.clock(instant))")
    default: return Localized("有", "recorded")
    }
  }

  private func named(_ raw: Int64, in collection: String) -> String? {
    guard let face = Collections.named(collection) else { return nil }
    for key in ["name", "title", "code"] {
      if let text = face.read(community, raw, key)?.text, !text.isEmpty { return text }
    }
    return nil
  }
}

extension FieldValue {
  /// Whether it is one value, not a list of them.
  fileprivate var isSingle: Bool {
    if case .list = self { false } else { true }
  }
}
