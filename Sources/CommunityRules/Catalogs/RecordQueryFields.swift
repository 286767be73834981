import CommunityModel
import CommunityQuery
import Wording

/// What rules make of a membership.
enum MembershipQueryFields {
  static func derived(_ onboarding: OnboardingPolicy) -> [QueryField<Membership>] {
    [
      QueryField(
        "name", Localized("昵称", "Name"), .text(limit: 40), aliases: ["名字"], searched: true,
        privacy: .nickname
      ) { row, scene, _ in
        (scene.community.members[row.member]?.name ?? "").fieldValue
      },
      QueryField(
        "inviter", Localized("邀请人", "Inviter"), .text(limit: 40), aliases: ["ref"],
        privacy: .nickname
      ) { row, scene, _ in
        (row.inviter.flatMap { scene.community.members[$0]?.name } ?? "").fieldValue
      },
      QueryField("left", Localized("退群", "Left"), .instant, aliases: ["离开"]) { row, _, _ in
        row.leftAt.fieldValue
      },
      QueryField("onboarding", Localized("引导", "Onboarding"), OnboardingState.kind) {
        row, scene, _ in
        onboarding.adapted(to: scene.community.groups[row.group])
          .state(of: row, at: scene.figures.moment.now).fieldValue
      },
      QueryField("staff", Localized("同事", "Staff"), .flag, aliases: ["员工"]) { row, scene, _ in
        .flag(scene.community.members[row.member]?.isStaff ?? false)
      },
    ]
  }
}

/// What rules make of an order.
enum OrderQueryFields {
  static let derived: [QueryField<Order>] = [
    QueryField("net", Localized("净额", "Net"), .money) { row, _, _ in .int(row.net.fen) },
    QueryField("eligible", Localized("计入", "Counts"), .flag, aliases: ["有效"]) { row, _, _ in
      .flag(row.isEligible)
    },
    QueryField(
      "buyer-name", Localized("买家昵称", "Buyer's name"), .text(limit: 40), searched: true,
      privacy: .nickname
    ) { row, scene, _ in
      (row.member.flatMap { scene.community.members[$0]?.name } ?? "").fieldValue
    },
  ]
}

/// What rules make of a colleague.
enum OperatorQueryFields {
  static let derived: [QueryField<Operator>] = [
    QueryField("group-count", Localized("群数", "Group count"), .integer) { row, scene, _ in
      .int(Int64(scene.community.referrerCount(of: row.id.raw, through: "groups.owner")))
    },
    QueryField("member-count", Localized("客户数", "Members"), .integer) { row, scene, _ in
      .int(Int64(scene.community.referrerCount(of: row.id.raw, through: "members.owner")))
    },
  ]
}
