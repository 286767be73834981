import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Asks colleagues to leave members alone, for good or until a day.
  public static let setDoNotContact = BulkAction(
    id: "member.dnc.set", on: "members",
    title: Localized("设勿扰", "Set do not contact"),
    summary: Localized(
      "不再联系选中的成员：说明原因，可以设到哪天为止", "Stops contact with members, with a reason and maybe an end"),
    arguments: [
      Argument("reason", Localized("原因", "Reason"), .text(limit: 200)),
      Argument("until", Localized("到哪天（留空为一直）", "Until (empty: for good)"), .day, optional: true),
    ],
    sample: ["请不要私聊我", "+90"],
    prepare: { (input) throws(Refusal) in
      let reason = try input.demandedLine(0, Localized("原因", "Reason"))
      let until = try input.futureDay(1)
      let today = input.moment.today
      let procedure = input.changing(
        Member.doNotContact.key, Localized("设勿扰", "Set do not contact"),
        to: { member in
          // Who is left alone already has been so since then, whatever the new reason.
          let since = member.isLeftAlone(on: today) ? member.more["dnc"].record?.first : nil
          return .record([since ?? .day(today), until.fieldValue, .text(reason)])
        },
        shown: { _, value in DoNotContactWords.words(value, today) })
      return input.decliningEnrolments(with: procedure)
    })
}

enum DoNotContactWords {
  static func words(_ value: FieldValue, _ today: Day) -> Localized {
    guard let parts = value.record, parts.count == 3 else { return .nothing }
    let until = parts[1].day
    let reason = parts[2].text ?? ""
    if let until, until < today { return Localized("已过期", "Over") }
    let end =
      until.map { Localized("到 \($0.text)", "until \($0.text)") }
      ?? Localized("一直", "for good")
    return end + Localized(verbatim: reason.isEmpty ? "" : " · \(reason)")
  }
}
