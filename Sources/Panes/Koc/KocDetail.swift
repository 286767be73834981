import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// What is said about one candidate: why, how good, what was sent, what happened, what next.
enum KocDetail {
  /// Title and two lines: where it is stuck and what to press; what to talk about.
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let candidate = input.community.candidates[raw: id] else { return [] }
    let standing = KocStanding(candidate, in: input.community, moment: input.moment)
    var title = "\(KocWords.name(input, id)) · \(candidate.stage.title[input.language])"
    if standing.score.knownWeight > 0 {
      title += input.say(" · \(standing.score.value) 分", " · \(standing.score.value)")
      if let band = standing.score.band { title += " \(band.title.en)" }
    }
    var why = StyledText(KocStory.why(input, standing), standing.need.isOverdue ? .warn : .normal)
    if let step = KocStory.nextSteps(input, standing).first {
      let hint = StyledText(" › ", .dim) + StyledText(step.key, .key) + StyledText(" \(step.short)")
      why = why.cut(to: max(0, width - 3 - hint.width), ellipsis: "…") + hint
    }
    return [
      Phrases.rule(title, width: max(0, width - 2)), why.cut(to: max(0, width - 3), ellipsis: "…"),
      StyledText(talkingPoint(input, standing.score), .dim)
        .cut(to: max(0, width - 3), ellipsis: "…"),
    ]
  }

  /// The part that is furthest from full, in a line.
  private static func talkingPoint(_ input: PaneInput, _ score: KocScore) -> String {
    guard let weakest = score.weakest, let points = score.points(weakest) else { return "" }
    let value = KocWords.value(input, weakest, score.facts)
    return input.say(
      "最短一项 \(weakest.title.zh) \(value)，\(whole(points))/\(weakest.weight) 分",
      "Weakest: \(weakest.title.en) \(value), \(whole(points)) of \(weakest.weight)")
  }

  private static func whole(_ points: Double) -> Int { Int(points.rounded()) }

  /// Everything, in the order in which it is judged.
  static func lines(_ input: PaneInput, _ id: Int64, _ whole: Int) -> [StyledText] {
    guard let candidate = input.community.candidates[raw: id] else { return [] }
    let standing = KocStanding(candidate, in: input.community, moment: input.moment)
    // Two cells of air at the edge of the screen.
    let width = max(1, whole - 2)
    var lines = head(input, candidate, width)
    lines.append(StyledText())
    lines += score(input, standing, width)
    lines += KocStory.trial(input, candidate, width)
    lines += KocStory.past(input, standing, width)
    lines += KocStory.steps(input, standing, width)
    lines += KocStory.settlement(input, candidate, width)
    lines.append(StyledText())
    lines += KocStory.log(input, candidate, width)
    lines += GroupDetail.noteLines(
      input.community.referrers(of: candidate.member.raw, through: "notes.member"), width, input)
    return lines.map { $0.cut(to: whole, ellipsis: "…") }
  }

  private static func head(
    _ input: PaneInput, _ candidate: KocCandidate, _ width: Int
  ) -> [StyledText] {
    let stage = candidate.stage.title[input.language]
    let programme = candidate.programme.title[input.language]
    let owner = KocColumns.ownerName(input, candidate.id.raw)
    let groups = MemberDetail.groupNames(input, candidate.member)
    let tier = input.policies.tiers.named(input.figures[candidate.member].tier)
    let level = CollectionQueries.named(Member.collection.key)?
      .value(candidate.member.raw, "level", input.scene).text.flatMap { key in
        input.policies.levels.levels.first { $0.key == key }?.title[input.language]
      }
    let place = [
      groups.first ?? input.say("不在群里", "in no group"), level ?? "",
      tier?.title[input.language] ?? "",
    ]
    .filter { !$0.isEmpty }.joined(separator: " · ")
    return [
      ends(
        KocWords.name(input, candidate.id.raw), Style(.title), "\(stage) · \(programme)", width),
      ends(
        place, .normal,
        owner.map { KocWords.who(input, $0) }.map { input.say("归 \($0)", "with \($0)") }
          ?? input.say("没人跟", "nobody's"),
        width),
    ]
  }

  /// One text at each end of a line.
  static func ends(
    _ left: String, _ style: Style, _ right: String, _ width: Int
  ) -> StyledText {
    let kept = min(TextFit.width(of: left), width / 2)
    let end = TextFit.cut(right, to: max(0, width - kept - 1), ellipsis: "…")
    let start = TextFit.cut(
      left, to: max(0, width - TextFit.width(of: end) - 1), ellipsis: "…")
    let gap = max(0, width - TextFit.width(of: start) - TextFit.width(of: end))
    return StyledText(start, style) + StyledText(TextFit.blanks(gap) + end, .dim)
  }

  private static func score(
    _ input: PaneInput, _ standing: KocStanding, _ whole: Int
  ) -> [StyledText] {
    let score = standing.score
    // Points far from their bars are hard to follow: the lines stay narrow on a wide screen.
    let width = min(whole, 48)
    let band = score.band.map { " \($0.title.en)" } ?? ""
    let title =
      score.knownWeight == 0
      ? input.say("还没有分", "No score yet")
      : input.say("\(score.value) 分\(band)", "Score \(score.value)\(band)")
    var lines = [
      Phrases.rule(title, width: whole),
      ends(input.say("分项", "Part"), .dim, input.say("本项/满分", "points"), width),
    ]
    for part in KocScore.Part.allCases { lines.append(line(input, part, score, width)) }
    let firm = KocBandStanding(standing.candidate.monthlyScores).words
    let total =
      score.missing.isEmpty
      ? input.say("合计 \(score.value)，\(firm.zh)", "total \(score.value), \(firm.en)")
      : score.band == nil
        ? input.say("只知 \(score.knownWeight)/100，不定档", "\(score.knownWeight) of 100 known, no band")
        : input.say(
          "按已知 \(score.knownWeight) 分折算", "scaled from \(score.knownWeight) of 100")
    let violations = score.facts.violations
    lines.append(
      StyledText(
        input.say("违规 \(violations) 次", "violations \(violations)"), violations > 0 ? .warn : .dim)
        + StyledText(input.say("     ", "  ") + total, .dim))
    if score.missing.contains(.presence) {
      lines.append(
        StyledText(
          input.say("缺 发言表，或用 ; 记近月表现", "Wants a talk table, or ; records the month"), .dim))
    }
    return lines + [StyledText()]
  }

  /// `常在   18/20 天  █████████░   18/20`.
  private static func line(
    _ input: PaneInput, _ part: KocScore.Part, _ score: KocScore, _ width: Int
  ) -> StyledText {
    let value = TextFit.pad(
      KocWords.value(input, part, score.facts), to: 8, alignment: .right)
    let label = input.language == .chinese ? 7 : 9
    let title = TextFit.pad(part.title[input.language], to: label)
    guard let points = score.points(part) else {
      return ends(title + value, .dim, "–/\(part.weight)", width)
    }
    let bar = max(0, min(20, width - label - 18))
    let share = points / Double(part.weight)
    let style: Style = part == score.weakest && share < 0.67 ? .warn : Style(.series2)
    let number = "\(whole(points))/\(part.weight)"
    let used = label + 8 + 2 + bar
    return StyledText(title + value + "  ")
      + StyledText(Bar.horizontal(share, width: bar), style)
      + StyledText(TextFit.pad(number, to: max(0, width - used), alignment: .right))
  }
}
