import CommunityActions
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

/// Does what the day asks for: repeated posts, the day's routine, spotting, scores.
enum DailyCommand {
  static let verb = Verb(
    "daily", "[--dry-run] [--format text|json]", "每日例行：生成重复的内容、当天的待办、发现 KOC、月度评分",
    "The day's run: repeated posts, tasks, spotting and scores",
    [
      .flag("--dry-run", "只看会做什么", "only say what would be done"),
      .value("--format", "text|json", "输出格式", "how to answer"),
    ],
    run: { (call) throws(Failure) in
      let format = try call.format(["text", "json"], default: "text")
      var outcome: DailyRun.Outcome?
      if call.has("--dry-run") {
        let session = try Session.reading(call.globals)
        outcome = DailyRun.plan(
          session.scene(of: session.community), actor: call.globals.actor(machine: 0))
      } else {
        var session = try Session.writing(call.globals)
        _ = try session.transact { (community, actor) throws(Failure) in
          let moment = call.globals.moment(in: community)
          let scene = QueryScene(
            community: community, figures: Figures.computed(from: community, moment: moment),
            folding: .eastAsian)
          let made = DailyRun.plan(scene, actor: actor)
          outcome = made
          guard !made.changes.isEmpty else { return nil }
          var mint = community.mint
          for change in made.changes { mint.observe(change.id) }
          let count = made.counts.reduce(0) { $0 + $1.count }
          return ChangeGroup(
            id: mint.mint(), at: moment.now, actor: actor, action: "daily",
            label: Localized("每日例行", "The day's run"), count: count, changes: made.changes)
        }
      }
      let counts = outcome?.counts ?? []
      if format == "json" {
        Output.line(Json.object(counts.map { ($0.step.key, .int($0.count)) }).text)
      } else {
        for (step, count) in counts { Output.line("\(step.title[call.language])  \(count)") }
      }
      return 0
    })
}
