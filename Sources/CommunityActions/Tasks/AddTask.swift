import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Notes down a thing to do, quickly: a title, and an hour or day where one is known.
  public static let addTask = BulkAction(
    id: "task.add", on: "tasks", key: "a",
    title: Localized("快记一条", "Quick note"),
    summary: Localized(
      "记一件要做的事，归自己；几点写 15:30、明天、12-01 09:00，空为没定时间",
      "Notes a thing to do, for oneself; when as 15:30, tomorrow or 12-01 09:00, or no time"),
    arguments: [
      Argument("title", Localized("什么事", "What"), .text(limit: 100)),
      Argument("due", Localized("几点（可空）", "When (may be empty)"), .text(limit: 20), optional: true),
    ],
    isRepeatable: true, makesRow: true, sample: ["回电给 3 群木子", "18:30"],
    prepare: { (input) throws(Refusal) in
      let title = try input.demandedLine(0, Localized("什么事", "What"), limit: 100)
      let due = try input.dueAnswer(1)
      var mint = input.community.mint
      var chore = Chore(id: mint.mint())
      chore.title = title
      chore.kind = .other
      chore.due = due
      chore.assignee = input.community.colleague(named: input.actor.name)?.id
      let zone = input.moment.zone
      let when = due.map { "\(zone.day(of: $0).shortText) \(zone.clock($0)) " } ?? ""
      return Procedure(
        Localized("快记「\(title)」", "Note “\(title)”"),
        creation: Procedure.Creation(
          id: chore.id.raw, changes: [.insert(Chore.collection.key, chore.record)],
          words: Localized(verbatim: when + title)))
    })

  /// Leaves a note for the colleague who takes over.
  public static let handOver = BulkAction(
    id: "task.handover", on: "tasks", key: "H",
    title: Localized("交班", "Hand over"),
    summary: Localized(
      "给接班的同事留一条；下一位早上在今日看到", "Leaves a note for whoever takes over; Today shows it to them"),
    arguments: [Argument("text", Localized("交代什么", "Note"), .text(limit: 400))],
    isRepeatable: true, makesRow: true, sample: ["3 群坚果接龙还差 6 人没付"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      guard text.count <= 400 else {
        throw Refusal("最长 400 个字", "At most 400 characters")
      }
      var mint = input.community.mint
      var note = Note(id: mint.mint())
      note.text = text
      note.at = input.moment.now
      note.by = input.actor.name
      note.more[Note.handover.key] = .flag(true)
      return Procedure(
        Localized("交班「\(text.prefix(20))」", "Hand over “\(text.prefix(20))”"),
        creation: Procedure.Creation(
          id: note.id.raw, changes: [.insert(Note.collection.key, note.record)],
          words: Localized(verbatim: text)))
    })
}

extension PlanInput {
  /// The instant of an answer such as `15:30`, `明天`, `12-01 09:00`; nil where nothing is typed.
  func dueAnswer(_ index: Int) throws(Refusal) -> Instant? {
    guard let text = words(index) else { return nil }
    let parts = text.split(separator: " ").map(String.init)
    var day: Day?
    var second: Int?
    for part in parts {
      if second == nil, let found = ScheduleAnswer.second(part) {
        second = found
      } else if day == nil, let found = DayWords(today: moment.today).day(part) {
        day = found
      } else {
        throw Refusal(
          "看不懂「\(text)」，写成 15:30、明天 或 12-01 09:00",
          "“\(text)” is no time; write 15:30, tomorrow or 12-01 09:00")
      }
    }
    return moment.zone.instant(day ?? moment.today, second: second ?? 64_800)
  }
}
