import CommunityModel
import CommunityQuery
import Wording

/// What rules make of a group.
enum GroupQueryFields {
  typealias Field = QueryField<Group>

  static func derived(_ policy: GroupPolicy) -> [Field] {
    [
      count("size", Localized("人数", "Size"), aliases: ["群人数"]) { $0.size },
      Field("occupancy", Localized("满员率", "Occupancy"), .rate) { row, scene, _ in
        guard row.capacity > 0 else { return .none }
        return .int(Int64(scene.figures[row.id].size) * 10_000 / row.capacity)
      },
      Field("free", Localized("余位", "Free places"), .integer, aliases: ["空位"]) { row, scene, _ in
        .int(row.capacity - Int64(scene.figures[row.id].size))
      },
      Field(
        "joins", Localized("进群", "Joins"), .integer, aliases: ["进", "进群数"], takesWindow: true,
        defaultWindow: 7
      ) { row, scene, window in
        let figures = scene.figures[row.id]
        switch window {
        case 1: return .int(Int64(figures.joinedToday))
        case 7: return .int(Int64(figures.joinedWeek))
        default: return .int(Int64(comings(row, scene, window) { $0.joined }))
        }
      },
      Field(
        "leaves", Localized("退群", "Leaves"), .integer, aliases: ["退", "退群数"], takesWindow: true,
        defaultWindow: 7
      ) { row, scene, window in
        let figures = scene.figures[row.id]
        switch window {
        case 1: return .int(Int64(figures.leftToday))
        case 7: return .int(Int64(figures.leftWeek))
        default: return .int(Int64(comings(row, scene, window) { $0.left }))
        }
      },
      count("net", Localized("净进", "Net joins"), aliases: ["周净进"]) { $0.joinedWeek - $0.leftWeek },
      Field("talk", Localized("周活", "Weekly talk"), .rate, aliases: ["周活率"]) { row, scene, _ in
        .int(optional: scene.figures[row.id].weeklyTalk)
      },
      Field("monthly-talk", Localized("月活", "Monthly talk"), .rate, aliases: ["月活率"]) {
        row, scene, _ in .int(optional: scene.figures[row.id].monthlyTalk)
      },
      Field("health", Localized("健康分", "Health"), .integer, aliases: ["健康"]) { row, scene, _ in
        .int(Int64(GroupHealth(of: row, in: scene).score))
      },
      Field("precise", Localized("精准率", "Precise share"), .rate, aliases: ["精准"]) { row, scene, _ in
        guard let share = PreciseShare.of(row, in: scene), share.people > 0 else { return .none }
        return .int(Int64(share.precise * 10_000 / share.people))
      },
      Field("unsent", Localized("没发", "Unsent posts"), .integer) { row, scene, _ in
        let posts = GroupPosts.byGroup(scene.community, scene.figures.moment)[row.id]
        return .int(Int64(posts?.lacking.count ?? 0))
      },
      count("admins", Localized("管理员数", "Admins")) { $0.admins },
      count("kocs", Localized("KOC 数", "KOCs"), aliases: ["KOC数"]) { $0.kocs },
      Field(
        "early-churn", Localized("7 日退群", "Left within 7 days"), .rate, aliases: ["7日退群", "早流失"]
      ) {
        row, scene, _ in
        let figures = scene.figures[row.id]
        guard figures.earlyBase > 0 else { return .none }
        return .int(Int64(figures.earlyLeft * 10_000 / figures.earlyBase))
      },
      Field("waiting", Localized("待引导", "Waiting"), .integer) { row, scene, _ in
        .int(Int64(newcomers(row, scene, policy).waiting))
      },
      Field(
        "need", Localized("要处理", "Needs"), .set(.text(limit: 80)), aliases: ["原因"],
        behaviour: .text
      ) { row, scene, _ in
        let reasons = GroupNeeds.reasons(
          for: row, figures: scene.figures[row.id], newcomers: newcomers(row, scene, policy),
          posts: GroupPosts.byGroup(scene.community, scene.figures.moment)[row.id] ?? GroupPosts(),
          moment: scene.figures.moment, policy: policy)
        return reasons.isEmpty ? .none : .list(reasons.map { .text($0.words.zh) })
      },
      Field("code-expires", Localized("入群码到期", "Join code expires"), .instant, aliases: ["入群码"]) {
        row, _, _ in row.joinCodeExpiry.fieldValue
      },
      Field(
        "positioning", Localized("定位", "Positioning"), .set(.text(limit: 200)), behaviour: .text,
        searched: true
      ) { row, _, _ in
        let parts = (row.more["positioning"].record ?? []).filter { !$0.isNone }
        return parts.isEmpty ? .none : .list(parts)
      },
    ]
  }

  private static func count(
    _ key: String, _ title: Localized, aliases: [String] = [],
    _ value: @escaping @Sendable (GroupFigures) -> Int
  ) -> Field {
    Field(key, title, .integer, aliases: aliases) { row, scene, _ in
      .int(Int64(value(scene.figures[row.id])))
    }
  }

  /// Stays of the group whose day lies within the window; nil is all time.
  private static func comings(
    _ group: Group, _ scene: QueryScene, _ window: Int?, _ day: (Stay) -> Day?
  ) -> Int {
    let (today, zone) = (scene.today, scene.figures.moment.zone)
    return scene.community.memberships(in: group.id).count { membership in
      guard let stay = Stay(membership, asOf: today, in: zone), let day = day(stay),
        scene.community.members[membership.member]?.isStaff != true
      else { return false }
      return window.map { today - day < $0 } ?? true
    }
  }

  static func newcomers(
    _ group: Group, _ scene: QueryScene, _ policy: GroupPolicy
  ) -> Newcomers {
    var found = Newcomers()
    let own = policy.onboarding.adapted(to: group)
    for membership in scene.community.memberships(in: group.id) {
      let state = own.state(of: membership, at: scene.figures.moment.now)
      guard let state, state != .done,
        scene.community.members[membership.member]?.isStaff != true
      else { continue }
      found.waiting += 1
      if state == .overdue { found.overdue += 1 }
    }
    return found
  }
}

extension FieldValue {
  /// A number, or nothing.
  fileprivate static func int(optional number: Int?) -> FieldValue {
    number.map { .int(Int64($0)) } ?? .none
  }
}
