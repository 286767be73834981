import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one group, in the order in which it is judged.
enum GroupDetail {
  /// Title and two lines.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let group = input.community.groups[raw: id] else { return [] }
    let figures = input.figures[group.id]
    let positioning = statement(group)
    let title = [group.name, group.code, positioning].filter { !$0.isEmpty }.joined(
      separator: " · ")
    let reasons = input.needs(of: group.id)
    let words =
      reasons.isEmpty
      ? input.say("没有要处理的", "Nothing needs a hand")
      : reasons.map { input.say($0.words) }.joined(separator: input.say("；", "; "))
    let net = figures.joinedWeek - figures.leftWeek
    return [
      Phrases.rule(title, width: width - 3),
      StyledText(
        input.say(
          "\(figures.size)/\(group.capacity)，近 7 日进 \(figures.joinedWeek) 退 \(figures.leftWeek)，净 \(NumberText.signed(net))。",
          "\(figures.size)/\(group.capacity); 7 days: \(figures.joinedWeek) joined, \(figures.leftWeek) left, net \(NumberText.signed(net)). "
        ))
        + StyledText(codeWords(group, input), .dim),
      StyledText(words, reasons.isEmpty ? .good : .warn),
    ]
  }

  /// Who, how full, what moves, what is needed, what happened.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let group = input.community.groups[raw: id] else { return [] }
    let figures = input.figures[group.id]
    var lines: [StyledText] = [heading(group, width)]
    let positioning = statement(group)
    if !positioning.isEmpty { lines.append(StyledText("「\(positioning)」")) }
    let owner = group.owner.flatMap { input.community.operators[$0]?.displayName }
    lines.append(
      StyledText(
        input.say(
          "负责 \(owner ?? "无")   管理 \(figures.admins)   KOC \(figures.kocs)",
          "Owner \(owner ?? "none")   admins \(figures.admins)   KOC \(figures.kocs)")))
    lines += capacity(group, figures, width, input)
    lines += movement(figures, input)
    lines.append(StyledText())
    lines += needs(group, width, input)
    lines += notes(group, width, input)
    lines += recent(group, width, input)
    return lines
  }

  private static func heading(_ group: Group, _ width: Int) -> StyledText {
    let right = [group.code, group.category].filter { !$0.isEmpty }.joined(separator: " · ")
    let name = TextFit.cut(
      group.name, to: max(4, width - TextFit.width(of: right) - 1), ellipsis: "…")
    let gap = max(1, width - TextFit.width(of: name) - TextFit.width(of: right))
    return StyledText(name, Style(.title)) + StyledText(TextFit.blanks(gap) + right, .dim)
  }

  private static func capacity(
    _ group: Group, _ figures: GroupFigures, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let cells = max(8, min(24, width - 12))
    let share = Double(figures.size) / Double(max(1, group.hardCap))
    let mark = min(
      cells - 1,
      Int((Double(group.capacity) / Double(max(1, group.hardCap)) * Double(cells)).rounded(.down)))
    let style: Style = figures.size >= Int(group.warnAt) ? .warn : Style(.series2)
    return [
      StyledText(TextFit.pad("\(figures.size)", to: 4))
        + StyledText(Bar.horizontal(min(1, share), width: cells), style)
        + StyledText(" \(group.hardCap)", .dim),
      StyledText(
        TextFit.blanks(4 + mark) + "▲"
          + input.say("\(group.capacity) 上限", "\(group.capacity) limit"), .dim),
    ]
  }

  private static func movement(_ figures: GroupFigures, _ input: PaneInput) -> [StyledText] {
    guard !figures.netByDay.isEmpty else { return [] }
    let net = figures.netByDay.reduce(0, +)
    let spark = Bar.sparkline(figures.netByDay.map(Double.init))
    return [
      StyledText(input.say("14 日净进 ", "14 days net "))
        + StyledText(spark, Style(.series2))
        + StyledText(
          input.say(
            "  \(NumberText.signed(net)) 周\(NumberText.signed(figures.joinedWeek - figures.leftWeek))",
            "  \(NumberText.signed(net)), week \(NumberText.signed(figures.joinedWeek - figures.leftWeek))"
          ))
    ]
  }

  private static func needs(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    var lines = [Phrases.rule(input.say("要处理", "Needs"), width: width)]
    let reasons = input.needs(of: group.id)
    if reasons.isEmpty { lines.append(StyledText(input.say("没有要处理的", "Nothing"), .good)) }
    for reason in reasons {
      let mark = reason.severity == .serious ? "!! " : "!  "
      for (place, part) in TextFit.wrap(input.say(reason.words), to: width - 3).enumerated() {
        lines.append(
          StyledText(
            (place == 0 ? mark : "   ") + part, reason.severity == .serious ? .alarm : .warn))
      }
    }
    lines.append(StyledText(codeWords(group, input), .dim))
    lines.append(
      StyledText(input.say("周活 无数据 · 缺 群成员发言表", "Talk: no data, wants a talk table"), .dim))
    return lines + [StyledText()]
  }

  private static func notes(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let ids = input.community.referrers(of: group.id.raw, through: "notes.group")
    return noteLines(ids, width, input)
  }

  /// The newest notes of a member or group under a heading of their own; nothing where there are none.
  static func noteLines(_ ids: [Int64], _ width: Int, _ input: PaneInput) -> [StyledText] {
    let notes = ids.compactMap { input.community.notes[raw: $0] }
      .sorted { ($0.at?.milliseconds ?? 0) > ($1.at?.milliseconds ?? 0) }
    guard !notes.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("备注", "Notes"), width: width)]
    for note in notes.prefix(5) {
      let day = note.at.map { input.moment.zone.day(of: $0).shortText } ?? ""
      for (place, part) in TextFit.wrap("\(note.by)：\(note.text)", to: width - 7).prefix(3)
        .enumerated()
      {
        lines.append(StyledText(place == 0 ? "\(day)  " : "       ", .dim) + StyledText(part))
      }
    }
    return lines + [StyledText()]
  }

  private static func recent(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    var events: [(at: Instant, words: String)] = []
    for membership in input.community.memberships(in: group.id) {
      let person = input.community.members[membership.member]?.name ?? ""
      if let joined = membership.joinedAt {
        let inviter = membership.inviter.flatMap { input.community.members[$0]?.name }
        let how = inviter.map { input.say("（\($0)邀请）", " (by \($0))") } ?? ""
        events.append((joined, input.say("进  ", "in  ") + person + how))
      }
      if let left = membership.leftAt { events.append((left, input.say("退  ", "out ") + person)) }
    }
    events.sort { $0.at > $1.at }
    guard !events.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("刚刚", "Lately"), width: width)]
    for event in events.prefix(8) {
      let day = input.moment.zone.day(of: event.at)
      let stamp = day == input.moment.today ? input.moment.zone.clock(event.at) : day.shortText
      lines.append(
        StyledText("\(stamp) ", .dim)
          + StyledText(TextFit.cut(event.words, to: width - 6, ellipsis: "…")))
    }
    return lines
  }

  private static func statement(_ group: Group) -> String {
    group.more["positioning"].record?[1].text ?? ""
  }

  /// `入群码 11-29 失效，还剩 5 天`.
  private static func codeWords(_ group: Group, _ input: PaneInput) -> String {
    guard let expiry = group.joinCodeExpiry else {
      return input.say("入群码没有记录", "No join code recorded")
    }
    let day = input.moment.zone.day(of: expiry)
    let left = day - input.moment.today
    if expiry <= input.moment.now {
      return input.say("入群码 \(day.shortText) 已失效", "Join code expired on \(day.shortText)")
    }
    if left == 0 {
      let clock = input.moment.zone.clock(expiry)
      return input.say("入群码今天 \(clock) 失效", "Join code expires today at \(clock)")
    }
    return input.say(
      "入群码 \(day.shortText) 失效，还剩 \(left) 天", "Join code expires \(day.shortText), in \(left) days")
  }
}
