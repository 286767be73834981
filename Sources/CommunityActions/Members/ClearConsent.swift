import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Makes consent unknown again.
  public static let clearConsent = BulkAction(
    id: "member.consent.clear", on: "members",
    title: Localized("清掉授权记录", "Clear consent"),
    summary: Localized("把选中成员的营销授权改回未知", "Makes marketing consent unknown again"),
    sample: [],
    prepare: { (input) throws(Refusal) in
      try input.consenting(nil, Localized("清掉授权记录", "Clear consent"))
    })
}

extension PlanInput {
  /// The procedure that records one word on marketing with its day and basis, or takes the record off.
  func consenting(_ code: String?, _ label: Localized) throws(Refusal) -> Procedure {
    let basis = try line(0, limit: 200)
    let author = actor.name
    let (community, today) = (community, moment.today)
    let after = code.map { FieldValue.text($0) } ?? .none
    let facts: FieldValue =
      code == nil ? .none : .record([.day(today), basis.fieldValue, author.fieldValue])
    return Procedure(label) { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      let before = Member.consent.read(member)
      guard before != after else { return .unchanged }
      let key = Member.collection.key
      var changes: [Change] = [
        .set(key, id, field: Member.consent.key, before: before, after: after)
      ]
      let known = Member.consentBasis.read(member)
      if known != facts {
        changes.append(
          .set(key, id, field: Member.consentBasis.key, before: known, after: facts))
      }
      let unknown = Localized("未知", "Unknown")
      return .change(
        changes, before: before.isNone ? unknown : Member.consent.plainWords(before),
        after: after.isNone ? unknown : Member.consent.plainWords(after))
    }
  }
}
