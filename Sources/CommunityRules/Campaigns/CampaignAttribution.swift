public import CommunityModel

/// Why an order counts for a campaign, the strongest reason first (domain.md F18).
public enum AttributionBasis: Int, Hashable, Sendable, CaseIterable {
  /// The order names the campaign.
  case named
  /// It was paid with an offer of the campaign.
  case offer
  /// The buyer was in the campaign's audience and was last touched by it.
  case audience
}

/// Which orders count for which campaign: each for one at most.
public struct CampaignAttribution: Sendable {
  /// Days after being touched in which an order of somebody in the audience counts.
  public static let touchDays = 7

  /// The orders of each campaign, by ascending id, with the reason of each.
  public let orders: [ID<Campaign>: [(order: Order, basis: AttributionBasis)]]

  /// Looks through every order that counts as a purchase and was paid by the moment.
  public init(_ community: Community, moment: Moment) {
    var offers: [String: [Offer]] = [:]
    for offer in community.offers where offer.campaign != nil {
      offers[offer.name, default: []].append(offer)
    }
    var found: [ID<Campaign>: [(order: Order, basis: AttributionBasis)]] = [:]
    for order in community.orders where order.isEligible {
      guard let paid = order.paidAt, paid <= moment.now else { continue }
      let day = moment.zone.day(of: paid)
      if let raw = order.more["campaign"].ref {
        found[ID(raw: raw), default: []].append((order, .named))
        continue
      }
      let named = order.more["offer"].text.flatMap { offers[$0] } ?? []
      if let campaign = named.first(where: { $0.isValid(on: day) })?.campaign {
        found[campaign, default: []].append((order, .offer))
        continue
      }
      guard !community.participations.isEmpty, let member = order.member,
        let campaign = Self.lastTouch(member, before: paid, on: day, community, moment.zone)
      else { continue }
      found[campaign, default: []].append((order, .audience))
    }
    orders = found
  }

  /// The running campaign that touched somebody last before an order.
  private static func lastTouch(
    _ member: ID<Member>, before paid: Instant, on day: Day, _ community: Community, _ zone: Zone
  ) -> ID<Campaign>? {
    var best: (at: Instant, campaign: ID<Campaign>)?
    for raw in community.referrers(of: member.raw, through: "participations.member") {
      guard let part = community.participations[raw: raw],
        let campaign = community.campaigns[part.campaign], campaign.isOn(day),
        campaign.state != .cancelled, let touch = part.touch(campaign, zone), touch <= paid,
        paid < touch.adding(seconds: Int64(touchDays) * 86_400)
      else { continue }
      guard let old = best else {
        best = (touch, campaign.id)
        continue
      }
      if (old.at, old.campaign) < (touch, campaign.id) { best = (touch, campaign.id) }
    }
    return best?.campaign
  }
}

extension Participation {
  /// When the campaign reached the person: by taking part, or when it began for its audience.
  func touch(_ campaign: Campaign, _ zone: Zone) -> Instant? {
    if let tookPartAt { return tookPartAt }
    guard let at, let start = campaign.start else { return nil }
    return max(at, zone.instant(start))
  }
}
