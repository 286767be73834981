import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Saves a new version of a policy; the one before stays, and taking this back brings it into force.
  public static let revisePolicy = BulkAction(
    id: "policy.revise", on: "policies", title: Localized("改规则", "Revise policy"),
    summary: Localized(
      "存一版新规则，先看谁会动；谁换了层、换了阶段记进升降记录；旧版留着，撤销就回到旧版",
      "Saves a new version of a policy and shows first who would move; taking it back returns to the old one"
    ),
    arguments: [
      Argument("kind", Localized("哪套规则", "Policy"), .choice(PolicyKind.choices)),
      Argument(
        "settings", Localized("设置=值，分号隔开", "setting=value, with semicolons"), .text(limit: 40_000)),
    ],
    makesRow: true, sample: ["节奏", "warnDays=40; dormantDays=80"],
    prepare: { (input) throws(Refusal) in
      let kind = try input.demandedChoice(0, PolicyKind.self, Localized("哪套规则", "Policy"))
      let present = PolicyDraft(kind, in: input.community)
      var draft = present
      if let complaint = draft.take(input.answer(1)) { throw Refusal(complaint.zh, complaint.en) }
      if let row = draft.rows.first(where: { draft.problems[$0.key] != nil }),
        let problem = draft.problems[row.key]
      {
        throw Refusal("\(row.title.zh)：\(problem.zh)", "\(row.title.en): \(problem.en)")
      }
      let number = (input.community.policyInForce(kind)?.version ?? 1) + 1
      let label = Localized(
        "改规则「\(kind.title.zh)」v\(number)", "Revise policy “\(kind.title.en)” v\(number)")
      guard draft.lines != present.lines else { return Procedure(label) { _ in .unchanged } }
      var mint = input.community.mint
      var row = PolicyVersion(id: mint.mint())
      (row.policy, row.version, row.lines) = (kind, number, draft.lines)
      (row.at, row.by) = (input.moment.now, input.actor.name)
      let preview = PolicyPreview(
        draft, scene: input.scene, policies: Policies(inForceIn: input.community))
      // Levels are kept by the day's run, which writes down their moves itself.
      let shifts = preview.movers.filter { $0.standing != .level }.map { mover in
        var shift = StandingShift(id: mint.mint())
        (shift.member, shift.standing) = (mover.member, mover.standing)
        (shift.from, shift.to) = (mover.from, mover.to)
        (shift.day, shift.cause) = (input.moment.today, .policy)
        return Change.insert(StandingShift.collection.key, shift.record)
      }
      let changed = draft.lines.filter { !present.lines.contains($0) }
      return Procedure(
        label, warnings: Array(preview.sentences.prefix(8)),
        creation: Procedure.Creation(
          id: row.id.raw,
          changes: [.insert(PolicyVersion.collection.key, row.record)] + shifts,
          words: changed.map { Localized(verbatim: "\($0.key)=\($0.text)") }
            .joined(Localized("；", "; "))))
    })
}
