import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// What should be done for a member, with the key that does it.
enum MemberToDo {
  static func lines(_ member: Member, _ width: Int, _ input: PaneInput) -> [StyledText] {
    let all = [
      contact(member, input), procedure(member, input), koc(member, input), birthday(member, input),
    ].compactMap(\.self)
    guard !all.isEmpty else { return [] }
    return [Phrases.rule(input.say("该做", "To do"), width: width - 2)]
      + all.map { key, words in
        StyledText(key, .key)
          + StyledText("  " + TextFit.cut(words, to: width - 3, ellipsis: "…"))
      } + [StyledText()]
  }

  /// The open task about the person, or the contact that is due.
  private static func contact(_ member: Member, _ input: PaneInput) -> (String, String)? {
    let moment = input.moment
    let over = MemberRows.daysOver(member, input.figures[member.id], input) ?? 0
    let open = input.community.referrers(of: member.id.raw, through: "tasks.member")
      .compactMap { input.community.tasks[raw: $0] }.filter { $0.doneAt == nil }
      .min { ($0.due?.milliseconds ?? .max) < ($1.due?.milliseconds ?? .max) }
    guard let chore = open else {
      guard over > 0 else { return nil }
      return ("o", input.say("该联系了，超 \(over) 天", "Get in touch, \(over) days late"))
    }
    let late = chore.due.map { moment.today - moment.zone.day(of: $0) } ?? 0
    let who = (chore.assignee ?? member.owner).flatMap {
      input.community.operators[$0]?.displayName
    }
    let facts = [
      late > 0 ? input.say("超期 \(late) 天", "\(late) days late") : nil,
      who.map { input.say("归\($0)", $0) },
    ].compactMap(\.self).joined(separator: input.say("，", ", "))
    return ("o", chore.title + (facts.isEmpty ? "" : input.say("（\(facts)）", " (\(facts))")))
  }

  /// The procedure that the person is in and its next step, where no task stands for one yet.
  private static func procedure(_ member: Member, _ input: PaneInput) -> (String, String)? {
    guard let open = input.community.enrolments(of: member.id).last(where: \.isOpen),
      let sop = SopTemplate.named(open.procedure)
    else { return nil }
    let topTier = input.policies.tiers.top.key
    let next = EnrolmentStanding(open, in: input.scene, topTier: topTier).next
    let step = next.map { "\($0.day.shortText) \($0.step.title[input.language])" }
    let name = sop.title[input.language]
    return (
      ";",
      step.map { input.say("\(name)，下一步 \($0)", "\(name), next \($0)") }
        ?? input.say("\(name)，最后一步", "\(name), last step")
    )
  }

  private static func koc(_ member: Member, _ input: PaneInput) -> (String, String)? {
    guard let stage = input.figures[member.id].koc else { return nil }
    guard stage == .active else {
      return ("c", input.say("KOC \(stage.title.zh)", "KOC \(stage.title.en.lowercased())"))
    }
    let candidacy = input.community.candidacies(of: member.id).first { $0.stage == .active }
    let sold =
      candidacy.map { KocSales(of: $0, in: input.community, moment: input.moment).orders } ?? 0
    return ("c", input.say("KOC 合作中，本月 \(sold) 单", "Active KOC, \(sold) orders this month"))
  }

  private static func birthday(_ member: Member, _ input: PaneInput) -> (String, String)? {
    let today = input.moment.today
    guard let birthday = Birthday(member),
      let next = input.scene.dayNames.next(birthday, from: today),
      next - today <= 30
    else { return nil }
    let period = BenefitKind.birthday.period(of: next)
    let isGiven = input.community.benefits(of: member.id).contains {
      $0.occasion == .birthday && $0.period == period
    }
    guard !isGiven else { return nil }
    return (
      "b",
      input.say("生日 \(next.shortText)，福利还没发", "Birthday \(next.shortText), no benefit yet")
    )
  }
}
