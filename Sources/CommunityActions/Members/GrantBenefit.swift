import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Gives a coupon or gift, once in each period.
  public static let grantBenefit = BulkAction(
    id: "member.benefit.grant", on: "members", key: "b",
    title: Localized("发福利", "Grant benefit"),
    summary: Localized(
      "给选中的成员各发一份福利，同类同期只发一次", "Gives a benefit, one of a kind in each period"),
    arguments: [
      Argument("kind", Localized("类型", "Kind"), .choice(BenefitKind.choices)),
      Argument("offer", Localized("发什么", "What"), .text(limit: 100)),
      Argument(
        "period", Localized("期（留空为这一期）", "Period (empty: now)"), .text(limit: 20),
        optional: true),
    ],
    sample: ["会员日", "满 99 减 10 券", ""],
    prepare: { (input) throws(Refusal) in
      let kind = try input.demandedChoice(0, BenefitKind.self, Localized("类型", "Kind"))
      let offer = try input.demandedLine(1, Localized("发什么", "What"), limit: 100)
      let typed = try input.line(2, limit: 20)
      let period = typed.isEmpty ? kind.period(of: input.moment.today) : typed
      return input.granting(kind, offer) { _ in .success(period) }
    })
}

/// Why somebody gets no benefit.
struct BenefitRefusal: Error {
  let words: Localized
}

extension PlanInput {
  /// The procedure that gives each member a benefit of a kind for the period that fits the member.
  func granting(
    _ kind: BenefitKind, _ offer: String,
    period: @escaping @Sendable (Member) -> Result<String, BenefitRefusal>
  ) -> Procedure {
    let (community, mint, author, now) = (community, mintByPlace(), actor.name, moment.now)
    let label = Localized("发福利「\(offer)」", "Grant “\(offer)”")
    let judge: @Sendable (Int64) -> Verdict = { id in
      guard let member = community.members[raw: id] else { return .unchanged }
      guard !member.isBlacklisted else { return .skip(Localized("在黑名单", "Blacklisted")) }
      let key: String
      switch period(member) {
      case .success(let found): key = found
      case .failure(let refusal): return .skip(refusal.words)
      }
      let standing = community.benefits(of: member.id)
      if let known = standing.first(where: { $0.occasion == kind && $0.period == key }) {
        return known.offer == offer
          ? .unchanged : .skip(Localized("这一期已发过「\(known.offer)」", "Has “\(known.offer)” already"))
      }
      var grant = BenefitGrant(id: ID(raw: mint(id)))
      grant.member = member.id
      grant.occasion = kind
      grant.period = key
      grant.offer = offer
      grant.at = now
      grant.by = author
      return .change(
        [.insert(BenefitGrant.collection.key, grant.record)],
        before: Localized("\(standing.count) 份", "\(standing.count) so far"),
        after: Localized(
          "+ \(offer)（\(kind.title.zh) \(key)）", "+ \(offer) (\(kind.title.en) \(key))"))
    }
    // What is listed with a stock goes out in the order of the list until none is left.
    guard let listed = community.offers.first(where: { $0.name == offer }) else {
      return Procedure(label, judge: judge)
    }
    let isValid = listed.isValid(on: moment.today)
    var left = OfferStock.left(listed, community)
    var short: Set<Int64> = []
    for id in chosen where left != nil {
      guard case .change = judge(id) else { continue }
      if let rest = left, rest > 0 { left = rest - 1 } else { short.insert(id) }
    }
    let lacking = short
    return Procedure(label) { id in
      guard isValid else { return .skip(Localized("优惠不在有效期", "The offer is not valid now")) }
      return lacking.contains(id) ? .skip(Localized("发完了", "None is left")) : judge(id)
    }
  }
}
