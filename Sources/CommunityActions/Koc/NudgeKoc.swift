import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Writes down that every chosen candidate was reminded just now.
  public static let nudgeKoc = BulkAction(
    id: "koc.nudge", on: "candidates", key: "o",
    title: Localized("催", "Nudge"),
    summary: Localized(
      "记下刚催过选中的人选；只记录，消息要自己在企微发",
      "Records that the chosen candidates were reminded; nothing is sent"),
    isRepeatable: true, sample: [],
    prepare: { (input) throws(Refusal) in
      Procedure(Localized("催 KOC", "Nudge KOC")) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        guard edit.candidate.stage.isOpen else {
          return .skip(Localized("已不在进行", "No longer open"))
        }
        if let reason = edit.silence { return .skip(reason) }
        let nudge = KocNudge(at: input.moment.now, by: input.actor.name)
        guard edit.candidate.nudge != nudge else { return .unchanged }
        let day = input.moment.zone.day(of: nudge.at).shortText
        return .change(
          [edit.set("nudge", edit.candidate.nudge.fieldValue, nudge.fieldValue)],
          before: input.nudgeWords(edit.candidate.nudge),
          after: Localized("\(day) \(nudge.by)催", "\(day) by \(nudge.by)"))
      }
    })

  /// Writes down what a reminded candidate answered.
  public static let answerNudge = BulkAction(
    id: "koc.nudge.answer", on: "candidates",
    title: Localized("记回复", "Record answer"),
    summary: Localized(
      "记下选中的人选对上次催的回复", "Records what the chosen candidates answered to the last reminder"),
    arguments: [Argument("reply", Localized("回复", "Answer"), .text(limit: 200))],
    sample: ["这两天拍"],
    prepare: { (input) throws(Refusal) in
      let reply = input.answer(0).trimmed
      guard reply.count <= 200 else {
        throw Refusal("回复最长 200 个字", "An answer has at most 200 characters")
      }
      return Procedure(Localized("记回复「\(reply)」", "Record answer “\(reply)”")) { id in
        guard let edit = KocEdit(input, id) else { return .unchanged }
        guard var nudge = edit.candidate.nudge else {
          return .skip(Localized("还没催过", "Never reminded"))
        }
        guard nudge.reply != reply else { return .unchanged }
        let before = Localized(verbatim: nudge.reply)
        nudge.reply = reply
        return .change(
          [edit.set("nudge", edit.candidate.nudge.fieldValue, nudge.fieldValue)], before: before,
          after: Localized(verbatim: reply))
      }
    })
}

extension PlanInput {
  fileprivate func nudgeWords(_ nudge: KocNudge?) -> Localized {
    guard let nudge else { return Localized("没催过", "never") }
    let day = moment.zone.day(of: nudge.at).shortText
    return Localized("\(day) \(nudge.by)催", "\(day) by \(nudge.by)")
  }
}
