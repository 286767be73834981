import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets what the shop records of people under a name of its own.
  public static let setOwnField = BulkAction(
    id: "member.own.set", on: "members", title: Localized("改自定字段", "Set own field"),
    summary: Localized(
      "记一项自己起名的资料，比如 职业=护士；查询写 自定:职业=护士",
      "Records a fact under a name of your own, as in job=nurse; the query own:job=nurse finds it"),
    arguments: [
      Argument("field", Localized("字段", "Field"), .ownField),
      Argument("value", Localized("内容", "Value"), .text(limit: OwnFact.valueLimit)),
    ],
    sample: ["职业", "护士"],
    prepare: { (input) throws(Refusal) in
      let fact = OwnFact(
        name: try input.demandedFieldName(0),
        value: try input.demandedLine(
          1, Localized("内容", "Value"), limit: OwnFact.valueLimit))
      return input.writing(
        fact.name, fact,
        Localized("记\(fact.name) → \(fact.value)", "Set \(fact.name) → \(fact.value)"))
    })

  /// Clears what the shop records of people under a name of its own.
  public static let clearOwnField = BulkAction(
    id: "member.own.clear", on: "members", title: Localized("清自定字段", "Clear own field"),
    summary: Localized("把一项自己起名的资料清掉", "Clears a fact under a name of your own"),
    arguments: [Argument("field", Localized("字段", "Field"), .ownField)],
    follows: "member.own.set", sample: ["职业"],
    prepare: { (input) throws(Refusal) in
      let name = try input.demandedFieldName(0)
      return input.writing(name, nil, Localized("清掉\(name)", "Clear \(name)"))
    })
}

extension PlanInput {
  /// The name of an own field; the sign between name and value is none of it.
  fileprivate func demandedFieldName(_ place: Int) throws(Refusal) -> String {
    let name = try demandedLine(place, Localized("字段", "Field"), limit: OwnFact.nameLimit)
    guard !name.contains("=") else {
      throw Refusal("字段名里不能有 =", "The name of a field holds no =")
    }
    return name
  }

  /// The procedure that leaves one fact, or none, under a name.
  fileprivate func writing(_ name: String, _ fact: OwnFact?, _ label: Localized) -> Procedure {
    let community = self.community
    var procedure = Procedure(label) { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      let standing = member.ownFacts.filter { $0.name == name }
      guard standing != [fact].compactMap(\.self) else { return .unchanged }
      let (key, field) = (Member.collection.key, Member.own.key)
      let changes =
        standing.map { Change.drop(key, id, field: field, element: .text($0.text)) }
        + (fact.map { [.add(key, id, field: field, element: .text($0.text))] } ?? [])
      return .change(
        changes, before: Localized(verbatim: standing.map(\.value).joined(separator: " ")),
        after: fact.map { Localized(verbatim: $0.value) } ?? .nothing)
    }
    procedure.heading = Localized("现在的\(name)", "\(name) now")
    return procedure
  }
}
