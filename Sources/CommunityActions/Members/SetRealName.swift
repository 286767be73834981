import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the real name.
  public static let setRealName = settingText(
    "member.realname.set", field: "realName", named: Localized("姓名", "Real name"),
    summary: Localized("设选中成员的真实姓名；留空为清掉", "Sets the real name; empty clears it"),
    limit: 40, isPrivate: true, sample: "王小满",
    clean: { (text) throws(Refusal) in
      guard !text.contains(where: { $0.isASCII && $0.isNumber }) else {
        throw Refusal("姓名里不会有数字", "A name has no digits")
      }
      return text
    })
}
