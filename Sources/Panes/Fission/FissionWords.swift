import Cells
import CommunityModel
import CommunityRules
import Wording

/// How fission is said in a line.
enum FissionWords {
  /// The share of guests who buy that the plan wants, in percent (domain.md §5, row 3).
  static let wanted = 30

  /// `近 90 天  12 位带来 84 人 · 成交 30 · 转化 35.7%，目标 30% · 一人带 0.84 人`.
  static func headline(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    let counts = FissionSpan.of(tab).fission(input).total
    var line = StyledText(
      input.say(
        "\(counts.inviters) 位带来 \(counts.joined) 人",
        "\(counts.inviters) brought \(counts.joined)"))
    let held = percent(counts.retention)
    for part in [
      held.map { StyledText(input.say("满 7 天还在 \($0)", "\($0) stay 7 days")) },
      StyledText(input.say("成交 \(counts.converted) 人", "\(counts.converted) bought")),
      conversion(counts, input),
      counts.growthFactor.map {
        StyledText(input.say("一人带 \(decimal($0)) 人", "\(decimal($0)) each"), .dim)
      },
    ].compactMap(\.self) {
      guard line.width + 3 + part.width <= width - 1 else { break }
      line += StyledText(" · ") + part
    }
    return line
  }

  private static func conversion(_ counts: FissionCounts, _ input: PaneInput) -> StyledText? {
    guard let share = counts.conversion, let text = percent(share) else { return nil }
    let isMet = share * 100 >= Double(wanted)
    return StyledText(
      input.say(
        "转化 \(text)\(isMet ? " ✓" : "，目标 \(wanted)%")",
        "\(text) convert \(isMet ? "✓" : "of \(wanted)% wanted")"), isMet ? .good : .warn)
  }

  /// The spans, the open one in brackets; on the right, hand to hand.
  static func spans(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    var line = StyledText()
    for (place, span) in FissionSpan.all.enumerated() {
      let title = input.say(span.title)
      line.append(place == tab ? "[\(title)]" : " \(title) ", place == tab ? .accent : .dim)
    }
    line.append(input.say("  [ ] 换", "  [ ] span"), .dim)
    let generations = FissionSpan.of(tab).fission(input).generations
    guard generations.count > 1 else { return line }
    let words =
      input.say("一手传一手 ", "hand to hand ") + generations.map(String.init).joined(separator: " → ")
    let room = min(width, 80) - 1 - line.width - TextFit.width(of: words)
    if room >= 2 { line.append(TextFit.blanks(room) + words, .dim) }
    return line
  }

  /// Title and two lines: what came of it, and the newest guests.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let row = FissionColumns.row(input, id)
    let groups = MemberWords.groups(member, input).first ?? input.say("不在群里", "in no group")
    let guests = FissionDetail.guests(input, member.id)
    let names = guests.prefix(5).compactMap { input.community.members[$0.member] }
      .map { MemberWords.name($0, input) }.joined(separator: input.say("、", ", "))
    let more = guests.count > 5 ? input.say(" 等 \(guests.count) 位", " and others") : ""
    return [
      Phrases.rule(
        "\(MemberWords.name(member, input)) · \(groups)", width: width - 2),
      StyledText(steps(row.counts, input)),
      StyledText(input.say("带来 ", "Brought ") + names + more, .dim).cut(
        to: width - 2, ellipsis: "…"),
    ]
  }

  /// `邀请 5 → 进群 5 → 算数 4 → 成交 3，转化 75%`.
  static func steps(_ counts: FissionCounts, _ input: PaneInput) -> String {
    let rate =
      percent(counts.conversion).map { input.say("，转化 \($0)", ", \($0)") } ?? ""
    return input.say(
      "邀请 \(counts.invited) → 进群 \(counts.joined) → 算数 \(counts.valid) → 成交 \(counts.converted)\(rate)",
      "invited \(counts.invited) → joined \(counts.joined) → valid \(counts.valid) → bought \(counts.converted)\(rate)"
    )
  }

  private static func percent(_ share: Double?) -> String? {
    share.map { value in
      let tenths = Int((value * 1000).rounded())
      return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
    }
  }

  private static func decimal(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    let rest = hundredths % 100
    return "\(hundredths / 100).\(rest < 10 ? "0" : "")\(rest)"
  }
}
