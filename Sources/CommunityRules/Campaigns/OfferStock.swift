public import CommunityModel

/// How many of an offer were given, and how many are left.
public enum OfferStock {
  /// How many were given: samples sent, prizes won and coupons granted by the offer's name, or orders
  /// that were paid with it where those are more; an order with a coupon that was granted counts once.
  public static func given(_ offer: Offer, _ community: Community) -> Int64 {
    guard !offer.name.isEmpty else { return 0 }
    switch offer.sort {
    case .sample:
      return community.candidates.reduce(0) { sum, candidate in
        let trials = candidate.earlierTrials + (candidate.trial.map { [$0] } ?? [])
        return sum
          + trials.filter { $0.sku == offer.name && offer.covers($0) }.reduce(0) {
            $0 + $1.quantity
          }
      }
    case .coupon, .gift, .discount, .fullReduction, .bundle, .points:
      let granted = community.benefits.count { $0.isStanding && $0.offer == offer.name }
      let won = offer.campaign.map { campaign in
        community.participations(in: campaign).count { $0.prize == offer.name }
      }
      let used = community.orders.count {
        $0.isEligible && $0.more[Order.offer.key].text == offer.name && offer.covers($0)
      }
      return Int64(max(granted + (won ?? 0), used))
    }
  }

  /// How many are left, never below nothing; nil where there is no limit.
  public static func left(_ offer: Offer, _ community: Community) -> Int64? {
    offer.stock.map { max(0, $0 - given(offer, community)) }
  }

  /// How many samples of a name are left to send; nil where nobody wrote down how many there are.
  public static func samples(_ name: String, _ community: Community, on day: Day) -> Int64? {
    let offers = community.offers.filter {
      $0.sort == .sample && $0.name == name && $0.isValid(on: day)
    }
    guard !offers.isEmpty else { return nil }
    var sum: Int64 = 0
    for offer in offers {
      guard let left = left(offer, community) else { return nil }
      sum += left
    }
    return sum
  }
}

extension Offer {
  /// Whether a trial took one of it: samples of a campaign's offer count for that campaign only.
  fileprivate func covers(_ trial: KocTrial) -> Bool {
    campaign == nil || trial.campaign == campaign
  }

  /// Whether an order used one of it: shops seldom say for which campaign, so that saying none covers all.
  fileprivate func covers(_ order: Order) -> Bool {
    guard let campaign, let its = order.more[Order.campaign.key].ref else { return true }
    return its == campaign.raw
  }
}
