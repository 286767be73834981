public import CommunityModel
public import CommunityQuery
public import CommunityRules
public import Wording

/// What a day asks for without anybody saying so; each step plans nothing where it was done already.
public struct DailyStep: Sendable {
  /// Its key in output for other programs.
  public let key: String
  /// Its name on the screen.
  public let title: Localized
  /// What it would do now.
  let plan: @Sendable (PlanInput) -> Made

  /// What a step makes of the rows.
  struct Made {
    /// How many things it made.
    var count = 0
    /// The changes that make them.
    var changes: [Change] = []
    /// What the rules did, for the step that runs them.
    var rules: DayRunPlan?
    /// Alerts that opened and closed, for the step that evaluates targets.
    var alerts: (opened: Int, closed: Int) = (0, 0)

    /// Nothing.
    static let nothing = Made()
  }
}

/// The run of a day: by a console or by `qunzhu run`, on any machine, as often as anybody likes.
public enum DailyRun {
  /// The steps in their order; the only list of them.
  public static let steps: [DailyStep] = [
    .series, .routine, .spotting, .scores, .duties, .rules, .recipes, .goals,
  ]

  /// What one run did or would do.
  public struct Outcome: Sendable {
    /// How many things each step made.
    public let counts: [(step: DailyStep, count: Int)]
    /// All changes, in order.
    public let changes: [Change]
    /// What the rules of tags, points, levels and tiers did.
    public let rules: DayRunPlan?
    /// Alerts that opened.
    public let opened: Int
    /// Alerts that closed.
    public let closed: Int

    /// What the run does, in sentences.
    public var words: [Localized] {
      let made = counts.filter { $0.count > 0 && $0.step.key != DailyStep.rules.key }.map {
        $0.step.title + Localized(" \($0.count)", " \($0.count)")
      }
      return (rules.map { [$0.words] } ?? []) + made
        + [Localized("预警新开 \(opened)，解除 \(closed)", "alerts: \(opened) opened, \(closed) closed")]
    }
  }

  /// Plans every step after the ones before it.
  public static func plan(_ scene: QueryScene, actor: Actor) -> Outcome {
    var community = scene.community
    var changes: [Change] = []
    var counts: [(step: DailyStep, count: Int)] = []
    var rules: DayRunPlan?
    var alerts = (opened: 0, closed: 0)
    for step in steps {
      let now = QueryScene(
        community: community, figures: scene.figures, folding: scene.folding,
        dayNames: scene.dayNames)
      let made = step.plan(PlanInput(scene: now, chosen: [], answers: [], actor: actor))
      // A step that does not fit the rows makes nothing rather than a half.
      guard (try? community.apply(made.changes)) != nil else { continue }
      counts.append((step, made.count))
      changes += made.changes
      rules = made.rules ?? rules
      alerts = (alerts.opened + made.alerts.opened, alerts.closed + made.alerts.closed)
    }
    return Outcome(
      counts: counts, changes: changes, rules: rules, opened: alerts.opened, closed: alerts.closed)
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
      else { return .nothing }
      return Made(count: plan.changeCount, changes: plan.changes)
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
    else { return .nothing }
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
    return Made(
      count: chores.count, changes: chores.map { .insert(Chore.collection.key, $0.record) })
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

  /// Tags, points, levels, and who moved between tiers and stages.
  static let rules = DailyStep(
    key: "rules", title: Localized("每日规则", "The day's rules")
  ) { input in
    let plan = DayRunPlan(
      input.scene, policies: Policies(inForceIn: input.community), by: input.actor.name)
    return Made(count: plan.changes.isEmpty ? 0 : 1, changes: plan.changes, rules: plan)
  }

  /// Targets and alerts, and the day's snapshot of them; nothing where no figure has changed since.
  static let goals = DailyStep(
    key: "goal.evaluate", title: Localized("评估目标", "Evaluate goals")
  ) { input in
    let (community, moment) = (input.community, input.moment)
    // A workspace without a single group has nothing to hold against a target.
    guard !community.groups.isEmpty else { return .nothing }
    let scene = MetricScene(
      community, figures: input.scene.figures, dayNames: input.scene.dayNames)
    let evaluation = Evaluation(scene, now: moment.now, mint: community.mint)
    let kept = community.snapshots.first { $0.day == moment.today }
    guard kept?.values != evaluation.values else { return .nothing }
    return Made(
      count: 1, changes: evaluation.changes, alerts: (evaluation.opened, evaluation.closed))
  }
}
