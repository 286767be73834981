public import CommunityModel
public import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Reads every metric, keeps the day's snapshot, and opens and closes alerts.
  public static let evaluateGoals = BulkAction(
    id: "goal.evaluate", on: "goals", key: "e",
    title: Localized("评估", "Evaluate"),
    summary: Localized(
      "读一遍所有指标，存下今天的快照；连着两次越线就报警，连着两次回来就解除",
      "Reads every metric and keeps today's snapshot; twice beyond opens an alert, twice back closes it"
    ),
    isRepeatable: true, makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let made = Evaluation(
        MetricScene(
          input.community, figures: input.scene.figures, dayNames: input.scene.dayNames),
        now: input.moment.now, mint: input.community.mint)
      let label = Localized(
        "评估目标：新报警 \(made.opened)，解除 \(made.closed)",
        "Evaluate goals: \(made.opened) opened, \(made.closed) closed")
      return Procedure(
        label,
        creation: Procedure.Creation(id: made.snapshotID, changes: made.changes, words: label))
    })

  /// Works the last twelve weeks out again from the rows, where no snapshot was kept.
  public static let rebuildHistory = BulkAction(
    id: "goal.history.rebuild", on: "goals", key: "H",
    title: Localized("补历史", "Rebuild history"),
    summary: Localized(
      "按订单、进退群和发布记录补出近 12 周每周末的快照；已有的不动",
      "Works out the snapshots of the last twelve weeks from dated rows; those kept stay"),
    makesRow: true, sample: [],
    prepare: { (input) throws(Refusal) in
      let known = Set(input.community.snapshots.compactMap(\.day))
      let ends = GoalHistory.weekEnds(upTo: input.moment.today).dropLast()
      let missing = ends.filter { !known.contains($0) }
      guard !missing.isEmpty else {
        return Procedure(
          Localized("近 12 周的快照都有了", "Snapshots of the last twelve weeks are all there")
        ) { _ in .unchanged }
      }
      var mint = input.community.mint
      let rows = missing.map { day in
        var row = MetricSnapshot(id: mint.mint())
        row.day = day
        row.at = input.moment.now
        row.values = MetricHistory.values(input.community, on: day, zone: input.moment.zone)
        return row
      }
      let label = Localized("补 \(rows.count) 周的快照", "Rebuild \(rows.count) weekly snapshots")
      return Procedure(
        label,
        creation: Procedure.Creation(
          id: rows[0].id.raw,
          changes: rows.map { .insert(MetricSnapshot.collection.key, $0.record) }, words: label))
    })
}

extension DailyRun {
  /// What reading every metric now changes: the targets, their alerts and the day's snapshot.
  public static func evaluation(of scene: QueryScene) -> [Change] {
    let metrics = MetricScene(
      scene.community, figures: scene.figures, dayNames: scene.dayNames)
    return Evaluation(metrics, now: scene.figures.moment.now, mint: scene.community.mint).changes
  }
}

/// The rows and the snapshot of one evaluation, gathered row by row.
struct Evaluation {
  private let now: Instant
  private var mint: IDMint
  /// What it changes.
  private(set) var changes: [Change] = []
  /// Alerts that opened.
  private(set) var opened = 0
  /// Alerts that closed.
  private(set) var closed = 0
  /// The row of the snapshot.
  private(set) var snapshotID: Int64 = 0
  /// What the snapshot holds.
  private(set) var values: [MetricValue] = []

  init(_ scene: MetricScene, now: Instant, mint: IDMint) {
    self.now = now
    self.mint = mint
    var kept: [WatchKey: Goal] = [:]
    for goal in scene.community.goals { kept[WatchKey(goal.rule, goal.group)] = goal }
    var seen: Set<WatchKey> = []
    for finding in WatchRound(scene).findings {
      let key = WatchKey(finding.watch.id, finding.group)
      seen.insert(key)
      // Of a group a row is kept once there is something to say of it.
      let isWorthARow = finding.group == nil || finding.isBeyond
      take(finding, kept[key], makesRow: isWorthARow)
    }
    for metric in MetricCatalog.all {
      let key = WatchKey(metric.id, nil)
      if kept[key] == nil, !seen.contains(key) { list(metric.id) }
    }
    snapshot(scene)
  }

  private mutating func take(_ finding: WatchFinding, _ kept: Goal?, makesRow: Bool) {
    guard let before = kept ?? (makesRow ? fresh(finding.watch.id, finding.group) : nil) else {
      return
    }
    let after = before.evaluated(finding, at: now)
    if after.isOpen, !before.isOpen { opened += 1 }
    if before.isOpen, !after.isOpen { closed += 1 }
    if kept == nil {
      changes.append(.insert(Goal.collection.key, after.record))
    } else {
      changes += Goal.differences(before, after)
    }
  }

  /// A row for a metric that cannot be read yet, so that the board names it.
  private mutating func list(_ rule: String) {
    changes.append(.insert(Goal.collection.key, fresh(rule, nil).record))
  }

  private mutating func fresh(_ rule: String, _ group: ID<Group>?) -> Goal {
    var goal = Goal(id: mint.mint())
    goal.rule = rule
    goal.group = group
    return goal
  }

  private mutating func snapshot(_ scene: MetricScene) {
    let today = scene.figures.moment.today
    let existing = scene.community.snapshots.first { $0.day == today }
    var row = existing ?? MetricSnapshot(id: mint.mint())
    snapshotID = row.id.raw
    row.day = today
    row.at = now
    values = MetricBoard(scene).values
    row.values = values
    if let existing {
      changes += MetricSnapshot.differences(existing, row)
    } else {
      changes.append(.insert(MetricSnapshot.collection.key, row.record))
    }
  }
}

extension Entity {
  /// The changes that make one state of a row of another.
  static func differences(_ before: Self, _ after: Self) -> [Change] {
    fields.compactMap { field in
      let (old, new) = (field.read(before), field.read(after))
      guard old != new else { return nil }
      return .set(
        collection.key, before.id.raw, field: field.key, before: old, after: new)
    }
  }
}
