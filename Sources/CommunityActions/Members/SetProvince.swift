import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the province.
  public static let setProvince = settingText(
    "member.province.set", field: "province", named: Localized("省份", "Province"),
    summary: Localized("设选中成员的省份；留空为清掉", "Sets the province; empty clears it"),
    limit: 40, sample: "浙江")
}
