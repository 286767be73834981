import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Moves every chosen candidate one step along the board.
  public static let advanceKoc = BulkAction(
    id: "koc.stage.advance", on: "candidates", key: "c",
    title: Localized("推进", "Advance"),
    summary: Localized(
      "把选中的人选往前推一步：发现 → 初筛 → 已邀 → 试用 → 合作；试用要先验收测评",
      "Moves the chosen candidates one step: spotted, screened, invited, trial, active"),
    isRepeatable: true, sample: [],
    prepare: { (input) throws(Refusal) in
      Procedure(Localized("推进 KOC 阶段", "Advance KOC stage")) { input.judgeAdvance($0) }
    })
}

extension PlanInput {
  fileprivate func judgeAdvance(_ id: Int64) -> Verdict {
    guard let edit = KocEdit(self, id) else { return .unchanged }
    let candidate = edit.candidate
    guard let next = candidate.stage.next else {
      return .skip(
        candidate.stage == .active
          ? Localized("已在合作", "Active already")
          : Localized("已\(candidate.stage.title.zh)，重新提名才行", "Ended, nominate anew"))
    }
    if let obstacle = obstacle(edit, next) { return .skip(obstacle) }
    var changes = edit.entering(next)
    var after = next.title
    if next == .active, candidate.commissionRate == nil {
      let rate = KocPolicy.standard.commissionRate
      changes.append(edit.set("rate", .none, .int(rate)))
      after = after + Localized("，佣金 \(rate / 100)%", ", \(rate / 100)% commission")
    }
    return .change(changes, before: candidate.stage.title, after: after)
  }

  private func obstacle(_ edit: KocEdit, _ next: KocStage) -> Localized? {
    switch (edit.candidate.stage, next) {
    case (.screened, .invited): return edit.silence
    case (.trial, .active):
      guard let trial = edit.candidate.trial else {
        return Localized("还没寄样", "No sample sent")
      }
      switch trial.state {
      case .closed(.passed): return nil
      case .closed(.failed): return Localized("测评没通过", "The review did not pass")
      case .travelling, .owed, .unreviewed: return Localized("要先验收测评", "Accept the review first")
      }
    default: return nil
    }
  }
}
