public import Wording

extension DayRunPlan {
  /// What the run does, in a sentence.
  public var words: Localized {
    let added = tags.outcomes.reduce(0) { $0 + $1.added }
    let removed = tags.outcomes.reduce(0) { $0 + $1.removed } + tags.expired
    return Localized(
      "标签加 \(added) 去 \(removed)，积分加 \(points.earned) 收 \(points.revoked) 过期 \(points.expired)，等级 \(levels) 人，换层 \(tiers) 人，换阶段 \(stages) 人，任务 \(tasks) 件",
      "tags +\(added) −\(removed); points +\(points.earned), \(points.revoked) taken back, \(points.expired) expired; levels \(levels), tiers \(tiers), stages \(stages); \(tasks) tasks"
    )
  }
}
