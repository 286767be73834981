import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Fixes the level of members, whatever their growth, until it is let go.
  public static let lockLevel = BulkAction(
    id: "member.level.lock", on: "members", title: Localized("锁级", "Lock level"),
    summary: Localized(
      "把选中成员的等级定在一级，成长值高低都不动，直到解锁",
      "Fixes the level of the members, whatever their growth, until it is unlocked"),
    arguments: [
      Argument("level", Localized("等级", "Level"), .text(limit: 40)),
      Argument("reason", Localized("缘由", "Reason"), .text(limit: 200)),
    ],
    sample: ["金卡", "老板的朋友"],
    prepare: { (input) throws(Refusal) in
      let levels = Policies(inForceIn: input.community).levels
      let word = input.words(0) ?? ""
      guard let place = levels.place(named: word) else {
        let all = levels.levels.map(\.title).joined(Localized("、", ", "))
        throw Refusal("没有等级「\(word)」，可以是：\(all.zh)", "No level “\(word)”; it can be: \(all.en)")
      }
      let reason = try input.demandedLine(1, Localized("缘由", "Reason"))
      let level = levels.levels[place]
      let today = input.moment.today
      return input.changing(
        Member.levelLock.key,
        Localized("锁级「\(level.title.zh)」", "Lock level “\(level.title.en)”"),
        to: { member in
          let known = member.more["levelLock"].record
          // A lock on the same level keeps its day.
          let isSame = known?.first?.text == level.key && known?[2].text == reason
          return isSame
            ? member.more["levelLock"]
            : .record([.text(level.key), .day(today), .text(reason)])
        },
        vet: { member in
          member.more["shopLevel"].isNone
            ? nil : Localized("等级由店铺管，这里只读", "The shop keeps the level; read-only here")
        },
        shown: { _, value in LevelWords.words(value, levels) })
    })

  /// Lets growth decide the level again.
  public static let unlockLevel = BulkAction(
    id: "member.level.unlock", on: "members", title: Localized("解锁等级", "Unlock level"),
    summary: Localized("等级重新按成长值算", "Growth decides the level again"),
    follows: "member.level.lock", sample: [],
    prepare: { (input) throws(Refusal) in
      let levels = Policies(inForceIn: input.community).levels
      return input.changing(
        Member.levelLock.key, Localized("解锁等级", "Unlock level"), to: { _ in .none },
        shown: { _, value in LevelWords.words(value, levels) })
    })
}

enum LevelWords {
  static func words(_ value: FieldValue, _ levels: LevelPolicy) -> Localized {
    guard let key = value.record?.first?.text else { return Localized("按成长值", "By growth") }
    let title = levels.place(named: key).map { levels.levels[$0].title }
    return (title ?? Localized(verbatim: key)) + Localized("（锁）", " (locked)")
  }
}
