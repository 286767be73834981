import Cells
import CommunityModel
import CommunityRules
import Wording

/// A group's health with its seven parts: the short bar is the one to look at.
enum GroupHealthLines {
  static func lines(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let health = GroupHealth(of: group, in: input.scene)
    var head = input.say("健康 \(health.score)", "Health \(health.score)")
    if health.reachable < 100 { head += "/\(health.reachable)" }
    var lines = [Phrases.rule(head, width: width)]
    for reading in health.parts { lines.append(line(reading, width, input)) }
    if !health.missing.isEmpty {
      let what = health.missing.map { input.say($0) }.joined(separator: input.say("、", ", "))
      for part in TextFit.wrap(input.say("无数据 · 缺 \(what)", "No data: needs \(what)"), to: width) {
        lines.append(StyledText(part, .dim))
      }
    }
    return lines + [StyledText()]
  }

  /// `月活         58%  ████████▉░  18/20`.
  private static func line(
    _ reading: GroupHealth.Reading, _ width: Int, _ input: PaneInput
  ) -> StyledText {
    let value = TextFit.pad(input.say(reading.value), to: 7, alignment: .right)
    let name = TextFit.pad(input.say(reading.part.title), to: 9)
    guard let points = reading.points else {
      return StyledText(name + value, .dim)
    }
    let weight = Int(reading.part.weight)
    let share = points / reading.part.weight
    let style: Style = share >= 0.8 ? Style(.series2) : share >= 0.5 ? .warn : .alarm
    var line = StyledText(name + value + "  ")
    if width >= 34 { line += StyledText(Bar.horizontal(share, width: 10) + "  ", style) }
    return line
      + StyledText(TextFit.pad("\(Int(points + 0.5))/\(weight)", to: 5, alignment: .right))
  }
}

/// What a group sees today, and the mix of its week.
enum GroupDayLines {
  static func lines(_ group: Group, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let moment = input.moment
    let items = GroupPosts.today(input.community, moment).filter { $0.groups.contains(group.id) }
    var lines: [StyledText] = []
    let posts = input.needs.posts[group.id] ?? GroupPosts()
    lines.append(
      Phrases.rule(
        posts.total > 0
          ? input.say("今天 \(posts.done)/\(posts.total)", "Today \(posts.done)/\(posts.total)")
          : input.say("今天没排内容", "No post today"), width: width))
    for item in items.prefix(6) { lines.append(line(item, group, width, input)) }
    let monday = moment.today.monday
    let mix = GroupPosts.mix(of: group.id, input.community, monday...(monday + 6), moment.zone)
    if mix.total > 0 {
      lines.append(
        StyledText(
          input.say("本周这个群看到  ", "This week it sees  ")
            + "◆\(mix.value) ●\(mix.benefit) ○\(mix.interactive)"))
      if let words = mixWords(mix, input) { lines.append(StyledText(words, .warn)) }
    } else {
      lines.append(StyledText(input.say("本周还没排内容", "Nothing planned this week"), .dim))
    }
    return lines + [StyledText()]
  }

  /// `✓ 08:30  ○ 早安话题   小林 08:32`.
  private static func line(
    _ item: ContentItem, _ group: Group, _ width: Int, _ input: PaneInput
  ) -> StyledText {
    let zone = input.moment.zone
    let clock = item.scheduledAt.map(zone.clock) ?? ""
    let delivery = item.deliveries.filter { $0.group == group.id }.min { $0.at < $1.at }
    let isLate =
      delivery == nil
      && DeliveryPolicy.standard.outcome(of: item, in: group.id, at: input.moment.now) != .waiting
    let mark = delivery != nil ? "✓ " : isLate ? "! " : "  "
    let who =
      delivery.map { "\($0.by) \(zone.clock($0.at))" }
      ?? item.author.flatMap { input.community.operators[$0]?.displayName } ?? ""
    let room = max(4, width - 11 - TextFit.width(of: who) - 2)
    let title = TextFit.cut(item.title, to: min(room, 20), ellipsis: "…")
    let name = TextFit.pad(title, to: max(11, TextFit.width(of: title) + 1))
    return StyledText(mark, isLate ? .alarm : .good) + StyledText("\(clock)  ", .dim)
      + StyledText(
        "\(item.category.sign) \(name)", isLate ? .alarm : delivery == nil ? .normal : .dim)
      + StyledText(who, .dim)
  }

  /// `价值太少，福利太多：B 看怎么补`; nil where the mix is as good as it can be.
  static func mixWords(_ mix: MixCounts, _ input: PaneInput) -> String? {
    guard ContentMix.isOff(mix) else { return nil }
    let best = ContentMix.plan(mix.total)
    let order = ContentCategory.allCases.map { ($0, mix[$0] - best[$0]) }
    let few = order.filter { $0.1 < -1 }.map { input.say($0.0.title) }
    let many = order.filter { $0.1 > 1 }.map { input.say($0.0.title) }
    var parts: [String] = []
    let comma = input.say("、", ", ")
    if !few.isEmpty {
      parts.append(
        input.say("\(few.joined(separator: comma))太少", "\(few.joined(separator: comma)) short")
      )
    }
    if !many.isEmpty {
      parts.append(
        input.say("\(many.joined(separator: comma))太多", "\(many.joined(separator: comma)) over")
      )
    }
    return parts.isEmpty
      ? nil
      : parts.joined(separator: input.say("，", ", ")) + input.say("：4 日历里补", ": see 4")
  }
}
