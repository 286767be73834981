import CommunityModel
import Wording

extension WatchCatalog {
  /// What is watched of groups besides their figures.
  static let groups: [Watch] = [
    counted(
      "group.overCapacity", Localized("超上限的群", "Groups over capacity"),
      Localized("人数超过上限的群", "Groups with more people than they should hold"), .serious,
      opensAtOnce: true,
      query: { MetricQuery("groups", "free<0" + $0.only(inUse: true)) },
      words: { Localized("\($0) 个群超过上限", "\($0) over capacity") },
      count: { scene in groups(scene) { $1.size > $0.capacity } }),
    counted(
      "group.noOwner", Localized("没人负责的群", "Groups without an owner"),
      Localized("没有指定负责人的群", "Groups that nobody looks after"), .serious, opensAtOnce: true,
      remedy: Watch.Remedy("group.owner.assign", "指定负责人", "Assign an owner"),
      query: { MetricQuery("groups", "owner:none" + $0.only(inUse: true)) },
      words: { Localized("\($0) 个群没有人负责", "\($0) without an owner") },
      count: { scene in groups(scene) { group, _ in group.owner == nil } }),
    counted(
      "group.nearlyFull", Localized("快满的群", "Groups nearly full"),
      Localized("人数到上限九成的群", "Groups at nine tenths of their capacity"), .warning,
      query: { MetricQuery("groups", "free>=0 occupancy>=90%" + $0.only(inUse: true)) },
      words: { Localized("\($0) 个群快满或满了", "\($0) nearly full or full") },
      count: { scene in groups(scene) { $1.size <= $0.capacity && $1.size >= $0.warnAt } }),
    counted(
      "group.codeExpiring", Localized("入群码要失效", "Join codes about to expire"),
      Localized("入群码已失效或 24 小时内失效的群", "Groups whose join code expires within a day"), .warning,
      query: {
        MetricQuery(
          "groups", "code-expires<=\(($0.today + 1).text)" + $0.only(inUse: true))
      },
      words: { Localized("\($0) 个群的入群码要失效", "\($0) join codes about to expire") },
      count: { scene in
        let limit = scene.figures.moment.now.adding(seconds: 86_400)
        return groups(scene) { group, _ in group.joinCodeExpiry.map { $0 <= limit } ?? false }
      }),
  ]

  /// What is watched of people, posts, tasks and campaigns.
  static let work: [Watch] = [
    Watch(
      "content.nextWeek", Localized("下周没排内容", "Next week is unplanned"),
      Localized("周四起，下周一到周日一条都没排", "From Thursday on: no post from next Monday to Sunday"),
      evaluate: { scene in
        guard scene.group == nil, !scene.community.content.isEmpty else { return nil }
        let monday = scene.today.monday + 7
        let planned = scene.community.content.count { item in
          guard let at = item.scheduledAt, item.state != .cancelled else { return false }
          return (monday...monday + 6).contains(scene.zone.day(of: at))
        }
        let isLate = scene.today.weekday >= 4
        return WatchFinding.Verdict(
          isBeyond: planned == 0 && isLate, isInside: planned > 0, severity: .warning,
          num: Int64(planned), den: 7,
          words: Localized("下周还没排内容", "Nothing is planned for next week"),
          query: MetricQuery("content", "at>=\(monday.text) at<=\((monday + 6).text)"))
      }),
    counted(
      "koc.overdue", Localized("KOC 超期", "KOC overdue"),
      Localized("测评没交、邀请没回等超过期限的 KOC 人选", "Candidates past a deadline"), .warning,
      remedy: Watch.Remedy("koc.nudge", "催一下", "Remind them"),
      query: { _ in MetricQuery("candidates", "overdue:yes") },
      words: { Localized("\($0) 位 KOC 人选超期", "\($0) KOC candidates are overdue") },
      count: { scene in
        whole(scene) {
          $0.community.candidates.count { candidate in
            KocNeeds.need(
              of: candidate, member: scene.community.members[candidate.member],
              moment: scene.figures.moment
            ).isOverdue
          }
        }
      }),
    counted(
      "points.expiring", Localized("积分快到期", "Points about to expire"),
      Localized("30 天内有积分到期的入账", "Earnings that expire within 30 days"), .notice,
      query: {
        MetricQuery("points", "expires>=\($0.today.text) expires<=\(($0.today + 30).text)")
      },
      words: { Localized("\($0) 笔积分 30 天内到期", "\($0) earnings of points expire in 30 days") },
      count: { scene in
        whole(scene) { scene in
          scene.community.points.count { entry in
            entry.expires.map { $0 >= scene.today && $0 <= scene.today + 30 } ?? false
          }
        }
      }),
    counted(
      "member.birthday", Localized("7 天内生日", "Birthdays within 7 days"),
      Localized("在群成员里 7 天内过生日的", "Members in groups whose birthday is within 7 days"), .notice,
      remedy: Watch.Remedy("member.benefit.birthday", "发生日福利", "Give a birthday benefit"),
      query: { _ in MetricQuery("members", "birthday-in<=7 group-count>0 -staff:yes") },
      words: { Localized("\($0) 位成员 7 天内生日", "\($0) birthdays within 7 days") },
      count: { scene in
        whole(scene) { scene in
          scene.people.count {
            Birthday($0).flatMap { scene.dayNames.next($0, from: scene.today) }
              .map { $0 - scene.today <= 7 } ?? false
          }
        }
      }),
    counted(
      "campaign.unreviewed", Localized("活动没复盘", "Campaigns not reviewed"),
      Localized("结束 3 天还没复盘的活动", "Campaigns that ended 3 days ago without a review"), .warning,
      query: {
        MetricQuery(
          "campaigns", "end<=\(($0.today - 3).text) reviewed:no -state:draft,cancelled,reviewed")
      },
      words: { Localized("\($0) 个活动结束 3 天没复盘", "\($0) campaigns without a review") },
      count: { scene in
        whole(scene) { scene in
          scene.community.campaigns.count { campaign in
            guard let end = campaign.end, end <= scene.today - 3 else { return false }
            return ![.draft, .cancelled, .reviewed].contains(campaign.state)
              && campaign.more["review"].text == nil
          }
        }
      }),
    counted(
      "task.overdue", Localized("待办超时", "Tasks overdue"),
      Localized("过了时间还没做完的待办", "Tasks past their time"), .warning,
      remedy: Watch.Remedy("task.done", "做掉、改派或写明原因跳过", "Do, reassign or skip them"),
      query: { _ in MetricQuery("tasks", "overdue:yes") },
      words: { Localized("\($0) 件待办超时", "\($0) tasks are overdue") },
      count: { scene in
        whole(scene) { scene in
          let newcomers = Newcomers.byGroup(
            scene.community, at: scene.figures.moment.now, policy: scene.onboarding)
          return scene.community.tasks.count { chore in
            ChoreProgress(chore, scene.community, newcomers: newcomers)
              .isOverdue(chore, at: scene.figures.moment.now)
          }
        }
      }),
    Watch(
      "orders.old", Localized("订单数据旧了", "Orders are old"),
      Localized("最新一笔订单在 3 天以前", "The newest order is older than 3 days"),
      evaluate: { scene in
        guard scene.group == nil else { return nil }
        var newest: Day?
        for order in scene.community.orders {
          guard let paid = order.paidAt else { continue }
          let day = scene.zone.day(of: paid)
          if day <= scene.today { newest = newest.map { max($0, day) } ?? day }
        }
        guard let newest else { return nil }
        let age = scene.today - newest
        return WatchFinding.Verdict(
          isBeyond: age > 3, isInside: age <= 1, severity: age > 7 ? .serious : .warning,
          num: Int64(age), den: 1,
          words: Localized("订单到 \(newest.text)，\(age) 天没新的", "No order since \(newest.text)"),
          query: nil)
      }),
  ]

  /// A rule that is beyond its limit while it finds any row; nil from `count` is no data.
  private static func counted(
    _ id: String, _ title: Localized, _ explanation: Localized, _ severity: GoalSeverity,
    opensAtOnce: Bool = false, remedy: Watch.Remedy? = nil,
    query: @escaping @Sendable (MetricScene) -> MetricQuery,
    words: @escaping @Sendable (Int) -> Localized,
    count: @escaping @Sendable (MetricScene) -> (found: Int, of: Int)?
  ) -> Watch {
    Watch(
      id, title, explanation, opensAtOnce: opensAtOnce, remedy: remedy,
      evaluate: { scene in
        guard let (found, all) = count(scene) else { return nil }
        return WatchFinding.Verdict(
          isBeyond: found > 0, isInside: found == 0, severity: severity, num: Int64(found),
          den: Int64(max(1, all)), words: words(found), query: query(scene))
      })
  }

  private static func groups(
    _ scene: MetricScene, where holds: (Group, GroupFigures) -> Bool
  ) -> (Int, Int)? {
    let groups = scene.groups
    guard !groups.isEmpty else { return nil }
    return (groups.count { holds($0, scene.figures[$0.id]) }, groups.count)
  }

  /// A count that only the whole workspace has.
  private static func whole(
    _ scene: MetricScene, _ count: (MetricScene) -> Int
  ) -> (Int, Int)? {
    scene.group == nil ? (count(scene), 1) : nil
  }
}
