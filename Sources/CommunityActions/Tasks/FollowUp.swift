import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Makes a task for a colleague about every chosen member.
  public static let followUp = BulkAction(
    id: "member.task.add", on: "members", key: "o",
    title: Localized("派跟进", "Follow up"),
    summary: Localized(
      "给选中的成员各派一件跟进待办；不填同事就派给各人的客服，已有同样没做的跳过",
      "Makes a follow-up task about each chosen member, for a colleague or each one's own agent"),
    arguments: [
      Argument("title", Localized("跟进什么", "What about"), .text(limit: 60)),
      Argument(
        "colleague", Localized("同事（空为各自客服）", "Colleague (empty: own agent)"), .text(limit: 100),
        optional: true),
      Argument("due", Localized("几号前（空为明天）", "By (empty: tomorrow)"), .day, optional: true),
    ],
    sample: ["问近况", "", ""],
    prepare: { (input) throws(Refusal) in
      let (community, zone) = (input.community, input.moment.zone)
      let title = String(input.answer(0).trimmed.prefix(60))
      let name = input.answer(1).trimmed
      let colleague = community.colleague(named: name)
      guard name.isEmpty || colleague != nil else {
        throw Refusal("没有同事「\(name)」", "There is no colleague “\(name)”")
      }
      let typed = input.answer(2).trimmed
      let day =
        typed.isEmpty
        ? input.moment.today + 1 : ScheduleAnswer.day(typed, today: input.moment.today)
      guard let day, day >= input.moment.today else {
        throw Refusal("日期写成 12-01、+3 或 明天，不早于今天", "Write the day as 12-01, +3 or tomorrow")
      }
      let due = zone.instant(day, second: 64_800)
      let base = community.mint
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { first, _ in first })
      return Procedure(Localized("派跟进「\(title)」", "Follow up “\(title)”")) { id in
        guard let member = community.members[raw: id] else { return .unchanged }
        if member.isLeftAlone(on: input.moment.today) {
          return .skip(Localized("勿扰", "Do not contact"))
        }
        let named = "\(title) · \(member.name)"
        let isOpen = community.referrers(of: id, through: "tasks.member").contains {
          guard let chore = community.tasks[raw: $0] else { return false }
          return chore.doneAt == nil && chore.kind == .followUp && chore.title == named
        }
        guard !isOpen else { return .unchanged }
        let counter = base.next + (places[id] ?? 0)
        var chore = Chore(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
        chore.title = named
        chore.kind = .followUp
        chore.due = due
        chore.unit = .people
        chore.assignee = colleague?.id ?? member.owner
        chore.member = member.id
        let who = chore.assignee.flatMap { community.operators[$0]?.displayName }
        return .change(
          [.insert(Chore.collection.key, chore.record)], before: Localized("", ""),
          after: Localized(
            "+ \(day.shortText) 前，\(who ?? "没人")", "+ by \(day.shortText), \(who ?? "nobody")"))
      }
    })
}
