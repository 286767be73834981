import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the phone: a mobile number of eleven digits that nobody else has.
  public static let setPhone = BulkAction(
    id: "member.phone.set", on: "members",
    title: Localized("改手机", "Set phone"),
    summary: Localized(
      "设成员的手机号：11 位，不和别人重复；留空为清掉", "Sets the mobile number: 11 digits, unique; empty clears it"),
    arguments: [Argument("phone", Localized("手机号", "Phone"), .text(limit: 20), optional: true)],
    sample: ["13900010001"],
    prepare: { (input) throws(Refusal) in
      guard let typed = input.words(0) else {
        return input.setting("phone", Localized("清空手机", "Clear phone"), to: .none)
      }
      guard let phone = MobileNumber.digits(of: typed) else {
        throw Refusal("手机号要 11 位数字，1 开头", "A mobile number has 11 digits and begins with 1")
      }
      let holder = input.community.members.first { MobileNumber.digits(of: $0.phone) == phone }?.id
      let first = input.chosenMembers.first?.id
      // Only one person can have a number: who has it already, or else the first of the chosen.
      return input.setting("phone", Localized("改手机", "Set phone"), to: .text(phone)) { member in
        if let holder, holder != member.id {
          return Localized("手机号已经是别人的", "Somebody else has this number")
        }
        return holder == nil && member.id != first
          ? Localized("一个手机号只能给一位", "A number can be given to one person only") : nil
      }
    })
}

/// A mobile number of mainland China as people type it.
enum MobileNumber {
  /// The eleven digits; nil where it is none. Spaces, hyphens, +86 and full-width digits are understood.
  static func digits(of text: String) -> String? {
    var digits = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x30...0x39: digits.unicodeScalars.append(scalar)
      case 0xFF10...0xFF19:
        guard let plain = Unicode.Scalar(scalar.value - 0xFF10 + 0x30) else { return nil }
        digits.unicodeScalars.append(plain)
      case 0x20, 0x2B, 0x2D, 0x3000: break
      default: return nil
      }
    }
    for prefix in ["0086", "86"] where digits.hasPrefix(prefix) && digits.count > 11 {
      digits = String(digits.dropFirst(prefix.count))
    }
    return digits.count == 11 && digits.first == "1" ? digits : nil
  }
}
