import Cells
import CommunityModel
import CommunityRules
import Wording

/// What one person set off: the steps, and the tree of who brought whom.
enum FissionDetail {
  /// Lines of the tree that are shown; a chain can hold hundreds.
  private static let most = 60

  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let row = FissionColumns.row(input, id)
    let counts = row.counts
    let inner = max(8, width - 2)
    var lines = [
      StyledText(MemberWords.name(member, input), Style(.title)),
      StyledText(MemberWords.groups(member, input).joined(separator: input.say("，", ", ")), .dim)
        .cut(to: inner, ellipsis: "…"),
      StyledText(), Phrases.rule(input.say("近 90 天", "Last 90 days"), width: inner),
    ]
    let most = max(1, counts.invited)
    for (words, count) in [
      (input.say("邀请", "Invited"), counts.invited), (input.say("进群", "Joined"), counts.joined),
      (input.say("算数", "Valid"), counts.valid), (input.say("成交", "Bought"), counts.converted),
    ] {
      lines.append(
        StyledText(TextFit.pad(words, to: 8))
          + StyledText(TextFit.pad("\(count)", to: 4, alignment: .right) + " ")
          + StyledText(
            Bar.horizontal(Double(count) / Double(most), width: max(4, inner - 14)),
            Style(.series2)))
    }
    if row.spend > 0 {
      lines.append(
        StyledText(
          input.say(
            "他们一共买了 \(NumberText.units(fen: row.spend)) 元",
            "They bought for \(NumberText.yuan(fen: row.spend))")))
    }
    let lost = counts.joined - counts.valid
    if lost > 0 {
      for part in TextFit.wrap(
        input.say(
          "\(lost) 位不算：7 天内退了、在黑名单、或和邀请人同一个手机号",
          "\(lost) do not count: left within 7 days, blacklisted, or the inviter's own phone"),
        to: inner)
      {
        lines.append(StyledText(part, .dim))
      }
    }
    lines.append(StyledText())
    lines.append(Phrases.rule(input.say("谁带来谁", "Who brought whom"), width: inner))
    lines += tree(input, member.id, inner)
    return lines
  }

  /// A guest of somebody.
  struct Guest {
    let member: ID<Member>
    let joined: Day?
  }

  /// Everybody a person ever brought, the newest first, each once.
  static func guests(_ input: PaneInput, _ id: ID<Member>) -> [Guest] {
    var seen: Set<ID<Member>> = [id]
    return input.community.referrers(of: id.raw, through: "memberships.inviter")
      .compactMap { input.community.memberships[raw: $0] }
      .filter { seen.insert($0.member).inserted }
      .map { Guest(member: $0.member, joined: $0.joinedAt.map(input.moment.zone.day(of:))) }
      .sorted { ($1.joined?.text ?? "", $0.member) < ($0.joined?.text ?? "", $1.member) }
  }

  private static func tree(
    _ input: PaneInput, _ root: ID<Member>, _ width: Int
  ) -> [StyledText] {
    var lines: [StyledText] = []
    var seen: Set<ID<Member>> = [root]
    var hidden = 0
    func walk(_ id: ID<Member>, _ indent: String) {
      let guests = guests(input, id).filter { seen.insert($0.member).inserted }
      for (place, guest) in guests.enumerated() {
        let isLast = place == guests.count - 1
        if lines.count < most {
          lines.append(line(input, guest, indent + (isLast ? "└ " : "├ "), width))
        } else {
          hidden += 1
        }
        walk(guest.member, indent + (isLast ? "  " : "│ "))
      }
    }
    walk(root, "")
    if hidden > 0 {
      lines.append(StyledText(input.say("还有 \(hidden) 位", "\(hidden) more"), .dim))
    }
    return lines
  }

  private static func line(
    _ input: PaneInput, _ guest: Guest, _ indent: String, _ width: Int
  ) -> StyledText {
    let name = input.community.members[guest.member].map { MemberWords.name($0, input) } ?? ""
    let figures = input.figures[guest.member]
    let isGone = figures.activeGroups == 0
    let fact =
      isGone
      ? input.say("已退群", "left")
      : figures.orders > 0
        ? input.say(
          "\(figures.orders) 单", figures.orders == 1 ? "1 order" : "\(figures.orders) orders") : ""
    let right = [guest.joined?.shortText ?? "", fact].filter { !$0.isEmpty }
      .joined(separator: " ")
    let room = max(4, width - TextFit.width(of: indent) - TextFit.width(of: right) - 1)
    let shown = TextFit.cut(name, to: room, ellipsis: "…")
    return StyledText(indent, .border)
      + StyledText(shown, isGone ? .dim : .normal)
      + StyledText(
        TextFit.blanks(
          max(
            1,
            width - TextFit.width(of: indent) - TextFit.width(of: shown)
              - TextFit.width(of: right))) + right, .dim)
  }
}
