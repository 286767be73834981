import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// Members by tier: everybody first, then tier by tier.
  public static let members = PaneDefinition(
    id: "members", key: "2", title: Localized("成员", "Members"), collection: "members",
    columns: MemberColumns.all,
    tabs: { _ in [Localized("全部", "All")] + TierPolicy.standard.tiers.map(\.title) },
    tabName: Localized("层", "tiers"), naturalOrder: Localized("该联系 ↓", "contact ↓"),
    sections: { input, tab in [PaneSection(nil, MemberRows.ids(input, tab))] },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.members, \.members, input)
    },
    headline: { input, tab, _ in MemberRows.headline(input, tab) },
    strip: { input, tab, width in MemberRows.strip(input, tab, width) },
    name: { input, id in
      let name = input.community.members[raw: id]?.name ?? ""
      return input.isMasked ? Phrases.maskedName(name) : name
    },
    brief: { input, id, width in MemberDetail.brief(input, id, width) },
    detail: { input, id, width in MemberDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("这里还没有人。", "Nobody is here yet."),
        Localized(
          "退出后用 qunzhu import 导入企微名单或订单表，或先看 qunzhu demo",
          "Leave and run qunzhu import on WeCom lists or an order table, or look at qunzhu demo"),
      ]
    })
}

/// The rows of the members pane.
enum MemberRows {
  /// Members of a tab: whoever should be contacted first, then those with the most spent in a year.
  static func ids(_ input: PaneInput, _ tab: Int) -> [Int64] {
    let tiers = TierPolicy.standard.tiers
    let wanted = tab == 0 ? nil : tiers[min(tab, tiers.count) - 1].key
    var rows: [(over: Int, spend: Int64, orders: Int32, id: Int64)] = []
    rows.reserveCapacity(input.community.members.count)
    for member in input.community.members where !member.isStaff {
      let figures = input.figures[member.id]
      if let wanted, figures.tier != wanted { continue }
      let over = MemberRows.daysOver(member, figures, input) ?? .min
      rows.append((max(over, 0), figures.yearSpend, figures.orders, member.id.raw))
    }
    rows.sort { left, right in
      if left.over != right.over { return left.over > right.over }
      if left.spend != right.spend { return left.spend > right.spend }
      if left.orders != right.orders { return left.orders > right.orders }
      return left.id < right.id
    }
    return rows.map(\.id)
  }

  /// Days past the day on which a member should have been contacted.
  static func daysOver(_ member: Member, _ figures: MemberFigures, _ input: PaneInput) -> Int? {
    ContactDue.daysOver(
      member, tier: figures.tier, today: input.moment.today, zone: input.moment.zone)
  }

  /// Counts by tier, staff aside.
  static func counts(_ input: PaneInput) -> [Int] {
    let keys = TierPolicy.standard.tiers.map(\.key)
    var counts = Array(repeating: 0, count: keys.count)
    for member in input.community.members where !member.isStaff {
      if let place = keys.firstIndex(of: input.figures[member.id].tier) { counts[place] += 1 }
    }
    return counts
  }

  static let glyphs = ["█", "▓", "▒", "░", "·"]
  static let roles: [Role] = [.series1, .series2, .series3, .series4, .dim]

  /// `该联系 63   无客服 28   预流失 41 · 14 天一联 …`: what an open tier asks for.
  static func headline(_ input: PaneInput, _ tab: Int) -> StyledText {
    let tiers = TierPolicy.standard.tiers
    let wanted = tab == 0 ? nil : tiers[min(tab, tiers.count) - 1]
    var (due, churn, unowned) = (0, 0, 0)
    for member in input.community.members where !member.isStaff {
      let figures = input.figures[member.id]
      if let wanted, figures.tier != wanted.key { continue }
      if (daysOver(member, figures, input) ?? -1) > 0 { due += 1 }
      if figures.stage == .churnWarning { churn += 1 }
      let needsAgent = TierPolicy.standard.named(figures.tier)?.strategy.needsAgent ?? false
      if needsAgent, member.owner == nil { unowned += 1 }
    }
    var line = StyledText()
    func add(_ words: String, _ count: Int, _ style: Style) {
      if !line.isEmpty { line.append("   ") }
      line.append("\(words) \(NumberText.grouped(count))", count > 0 ? style : .dim)
    }
    add(input.say("该联系", "to contact"), due, .warn)
    add(input.say("无客服", "without agent"), unowned, .warn)
    add(input.say("预流失", "churn warning"), churn, .alarm)
    if let wanted {
      line.append("   " + wanted.strategy.words[input.language], .dim)
    } else {
      line.append(input.say("   [ ] 换层", "   [ ] tier"), .dim)
    }
    return line
  }

  /// The strip of tiers and the bar of their shares; what a narrow screen cannot hold goes first: the
  /// week's flow, then the glyphs.
  static func strip(_ input: PaneInput, _ tab: Int, _ width: Int) -> [StyledText] {
    let counts = self.counts(input)
    let line =
      [(true, "  "), (true, ""), (false, ""), (false, "")].enumerated().lazy
      .map { place, shape in
        tabs(input, tab, counts, withFlow: shape.0, gap: shape.1, withGlyphs: place < 3)
      }
      .first { $0.width <= width }
      ?? tabs(input, tab, counts, withFlow: false, gap: "", withGlyphs: false)
    var bar = StyledText(" ")
    for (place, cells) in Bar.shares(counts, width: width - 2).enumerated() {
      bar.append(
        String(repeating: glyphs[min(place, 4)], count: cells), Style(roles[min(place, 4)]))
    }
    return [line, bar]
  }

  private static func tabs(
    _ input: PaneInput, _ tab: Int, _ counts: [Int], withFlow: Bool, gap: String, withGlyphs: Bool
  ) -> StyledText {
    var line = StyledText()
    let all = Localized("全部", "All")
    for place in 0...counts.count {
      let isOpen = place == tab
      let tier = place == 0 ? nil : TierPolicy.standard.tiers[place - 1]
      let count = place == 0 ? counts.reduce(0, +) : counts[place - 1]
      line.append(isOpen ? "[" : " ", .accent)
      if place > 0, withGlyphs {
        line.append(glyphs[min(place - 1, 4)] + " ", Style(roles[min(place - 1, 4)]))
      }
      line.append(
        "\((tier?.title ?? all)[input.language]) \(NumberText.grouped(count))",
        isOpen ? .accent : .normal)
      if withFlow, let tier, let change = input.flow?.change(tier.key), change != 0 {
        line.append(" " + NumberText.signed(change), .dim)
      }
      line.append(isOpen ? "]" : " ", .accent)
      line.append(gap)
    }
    if withFlow, input.flow != nil { line.append(input.say("本周", "this week"), .dim) }
    return line
  }
}
