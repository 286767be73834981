import Cells
import CommunityModel
import CommunityRules
import Wording

/// The day's report as plain text, ready to be pasted into a chat.
enum TodayDigest {
  /// What came in and went out, what was sold, what was done and what is left, in whole sentences.
  static func text(_ input: PaneInput) -> String {
    let moment = input.moment
    let list = TodayRows.list(input)
    var lines = [
      input.say(
        "【日报】\(input.community.workspace.name) \(moment.today.text) \(Phrases.weekday(moment.today.weekday, .chinese))",
        "Report: \(input.community.workspace.name), \(Phrases.weekday(moment.today.weekday, .english)) \(moment.today.text)"
      )
    ]
    lines.append(people(input))
    let (orders, paid) = TodayRows.sold(input)
    let money = "¥" + NumberText.units(fen: paid)
    lines.append(
      input.community.orders.isEmpty
        ? input.say("订单：无数据 · 缺 订单表", "Orders: no data, needs an order table")
        : input.say("订单：\(orders) 笔 \(money)", "Orders: \(orders), \(money)"))
    lines.append(posts(input))
    lines.append(
      input.say(
        "待办：\(list.count) 件，完成 \(list.done.count)，超时 \(list.overdue.count)",
        "Tasks: \(list.count), \(list.done.count) done, \(list.overdue.count) overdue"))
    for id in list.overdue {
      guard let chore = input.community.tasks[id] else { continue }
      let progress = TodayWords.progress(chore, input)
      let reason = TodayWords.reason(chore, input).text
      lines.append(
        input.say("  没完成：", "  open: ") + TodayWords.title(id.raw, input)
          + " \(progress.done)/\(progress.total)"
          + (reason.isEmpty ? "" : input.say("，", ", ") + reason))
    }
    lines += needs(input)
    if let age = Phrases.dataAge(input) { lines.append(age) }
    return lines.joined(separator: "\n")
  }

  private static func people(_ input: PaneInput) -> String {
    var (joined, left) = (0, 0)
    for group in input.community.groups where group.status == .active || group.status == .frozen {
      joined += input.figures[group.id].joinedToday
      left += input.figures[group.id].leftToday
    }
    let waiting = input.needs.newcomers.values.reduce(0) { $0 + $1.waiting }
    return input.say(
      "进群 \(joined)，退群 \(left)，净 \(NumberText.signed(joined - left))；待引导 \(waiting) 人",
      "Joined \(joined), left \(left), net \(NumberText.signed(joined - left)); \(waiting) to guide"
    )
  }

  private static func posts(_ input: PaneInput) -> String {
    let items = GroupPosts.today(input.community, input.moment)
    guard !items.isEmpty else { return input.say("内容：今天没排", "Posts: none planned") }
    let words = items.map { item in
      let total = item.groups.count
      return "\(item.title) \(total - item.openGroups.count)/\(total)"
    }
    return input.say("内容：", "Posts: ") + words.joined(separator: input.say("，", ", "))
  }

  private static func needs(_ input: PaneInput) -> [String] {
    let groups = input.needs.ordered(
      input.community.groups.filter { input.needs.reasons[$0.id] != nil })
    guard !groups.isEmpty else { return [input.say("群：没有要处理的", "Groups: nothing needs a hand")] }
    return [input.say("要处理的群 \(groups.count) 个", "Groups in need: \(groups.count)")]
      + groups.prefix(10).map { id in
        let words = input.needs(of: id).map { input.say($0.words) }
        return "  \(input.community.groups[id]?.name ?? "")："
          + words.joined(separator: input.say("，", ", "))
      }
  }
}
