import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Interchange
import Wording

/// Rows found by a query, for commands.
enum Rows {
  /// The queries of a collection.
  static func queries(
    _ collection: String, in community: Community? = nil
  ) throws(Failure) -> RowQueries {
    guard let queries = CollectionQueries.named(collection, in: community) else {
      let known = CollectionQueries.all.map(\.info.key).joined(separator: ", ")
      throw .usage(
        Localized(
          "没有集合「\(collection)」，有：\(known)",
          "There is no collection “\(collection)”; there are: \(known)"))
    }
    return queries
  }

  /// The packed ids that a query finds; what is wrong with it is shown with a caret.
  static func select(
    _ text: String, in collection: String, scene: QueryScene, _ call: Call, forChange: Bool = false
  ) throws(Failure) -> [Int64] {
    let isEmpty = text.allSatisfy(\.isWhitespace)
    guard !forChange || !isEmpty else {
      throw .usage(
        Localized("要改全部就写 *，空的条件不算", "To change all of them write *; an empty query is none"))
    }
    return try find(isEmpty ? "*" : text, in: collection, scene: scene, call).ids
  }

  /// What a query finds, in order, with warnings on standard error unless they were said already.
  static func find(
    _ text: String, in collection: String, scene: QueryScene, _ call: Call, quiet: Bool = false
  ) throws(Failure) -> FoundRows {
    switch try queries(collection, in: scene.community).find(text, scene) {
    case .success(let found):
      for warning in found.warnings where !quiet { Output.say(warning.fullMessage[call.language]) }
      return found
    case .failure(let error):
      let caret = error.caretLine(width: TextFit.width(of:))
      let picture = "\n  \(error.sourceLine)\n  \(caret)"
      throw .usage(
        Localized(error.fullMessage.zh + picture, error.fullMessage.en + picture))
    }
  }

  /// A value as people read it.
  static func shown(
    _ value: FieldValue, _ field: RowQueries.FieldFace, _ scene: QueryScene, _ language: Language
  ) -> String {
    switch value {
    case .none: return ""
    case .flag(let flag): return flag ? "✓" : ""
    case .int(let number):
      return field.kind == .money ? NumberText.yuan(fen: number) : String(number)
    case .text(let text):
      if case .closed(let choices) = field.kind { return choices.title(text)[language] }
      return masked(text, field.privacy)
    case .day(let day):
      return field.privacy == .birthday ? "\(day.text.prefix(7).suffix(2))-**" : day.text
    case .instant(let instant):
      return instant.text(offset: scene.figures.moment.zone.offset(at: instant))
    case .ref(let raw): return reference(raw, field.kind)
    case .list(let values):
      return values.map { shown($0, field, scene, language) }.joined(separator: " ")
    case .record(let parts):
      let privacy = field.privacy
      return parts.map { part in
        if case .text(let text) = part { return masked(text, privacy) }
        return shown(part, field, scene, language)
      }.filter { !$0.isEmpty }.joined(separator: "/")
    case .raw(let text): return text
    }
  }

  /// A value as other programs read it: codes, minor units, ISO dates.
  static func json(
    _ value: FieldValue, _ field: RowQueries.FieldFace, _ scene: QueryScene
  ) -> Json {
    switch value {
    case .none: return .null
    case .flag(let flag): return .bool(flag)
    case .int(let number): return .int(number)
    case .text(let text): return .string(masked(text, field.privacy))
    case .day(let day):
      return .string(field.privacy == .birthday ? "\(day.text.prefix(7).suffix(2))-**" : day.text)
    case .instant(let instant):
      return .string(instant.text(offset: scene.figures.moment.zone.offset(at: instant)))
    case .ref(let raw): return .string(reference(raw, field.kind))
    case .list(let values), .record(let values):
      return .array(values.map { json($0, field, scene) })
    case .raw(let text): return .string(text)
    }
  }

  private static func reference(_ raw: Int64, _ kind: FieldKind) -> String {
    guard case .reference(let collection) = kind, let face = Collections.named(collection) else {
      return String(raw)
    }
    return PackedID.text(prefix: face.info.prefix, raw: raw)
  }

  /// Text masked as domain.md §5.4 asks where an operator at work does not see it in full.
  static func masked(_ text: String, _ privacy: FieldPrivacy) -> String {
    switch privacy {
    case .open, .nickname: text
    case .realName: Masking.name(text)
    case .phone: Masking.phone(text)
    case .email: Masking.email(text)
    case .address: "***"
    case .platformID: Masking.identifier(text)
    case .birthday: "**"
    }
  }
}
