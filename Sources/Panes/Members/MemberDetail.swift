import Cells
import CommunityModel
import CommunityRules
import Wording

/// What is said about one member: why here, what worth, what happened, who.
enum MemberDetail {
  /// The names of the groups a member is in.
  static func groupNames(_ input: PaneInput, _ id: ID<Member>) -> [String] {
    input.community.memberships(of: id).filter { $0.status == .active }
      .compactMap { input.community.groups[$0.group]?.name }
  }

  private static func name(_ member: Member, _ input: PaneInput) -> String {
    input.isMasked ? Phrases.maskedName(member.name) : member.name
  }

  /// Title and two lines.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let figures = input.figures[member.id]
    let groups = groupNames(input, member.id)
    let where_: String
    switch groups.count {
    case 0: where_ = input.say("不在群里", "in no group")
    case 1: where_ = groups[0]
    default:
      where_ = input.say(
        "\(groups[0]) 等 \(groups.count) 群", "\(groups[0]) and \(groups.count - 1) more")
    }
    let phone = Phrases.maskedPhone(member.phone)
    let title = [name(member, input), where_, phone].filter { !$0.isEmpty }.joined(separator: " · ")
    return [
      Phrases.rule(title, width: width - 3),
      StyledText(
        events(member, input).first.map { "\($0.day)  \($0.words)" }
          ?? input.say("还没有来往记录", "No events yet")),
      StyledText(reason(figures, input), .dim),
    ]
  }

  /// Why the member is in this tier, in words.
  static func reason(_ figures: MemberFigures, _ input: PaneInput) -> String {
    let tier = TierPolicy.standard.tiers.first { $0.key == figures.tier }
    let title = tier?.title[input.language] ?? figures.tier
    let average = figures.averageOrder.map { NumberText.units(fen: $0) } ?? "—"
    let year = NumberText.units(fen: figures.yearSpend)
    return input.say(
      "在\(title)：客单 \(average)，近一年 \(year)，\(figures.purchaseDays) 个购买日，\(figures.stage.title.zh)",
      "\(title): AOV \(average), year \(year), \(figures.purchaseDays) purchase days, \(figures.stage.title.en)"
    )
  }

  /// Everything, in the order in which it is judged.
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let figures = input.figures[member.id]
    var lines = head(member, width, input)
    lines.append(StyledText())
    lines += tier(figures, width, input)
    lines += money(member, figures, width, input)
    lines += GroupDetail.noteLines(
      input.community.referrers(of: id, through: "notes.member"), width, input)
    lines += timeline(member, width, input)
    lines += profile(member, width, input)
    return lines
  }

  private static func head(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let phone = Phrases.maskedPhone(member.phone)
    let shown = TextFit.cut(
      name(member, input), to: max(4, width - TextFit.width(of: phone) - 1), ellipsis: "…")
    let gap = max(1, width - TextFit.width(of: shown) - TextFit.width(of: phone))
    var lines = [
      StyledText(shown, Style(.title)) + StyledText(TextFit.blanks(gap) + phone, .dim)
    ]
    let roles = input.community.memberships(of: member.id).filter { $0.status == .active }.map {
      membership -> String in
      let group = input.community.groups[membership.group]?.name ?? ""
      return membership.role == .member
        ? group : "\(group) \(membership.role.title[input.language])"
    }
    let place =
      roles.isEmpty
      ? input.say("不在群里", "in no group") : roles.joined(separator: input.say("，", ", "))
    lines += TextFit.wrap(place, to: width).prefix(2).map { StyledText($0) }
    if let remark = member.more["remark"].text {
      lines.append(StyledText(input.say("备注名 ", "Remark ") + remark, .dim))
    }
    return lines
  }

  private static func tier(_ figures: MemberFigures, _ width: Int, _ input: PaneInput)
    -> [StyledText]
  {
    let title =
      TierPolicy.standard.tiers.first { $0.key == figures.tier }?.title[input.language] ?? ""
    var lines = [
      Phrases.rule(input.say("为什么在\(title)", "Why \(title)"), width: width)
    ]
    let average = figures.averageOrder.map { NumberText.units(fen: $0) } ?? "—"
    lines.append(StyledText(row(input.say("客单价", "AOV"), average, input.say("元", ""), width)))
    lines.append(
      StyledText(
        row(
          input.say("近 365 天", "365 days"), NumberText.units(fen: figures.yearSpend),
          input.say("元", ""), width)))
    lines.append(
      StyledText(row(input.say("阶段", "Stage"), figures.stage.title[input.language], "", width)))
    lines.append(
      StyledText(
        input.say("无发言数据，活跃按 90 天内购买 ≥ 2 天", "No talk data: active means 2 purchase days in 90"),
        .dim))
    return lines + [StyledText()]
  }

  private static func row(_ label: String, _ value: String, _ unit: String, _ width: Int) -> String
  {
    TextFit.pad(label, to: 10) + TextFit.pad(value, to: 10, alignment: .right) + " " + unit
  }

  private static func money(
    _ member: Member, _ figures: MemberFigures, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    var months = Array(repeating: 0.0, count: 12)
    let first = input.moment.today.firstOfMonth.adding(months: -11)
    for order in input.community.orders(of: member.id) where order.isEligible {
      guard let paid = order.paidAt else { continue }
      let day = input.moment.zone.day(of: paid)
      guard day >= first, day <= input.moment.today else { continue }
      let (year, month, _) = day.civil
      let (firstYear, firstMonth, _) = first.civil
      let place = (year - firstYear) * 12 + month - firstMonth
      if months.indices.contains(place) { months[place] += Double(order.net.fen) }
    }
    let rhythm =
      figures.doubledCadence.map {
        input.say("，\(($0 + 1) / 2) 天一次", ", every \(($0 + 1) / 2) days")
      } ?? ""
    let invited = input.community.referrerCount(of: member.id.raw, through: "memberships.inviter")
    return [
      Phrases.rule(input.say("钱和人", "Money and people"), width: width),
      StyledText(input.say("12 月 ", "12 mo ")) + StyledText(Bar.sparkline(months), Style(.series2))
        + StyledText(
          input.say("  \(figures.orders) 单\(rhythm)", "  \(figures.orders) orders\(rhythm)")),
      StyledText(
        input.say(
          "累计 \(NumberText.units(fen: figures.spend)) 元   带来 \(invited) 人次",
          "All time \(NumberText.units(fen: figures.spend))   brought \(invited)")),
      StyledText(),
    ]
  }

  private struct Event {
    var at: Instant
    var day: String
    var words: String
  }

  private static func events(_ member: Member, _ input: PaneInput) -> [Event] {
    var events: [Event] = []
    func add(_ at: Instant?, _ words: String) {
      guard let at else { return }
      events.append(Event(at: at, day: input.moment.zone.day(of: at).shortText, words: words))
    }
    for order in input.community.orders(of: member.id) {
      let goods = order.more["goods"].text ?? ""
      let words =
        order.isEligible
        ? input.say(
          "买 \(goods) \(NumberText.yuan(fen: order.paid.fen))",
          "Bought \(goods) \(NumberText.yuan(fen: order.paid.fen))")
        : "\(order.state.title[input.language]) \(goods)"
      add(order.paidAt, words)
    }
    for membership in input.community.memberships(of: member.id) {
      let group = input.community.groups[membership.group]?.name ?? ""
      let inviter = membership.inviter.flatMap { input.community.members[$0]?.name }
      let how = inviter.map { input.say("（\($0)邀请）", " (by \($0))") } ?? ""
      add(membership.joinedAt, input.say("进 \(group)\(how)", "Joined \(group)\(how)"))
      add(membership.leftAt, input.say("退出 \(group)", "Left \(group)"))
    }
    return events.sorted { $0.at > $1.at }
  }

  private static func timeline(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let events = self.events(member, input)
    guard !events.isEmpty else { return [] }
    var lines = [Phrases.rule(input.say("来往", "Events"), width: width)]
    for event in events.prefix(8) {
      lines.append(
        StyledText("\(event.day)  ", .dim)
          + StyledText(TextFit.cut(event.words, to: width - 7, ellipsis: "…")))
    }
    return lines + [StyledText()]
  }

  private static func profile(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    var lines = [Phrases.rule(input.say("档案", "Profile"), width: width)]
    let tags = member.tags.compactMap { input.community.tags[$0.tag]?.name }
    if !tags.isEmpty {
      for line in TextFit.wrap(input.say("标签 ", "Tags ") + tags.joined(separator: " "), to: width) {
        lines.append(StyledText(line))
      }
    }
    let owner = member.owner.flatMap { input.community.operators[$0]?.displayName }
    lines.append(StyledText(input.say("客服 \(owner ?? "无")", "Agent \(owner ?? "none")")))
    if !member.city.isEmpty { lines.append(StyledText(input.say("城市 ", "City ") + member.city)) }
    let consent = member.more["consent"].text
    let words =
      switch consent {
      case "granted": input.say("有", "granted")
      case "denied": input.say("拒绝", "denied")
      default: input.say("没问过", "unknown")
      }
    let isFriend = member.account(on: ExternalID.wecom)?.addedAt != nil
    lines.append(
      StyledText(
        input.say(
          "营销授权 \(words)   企微 \(isFriend ? "已加" : "未加")",
          "Consent \(words)   WeCom \(isFriend ? "added" : "not added")")))
    lines.append(StyledText(PackedID.text(prefix: "m", raw: member.id.raw), .dim))
    return lines
  }
}
