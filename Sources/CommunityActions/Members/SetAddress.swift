import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the street address.
  public static let setAddress = settingText(
    "member.address.set", field: "address", named: Localized("地址", "Address"),
    summary: Localized("设选中成员的收货地址；留空为清掉", "Sets the address; empty clears it"),
    limit: 200, isPrivate: true, sample: "文一西路 1 号")
}
