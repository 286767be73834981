import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the city.
  public static let setCity = settingText(
    "member.city.set", field: "city", named: Localized("城市", "City"),
    summary: Localized("设选中成员的城市；留空为清掉", "Sets the city; empty clears it"),
    limit: 40, sample: "杭州")
}
