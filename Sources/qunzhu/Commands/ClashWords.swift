import CommunityModel
import CommunityStore
import Interchange
import Wording

/// Says a clash: where, both values, and who set them when; personal data is masked.
struct ClashWords {
  let clash: Clash
  let zone: Zone

  /// The row and the field.
  var place: String {
    let prefix = Collections.named(clash.collection)?.info.prefix ?? clash.collection
    let row = PackedID.text(prefix: prefix, raw: clash.id)
    return clash.field.map { "\(row).\($0)" } ?? row
  }

  /// Both values are on disk; a person decides which is right.
  var words: Localized {
    let kept = words(clash.kept, clash.keptBy)
    let lost = words(clash.lost, clash.lostBy)
    let start =
      switch clash.origin {
      case .machines:
        Localized("两台电脑改了同一处 \(place)：", "Two machines changed \(place): ")
      case .consoles:
        Localized("两个人同时改了同一处 \(place)：", "Two people set \(place) at once: ")
      case .repair:
        Localized(
          "修复跳过了几行，\(place) 前后接不上：", "A repair passed over lines and \(place) does not join: ")
      }
    let end = clash.isSettled ? Localized("（后来有人定过了）", " (settled since)") : Localized("", "")
    guard clash.field != nil else {
      return start
        + Localized(
          "一边删了这一行\(by(clash.lostBy).zh)，一边还在改\(by(clash.keptBy).zh)，留着",
          "one side removed the row\(by(clash.lostBy).en), the other changed it\(by(clash.keptBy).en); it stays"
        ) + end
    }
    return start + Localized("算 ", "") + kept + Localized("，没算 ", " counts, ") + lost
      + Localized("", " does not") + end
  }

  /// The clash for programs.
  var json: Json {
    .object([
      ("place", .string(place)), ("origin", .string(clash.origin.rawValue)),
      ("kept", .string(text(clash.kept))), ("keptBy", json(clash.keptBy)),
      ("lost", .string(text(clash.lost))), ("lostBy", json(clash.lostBy)),
      ("settled", .bool(clash.isSettled)),
    ])
  }

  private func json(_ logged: LoggedGroup?) -> Json {
    guard let logged else { return .null }
    return .object([
      ("id", .string(LogCommand.text(logged.id))), ("actor", .string(logged.actor.name)),
      ("at", .string(logged.at.text(offset: zone.offset(at: logged.at)))),
    ])
  }

  private func words(_ value: FieldValue, _ logged: LoggedGroup?) -> Localized {
    let text = text(value)
    let shown =
      text.isEmpty
      ? Localized("（空）", "(empty)") : Localized("「\(text)」", "“\(text)”")
    return shown + by(logged)
  }

  private func by(_ logged: LoggedGroup?) -> Localized {
    guard let logged else { return Localized("", "") }
    let time = "\(zone.day(of: logged.at).text) \(zone.clock(logged.at))"
    return Localized("（\(logged.actor.name) \(time)）", " (\(logged.actor.name) \(time))")
  }

  private func text(_ value: FieldValue) -> String {
    guard let field = clash.field,
      let info = Collections.named(clash.collection)?.field(field)
    else { return "" }
    return Self.text(value, info)
  }

  private static func text(_ value: FieldValue, _ field: FieldInfo) -> String {
    switch value {
    case .none: ""
    case .text(let text): Rows.masked(text, field.privacy)
    case .raw(let text): field.privacy == .open ? text : "***"
    case .int(let number):
      field.kind == .money ? NumberText.yuan(fen: number) : String(number)
    case .flag(let flag): String(flag)
    case .day(let day): field.privacy == .birthday ? "\(day.text.prefix(7).suffix(2))-**" : day.text
    case .instant(let instant): instant.text(offset: 0)
    case .ref(let raw): reference(raw, field.kind)
    case .list(let values), .record(let values):
      values.map { text($0, field) }.joined(separator: " ")
    }
  }

  private static func reference(_ raw: Int64, _ kind: FieldKind) -> String {
    guard case .reference(let target) = kind, let face = Collections.named(target) else {
      return String(raw)
    }
    return PackedID.text(prefix: face.info.prefix, raw: raw)
  }
}

extension Session {
  /// Every clash of the whole history.
  func clashes() throws(Failure) -> [Clash] {
    do throws(StoreError) {
      return try opened.allClashes()
    } catch {
      throw Failure(error)
    }
  }
}
