import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension BulkAction {
  /// Writes down that every chosen member took part in a campaign, and what they won.
  public static let recordParticipation = BulkAction(
    id: "member.campaign.join", on: "members",
    title: Localized("登记参与／中奖", "Record taking part"),
    summary: Localized(
      "记下选中的成员参与了在跑或已结束的活动；填奖品就登记中奖，发完为止",
      "Records that the chosen members took part in a campaign, with a prize while there are any"),
    arguments: [
      Argument("campaign", Localized("活动", "Campaign"), .text(limit: 200)),
      Argument(
        "prize", Localized("奖品（可空）", "Prize (may be empty)"), .text(limit: 100), optional: true),
    ],
    sample: ["老带新", ""],
    prepare: { (input) throws(Refusal) in
      let campaign = try input.campaign(0)
      guard [.running, .ended, .reviewed, .paused].contains(campaign.state) else {
        throw Refusal("「\(campaign.name)」还没开始", "“\(campaign.name)” has not begun")
      }
      let prize = input.answer(1).trimmed
      let stock = try input.stock(of: prize, in: campaign)
      // Prizes go out in the order of the list until none is left.
      var left = stock
      var short: Set<Int64> = []
      for id in input.chosen where !prize.isEmpty && left != nil {
        guard case .change = input.judgePart(id, campaign, prize, 0) else { continue }
        if let rest = left, rest > 0 { left = rest - 1 } else { short.insert(id) }
      }
      let lacking = short
      let places = Dictionary(
        input.chosen.enumerated().map { ($0.element, Int64($0.offset)) },
        uniquingKeysWith: { a, _ in a })
      let name = campaign.name
      let label =
        prize.isEmpty
        ? Localized("参与「\(name)」", "Took part in “\(name)”")
        : Localized("「\(name)」中奖 \(prize)", "“\(name)”: won \(prize)")
      return Procedure(label) { id in
        lacking.contains(id)
          ? .skip(Localized("奖品发完了", "No prize is left"))
          : input.judgePart(id, campaign, prize, places[id] ?? 0)
      }
    })
}

extension PlanInput {
  /// How many of a prize are left; nil without a limit.
  fileprivate func stock(of prize: String, in campaign: Campaign) throws(Refusal) -> Int64? {
    guard !prize.isEmpty else { return nil }
    let won = Int64(
      community.participations(in: campaign.id).count { $0.prize == prize })
    if let listed = campaign.prizeList.first(where: { $0.name == prize }) {
      return max(0, listed.quantity - won)
    }
    let offers = community.referrers(of: campaign.id.raw, through: "offers.campaign")
      .compactMap { community.offers[raw: $0] }
    guard let offer = offers.first(where: { $0.name == prize }) else {
      throw Refusal(
        "「\(campaign.name)」没有奖品「\(prize)」", "“\(campaign.name)” has no prize “\(prize)”")
    }
    return OfferStock.left(offer, community)
  }

  fileprivate func judgePart(
    _ id: Int64, _ campaign: Campaign, _ prize: String, _ place: Int64
  ) -> Verdict {
    guard let member = community.members[raw: id] else { return .unchanged }
    let words = prize.isEmpty ? Localized("参与", "took part") : Localized(verbatim: prize)
    guard let part = community.participation(of: member.id, in: campaign.id) else {
      let base = community.mint
      let counter = base.next + place
      var row = Participation(id: ID(raw: PackedID.pack(machine: base.machine, counter: counter)))
      row.campaign = campaign.id
      row.member = member.id
      row.tookPartAt = moment.now
      row.prize = prize
      row.by = actor.name
      return .change(
        [.insert(Participation.collection.key, row.record)], before: Localized("没参与", "not yet"),
        after: words)
    }
    var changes: [Change] = []
    let key = Participation.collection.key
    if part.tookPartAt == nil {
      changes.append(
        .set(key, part.id.raw, field: "tookPart", before: .none, after: .instant(moment.now)))
    }
    if !prize.isEmpty, part.prize != prize {
      guard part.prize.isEmpty else {
        return .skip(Localized("已中 \(part.prize)", "Won \(part.prize) already"))
      }
      changes.append(.set(key, part.id.raw, field: "prize", before: .none, after: .text(prize)))
    }
    guard !changes.isEmpty else { return .unchanged }
    return .change(changes, before: Localized("没参与", "not yet"), after: words)
  }
}
