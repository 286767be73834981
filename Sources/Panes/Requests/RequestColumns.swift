import Cells
import CommunityModel
import Wording

/// The columns of the requests pane: with whom, what, where, since when, and why.
enum RequestColumns {
  static let all: [PaneColumn] = [name, deed, group, asked, by, reason]

  private static func row(_ input: PaneInput, _ id: Int64) -> Request? {
    input.community.requests[raw: id]
  }

  static let name = PaneColumn(
    "name", Localized("谁", "Who"), width: 12,
    order: { input, id in .text(RequestWords.person(id, input)) },
    cell: { input, id in StyledText(RequestWords.person(id, input)) })

  static let deed = PaneColumn(
    "kind", Localized("做什么", "Deed"), width: 10, neededFrom: 40,
    order: { input, id in row(input, id).map { .text($0.deed.rawValue) } ?? .none },
    cell: { input, id in StyledText(row(input, id).map { input.say($0.deed.title) } ?? "") })

  static let group = PaneColumn(
    "group", Localized("群", "Group"), width: 12, neededFrom: 40,
    order: { input, id in
      .text(row(input, id).flatMap { input.community.groups[$0.group]?.name } ?? "")
    },
    cell: { input, id in
      StyledText(row(input, id).flatMap { input.community.groups[$0.group]?.name } ?? "")
    })

  static let asked = PaneColumn(
    "at", Localized("提出", "Asked"), width: 6, neededFrom: 60,
    order: { input, id in row(input, id)?.at.map { .instant($0) } ?? .none },
    cell: { input, id in
      guard let at = row(input, id)?.at else { return StyledText("·", .dim) }
      let day = input.moment.zone.day(of: at)
      let age = input.moment.today - day
      return StyledText(
        age == 0 ? input.moment.zone.clock(at) : day.shortText, age >= 2 ? .warn : .normal)
    })

  static let by = PaneColumn(
    "by", Localized("谁提", "By"), width: 5, neededFrom: 72,
    cell: { input, id in
      let name = row(input, id)?.by ?? ""
      return StyledText(!name.isEmpty && name == input.reader ? input.say("我", "me") : name)
    })

  static let reason = PaneColumn(
    "why", Localized("说明", "Notes"), width: 20,
    cell: { input, id in
      row(input, id).map { RequestWords.reason($0, input) } ?? StyledText()
    })
}

/// How requests are said.
enum RequestWords {
  static func person(_ id: Int64, _ input: PaneInput) -> String {
    guard let request = input.community.requests[raw: id] else { return "" }
    let name = input.community.members[request.member]?.name ?? ""
    return input.isMasked ? Phrases.maskedName(name) : name
  }

  /// `木子 邀请入群 零食囤货3群`.
  static func name(_ id: Int64, _ input: PaneInput) -> String {
    guard let request = input.community.requests[raw: id] else { return "" }
    let group = input.community.groups[request.group]?.name ?? ""
    return "\(person(id, input)) \(input.say(request.deed.title)) \(group)"
  }

  static func reason(_ request: Request, _ input: PaneInput) -> StyledText {
    let why = request.more["reason"].text ?? ""
    let from = request.from.flatMap { input.community.groups[$0]?.name }
      .map { input.say("从 \($0)", "from \($0)") }
    switch request.state {
    case .void:
      let who = request.confirmedBy
      return StyledText(
        input.say(
          "未生效\(who.isEmpty ? "" : "，\(who)")", "no effect\(who.isEmpty ? "" : ", \(who)")"),
        .warn)
    case .verified:
      return StyledText(
        input.say("已核对 \(request.confirmedBy)", "verified \(request.confirmedBy)").trimmed, .good)
    case .open, .done:
      // A list may have shown it before anybody ticked it off.
      if request.isFulfilled(in: input.community) {
        return StyledText(input.say("名单里已经是了", "the list shows it"), .good)
      }
      return StyledText(
        [from, why].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: " · "))
    }
  }

  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let request = input.community.requests[raw: id] else { return [] }
    return [
      Phrases.rule(name(id, input), width: width - 2), how(request, input),
      StyledText(
        input.say(
          "P 企微里做好了记已执行   X 没做成   y 复制名字和群",
          "P once it is done in WeCom   X if it came to nothing   y copies name and group"), .dim),
    ].map { $0.cut(to: width - 2, ellipsis: "…") }
  }

  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let request = input.community.requests[raw: id] else { return [] }
    var lines = [
      StyledText(name(id, input), Style(.title)),
      StyledText(input.say(request.state.title), .accent),
      StyledText(),
    ]
    for part in TextFit.wrap(how(request, input).text, to: width) { lines.append(StyledText(part)) }
    lines.append(StyledText())
    let zone = input.moment.zone
    func stamp(_ at: Instant) -> String { "\(zone.day(of: at).shortText) \(zone.clock(at))" }
    if let at = request.at {
      lines.append(StyledText(input.say("提出 ", "asked ") + "\(stamp(at)) \(request.by)", .dim))
    }
    if let at = request.doneAt {
      lines.append(StyledText(input.say("执行 ", "done ") + stamp(at), .dim))
    }
    if !request.confirmedBy.isEmpty {
      lines.append(StyledText(input.say("核对 ", "checked ") + request.confirmedBy, .dim))
    }
    let reason = reason(request, input)
    if !reason.isEmpty { lines.append(reason) }
    if let phone = input.community.members[request.member]?.phone, !phone.isEmpty {
      lines.append(StyledText(Phrases.maskedPhone(phone), .dim))
    }
    return lines
  }

  /// What to do in WeCom, in a sentence.
  private static func how(_ request: Request, _ input: PaneInput) -> StyledText {
    let group = input.community.groups[request.group]?.name ?? ""
    let from = request.from.flatMap { input.community.groups[$0]?.name } ?? ""
    let words: String =
      switch request.deed {
      case .admit: input.say("在企微里通过进「\(group)」的申请", "let the person into \(group)")
      case .invite: input.say("把「\(group)」的入群码发给这位", "send the join code of \(group)")
      case .switch:
        input.say(
          "把「\(group)」的入群码发给这位，进了再移出「\(from)」",
          "send the join code of \(group), then remove from \(from)")
      case .remove: input.say("在企微里把这位移出「\(group)」", "remove the person from \(group)")
      case .makeAdmin: input.say("在「\(group)」里设为管理员", "make the person admin of \(group)")
      case .makeOwner: input.say("把「\(group)」的群主转给这位", "make the person owner of \(group)")
      }
    return StyledText(words)
  }

  /// What is pasted into WeCom's search: the name.
  static func copied(_ input: PaneInput, _ id: Int64) -> String? {
    let name = person(id, input)
    return name.isEmpty ? nil : name
  }
}

extension String {
  /// Without blanks at its ends.
  fileprivate var trimmed: String {
    let start = drop { $0 == " " }
    return String(start.reversed().drop { $0 == " " }.reversed())
  }
}
