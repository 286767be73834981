import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import CommunityStore
import Wording

/// Runs the rules of the day without anybody at the screen.
enum RunCommand {
  static let verb = Verb(
    "run", "[--dry-run] [--format text|json]",
    "跑每日规则：标签、积分、等级、升降、当天的活；一天一次就够",
    "Runs the day's rules: tags, points, levels, moves, recurring work; once a day is enough",
    [
      .flag("--dry-run", "只看会怎样", "show what would happen, change nothing"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      var outcome: DayRunPlan?
      var logged: LoggedGroup?
      if call.has("--dry-run") {
        let session = try Session.reading(call.globals)
        outcome = plan(session.scene(of: session.community), by: "")
      } else {
        var session = try Session.writing(call.globals)
        logged = try session.transact { (community, actor) throws(Failure) in
          let scene = QueryScene(
            community: community,
            figures: Figures.computed(from: community, moment: call.globals.moment(in: community)),
            folding: .eastAsian)
          let found = plan(scene, by: actor.name)
          outcome = found
          guard !found.changes.isEmpty else { return nil }
          var mint = community.mint
          for change in found.changes { mint.observe(change.id) }
          let today = scene.today.text
          return ChangeGroup(
            id: mint.mint(), at: scene.figures.moment.now, actor: actor,
            action: BulkAction.runDay.id,
            label: Localized("跑每日规则 \(today)", "Run the day \(today)"), count: 1,
            changes: found.changes)
        }
      }
      guard let outcome else { return 0 }
      if format == "json" {
        Output.line(json(outcome, logged).text)
        return 0
      }
      for rule in outcome.tags.outcomes {
        let words = rule.problem.map { call.text("没跑：\($0.zh)", "not run: \($0.en)") }
        Output.line(
          "\(rule.rule.tag)  "
            + (words
              ?? call.text(
                "符合 \(rule.matched) 加 \(rule.added) 去 \(rule.removed)",
                "\(rule.matched) match, +\(rule.added) −\(rule.removed)")))
      }
      if outcome.changes.isEmpty {
        Output.line(call.text("今天已经跑过，没有可做的", "The day was run already; nothing to do"))
      } else {
        Output.line(outcome.words[call.language])
      }
      return 0
    })

  private static func plan(_ scene: QueryScene, by author: String) -> DayRunPlan {
    DayRunPlan(scene, policies: Policies(inForceIn: scene.community), by: author)
  }

  private static func json(_ plan: DayRunPlan, _ logged: LoggedGroup?) -> Json {
    .object([
      (
        "tags",
        .array(
          plan.tags.outcomes.map {
            .object([
              ("tag", .string($0.rule.tag)), ("matched", .int($0.matched)),
              ("added", .int($0.added)), ("removed", .int($0.removed)), ("held", .int($0.held)),
              ("problem", $0.problem.map { .string($0.en) } ?? .null),
            ])
          })
      ),
      (
        "points",
        .object([
          ("earned", .int(plan.points.earned)), ("revoked", .int(plan.points.revoked)),
          ("expired", .int(plan.points.expired)),
        ])
      ),
      ("levels", .int(plan.levels)), ("tiers", .int(plan.tiers)), ("stages", .int(plan.stages)),
      ("tasks", .int(plan.tasks)),
      ("transaction", logged.map { .string(LogCommand.text($0.id)) } ?? .null),
    ])
  }
}
