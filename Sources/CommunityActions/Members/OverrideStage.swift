import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the life-cycle stage by hand until a day.
  public static let overrideStage = BulkAction(
    id: "member.stage.override", on: "members",
    title: Localized("手动定阶段", "Set stage by hand"),
    summary: Localized(
      "到某天为止，选中成员的阶段以手动为准", "Until a day, the stage of the members is what is set here"),
    arguments: [
      Argument("stage", Localized("阶段", "Stage"), .choice(Stage.choices)),
      Argument("until", Localized("到哪天", "Until"), .day),
    ],
    sample: ["复购客", "+30"],
    prepare: { (input) throws(Refusal) in
      let stage = try input.demandedChoice(0, Stage.self, Localized("阶段", "Stage"))
      guard stage != .left else {
        throw Refusal(
          "「已退群」由入退群记录决定，不能手动定", "“Left” follows from memberships; it is not set by hand")
      }
      guard let until = try input.futureDay(1) else {
        throw Refusal("到哪天不能为空", "Until is empty")
      }
      let figures = input.scene.figures
      let today = input.moment.today
      let label = Localized(
        "手动定阶段「\(stage.title.zh)」到 \(until.text)",
        "Set stage “\(stage.title.en)” until \(until.text)")
      return input.changing(
        Member.stageOverride.key, label,
        to: { _ in .record([stage.fieldValue, .day(until)]) },
        vet: { member in
          let known = figures[member.id]
          return known.everInGroup && known.activeGroups == 0
            ? Localized("已退群，手动定不起作用", "Left every group: it would have no effect") : nil
        },
        shown: { _, value in StageOverrideWords.words(value, today) })
    })
}

enum StageOverrideWords {
  static func words(_ value: FieldValue, _ today: Day) -> Localized {
    guard let parts = value.record, parts.count == 2,
      let stage = parts[0].text.flatMap(Stage.init(rawValue:))
    else { return Localized("按规则", "By the rules") }
    guard let until = parts[1].day else { return stage.title }
    if until < today { return Localized("已过期，按规则", "Over: by the rules") }
    return stage.title + Localized(" 到 \(until.text)", " until \(until.text)")
  }
}
