import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one group, in the order in which it is judged: whose and for whom, how full, how
/// healthy and by which part, what it saw today, what to do, what happened.
enum GroupDetail {
  /// Title and two lines.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let group = input.community.groups[raw: id] else { return [] }
    let figures = input.figures[group.id]
    let about = statement(group)
    let code = group.code.isEmpty ? "" : " \(group.code)"
    let title = group.name + code + (about.isEmpty ? "" : " · \(about)")
    let net = figures.joinedWeek - figures.leftWeek
    let facts = input.say(
      "\(figures.size)/\(group.capacity)，近 7 日净进 \(net)。",
      "\(figures.size)/\(group.capacity), \(NumberText.signed(net)) in 7 days. ")
    return [
      Phrases.rule(title, width: width - 2),
      StyledText(facts + codeWords(group, input)),
      adviceLine(group, input, width),
    ]
  }

  /// `建议  ;1 换码到 零食囤货13群（新）   ;2 …`, or that nothing is to be done.
  private static func adviceLine(
    _ group: Group, _ input: PaneInput, _ width: Int
  ) -> StyledText {
    let advice = GroupAdvice.of(group, input)
    guard !advice.isEmpty else {
      let words = input.needs(of: group.id).map { input.say($0.words) }
      return words.isEmpty
        ? StyledText(input.say("没有要处理的", "Nothing needs a hand"), .good)
        : StyledText(words.joined(separator: input.say("；", "; ")), .warn)
    }
    var line = StyledText(input.say("建议", "Try"), .dim)
    for (place, item) in advice.prefix(3).enumerated() {
      let next =
        StyledText(place == 0 ? "  " : "   ") + StyledText(";\(place + 1)", .key)
        + StyledText(" " + input.say(item.words))
      guard line.width + next.width <= width - 3 || place == 0 else { break }
      line += next
      if let remark = item.remark {
        let short = input.say("，先看名单", ": see the list")
        if line.width + TextFit.width(of: short) <= width - 3, !input.say(remark).isEmpty {
          line.append(short, .dim)
        }
      }
    }
    return line
  }

  /// Who, how full, what moves, what is needed, what happened.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let group = input.community.groups[raw: id] else { return [] }
    let figures = input.figures[group.id]
    let inner = max(8, width - 2)
    var lines: [StyledText] = [heading(group, inner)]
    if let slogan = group.more["slogan"].text { lines.append(StyledText("「\(slogan)」")) }
    let about = statement(group)
    if !about.isEmpty {
      lines.append(StyledText(input.say("定位 ", "For ") + about))
    }
    lines.append(people(group, figures, input))
    lines += capacity(group, figures, inner, input)
    lines += movement(figures, input)
    lines.append(StyledText())
    lines += needs(group, inner, input)
    lines += GroupHealthLines.lines(group, inner, input)
    lines += GroupDayLines.lines(group, inner, input)
    lines += advice(group, inner, input)
    lines += recent(group, inner, input)
    lines += charter(group, inner, input)
    let notes = input.community.referrers(of: group.id.raw, through: "notes.group")
    lines += noteLines(notes, inner, input)
    return lines
  }

  private static func heading(_ group: Group, _ width: Int) -> StyledText {
    let right = [group.code, group.category].filter { !$0.isEmpty }.joined(separator: " · ")
    let name = TextFit.cut(
      group.name, to: max(4, width - TextFit.width(of: right) - 1), ellipsis: "…")
    let gap = max(1, width - TextFit.width(of: name) - TextFit.width(of: right))
    return StyledText(name, Style(.title)) + StyledText(TextFit.blanks(gap) + right, .dim)
  }

  private static func people(
    _ group: Group, _ figures: GroupFigures, _ input: PaneInput
  ) -> StyledText {
    let owner = group.owner.flatMap { input.community.operators[$0]?.displayName }
    let staffing = Staffing(group, figures)
    return StyledText(input.say("群主 ", "Owner "))
      + StyledText(owner ?? input.say("没人", "none"), owner == nil ? .warn : .normal)
      + StyledText(input.say("   管理 ", "   admins "))
      + StyledText(
        "\(figures.admins)/\(group.quota.admins)", staffing.adminsShort > 0 ? .warn : .normal)
      + StyledText("   KOC ")
      + StyledText("\(figures.kocs)/\(group.quota.kocs)", staffing.kocsShort > 0 ? .warn : .normal)
  }

  private static func capacity(
    _ group: Group, _ figures: GroupFigures, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let cells = max(8, min(24, width - 11))
    let share = Double(figures.size) / Double(max(1, group.hardCap))
    let mark = min(
      cells - 1,
      Int((Double(group.capacity) / Double(max(1, group.hardCap)) * Double(cells)).rounded(.down)))
    let style: Style = figures.size >= Int(group.warnAt) ? .warn : Style(.series2)
    return [
      StyledText(TextFit.pad("\(figures.size)", to: 4))
        + StyledText(Bar.horizontal(min(1, share), width: cells), style)
        + StyledText("    \(group.hardCap)", .dim),
      StyledText(
        TextFit.blanks(4 + mark) + "▲"
          + input.say("\(group.capacity) 上限", "\(group.capacity) limit"), .dim),
    ]
  }

  private static func movement(_ figures: GroupFigures, _ input: PaneInput) -> [StyledText] {
    guard !figures.netByDay.isEmpty else { return [] }
    let net = figures.netByDay.reduce(0, +)
    let spark = Bar.sparkline(figures.netByDay.map(Double.init))
    let week = NumberText.signed(figures.joinedWeek - figures.leftWeek)
    return [
      StyledText(input.say("14 日净进 ", "14 d net "))
        + StyledText(spark, Style(.series2))
        + StyledText(
          input.say(
            "  \(NumberText.signed(net)) 周\(week)", "  \(NumberText.signed(net)), wk \(week)"))
    ]
  }

  /// The reasons in full; the list has them too, so that they stand here only where they do not fit it.
  private static func needs(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let reasons = input.needs(of: group.id)
    guard reasons.count > 1 else { return [] }
    var lines = [Phrases.rule(input.say("要处理", "Needs"), width: width)]
    for reason in reasons {
      let mark = reason.severity == .serious ? "!! " : "!  "
      for (place, part) in TextFit.wrap(input.say(reason.words), to: width - 3).enumerated() {
        lines.append(
          StyledText(
            (place == 0 ? mark : "   ") + part, reason.severity == .serious ? .alarm : .warn))
      }
    }
    return lines + [StyledText()]
  }

  private static func advice(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let advice = GroupAdvice.of(group, input)
    guard !advice.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("建议", "To do"), width: width)]
    for (place, item) in advice.enumerated() {
      for (row, part) in TextFit.wrap(input.say(item.words), to: width - 3).enumerated() {
        lines.append(StyledText(row == 0 ? ";\(place + 1) " : "   ", .key) + StyledText(part))
      }
      for part in item.remark.map({ TextFit.wrap(input.say($0), to: width - 3) }) ?? [] {
        lines.append(StyledText("   " + part, .dim))
      }
    }
    return lines + [StyledText()]
  }

  private static func charter(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    var facts: [(String, String)] = []
    facts.append((input.say("入群码", "Code"), codeWords(group, input)))
    let values = group.more["valueProps"].list.compactMap(\.text)
    if !values.isEmpty {
      facts.append((input.say("价值", "Value"), values.joined(separator: input.say("、", ", "))))
    }
    if let rules = group.rules(on: input.moment.today) {
      facts.append(
        (
          input.say("群规", "Rules"),
          "v\(rules.version) · \(rules.effective.shortText) · \(rules.text)"
        ))
    }
    let gates = AdmissionWords.policy(group.admissionPolicy, input)
    if !gates.isEmpty { facts.append((input.say("门槛", "Gates"), gates)) }
    if let profile = group.profile { facts.append((input.say("目标", "Target"), profile)) }
    if let notice = group.more["notice"].text {
      facts.append((input.say("公告", "Notice"), notice))
    }
    var lines = [Phrases.rule(input.say("章程", "Charter"), width: width)]
    for (name, words) in facts {
      let head = TextFit.pad(name, to: 7)
      let parts = TextFit.wrap(
        words.split(whereSeparator: \.isNewline).joined(separator: " "), to: max(4, width - 7))
      for (row, part) in parts.prefix(3).enumerated() {
        lines.append(
          StyledText(row == 0 ? head : TextFit.blanks(7), .dim) + StyledText(part))
      }
    }
    return lines + [StyledText()]
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
    for membership in input.community.memberships(in: group.id) where membership.status != .pending
    {
      let person = input.community.members[membership.member]?.name ?? ""
      if let joined = membership.joinedAt {
        let words = input.say("进  ", "in  ") + person + way(membership, input)
        events.append((joined, words))
      }
      if let left = membership.leftAt { events.append((left, input.say("退  ", "out ") + person)) }
    }
    events = events.filter { $0.at <= input.moment.now }.sorted { $0.at > $1.at }
    guard !events.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("刚刚", "Lately"), width: width)]
    for event in events.prefix(8) {
      let day = input.moment.zone.day(of: event.at)
      let stamp = day == input.moment.today ? input.moment.zone.clock(event.at) : day.shortText
      lines.append(
        StyledText("\(stamp) ", .dim)
          + StyledText(TextFit.cut(event.words, to: width - 6, ellipsis: "…")))
    }
    return lines + [StyledText()]
  }

  /// `（木子邀请）`, `（活码 A3）`: by whom or by which code somebody came.
  private static func way(_ membership: Membership, _ input: PaneInput) -> String {
    if let inviter = membership.inviter.flatMap({ input.community.members[$0]?.name }) {
      return input.say("（\(inviter)邀请）", " (by \(inviter))")
    }
    guard membership.scene == .qr,
      let source = input.community.members[membership.member]?.more["source"].record,
      source.count > 1, let channel = source[1].text, !channel.isEmpty
    else { return "" }
    return input.say("（\(channel)）", " (\(channel))")
  }

  private static func statement(_ group: Group) -> String {
    group.more["positioning"].record?[1].text ?? ""
  }

  /// `入群码 11-22 换的，还剩 5 天；进群仍指向这里。`
  private static func codeWords(_ group: Group, _ input: PaneInput) -> String {
    let target = group.overflow.flatMap { input.community.groups[$0]?.name }
    let way =
      target.map { input.say("；新人去 \($0)。", "; new people go to \($0).") }
      ?? input.say("；进群仍指向这里。", "; people still come here.")
    guard let expiry = group.joinCodeExpiry else {
      return input.say("入群码没有记录", "No join code recorded") + way
    }
    let zone = input.moment.zone
    let day = zone.day(of: expiry)
    let left = day - input.moment.today
    if expiry <= input.moment.now {
      return input.say("入群码 \(day.shortText) 已失效", "Code expired \(day.shortText)") + way
    }
    if left == 0 {
      let clock = zone.clock(expiry)
      return input.say("入群码今天 \(clock) 失效", "Code expires today at \(clock)") + way
    }
    if let issued = group.more["joinCode"].record?.first?.instant {
      let since = zone.day(of: issued).shortText
      return input.say("入群码 \(since) 换的，还剩 \(left) 天", "Code of \(since), \(left) days left") + way
    }
    return input.say("入群码还剩 \(left) 天", "Code has \(left) days left") + way
  }
}
