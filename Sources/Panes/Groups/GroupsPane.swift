import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// Groups: those that need a hand on top, with the reason in words.
  public static let groups = PaneDefinition(
    id: "groups", key: "1", title: Localized("群", "Groups"), collection: "groups",
    columns: GroupColumns.all,
    naturalOrder: Localized("要处理 ↓", "to do ↓"),
    sections: { input, _ in GroupRows.sections(input) },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.groups, \.groups, input)
    },
    headline: { input, _, width in GroupRows.headline(input, width) },
    name: { input, id in input.community.groups[raw: id]?.name ?? "" },
    brief: { input, id, width in GroupDetail.brief(input, id, width) },
    detail: { input, id, width in GroupDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("还没有群。", "There are no groups yet."),
        Localized(
          "退出后用 qunzhu import 导入企微的 groupchat/get 结果，或先看 qunzhu demo",
          "Leave and run qunzhu import on WeCom groupchat/get responses, or look at qunzhu demo"),
      ]
    },
    advice: { input, id in
      input.community.groups[raw: id].map { GroupAdvice.of($0, input) } ?? []
    }, asides: ["admission", "forecast"])
}

/// The rows of the groups pane.
enum GroupRows {
  /// Groups in need by severity, then the others, the least active first as far as that is known.
  static func sections(_ input: PaneInput) -> [PaneSection] {
    let groups = input.community.groups.filter { $0.status == .active || $0.status == .frozen }
    var needy: [(rank: Int, group: Group)] = []
    var calm: [Group] = []
    for group in groups {
      if let need = input.needs(of: group.id).first {
        needy.append((need.rank, group))
      } else {
        calm.append(group)
      }
    }
    needy.sort { ($0.rank, $0.group.id.raw) < ($1.rank, $1.group.id.raw) }
    // The least active first as far as that is known; the rest by size behind them.
    calm.sort { left, right in
      let (one, two) = (input.figures[left.id], input.figures[right.id])
      let talk = (one.weeklyTalk ?? .max, two.weeklyTalk ?? .max)
      if talk.0 != talk.1 { return talk.0 < talk.1 }
      if one.weeklyTalk == nil, one.size != two.size { return one.size < two.size }
      return left.id < right.id
    }
    guard !needy.isEmpty else { return [PaneSection(nil, calm.map(\.id.raw))] }
    let isKnown = calm.contains { input.figures[$0.id].weeklyTalk != nil }
    let title =
      isKnown
      ? Localized(
        "其余 \(calm.count) 群 · 周活从低到高", "The other \(calm.count) groups · least talk first")
      : Localized("其余 \(calm.count) 群 · 人少的在前", "The other \(calm.count) groups · smallest first")
    return [PaneSection(nil, needy.map(\.group.id.raw)), PaneSection(title, calm.map(\.id.raw))]
  }

  /// `40 群 9,012 人（人次 9,247） · 今日 +18 −5 · 5 个要处理`.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    let groups = input.community.groups.filter { $0.status == .active || $0.status == .frozen }
    var joined = 0
    var left = 0
    var seats = 0
    var needs = 0
    for group in groups {
      let figures = input.figures[group.id]
      joined += figures.joinedToday
      left += figures.leftToday
      seats += figures.size - figures.staff
      if !input.needs(of: group.id).isEmpty { needs += 1 }
    }
    let people = input.figures.members.values.count { $0.activeGroups > 0 }
    let staff = input.community.members.count {
      $0.isStaff && input.figures[$0.id].activeGroups > 0
    }
    var line = StyledText(
      input.say(
        "\(groups.count) 群 \(NumberText.grouped(people - staff)) 人（人次 \(NumberText.grouped(seats))）",
        "\(groups.count) groups, \(NumberText.grouped(people - staff)) people in \(NumberText.grouped(seats)) seats"
      ))
    line.append(
      input.say(
        " · 今日 \(NumberText.signed(joined)) \(NumberText.signed(-left))",
        " · today \(NumberText.signed(joined)) \(NumberText.signed(-left))"))
    if needs > 0 {
      line.append(" · ")
      line.append(
        input.say("\(needs) 个要处理", "\(needs) \(needs == 1 ? "needs" : "need") a hand"), .warn)
    } else {
      line.append(input.say(" · 没有要处理的", " · nothing needs a hand"), .good)
    }
    // What does not fit is left out from the end: the age of the data, then the next post.
    for part in [Phrases.dataAge(input), nextPost(input)] {
      guard let part, line.width + 3 + TextFit.width(of: part) <= width - 1 else { continue }
      line.append(" · " + part, .dim)
    }
    return line
  }

  /// `下一条 12:00 面霜教程 → 12 群`.
  private static func nextPost(_ input: PaneInput) -> String? {
    let next = GroupPosts.today(input.community, input.moment).first {
      ($0.scheduledAt ?? input.moment.now) > input.moment.now && !$0.openGroups.isEmpty
    }
    guard let next, let at = next.scheduledAt else { return nil }
    let clock = input.moment.zone.clock(at)
    return input.say(
      "下一条 \(clock) \(next.title) → \(next.groups.count) 群",
      "next \(clock) \(next.title) → \(next.groups.count) groups")
  }
}
