import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Leaves the stage to the rules again.
  public static let restoreStage = BulkAction(
    id: "member.stage.restore", on: "members",
    title: Localized("阶段交回规则", "Stage by the rules"),
    summary: Localized("取消手动定的阶段，按规则重算", "Takes the stage set by hand off"),
    follows: "member.stage.override", sample: [],
    prepare: { (input) throws(Refusal) in
      let today = input.moment.today
      return input.changing(
        Member.stageOverride.key, Localized("阶段交回规则", "Stage by the rules"),
        to: { _ in .none }, shown: { _, value in StageOverrideWords.words(value, today) })
    })
}
