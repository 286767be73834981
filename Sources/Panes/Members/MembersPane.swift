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
    sections: { input, tab in [PaneSection(nil, MemberRows.ids(input, tab))] },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.members, \.members, input)
    },
    headline: { input, _ in MemberRows.headline(input) },
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
  /// Members of a tab, those with the most spent in a year first.
  static func ids(_ input: PaneInput, _ tab: Int) -> [Int64] {
    let tiers = TierPolicy.standard.tiers
    let wanted = tab == 0 ? nil : tiers[min(tab, tiers.count) - 1].key
    var rows: [(spend: Int64, orders: Int32, id: Int64)] = []
    rows.reserveCapacity(input.community.members.count)
    for member in input.community.members where !member.isStaff {
      let figures = input.figures[member.id]
      if let wanted, figures.tier != wanted { continue }
      rows.append((figures.yearSpend, figures.orders, member.id.raw))
    }
    rows.sort { left, right in
      if left.spend != right.spend { return left.spend > right.spend }
      if left.orders != right.orders { return left.orders > right.orders }
      return left.id < right.id
    }
    return rows.map(\.id)
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

  /// `全部 9,012 █ 高价值 412 ▓ 活跃 1,806 …`.
  static func headline(_ input: PaneInput) -> StyledText {
    var churn = 0
    var unowned = 0
    let highest = TierPolicy.standard.tiers.first?.key
    var total = 0
    for member in input.community.members where !member.isStaff {
      total += 1
      let figures = input.figures[member.id]
      if figures.stage == .churnWarning { churn += 1 }
      if figures.tier == highest, member.owner == nil { unowned += 1 }
    }
    var line = StyledText(
      input.say("\(NumberText.grouped(total)) 人", "\(NumberText.grouped(total)) people"))
    line.append(" · ")
    line.append(
      input.say("预流失 \(NumberText.grouped(churn))", "churn warning \(NumberText.grouped(churn))"),
      churn > 0 ? .alarm : .dim)
    line.append(" · ")
    line.append(
      input.say("高价值无客服 \(unowned)", "high value without agent \(unowned)"),
      unowned > 0 ? .warn : .dim)
    line.append(input.say(" · [ ] 换层", " · [ ] tier"), .dim)
    return line
  }

  /// The strip of tiers and the bar of their shares.
  static func strip(_ input: PaneInput, _ tab: Int, _ width: Int) -> [StyledText] {
    let counts = self.counts(input)
    let total = counts.reduce(0, +)
    var line = StyledText()
    func add(_ words: String, _ place: Int, glyph: String?, role: Role) {
      let isOpen = place == tab
      line.append(isOpen ? "[" : " ", .accent)
      if let glyph { line.append(glyph + " ", Style(role)) }
      line.append(words, isOpen ? .accent : .normal)
      line.append(isOpen ? "] " : "  ", .accent)
    }
    add(
      input.say("全部 ", "All ") + NumberText.grouped(total), 0, glyph: nil, role: .normal)
    for (place, tier) in TierPolicy.standard.tiers.enumerated() {
      add(
        "\(tier.title[input.language]) \(NumberText.grouped(counts[place]))", place + 1,
        glyph: glyphs[min(place, 4)], role: roles[min(place, 4)])
    }
    var bar = StyledText(" ")
    for (place, cells) in Bar.shares(counts, width: width - 2).enumerated() {
      bar.append(
        String(repeating: glyphs[min(place, 4)], count: cells), Style(roles[min(place, 4)]))
    }
    return [line, bar]
  }
}
