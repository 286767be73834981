import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import CommunityStore
import Wording

/// Does what a day asks for without anybody at the screen: rules, repeated posts, tasks, targets.
enum RunCommand {
  static let verb = Verb(
    "run", "[--dry-run] [--format text|json]",
    "每天跑一次：标签、积分、等级、升降、重复的内容、当天的待办、KOC 发现和评分、目标和预警",
    "The day's run: tags, points, levels, moves, repeated posts, tasks, KOC spotting and scores, targets and alerts",
    [
      .flag("--dry-run", "只看会怎样", "show what would happen, change nothing"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      var outcome: DailyRun.Outcome?
      var logged: LoggedGroup?
      if call.has("--dry-run") {
        let session = try Session.reading(call.globals)
        outcome = DailyRun.plan(
          session.scene(of: session.community), actor: call.globals.actor(machine: 0))
      } else {
        var session = try Session.writing(call.globals)
        logged = try session.transact { (community, actor) throws(Failure) in
          let scene = call.globals.scene(of: community)
          let found = DailyRun.plan(scene, actor: actor)
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
      for rule in outcome.rules?.tags.outcomes ?? [] {
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
        for words in outcome.words { Output.line(words[call.language]) }
      }
      return 0
    })

  private static func json(_ made: DailyRun.Outcome, _ logged: LoggedGroup?) -> Json {
    var fields: [(String, Json)] = []
    if let plan = made.rules {
      let tags = plan.tags.outcomes.map { outcome in
        Json.object([
          ("tag", .string(outcome.rule.tag)), ("matched", .int(outcome.matched)),
          ("added", .int(outcome.added)), ("removed", .int(outcome.removed)),
          ("held", .int(outcome.held)),
          ("problem", outcome.problem.map { .string($0.en) } ?? .null),
        ])
      }
      fields = [
        ("tags", .array(tags)),
        (
          "points",
          .object([
            ("earned", .int(plan.points.earned)), ("revoked", .int(plan.points.revoked)),
            ("expired", .int(plan.points.expired)),
          ])
        ),
        ("levels", .int(plan.levels)), ("tiers", .int(plan.tiers)), ("stages", .int(plan.stages)),
        ("tasks", .int(plan.tasks)),
      ]
    }
    return .object(
      fields + [
        ("steps", .object(made.counts.map { ($0.step.key, .int($0.count)) })),
        ("alerts", .object([("opened", .int(made.opened)), ("closed", .int(made.closed))])),
        ("transaction", logged.map { .string(LogCommand.text($0.id)) } ?? .null),
      ])
  }
}
