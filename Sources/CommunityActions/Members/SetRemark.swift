import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the remark name that colleagues see.
  public static let setRemark = settingText(
    "member.remark.set", field: "remark", named: Localized("备注名", "Remark name"),
    summary: Localized("设选中成员的备注名；留空为清掉", "Sets the remark name; empty clears it"),
    limit: 40, sample: "老客")
}
