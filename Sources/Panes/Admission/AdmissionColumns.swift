import Cells
import CommunityModel
import CommunityRules
import Wording

/// The columns of the admission pane: who, where, since when, and why.
enum AdmissionColumns {
  static let all: [PaneColumn] = [name, group, since, way, reason]

  private static func stay(_ input: PaneInput, _ id: Int64) -> Membership? {
    input.community.memberships[raw: id]
  }

  static let name = PaneColumn(
    "name", Localized("谁", "Who"), width: 12,
    order: { input, id in .text(AdmissionWords.person(id, input)) },
    cell: { input, id in StyledText(AdmissionWords.person(id, input)) })

  static let group = PaneColumn(
    "group", Localized("群", "Group"), width: 12, neededFrom: 40,
    order: { input, id in
      .text(stay(input, id).flatMap { input.community.groups[$0.group]?.name } ?? "")
    },
    cell: { input, id in
      StyledText(stay(input, id).flatMap { input.community.groups[$0.group]?.name } ?? "")
    })

  static let since = PaneColumn(
    "since", Localized("时间", "When"), width: 6, neededFrom: 56,
    order: { input, id in
      stay(input, id).flatMap(AdmissionWords.time).map { .instant($0) } ?? .none
    },
    cell: { input, id in
      guard let at = stay(input, id).flatMap(AdmissionWords.time) else {
        return StyledText("·", .dim)
      }
      let day = input.moment.zone.day(of: at)
      return StyledText(
        day == input.moment.today ? input.moment.zone.clock(at) : day.shortText)
    })

  static let way = PaneColumn(
    "way", Localized("怎么来的", "By"), width: 10, neededFrom: 72,
    cell: { input, id in
      guard let row = stay(input, id) else { return StyledText() }
      if let inviter = row.inviter.flatMap({ input.community.members[$0]?.name }) {
        return StyledText(
          input.isMasked ? Phrases.maskedName(inviter) : inviter)
      }
      return StyledText(row.scene.map { input.say($0.title) } ?? "·", .dim)
    })

  static let reason = PaneColumn(
    "why", Localized("为什么", "Why"), width: 30,
    cell: { input, id in
      stay(input, id).map { AdmissionWords.reason($0, input) } ?? StyledText()
    })
}

/// What is said of one application, newcomer or coming.
enum AdmissionDetail {
  static func brief(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let stay = input.community.memberships[raw: id] else { return [] }
    let group = input.community.groups[stay.group]
    let title = [AdmissionWords.person(id, input), group?.name ?? ""].filter { !$0.isEmpty }
      .joined(separator: " · ")
    let gates = group.map { AdmissionWords.policy($0.admissionPolicy, input) } ?? ""
    return [
      Phrases.rule(title, width: width - 2), AdmissionWords.reason(stay, input),
      StyledText(
        gates.isEmpty
          ? input.say("这个群没设门槛", "The group sets no gates")
          : input.say("门槛：\(gates)", "Gates: \(gates)"), .dim),
    ].map { $0.cut(to: width - 2, ellipsis: "…") }
  }

  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let stay = input.community.memberships[raw: id] else { return [] }
    let group = input.community.groups[stay.group]
    var lines = [
      StyledText(AdmissionWords.person(id, input), Style(.title)),
      StyledText(
        [group?.name ?? "", input.say(stay.status.title)].joined(separator: " · "), .dim),
    ]
    if let at = AdmissionWords.time(stay) {
      let day = input.moment.zone.day(of: at)
      lines.append(StyledText("\(day.text) \(input.moment.zone.clock(at))", .dim))
    }
    lines.append(StyledText())
    lines += gates(stay, group, width, input)
    lines += steps(stay, group, width, input)
    lines += decision(stay, width, input)
    let elsewhere = input.community.memberships(of: stay.member).filter {
      $0.id != stay.id && $0.status == .active
    }
    if !elsewhere.isEmpty {
      lines.append(Phrases.rule(input.say("还在", "Also in"), width: width))
      for other in elsewhere.prefix(5) {
        lines.append(StyledText(input.community.groups[other.group]?.name ?? ""))
      }
    }
    return lines
  }

  private static func gates(
    _ stay: Membership, _ group: Group?, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    let kept = stay.decidedGates
    guard stay.status == .pending || !kept.isEmpty else { return [] }
    let results =
      kept.isEmpty
      ? AdmissionJudgement(stay, input.community, input.figures).results : kept
    let mode = group.map { input.say($0.admissionPolicy.mode.title) } ?? ""
    var lines = [
      Phrases.rule(
        input.say("门槛 · \(mode)", "Gates · \(mode)")
          + (kept.isEmpty ? "" : input.say(" · 定时所见", " · as decided")), width: width)
    ]
    if results.isEmpty { lines.append(StyledText(input.say("没设门槛", "No gates"), .dim)) }
    for result in results {
      lines.append(
        StyledText(result.isPassed ? "✓ " : "✗ ", result.isPassed ? .good : .alarm)
          + StyledText(input.say(AdmissionJudgement.words(result))))
    }
    return lines + [StyledText()]
  }

  private static func steps(
    _ stay: Membership, _ group: Group?, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    guard stay.status == .active else { return [] }
    let policy = OnboardingPolicy.standard.adapted(to: group)
    let open = policy.missing(in: stay, at: input.moment.now).map(\.key)
    var lines = [Phrases.rule(input.say("引导", "Onboarding"), width: width)]
    for step in policy.steps {
      let isDone = !open.contains(step.key) && step.isRequired
      lines.append(
        StyledText(isDone ? "✓ " : "· ", isDone ? .good : .dim)
          + StyledText(
            input.say(policy.title(of: step.key))
              + input.say("  \(step.dueHours) 小时内", "  within \(step.dueHours) h")))
    }
    return lines + [StyledText()]
  }

  private static func decision(
    _ stay: Membership, _ width: Int, _ input: PaneInput
  ) -> [StyledText] {
    guard let parts = stay.more["admission"].record, parts.count == 4, let decision = stay.decision
    else { return [] }
    let at = parts[1].instant.map {
      "\(input.moment.zone.day(of: $0).shortText) \(input.moment.zone.clock($0))"
    }
    var lines = [
      Phrases.rule(input.say(decision.title), width: width),
      StyledText([at, parts[2].text].compactMap(\.self).joined(separator: " · "), .dim),
    ]
    if let reason = parts[3].text, !reason.isEmpty {
      lines += TextFit.wrap(reason, to: width).prefix(4).map { StyledText($0) }
    }
    return lines + [StyledText()]
  }
}
