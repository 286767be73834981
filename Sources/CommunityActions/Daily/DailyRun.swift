public import CommunityModel
public import CommunityQuery
import CommunityRules
public import Wording

/// What a day asks for without anybody saying so; each step plans nothing where it was done already.
public struct DailyStep: Sendable {
  /// Its key in output for other programs.
  public let key: String
  /// Its name on the screen.
  public let title: Localized
  /// The changes it would make now, and how many things they make.
  let plan: @Sendable (PlanInput) -> (count: Int, changes: [Change])
}

/// The run of a day: by a console or by `qunzhu daily`, on any machine, as often as anybody likes.
public enum DailyRun {
  /// The steps in their order; the only list of them.
  public static let steps: [DailyStep] = [.series, .routine, .spotting, .scores, .duties]

  /// What one run did or would do.
  public struct Outcome: Sendable {
    /// How many things each step made.
    public let counts: [(step: DailyStep, count: Int)]
    /// All changes, in order.
    public let changes: [Change]
  }

  /// Plans every step after the ones before it.
  public static func plan(_ scene: QueryScene, actor: Actor) -> Outcome {
    var community = scene.community
    var changes: [Change] = []
    var counts: [(step: DailyStep, count: Int)] = []
    for step in steps {
      let now = QueryScene(
        community: community, figures: scene.figures, folding: scene.folding,
        dayNames: scene.dayNames)
      let made = step.plan(PlanInput(scene: now, chosen: [], answers: [], actor: actor))
      // A step that does not fit the rows makes nothing rather than a half.
      guard (try? community.apply(made.changes)) != nil else { continue }
      counts.append((step, made.count))
      changes += made.changes
    }
    return Outcome(counts: counts, changes: changes)
  }
}

extension DailyStep {
  /// A step that does a verb on some rows.
  private static func verb(
    _ key: String, _ title: Localized, _ action: BulkAction,
    rows: @escaping @Sendable (PlanInput) -> [Int64]
  ) -> DailyStep {
    DailyStep(key: key, title: title) { input in
      let chosen = rows(input)
      guard !chosen.isEmpty,
        let plan = try? action.plan(
          PlanInput(
            scene: input.scene, chosen: chosen, answers: [], actor: input.actor))
      else { return (0, []) }
      return (plan.changeCount, plan.changes)
    }
  }

  /// Posts that are repeated, a week ahead.
  static let series = verb(
    "content.series", Localized("生成重复的内容", "Plan repeated posts"), .continueSeries
  ) { input in
    input.community.content.filter { $0.repetition != nil }.map(\.id.raw)
  }

  /// The tasks of the day's routine that no post stands for.
  static let routine = DailyStep(
    key: "sop.dailyRoutine", title: Localized("当天的例行待办", "The day's routine")
  ) { input in
    let (community, today) = (input.community, input.moment.today)
    let zone = input.moment.zone
    // A shop that plans no posts has no routine to be reminded of.
    guard community.groups.contains(where: { $0.status == .active }), !community.content.isEmpty
    else { return (0, []) }
    let sop = SopTemplate.dailyRoutine
    var made: Set<String> = []
    for chore in community.tasks {
      guard let step = chore.more["sop"].text, step.hasPrefix(sop.key + "."),
        chore.due.map(zone.day(of:)) == today
      else { continue }
      made.insert(step)
    }
    var planned: Set<Int> = []
    for item in community.content where item.state != .cancelled {
      guard let at = item.scheduledAt, zone.day(of: at) == today else { continue }
      planned.insert(zone.secondOfDay(of: at) / 60)
    }
    var mint = community.mint
    let chores = sop.chores(anchor: today, for: "", moment: input.moment, mint: &mint) { _ in }
      .filter { chore in
        guard let step = chore.more["sop"].text, !made.contains(step), let due = chore.due,
          due > input.moment.now
        else { return false }
        return !planned.contains(zone.secondOfDay(of: due) / 60)
      }
    return (chores.count, chores.map { .insert(Chore.collection.key, $0.record) })
  }

  /// People who score well enough and are no candidates.
  static let spotting = verb(
    "koc.spot", Localized("发现 KOC", "Spot KOCs"), .spotKoc
  ) { input in input.community.members.map(\.id.raw) }

  /// Scores on the first of a month.
  static let scores = verb(
    "koc.evaluate", Localized("KOC 月度评分", "Score KOCs"), .evaluateKoc
  ) { input in
    let month = input.moment.today.firstOfMonth
    return input.community.candidates.filter { candidate in
      candidate.stage.isOpen && !candidate.monthlyScores.contains { $0.month == month }
    }.map(\.id.raw)
  }
}
