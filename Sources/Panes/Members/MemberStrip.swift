import Cells
import CommunityModel
import CommunityRules
import Wording

/// The lines above the members: tiers with the week's flow, their shares, what an open tier asks for.
enum MemberStrip {
  static let glyphs = ["█", "▓", "▒", "░", "·"]
  static let roles: [Role] = [.series1, .series2, .series3, .series4, .dim]

  /// Counts by tier in the order in which tiers are shown, staff aside.
  private static func counts(_ input: PaneInput) -> [Int] {
    let keys = input.policies.tiers.shown.map(\.key)
    var counts = Array(repeating: 0, count: keys.count)
    for member in input.community.members where !member.isStaff {
      if let place = keys.firstIndex(of: input.figures[member.id].tier) { counts[place] += 1 }
    }
    return counts
  }

  private static let switching = Localized("[ ] 换层", "[ ] tier")

  /// The tiers with their counts; what a narrow screen cannot hold goes first: the gaps, the week's
  /// flow, then the glyphs. A wide one says on the right how many there are in all.
  static func tabs(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    let counts = self.counts(input)
    let shapes = [(true, " ", true), (true, "", true), (false, "", true), (false, "", false)]
    let lines = shapes.lazy.map { flow, gap, glyphs in
      (hasFlow: flow, words: tabs(input, tab, counts, withFlow: flow, gap: gap, withGlyphs: glyphs))
    }
    let (hasFlow, fitting) =
      lines.first { $0.words.width <= width - 1 }
      ?? (false, tabs(input, tab, counts, withFlow: false, gap: "", withGlyphs: false))
    var line = fitting
    guard width >= 100 else {
      let week = input.say("本周", "week")
      // It says what the signed numbers are, and nothing where these had no room.
      if hasFlow, input.flow != nil, line.width + TextFit.width(of: week) + 1 <= width - 1 {
        line.append(" " + week, .dim)
      }
      return line
    }
    let total = counts.reduce(0, +)
    let joined = input.flow.map { $0.now.values.reduce(0, +) - $0.before.values.reduce(0, +) } ?? 0
    let (people, week) = (NumberText.grouped(total), NumberText.signed(joined))
    let said = input.say("共 \(people) 人，本周 \(week)", "\(people) people, \(week) this week")
    // Where no tier is open the line of needs has room to say how one is opened.
    let ends = tab == 0 ? [said] : [said + "   " + switching[input.language], said]
    let room = width - 2 - line.width
    if let end = ends.first(where: { TextFit.width(of: $0) + 2 <= room }) {
      line.append(TextFit.blanks(room - TextFit.width(of: end)) + end, .dim)
    }
    return line
  }

  private static func tabs(
    _ input: PaneInput, _ tab: Int, _ counts: [Int], withFlow: Bool, gap: String, withGlyphs: Bool
  ) -> StyledText {
    var line = StyledText()
    let tiers = input.policies.tiers.shown
    // Everybody is a tab of its own, named while it is open; the tiers need the room.
    if tab == 0 {
      let total = counts.reduce(0, +)
      line.append("[" + input.say("全部", "All") + " \(NumberText.grouped(total))]", .accent)
    }
    for (place, tier) in tiers.enumerated() {
      let isOpen = place + 1 == tab
      if !line.isEmpty { line.append(gap) }
      line.append(isOpen ? "[" : line.isEmpty ? "" : " ", .accent)
      if withGlyphs { line.append(glyphs[min(place, 4)] + " ", Style(roles[min(place, 4)])) }
      line.append(
        "\(tier.title[input.language]) \(NumberText.grouped(counts[place]))",
        isOpen ? .accent : .normal)
      if withFlow, let change = input.flow?.change(tier.key), change != 0 {
        line.append(" " + NumberText.signed(change), .dim)
      }
      line.append(isOpen ? "]" : " ", .accent)
    }
    return line
  }

  /// The shares of the tiers.
  static func bar(_ input: PaneInput, _ width: Int) -> StyledText {
    var bar = StyledText(" ")
    for (place, cells) in Bar.shares(counts(input), width: width - 2).enumerated() {
      bar.append(
        String(repeating: glyphs[min(place, 4)], count: cells), Style(roles[min(place, 4)]))
    }
    return bar
  }

  /// `该联系 63   无客服 28   预流失 41      14 天一联 …`: what an open tier asks for, and how it is cared
  /// for.
  static func needs(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    let wanted = MemberRows.tier(input, tab)
    var (due, churn, unowned) = (0, 0, 0)
    for member in input.community.members where !member.isStaff {
      let figures = input.figures[member.id]
      if let wanted, figures.tier != wanted.key { continue }
      if (MemberRows.daysOver(member, figures, input) ?? -1) > 0 { due += 1 }
      if figures.stage == .churnWarning { churn += 1 }
      let needsAgent = input.policies.tiers.named(figures.tier)?.strategy.needsAgent ?? false
      if needsAgent, member.owner == nil { unowned += 1 }
    }
    var line = StyledText()
    func add(_ words: String, _ count: Int, _ style: Style) {
      line.append(line.isEmpty ? " " : "   ")
      line.append("\(words) \(NumberText.grouped(count))", count > 0 ? style : .dim)
    }
    add(input.say("该联系", "to contact"), due, .warn)
    add(input.say("无客服", "no agent"), unowned, .warn)
    add(input.say("预流失", "fading"), churn, .alarm)
    let words =
      wanted.map { $0.strategy.words[input.language] } ?? switching[input.language]
    // Beside a detail the line ends where the list does.
    let room = min(width, 80) - line.width - TextFit.width(of: words) - 1
    if room >= 2 {
      line.append(TextFit.blanks(room) + words, .dim)
    } else if min(width, 80) - line.width > 12 {
      line.append(
        "  " + TextFit.cut(words, to: min(width, 80) - line.width - 3, ellipsis: "…"), .dim)
    }
    return line
  }
}
