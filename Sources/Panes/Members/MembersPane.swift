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
    tabs: { input in [Localized("全部", "All")] + input.policies.tiers.shown.map(\.title) },
    tabName: Localized("层", "tiers"), naturalOrder: Localized("该联系 ↓", "contact ↓"),
    sections: { input, tab in [PaneSection(nil, MemberRows.ids(input, tab))] },
    filter: { input, text in
      PaneFilter.outcome(text, input.policies.figures.memberCatalog, \.members, input)
    },
    headline: { input, tab, width in MemberStrip.tabs(input, tab, width) },
    strip: { input, tab, width in
      [MemberStrip.bar(input, width), MemberStrip.needs(input, tab, width)]
    },
    narrowStrip: 1,
    name: { input, id in
      input.community.members[raw: id].map { MemberWords.name($0, input) } ?? ""
    },
    brief: { input, id, width in MemberBrief.lines(input, id, width) },
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
  /// The tier of a tab; nil for everybody.
  static func tier(_ input: PaneInput, _ tab: Int) -> Tier? {
    let shown = input.policies.tiers.shown
    return tab == 0 ? nil : shown[min(tab, shown.count) - 1]
  }

  /// Members of a tab: whoever should be contacted first, then those with the most spent in a year.
  static func ids(_ input: PaneInput, _ tab: Int) -> [Int64] {
    let wanted = tier(input, tab)?.key
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
    ContactDue.daysOver(member, figures, moment: input.moment, policies: input.policies)
  }
}
