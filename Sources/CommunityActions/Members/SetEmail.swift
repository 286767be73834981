import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Sets the e-mail address.
  public static let setEmail = settingText(
    "member.email.set", field: "email", named: Localized("邮箱", "E-mail"),
    summary: Localized("设选中成员的邮箱；留空为清掉", "Sets the e-mail address; empty clears it"),
    limit: 200, isPrivate: true, sample: "xiaoman@example.com",
    clean: { (text) throws(Refusal) in
      guard text.isEmpty || EmailAddress.isPlausible(text) else {
        throw Refusal("「\(text)」不像邮箱地址", "“\(text)” does not look like an e-mail address")
      }
      return text
    })
}

/// What an e-mail address must look like before it is worth writing to.
enum EmailAddress {
  /// One @, something before it, a dotted host after it, nothing invisible.
  static func isPlausible(_ text: String) -> Bool {
    let parts = text.split(separator: "@", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty,
      text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value < 127 })
    else { return false }
    let labels = parts[1].split(separator: ".", omittingEmptySubsequences: false)
    return labels.count >= 2 && labels.allSatisfy { !$0.isEmpty }
  }
}
