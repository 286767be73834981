import CommunityModel
import CommunityQuery
import Wording

/// Changes of one campaign, the same for every verb.
struct CampaignEdit {
  let input: PlanInput
  let campaign: Campaign

  /// The campaign of a packed id; nil for one that is gone.
  init?(_ input: PlanInput, _ id: Int64) {
    guard let campaign = input.community.campaigns[raw: id] else { return nil }
    self.input = input
    self.campaign = campaign
  }

  /// One field set to a value.
  func set(_ field: String, _ before: FieldValue, _ after: FieldValue) -> Change {
    .set(Campaign.collection.key, campaign.id.raw, field: field, before: before, after: after)
  }

  /// One sparse field set to a value; no change where it has it already.
  func put(_ field: String, _ after: FieldValue) -> [Change] {
    campaign.more[field] == after ? [] : [set(field, campaign.more[field], after)]
  }

  /// One element more in a set.
  func add(_ field: String, _ element: FieldValue) -> Change {
    .add(Campaign.collection.key, campaign.id.raw, field: field, element: element)
  }

  /// One element less in a set.
  func drop(_ field: String, _ element: FieldValue) -> Change {
    .drop(Campaign.collection.key, campaign.id.raw, field: field, element: element)
  }

  /// The state set, where it is another.
  func entering(_ state: CampaignState) -> [Change] {
    campaign.state == state
      ? [] : [set("state", campaign.state.fieldValue, state.fieldValue)]
  }
}

extension PlanInput {
  /// A whole amount of currency units from an answer; nil where it is none.
  func yuan(_ index: Int, upTo limit: Int64 = 100_000_000) -> Money? {
    let text = answer(index).trimmed.filter { $0 != "," && $0 != "，" && $0 != "¥" && $0 != "￥" }
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let whole = parts.first.flatMap({ Int64($0) }), (0...limit).contains(whole) else {
      return nil
    }
    guard parts.count > 1 else { return Money(fen: whole * 100) }
    let cents = parts[1]
    guard parts.count == 2, (1...2).contains(cents.count), let part = Int64(cents), part >= 0
    else { return nil }
    return Money(fen: whole * 100 + (cents.count == 1 ? part * 10 : part))
  }

  /// The campaign of a name in an answer.
  func campaign(_ index: Int) throws(Refusal) -> Campaign {
    let name = answer(index).trimmed
    let prefix = Campaign.collection.prefix
    let found = community.campaigns.filter {
      $0.name == name || PackedID.text(prefix: prefix, raw: $0.id.raw) == name
    }
    // Of campaigns of one name the one that is nearest to being held is meant.
    let open = found.filter { $0.state != .cancelled && $0.state != .reviewed }
    guard let campaign = (open.isEmpty ? found : open).last else {
      throw Refusal("没有活动「\(name)」", "There is no campaign “\(name)”")
    }
    return campaign
  }
}
