import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one member: why here, what worth, what happened, what to do, who.
enum MemberDetail {
  /// From this width on the detail is the whole screen, and figures show how they come about.
  private static let wide = 60

  /// The names of the groups a member is in.
  static func groupNames(_ input: PaneInput, _ id: ID<Member>) -> [String] {
    input.community.memberships(of: id).filter { $0.status == .active }
      .compactMap { input.community.groups[$0.group]?.name }
  }

  /// Everything, in the order in which it is judged.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let figures = input.figures[member.id]
    var lines = head(member, width, input)
    lines.append(StyledText())
    if !member.isStaff { lines += tier(member, figures, width, input) }
    lines += money(member, figures, width, input)
    lines += MemberTimeline.lines(member, width, input, limit: width >= wide ? 40 : 6)
    lines += MemberToDo.lines(member, width, input)
    lines += profile(member, width, input)
    lines.append(StyledText())
    lines += MemberFormulas.lines(member, width, input)
    return lines
  }

  private static func spread(_ left: String, _ right: String, _ width: Int) -> (String, String) {
    let shown = TextFit.cut(
      left, to: max(4, width - TextFit.width(of: right) - 2), ellipsis: "…")
    let gap = max(1, width - TextFit.width(of: shown) - TextFit.width(of: right) - 2)
    return (shown, TextFit.blanks(gap) + right)
  }

  private static func head(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let facts = [MemberWords.level(member, input), Phrases.maskedPhone(member.phone)]
      .filter { !$0.isEmpty }.joined(separator: " · ")
    let (name, right) = spread(MemberWords.name(member, input), facts, width)
    var lines = [StyledText(name, Style(.title)) + StyledText(right, .dim)]
    let groups = MemberWords.groups(member, input)
    let place =
      groups.isEmpty
      ? input.say("不在群里", "in no group") : groups.joined(separator: input.say("，", ", "))
    if TextFit.width(of: place) + TextFit.width(of: member.city) + 3 <= width {
      let (left, right) = spread(place, member.city, width)
      lines.append(StyledText(left) + StyledText(right, .dim))
    } else {
      lines += TextFit.wrap(place, to: width).prefix(2).map { StyledText($0) }
      if !member.city.isEmpty { lines.append(StyledText(member.city, .dim)) }
    }
    if let remark = member.more["remark"].text {
      lines.append(StyledText(input.say("备注名 ", "Remark ") + remark, .dim))
    }
    let own = member.ownFacts.map { "\($0.name) \($0.value)" }.joined(separator: " · ")
    if !own.isEmpty {
      lines += TextFit.wrap(own, to: width).prefix(3).map { StyledText($0, .dim) }
    }
    return lines
  }

  private static func tier(
    _ member: Member, _ figures: MemberFigures, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let title = MemberWords.tier(figures.tier, input)
    var lines = [Phrases.rule(input.say("为什么在\(title)", "Why \(title)"), width: width - 2)]
    let policy = input.policies.figures
    let reasons = TierReason.reasons(for: member, scene: input.scene, policy: policy)
    let label = max(9, reasons.map { TextFit.width(of: $0.label[input.language]) }.max() ?? 0)
    let actual = max(6, reasons.map { TextFit.width(of: $0.actual[input.language]) }.max() ?? 0)
    let bound = max(8, reasons.map { TextFit.width(of: $0.bound[input.language]) }.max() ?? 0)
    for reason in reasons {
      let unit = reason.unit[input.language]
      let value = TextFit.pad(reason.actual[input.language], to: actual, alignment: .right)
      var line = StyledText(TextFit.pad(reason.label[input.language], to: label) + " " + value)
      line.append(unit.isEmpty ? "" : " \(unit)")
      line.append("  " + TextFit.pad(reason.bound[input.language], to: bound), .dim)
      line.append(reason.holds ? " ✓" : " ✗", reason.holds ? .good : .dim)
      lines.append(line)
    }
    if reasons.isEmpty {
      lines.append(StyledText(input.say("上面几层的条件都不符合", "No rule of another tier holds")))
    }
    var origin = input.say("规则 v\(policy.tiers.version)", "Policy v\(policy.tiers.version)")
    if let since = TierSince(member, in: input.community, figures: input.figures, policy: policy) {
      let day = since.day.shortText
      if since.from.isEmpty {
        origin += input.say("，\(day) 起在这层", ", here since \(day)")
      } else {
        let from = MemberWords.tier(since.from, input)
        origin += input.say(
          "，\(day) 起在这层，从\(from)\(since.isUp ? "升上来" : "降下来")",
          " · \(since.isUp ? "up" : "down") from \(from) \(day)")
      }
    }
    lines += TextFit.wrap(origin, to: width).map { StyledText($0, .dim) }
    if figures.tier == "active", !input.figures.countsMessages, let words = policy.tiers.fallback {
      lines += TextFit.wrap(words[input.language], to: width).map { StyledText($0, .dim) }
    }
    return lines + [StyledText()]
  }

  private static func money(
    _ member: Member, _ figures: MemberFigures, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let rhythm =
      figures.doubledCadence.map {
        input.say("，\(($0 + 1) / 2) 天一次", ", every \(($0 + 1) / 2) d")
      } ?? ""
    let brought = Brought(member, input)
    let amount = brought.spend > 0 ? " " + NumberText.yuan(fen: brought.spend) : ""
    var lines = [
      Phrases.rule(input.say("钱和人", "Money and people"), width: width - 2),
      StyledText(input.say("12 月 ", "12 m "))
        + StyledText(Bar.sparkline(months(member, input)), Style(.series2))
        + StyledText(
          input.say("  \(figures.orders) 单\(rhythm)", "  \(figures.orders) buys\(rhythm)")),
      StyledText(
        input.say(
          "带来  邀请 \(brought.invited)  进群 \(brought.joined)  成交 \(brought.buyers)\(amount)",
          "Brought \(brought.invited)  joined \(brought.joined)  bought \(brought.buyers)\(amount)")
      ),
    ]
    lines.append(points(member, width, input))
    return lines + [StyledText()]
  }

  private static func months(_ member: Member, _ input: PaneInput) -> [Double] {
    var months = Array(repeating: 0.0, count: 12)
    let first = input.moment.today.firstOfMonth.adding(months: -11)
    let (firstYear, firstMonth, _) = first.civil
    for order in input.community.orders(of: member.id) where order.isEligible {
      guard let paid = order.paidAt else { continue }
      let day = input.moment.zone.day(of: paid)
      guard day >= first, day <= input.moment.today else { continue }
      let (year, month, _) = day.civil
      let place = (year - firstYear) * 12 + month - firstMonth
      if months.indices.contains(place) { months[place] += Double(order.net.fen) }
    }
    return months
  }

  /// `积分  2,310          612 分月底过期`; a shop's own balance with the shop's name.
  private static func points(_ member: Member, _ width: Int, _ input: PaneInput) -> StyledText {
    let label = TextFit.pad(
      input.say("积分", "Points"), to: input.say("积分", "Points").count > 2 ? 8 : 6)
    if let shop = member.more["shopPoints"].record, let balance = shop.first?.int {
      let source = shop.count > 1 ? shop[1].text ?? "" : ""
      return StyledText(label + NumberText.grouped(balance))
        + StyledText(input.say("  来源 \(source)，只读", "  from \(source), read-only"), .dim)
    }
    let today = input.moment.today
    let account = input.community.pointsAccount(of: member.id)
    let balance = NumberText.grouped(account.balance)
    guard let soon = account.soonest(from: today, within: 30) else {
      return StyledText(label + balance)
    }
    let isMonthEnd = soon.day == today.firstOfMonth.adding(months: 1) - 1
    let when = isMonthEnd ? input.say("月底", "at month's end") : soon.day.shortText
    let words = input.say(
      "\(NumberText.grouped(soon.points)) 分\(when)过期",
      "\(NumberText.grouped(soon.points)) end \(when)")
    let gap = width - 2 - TextFit.width(of: label + balance) - TextFit.width(of: words)
    return StyledText(label + balance + TextFit.blanks(max(2, gap))) + StyledText(words, .warn)
  }

  private static func profile(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    var lines = [Phrases.rule(input.say("档案", "Profile"), width: width - 2)]
    let consent =
      switch member.more["consent"].text {
      case "granted": input.say("有", "granted")
      case "denied": input.say("拒绝", "denied")
      default: input.say("没问过", "unknown")
      }
    let isFriend = member.account(on: ExternalID.wecom)?.addedAt != nil
    let isQuiet = !member.more["dnc"].isNone
    lines.append(
      StyledText(
        input.say(
          "营销授权 \(consent)   免打扰 \(isQuiet ? "有" : "无")   企微 \(isFriend ? "已加" : "未加")",
          "Consent \(consent)  DNC \(isQuiet ? "on" : "off")  WeCom \(isFriend ? "added" : "no")")
      ))
    let origin = origin(member, input)
    lines += TextFit.wrap(origin, to: width).map { StyledText($0, .dim) }
    if let black = member.more["blacklist"].record {
      let reason = black.count > 1 ? black[1].text ?? "" : ""
      lines.append(StyledText(input.say("黑名单 \(reason)", "Blacklisted \(reason)"), .alarm))
    }
    let tags = MemberWords.tags(member, input)
    if !tags.isEmpty, width >= wide {
      lines += TextFit.wrap(input.say("标签 ", "Tags ") + tags.joined(separator: " "), to: width)
        .map { StyledText($0) }
    }
    if width >= wide {
      lines.append(StyledText(PackedID.text(prefix: "m", raw: member.id.raw), .dim))
    }
    return lines
  }

  /// `来源 活码 A3，2025-03-08，邀请人 木子`.
  private static func origin(_ member: Member, _ input: PaneInput) -> String {
    var parts: [String] = []
    let source = member.more["source"].record
    let way = [source?.first?.text, source.flatMap { $0.count > 1 ? $0[1].text : nil }]
      .compactMap(\.self).joined(separator: " ")
    if !way.isEmpty { parts.append(way) }
    let at = source.flatMap { $0.count > 2 ? $0[2].instant : nil }
    if let day = at.map(input.moment.zone.day(of:)) ?? input.figures[member.id].joined {
      parts.append(day.text)
    }
    let inviter = input.community.memberships(of: member.id).lazy.compactMap(\.inviter)
      .compactMap { input.community.members[$0] }.first
    if let inviter {
      let name = MemberWords.name(inviter, input)
      parts.append(input.say("邀请人 \(name)", "by \(name)"))
    }
    let words =
      parts.isEmpty ? input.say("不知道", "unknown") : parts.joined(separator: input.say("，", ", "))
    return input.say("来源 ", "Source ") + words
  }
}
