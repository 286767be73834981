import CommunityModel
import CommunityQuery
import Wording

extension MemberQueryFields {
  static func groups(_ onboarding: OnboardingPolicy) -> [Field] {
    [
      Field(
        "group", Localized("群", "Group"), .set(.reference("groups")), aliases: ["所在群", "in-group"]
      ) { row, scene, _ in
        list(of: row, scene) { .ref($0.group.raw) }
      },
      Field(
        "role", Localized("角色", "Role"), .set(MembershipRole.kind),
        aliases: ["群内角色"], behaviour: .closed(MembershipRole.choices)
      ) { row, scene, _ in
        list(of: row, scene) { $0.role.fieldValue }
      },
      Field("group-count", Localized("群数", "Group count"), .integer) { row, scene, _ in
        .int(Int64(scene.figures[row.id].activeGroups))
      },
      Field(
        "nickname-in-group", Localized("群昵称", "Group nickname"), .set(.text(limit: 200)),
        behaviour: .text, searched: true, privacy: .nickname
      ) { row, scene, _ in
        list(of: row, scene) { $0.nickname.fieldValue }
      },
      Field(
        "inviter", Localized("邀请人", "Inviter"), .set(.text(limit: 40)), aliases: ["ref"],
        behaviour: .text, privacy: .nickname
      ) { row, scene, _ in
        list(of: row, scene, active: false) {
          $0.inviter.flatMap { scene.community.members[$0]?.name }?.fieldValue ?? .none
        }
      },
      Field("invited", Localized("邀请数", "Invited"), .integer, aliases: ["带来"]) { row, scene, _ in
        .int(Int64(scene.community.referrerCount(of: row.id.raw, through: "memberships.inviter")))
      },
      Field(
        "onboarding", Localized("引导", "Onboarding"), .set(OnboardingState.kind),
        behaviour: .closed(OnboardingState.choices)
      ) { row, scene, _ in
        guard !row.isStaff else { return .none }
        return list(of: row, scene) {
          onboarding.adapted(to: scene.community.groups[$0.group])
            .state(of: $0, at: scene.figures.moment.now).fieldValue
        }
      },
    ]
  }

  /// A value of each stay of a member, each once and in order; those over left out unless asked for.
  private static func list(
    of row: Member, _ scene: QueryScene, active: Bool = true, _ value: (Membership) -> FieldValue
  ) -> FieldValue {
    var values: [FieldValue] = []
    for raw in scene.community.referrers(of: row.id.raw, through: "memberships.member") {
      guard let stay = scene.community.memberships[raw: raw], !active || stay.status == .active
      else { continue }
      let found = value(stay)
      if !found.isNone, !values.contains(found) { values.append(found) }
    }
    return values.isEmpty ? .none : .list(values.count > 1 ? values.sorted() : values)
  }

  /// A value of each tag that counts today.
  private static func tags(
    of row: Member, _ scene: QueryScene, _ value: (ID<Tag>) -> FieldValue
  ) -> FieldValue {
    guard !row.tags.isEmpty else { return .none }
    let today = scene.today
    var values: [FieldValue] = []
    values.reserveCapacity(row.tags.count)
    for assignment in row.tags {
      if let until = assignment.until, until < today { continue }
      let found = value(assignment.tag)
      if !found.isNone { values.append(found) }
    }
    return values.isEmpty ? .none : .list(values)
  }

  static let records: [Field] = [
    Field("tag", Localized("标签", "Tags"), .set(.reference("tags")), aliases: ["tags"]) {
      row, scene, _ in
      tags(of: row, scene) { .ref($0.raw) }
    },
    // Bare words search tags by what they are called, part of a name included.
    Field(
      "tag-name", Localized("标签名", "Tag names"), .set(.text(limit: 200)), behaviour: .text,
      searched: true
    ) { row, scene, _ in
      tags(of: row, scene) { scene.community.tags[$0]?.name.fieldValue ?? .none }
    },
    Field(
      "category", Localized("标签组", "Tag groups"), .set(.text(limit: 40)), aliases: ["标签类别"],
      behaviour: .names,
      vocabulary: { scene in
        Set(scene.community.tags.map(\.category)).filter { !$0.isEmpty }.sorted()
      }
    ) { row, scene, _ in
      let found = tags(of: row, scene) { id in
        let category = scene.community.tags[id]?.category ?? ""
        return category.isEmpty ? .none : .text(category)
      }
      return found.isNone ? .none : .list(Set(found.list).sorted())
    },
    Field("dnc", Localized("勿扰", "Do not contact"), .flag, aliases: ["免打扰"]) { row, scene, _ in
      .flag(row.isLeftAlone(on: scene.today))
    },
    Field("blacklist", Localized("黑名单", "Blacklist"), .flag) { row, _, _ in
      .flag(row.isBlacklisted)
    },
    Field("wecom", Localized("企微好友", "WeCom friend"), .flag, aliases: ["已加企微"]) { row, _, _ in
      .flag(row.accounts.contains { $0.platform == ExternalID.wecom && $0.addedAt != nil })
    },
    Field(
      "accounts", Localized("平台账号", "Accounts"), .set(.text(limit: 200)), aliases: ["账号"],
      behaviour: .text, searched: true, privacy: .platformID
    ) { row, _, _ in
      row.accounts.isEmpty ? .none : .list(row.accounts.map { .text($0.id) })
    },
    // The name and its value are one text, so that half of it finds them too: 自定:护士.
    Field(
      "own", Member.own.title, .set(.text(limit: 200)), aliases: ["自定"], behaviour: .text,
      searched: true, privacy: .realName
    ) { row, _, _ in row.more[Member.own.key] },
    Field("contacted", Localized("末联", "Last contact"), .instant, aliases: ["最近联系"]) {
      row, _, _ in row.more["contacted"].record?.first ?? .none
    },
    Field("source", Localized("来源", "Source"), .text(limit: 40), aliases: ["渠道来源"]) { row, _, _ in
      row.more["source"].record?.first ?? .none
    },
    Field("channel", Localized("渠道", "Channel"), .text(limit: 100)) { row, _, _ in
      guard let parts = row.more["source"].record, parts.count > 1 else { return .none }
      return parts[1]
    },
    Field(
      "note", Localized("备注记录", "Notes"), .set(.prose(limit: 2000)), aliases: ["记录"],
      behaviour: .text, searched: true, privacy: .realName
    ) { row, scene, _ in
      let notes = scene.community.referrers(of: row.id.raw, through: "notes.member")
      guard !notes.isEmpty else { return .none }
      return .list(notes.compactMap { scene.community.notes[raw: $0]?.text.fieldValue })
    },
    Field(
      "birthday-in", Localized("离生日", "Days to birthday"), .integer, aliases: ["几天后生日"],
      privacy: .birthday
    ) { row, scene, _ in
      Birthday(row).flatMap { scene.dayNames.next($0, from: scene.today) }
        .map { .int(Int64($0 - scene.today)) } ?? .none
    },
    Field("age", Localized("年龄", "Age"), .integer, privacy: .birthday) { row, scene, _ in
      Birthday(row)?.age(on: scene.today).map { .int(Int64($0)) } ?? .none
    },
    Field(
      "birthday", Localized("生日", "Birthday"), .text(limit: 10), aliases: ["bday"],
      privacy: .birthday
    ) { row, _, _ in
      Birthday(row).map { .text($0.text) } ?? .none
    },
  ]
}
