import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Puts every chosen candidate into another stage that the graph allows, with a reason.
  public static let setKocStage = BulkAction(
    id: "koc.stage.set", on: "candidates",
    title: Localized("改阶段", "Set stage"),
    summary: Localized(
      "退回一步、暂停、退出、未过，都要写原因，会记在经过里；往前推用 c",
      "One step back, paused, retired or rejected, with a reason that is kept; c moves forward"),
    arguments: [
      Argument("stage", Localized("阶段", "Stage"), .choice(KocStage.choices)),
      Argument("reason", Localized("原因", "Reason"), .text(limit: 200)),
    ],
    sample: ["未过", "没有时间拍"],
    prepare: { (input) throws(Refusal) in
      let typed = input.answer(0).trimmed
      guard let choice = KocStage.choices.named(typed), let stage = KocStage(rawValue: choice.code)
      else {
        throw Refusal("没有阶段「\(typed)」", "There is no stage “\(typed)”")
      }
      let reason = input.answer(1).trimmed
      guard reason.count <= 200 else {
        throw Refusal("原因最长 200 个字", "A reason has at most 200 characters")
      }
      let label = Localized("KOC → \(stage.title.zh)", "KOC → \(stage.title.en)")
      return Procedure(label) { input.judgeStage($0, stage, reason) }
    })
}

extension PlanInput {
  fileprivate func judgeStage(_ id: Int64, _ stage: KocStage, _ reason: String) -> Verdict {
    guard let edit = KocEdit(self, id), edit.candidate.stage != stage else { return .unchanged }
    let candidate = edit.candidate
    guard let move = candidate.stage.move(to: stage) else {
      return .skip(
        Localized(
          "\(candidate.stage.title.zh)到不了\(stage.title.zh)",
          "\(candidate.stage.title.en) does not lead to \(stage.title.en.lowercased())"))
    }
    switch move {
    case .forward where candidate.stage != .paused:
      return .skip(Localized("往前推用 c", "Forward is c"))
    case .again:
      let rest = candidate.since.map { moment.today - $0 } ?? KocPolicy.standard.restDays
      if rest < KocPolicy.standard.restDays {
        return .skip(
          Localized(
            "退出还没满 \(KocPolicy.standard.restDays) 天",
            "Retired less than \(KocPolicy.standard.restDays) days ago"))
      }
      if community.openCandidacy(of: candidate.member, in: candidate.programme) != nil {
        return .skip(Localized("另有进行中的人选", "Another candidacy is open"))
      }
      // Of several that ended, one is opened anew: the first in the list.
      let first = chosen.first { other in
        guard let row = community.candidates[raw: other] else { return false }
        return row.member == candidate.member && row.programme == candidate.programme
          && row.stage == .retired
      }
      if first != id { return .skip(Localized("另有一条先选中", "Another one is chosen first")) }
    case .forward, .back, .aside: break
    }
    return .change(
      edit.entering(stage, reason: reason), before: candidate.stage.title, after: stage.title)
  }
}
