import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Records that a benefit was used.
  public static let useBenefit = BulkAction(
    id: "member.benefit.use", on: "members",
    title: Localized("福利已用", "Mark benefit used"),
    summary: Localized("记下选中成员最近一份这类福利用掉了", "Records that the latest benefit of a kind was used"),
    arguments: [Argument("kind", Localized("类型", "Kind"), .choice(BenefitKind.choices))],
    follows: "member.benefit.grant", sample: ["会员日"],
    prepare: { (input) throws(Refusal) in
      let kind = try input.demandedChoice(0, BenefitKind.self, Localized("类型", "Kind"))
      let label = Localized("福利已用：\(kind.title.zh)", "Benefit used: \(kind.title.en)")
      return input.settingBenefit(kind, label, BenefitGrant.used) { grant in
        grant.isUsed ? .unchanged : nil
      }
    })
}

extension PlanInput {
  /// The procedure that dates one thing about the latest standing benefit of a kind.
  func settingBenefit(
    _ kind: BenefitKind, _ label: Localized, _ field: Field<BenefitGrant>,
    judge: @escaping @Sendable (BenefitGrant) -> Verdict?
  ) -> Procedure {
    let (community, now) = (community, moment.now)
    return Procedure(label) { id in
      let grants = community.benefits(of: ID(raw: id)).filter { $0.occasion == kind }
      guard let grant = grants.last else {
        return .skip(Localized("没有这类福利", "Has no such benefit"))
      }
      if let verdict = judge(grant) { return verdict }
      return .change(
        [
          .set(
            BenefitGrant.collection.key, grant.id.raw, field: field.key,
            before: field.read(grant), after: .instant(now))
        ], before: Localized(verbatim: "\(grant.offer) \(grant.period)"), after: label)
    }
  }
}
