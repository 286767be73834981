import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Says of tags whether anybody may wear another tag of their group beside them.
  public static let setExclusive = BulkAction(
    id: "tag.exclusive.set", on: "tags",
    title: Localized("设组内互斥", "Set exclusive"),
    summary: Localized(
      "互斥的标签和同组的标签不会打在同一个人身上", "Nobody gets an exclusive tag beside another of its group"),
    arguments: [
      Argument("exclusive", Localized("互斥", "Exclusive"), .choice(yesNo))
    ],
    sample: ["是"],
    prepare: { (input) throws(Refusal) in
      guard let choice = yesNo.named(input.answer(0).trimmed) else {
        throw Refusal("写 是 或 否", "Write yes or no")
      }
      let (community, after) = (input.community, choice.code == "yes")
      let label =
        after ? Localized("设为组内互斥", "Make exclusive") : Localized("取消组内互斥", "Make not exclusive")
      return Procedure(label) { id in
        guard let tag = community.tags[raw: id], tag.isExclusive != after else { return .unchanged }
        if tag.source == .wecom { return .skip(Localized("企微标签", "WeCom tag")) }
        return .change(
          [
            .set(
              Tag.collection.key, id, field: "exclusive",
              before: tag.isExclusive ? .flag(true) : .none, after: after ? .flag(true) : .none)
          ],
          before: tag.isExclusive
            ? Localized("互斥", "exclusive") : Localized("不互斥", "not exclusive"),
          after: after ? Localized("互斥", "exclusive") : Localized("不互斥", "not exclusive"))
      }
    })

  private static let yesNo = ClosedChoices([
    ClosedChoices.Choice("yes", Localized("是", "Yes")),
    ClosedChoices.Choice("no", Localized("否", "No")),
  ])

  /// Limits how many members colleagues look after.
  public static let setCareLimit = BulkAction(
    id: "colleague.limit.set", on: "operators",
    title: Localized("设照看上限", "Set care limit"),
    summary: Localized(
      "一位同事最多照看多少成员，分配客服时超过的会跳过；填 - 为不限",
      "The most members a colleague looks after; more are left out; - for no limit"),
    arguments: [Argument("limit", Localized("人数", "Members"), .number)],
    sample: ["800"],
    prepare: { (input) throws(Refusal) in
      let text = input.answer(0).trimmed
      let limit = Int64(text)
      guard text == "-" || (limit.map { $0 >= 0 && $0 <= 1_000_000 } ?? false) else {
        throw Refusal("写一个人数，或 - 表示不限", "Write a number, or - for no limit")
      }
      let (community, after) = (input.community, limit.map { FieldValue.int($0) } ?? .none)
      func words(_ limit: Int?) -> Localized {
        limit.map { Localized("\($0) 人", "\($0) members") } ?? Localized("不限", "no limit")
      }
      let (none, wanted) = (words(nil), words(limit.map { Int($0) }))
      return Procedure(
        Localized("设照看上限 \(wanted.zh)", "Set care limit: \(wanted.en)")
      ) { id in
        guard let colleague = community.operators[raw: id] else { return .unchanged }
        let before = colleague.more["careLimit"]
        guard before != after else { return .unchanged }
        let shown = colleague.mostMembers.map { Localized("\($0) 人", "\($0) members") } ?? none
        return .change(
          [.set(Operator.collection.key, id, field: "careLimit", before: before, after: after)],
          before: shown, after: wanted)
      }
    })
}
