import CommunityModel
import CommunityQuery
import Wording

extension BulkAction {
  /// Puts members on the blacklist; their groups are left by requests of their own.
  public static let blacklist = BulkAction(
    id: "member.blacklist.add", on: "members",
    title: Localized("拉黑", "Blacklist"),
    summary: Localized(
      "把选中的成员列入黑名单：不再邀请、不发福利；还在群里的要另提移出请求",
      "Blacklists members: no invitations, no benefits; removal from groups is a request of its own"
    ),
    arguments: [Argument("reason", Localized("原因", "Reason"), .text(limit: 200))],
    isDangerous: true, sample: ["反复发广告"],
    prepare: { (input) throws(Refusal) in
      let reason = try input.demandedLine(0, Localized("原因", "Reason"))
      let value = FieldValue.record([.day(input.moment.today), .text(reason)])
      var procedure = input.changing(
        Member.blacklist.key, Localized("拉黑", "Blacklist"),
        to: { $0.isBlacklisted ? $0.more["blacklist"] : value },
        shown: { _, value in BlacklistWords.words(value) })
      let inside = input.chosenMembers.count { member in
        !member.isBlacklisted
          && input.community.memberships(of: member.id).contains { $0.status == .active }
      }
      if inside > 0 {
        procedure.warnings = [
          Localized(
            "\(inside) 位还在群里，要另提移出请求", "\(inside) are still in groups; ask for their removal")
        ]
      }
      return input.decliningEnrolments(with: procedure)
    })
}

enum BlacklistWords {
  static func words(_ value: FieldValue) -> Localized {
    guard let parts = value.record, parts.count == 2 else {
      return Localized("不在黑名单", "Not blacklisted")
    }
    let reason = parts[1].text ?? ""
    return Localized("黑名单", "Blacklisted")
      + Localized(verbatim: reason.isEmpty ? "" : " · \(reason)")
  }
}
