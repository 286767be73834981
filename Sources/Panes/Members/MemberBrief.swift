import Cells
import CommunityModel
import CommunityRules
import Wording

/// Title and two lines about a member.
enum MemberBrief {
  static func lines(_ input: PaneInput, _ id: Int64, _ width: Int) -> [StyledText] {
    guard let member = input.community.members[raw: id] else { return [] }
    let groups = input.community.memberships(of: member.id).filter { $0.status == .active }
      .compactMap { input.community.groups[$0.group]?.name }
    let place: String
    switch groups.count {
    case 0: place = input.say("不在群里", "in no group")
    case 1: place = groups[0]
    default:
      place = input.say(
        "\(groups[0]) 等 \(groups.count) 群", "\(groups[0]) and \(groups.count - 1) more")
    }
    let title = [
      MemberWords.name(member, input), place, MemberWords.level(member, input),
      Phrases.maskedPhone(member.phone),
    ].filter { !$0.isEmpty }.joined(separator: " · ")
    return [
      Phrases.rule(title, width: width - 2), StyledText(story(member, input)),
      why(member, input),
    ]
  }

  /// The last order, whom the person brought, the last note.
  private static func story(_ member: Member, _ input: PaneInput) -> String {
    var parts: [String] = []
    let events = MemberTimeline.events(member, input)
    if let order = events.first(where: { $0.kind == .order }) {
      parts.append("\(order.day) \(order.words)")
    }
    let brought = Brought(member, input)
    if brought.invited > 0 {
      parts.append(
        input.say(
          "带来 \(brought.invited) 人成交 \(brought.buyers) 人",
          "brought \(brought.invited), \(brought.buyers) bought"))
    }
    if let note = events.first(where: { $0.kind == .note }) {
      parts.append("\(note.day) \(note.words)")
    }
    if parts.isEmpty, let first = events.first { parts.append("\(first.day) \(first.words)") }
    return parts.isEmpty ? input.say("还没有来往记录", "No events yet") : parts.joined(separator: " · ")
  }

  /// `为什么在这层  客单 312 ≥ 300 且 近 365 天 12,480 ≥ 2,000（规则 v3）`.
  private static func why(_ member: Member, _ input: PaneInput) -> StyledText {
    let tier = input.policies.tiers
    let reasons = TierReason.reasons(
      for: member, scene: input.scene, policy: input.policies.figures)
    let words = reasons.map { reason in
      "\(reason.label[input.language]) \(reason.actual[input.language]) \(reason.bound[input.language])"
    }
    let isAny = reasons.count > 1 && tier.named(input.figures[member.id].tier)?.isAny == true
    let joined = words.joined(
      separator: isAny ? input.say(" 或 ", " or ") : input.say(" 且 ", " and "))
    let rest = input.say("上面几层的条件都不符合", "no rule of another tier holds")
    return StyledText(
      input.say("为什么在这层  ", "Why this tier  ") + (joined.isEmpty ? rest : joined)
        + input.say("（规则 v\(tier.version)）", " (policy v\(tier.version))"), .dim)
  }
}

extension Tier {
  /// Whether any one of its conditions suffices.
  var isAny: Bool { query.contains(" or ") }
}
