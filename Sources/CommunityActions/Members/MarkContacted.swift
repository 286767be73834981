import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that a colleague was in touch with members.
  public static let markContacted = BulkAction(
    id: "member.contact.mark", on: "members",
    title: Localized("记已联系", "Mark contacted"),
    summary: Localized(
      "记下选中成员哪天由谁联系过；留空为今天、本人", "Records when and by whom members were contacted; empty: today, you"
    ),
    arguments: [
      Argument("day", Localized("哪天（留空为今天）", "Day (empty: today)"), .day, optional: true),
      Argument("by", Localized("谁（留空为本人）", "By (empty: you)"), .colleague, optional: true),
    ],
    sample: [],
    prepare: { (input) throws(Refusal) in
      let (today, zone) = (input.moment.today, input.moment.zone)
      let day = try input.day(0) ?? today
      guard day <= today else { throw Refusal("\(day.text) 还没到", "\(day.text) is in the future") }
      let by = try input.contactor()
      let at = day == today ? input.moment.now : zone.instant(day, second: 12 * 3600)
      let after = FieldValue.record([.instant(at), by.fieldValue])
      return input.changing(
        Member.lastContact.key,
        Localized("记已联系 \(day.shortText)", "Mark contacted \(day.shortText)"),
        to: { member in
          // A second mark of the same day by the same colleague says nothing new.
          let parts = member.more["contacted"].record
          let isSame =
            parts?.first?.instant.map(zone.day(of:)) == day
            && parts?.last == by.fieldValue
          return isSame ? member.more["contacted"] : after
        },
        vet: { member in
          let last = member.more["contacted"].record?.first?.instant
          return last.map { zone.day(of: $0) > day } ?? false
            ? Localized("有更晚的联系记录", "Was contacted later") : nil
        },
        shown: { _, value in
          guard let last = value.record?.first?.instant else { return .nothing }
          let name = value.record?.last?.ref.flatMap {
            input.community.operators[raw: $0]?.displayName
          }
          return Localized(verbatim: zone.day(of: last).text + (name.map { " \($0)" } ?? ""))
        })
    })
}

extension PlanInput {
  /// The colleague of the second answer, or else the one who acts.
  fileprivate func contactor() throws(Refusal) -> ID<Operator>? {
    guard let name = words(1) else { return community.colleague(named: actor.name)?.id }
    guard let colleague = community.colleague(named: name) else {
      throw Refusal("没有同事「\(name)」", "There is no colleague “\(name)”")
    }
    return colleague.id
  }
}
