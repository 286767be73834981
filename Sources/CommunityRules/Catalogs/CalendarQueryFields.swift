import CommunityModel
import CommunityQuery
import Wording

/// What rules make of a post.
enum ContentQueryFields {
  static let derived: [QueryField<ContentItem>] = [
    QueryField("delivered", Localized("已发群数", "Groups delivered"), .integer) { row, _, _ in
      .int(Int64(row.groups.count - row.openGroups.count))
    },
    QueryField("group-count", Localized("群数", "Group count"), .integer) { row, _, _ in
      .int(Int64(row.groups.count))
    },
    QueryField("published", Localized("发完", "Published"), .flag, aliases: ["已发完"]) { row, _, _ in
      .flag(!row.groups.isEmpty && row.openGroups.isEmpty)
    },
    QueryField("overdue", Localized("超时", "Overdue"), .flag, aliases: ["漏发"]) { row, scene, _ in
      let outcome = row.outcome(at: scene.figures.moment.now)
      return .flag(outcome == .partial || outcome == .missed)
    },
    QueryField("repeats", Localized("会重复", "Is repeated"), .flag) { row, _, _ in
      .flag(row.repetition != nil)
    },
    QueryField("exposure", Localized("曝光", "Exposure"), .integer) { row, _, _ in
      (row.effect?.exposure).fieldValue
    },
    QueryField("likes", Localized("赞", "Likes"), .integer) { row, _, _ in
      (row.effect?.likes).fieldValue
    },
    QueryField("comments", Localized("评论", "Comments"), .integer) { row, _, _ in
      (row.effect?.comments).fieldValue
    },
    QueryField("orders", Localized("带来订单", "Orders from it"), .integer) { row, _, _ in
      (row.effect?.orders).fieldValue
    },
    QueryField("revenue", Localized("带来成交", "Revenue from it"), .money) { row, _, _ in
      (row.effect?.revenue).fieldValue
    },
  ]
}

/// What rules make of a campaign.
enum CampaignQueryFields {
  static let derived: [QueryField<Campaign>] = [
    QueryField("running", Localized("在跑", "Running"), .flag) { row, scene, _ in
      .flag(row.isOn(scene.today) && row.state != .cancelled && row.state != .paused)
    },
    QueryField("reviewed", Localized("复盘了", "Reviewed"), .flag) { row, _, _ in
      .flag(row.more["review"].text != nil)
    },
    QueryField("audience-size", Localized("人群人数", "Audience"), .integer) { row, _, _ in
      (row.frozen?.count).fieldValue
    },
    QueryField("participants", Localized("参与人数", "Participants"), .integer) { row, scene, _ in
      .int(
        Int64(
          scene.community.participations(in: row.id).count { $0.tookPartAt != nil }))
    },
    QueryField("unreviewed", Localized("没复盘", "Not reviewed"), .flag) { row, scene, _ in
      let isOver = row.end.map { $0 < scene.today } ?? false
      return .flag(
        isOver && !row.isReviewed && row.state != .cancelled && row.state != .reviewed)
    },
    QueryField("over-budget", Localized("超预算", "Over budget"), .flag) { row, _, _ in
      .flag(row.budget.map { row.spending > $0 } ?? false)
    },
    QueryField("spending", Localized("花费", "Spending"), .money) { row, _, _ in
      .int(row.spending.fen)
    },
  ]
}

/// What rules make of a task.
enum ChoreQueryFields {
  static let derived: [QueryField<Chore>] = [
    QueryField("due", Localized("到点", "Due"), .instant) { row, scene, _ in
      progress(row, scene).due.fieldValue
    },
    QueryField("finished", Localized("做完了", "Is finished"), .flag, aliases: ["完成"]) {
      row, scene, _ in .flag(progress(row, scene).isFinished)
    },
    QueryField("overdue", Localized("超时", "Overdue"), .flag) { row, scene, _ in
      .flag(progress(row, scene).isOverdue(row, at: scene.figures.moment.now))
    },
  ]

  private static func progress(_ row: Chore, _ scene: QueryScene) -> ChoreProgress {
    var newcomers: [ID<Group>: Newcomers] = [:]
    if row.kind == .guide, let group = row.group.flatMap({ scene.community.groups[$0] }) {
      newcomers[group.id] = GroupQueryFields.newcomers(group, scene, .standard)
    }
    let applications =
      row.kind == .admit
      ? AdmissionQueue(scene.community, figures: scene.figures).count : nil
    return ChoreProgress(
      row, scene.community, newcomers: newcomers, applications: applications)
  }
}
