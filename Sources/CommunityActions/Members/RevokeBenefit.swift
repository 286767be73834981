import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Takes a benefit back that was not used.
  public static let revokeBenefit = BulkAction(
    id: "member.benefit.revoke", on: "members",
    title: Localized("收回福利", "Revoke benefit"),
    summary: Localized("收回选中成员最近一份没用过的这类福利", "Takes the latest unused benefit of a kind back"),
    arguments: [Argument("kind", Localized("类型", "Kind"), .choice(BenefitKind.choices))],
    isDangerous: true, follows: "member.benefit.grant", sample: ["会员日"],
    prepare: { (input) throws(Refusal) in
      let kind = try input.demandedChoice(0, BenefitKind.self, Localized("类型", "Kind"))
      let label = Localized("收回福利：\(kind.title.zh)", "Revoke benefit: \(kind.title.en)")
      return input.settingBenefit(kind, label, BenefitGrant.revoked) { grant in
        grant.isUsed ? .skip(Localized("已经用掉", "Used already")) : nil
      }
    })
}
