import Cells
import CommunityModel
import CommunityRules
import Wording

/// How gates and applications are said.
enum AdmissionWords {
  /// `消费 ≥ ¥100（90 天） 或 好友邀请`; empty where nothing is asked.
  static func policy(_ policy: AdmissionPolicy, _ input: PaneInput) -> String {
    let parts = policy.gates.map { gate in
      switch gate {
      case .spend:
        let least = "¥" + NumberText.units(fen: policy.spend ?? 0)
        return input.say("消费 ≥ \(least)", "spent ≥ \(least)")
          + (policy.days.map { input.say("（\($0) 天）", " in \($0) days") } ?? "")
      case .quiz: return input.say("答题 ≥ \(policy.quiz ?? 0)", "quiz ≥ \(policy.quiz ?? 0)")
      case .referral, .manual: return input.say(gate.title)
      }
    }
    return parts.joined(
      separator: policy.mode == .all ? input.say(" 且 ", " and ") : input.say(" 或 ", " or "))
  }

  /// The name of the person of a membership.
  static func person(_ id: Int64, _ input: PaneInput) -> String {
    guard let stay = input.community.memberships[raw: id] else { return "" }
    let name = input.community.members[stay.member]?.name ?? stay.nickname
    return input.isMasked ? Phrases.maskedName(name) : name
  }

  /// When the person applied, joined or left, whichever came last.
  static func time(_ stay: Membership) -> Instant? {
    stay.status == .pending
      ? stay.more["appliedAt"].instant
      : [stay.joinedAt, stay.leftAt].compactMap(\.self).max()
  }

  /// When an application was decided, in milliseconds.
  static func decidedAt(_ stay: Membership) -> Int64 {
    stay.more["admission"].record.flatMap { $0.count > 1 ? $0[1].instant?.milliseconds : nil } ?? 0
  }

  /// Why a row stands where it stands.
  static func reason(_ stay: Membership, _ input: PaneInput) -> StyledText {
    switch stay.status {
    case .pending:
      if let decision = stay.decision {
        let reason = stay.more["admission"].record?.last?.text ?? ""
        let words = input.say(decision.title) + (reason.isEmpty ? "" : "：\(reason)")
        return StyledText(words, decision == .approved ? .good : .dim)
      }
      let judgement = AdmissionJudgement(stay, input.community, input.figures)
      switch judgement.outcome {
      case .passed: return StyledText(input.say(judgement.explanation), .good)
      case .failed: return StyledText(input.say(judgement.explanation), .alarm)
      case .manual: return StyledText(input.say(judgement.explanation), .warn)
      }
    case .active:
      let policy = OnboardingPolicy.standard.adapted(to: input.community.groups[stay.group])
      guard let state = policy.state(of: stay, at: input.moment.now), state != .done else {
        return StyledText(input.say("进群", "joined"), .dim)
      }
      let open = policy.missing(in: stay, at: input.moment.now)
      let names = open.map { input.say(policy.title(of: $0.key)) }
        .joined(separator: input.say("、", ", "))
      let words = input.say("还没做 \(names)", "lacks \(names)")
      guard state == .overdue, let joined = stay.joinedAt, let first = open.first else {
        return StyledText(words, .warn)
      }
      let late = input.moment.now.seconds - joined.seconds - first.dueHours * 3600
      let span = CalendarWords.span(late, input)
      return StyledText(words + input.say("，超时 \(span)", ", \(span) late"), .alarm)
    case .left, .removed:
      let days: Int? = stay.joinedAt.flatMap { joined in
        stay.leftAt.map { input.moment.zone.day(of: $0) - input.moment.zone.day(of: joined) }
      }
      let word = input.say(stay.status.title)
      return StyledText(
        days.map { input.say("\(word)，待了 \($0) 天", "\(word) after \($0) days") } ?? word,
        days.map { $0 < 7 } == true ? .warn : .dim)
    }
  }
}
