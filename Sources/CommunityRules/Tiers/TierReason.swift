public import CommunityModel
public import CommunityQuery
public import Wording

/// One condition of a tier's rule and how a member stands to it.
public struct TierReason: Hashable, Sendable {
  /// What is looked at: 客单, 近 365 天.
  public let label: Localized
  /// What the member has.
  public let actual: Localized
  /// Of what kind it is: 元; empty where the value says so itself.
  public let unit: Localized
  /// What the rule wants: ≥ 2,000.
  public let bound: Localized
  /// Whether the member has it.
  public let holds: Bool

  /// The conditions of the tier that a member is in; none for the tier that takes the rest.
  public static func reasons(
    for member: Member, scene: QueryScene, policy: FiguresPolicy
  ) -> [TierReason] {
    guard let tier = policy.tiers.named(scene.figures[member.id].tier), !tier.query.isEmpty else {
      return []
    }
    let isTalk = tier.query == TierPolicy.activeByTalk && !scene.figures.countsMessages
    let text = isTalk ? TierPolicy.activeByPurchase : tier.query
    let catalog = policy.memberCatalog
    guard case .success(let query) = catalog.read(text) else { return [] }
    let found = conditions(of: query).map { reason($0, member, scene, catalog) }
    // Of conditions any of which suffices, those that do not hold explain nothing.
    if case .or = query { return found.filter(\.holds) }
    return found
  }

  private static func conditions(of query: Query) -> [Query] {
    switch query {
    case .and(let parts), .or(let parts): parts.flatMap(conditions)
    default: [query]
    }
  }

  private static func reason(
    _ query: Query, _ member: Member, _ scene: QueryScene, _ catalog: QueryCatalog<Member>
  ) -> TierReason {
    var holds = false
    if case .success(let compiled) = catalog.compile(query, scene: scene) {
      holds = compiled.matches(member)
    }
    guard case .field(let clause) = query, let field = catalog[clause.field.text] else {
      return TierReason(
        label: catalog.paraphrase(query), actual: Localized("", ""), unit: Localized("", ""),
        bound: Localized("", ""), holds: holds)
    }
    let window = clause.window ?? field.defaultWindow
    let value = field.read(member, scene, window)
    let isMoney = field.behaviour == .money
    let label =
      switch window {
      case let days? where field.key == "spend": Localized("近 \(days) 天", "\(days) days")
      case let days?: field.title + Localized(" \(days) 天", " \(days) d")
      case nil: field.title
      }
    return TierReason(
      label: label, actual: words(value, field),
      unit: isMoney ? Localized("元", "") : Localized("", ""),
      bound: bound(clause, field), holds: holds)
  }

  private static func words(_ value: FieldValue, _ field: QueryField<Member>) -> Localized {
    switch value {
    case .none: return Localized("无", "none")
    case .int(let number):
      return Localized(
        verbatim: field.behaviour == .money
          ? NumberText.units(fen: number) : NumberText.grouped(number))
    case .text(let text):
      if case .closed(let choices) = field.kind { return choices.title(text) }
      return Localized(verbatim: text)
    case .day(let day): return Localized(verbatim: day.text)
    case .flag(let flag): return flag ? Localized("是", "yes") : Localized("否", "no")
    default: return Localized("有", "some")
    }
  }

  private static func bound(_ clause: FieldClause, _ field: QueryField<Member>) -> Localized {
    let sign =
      switch clause.comparison {
      case .contains, .equal: "="
      case .notEqual: "≠"
      case .less: "<"
      case .lessOrEqual: "≤"
      case .greater: ">"
      case .greaterOrEqual: "≥"
      }
    let values = clause.values.map { value -> Localized in
      switch value {
      case .text(let text):
        if case .closed(let choices) = field.kind { return choices.title(text.text) }
        return Localized(verbatim: Int64(text.text).map(NumberText.grouped) ?? text.text)
      case .range(let low, let high):
        return Localized(verbatim: "\(low?.text ?? "")..\(high?.text ?? "")")
      case .any: return Localized("有", "any")
      case .none: return Localized("无", "none")
      }
    }
    return Localized(verbatim: "\(sign) ") + values.joined(Localized("、", ", "))
  }
}
