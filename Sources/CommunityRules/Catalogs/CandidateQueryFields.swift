import CommunityModel
import CommunityQuery
import Wording

/// What rules make of a candidacy.
enum CandidateQueryFields {
  typealias Field = QueryField<KocCandidate>

  static let derived: [Field] = [
    Field(
      "name", Localized("昵称", "Name"), .text(limit: 40), aliases: ["名字"], searched: true,
      privacy: .nickname
    ) { row, scene, _ in
      (scene.community.members[row.member]?.name ?? "").fieldValue
    },
    Field("score", Localized("KOC 分", "Score"), .integer, aliases: ["分", "分数"]) { row, scene, _ in
      let score = score(row, scene)
      return score.knownWeight == 0 ? .none : .int(Int64(score.value))
    },
    Field("band", Localized("档", "Band"), KocScore.Band.kind, aliases: ["评级"]) { row, scene, _ in
      score(row, scene).band.fieldValue
    },
    Field("overdue", Localized("超期", "Overdue"), .flag, aliases: ["要处理"]) { row, scene, _ in
      .flag(need(row, scene).isOverdue)
    },
    Field("state", Localized("近况", "State"), .text(limit: 80), aliases: ["卡在"]) { row, scene, _ in
      (need(row, scene).words?.zh ?? "").fieldValue
    },
    Field("days", Localized("停留天数", "Days in stage"), .integer, aliases: ["停留"]) { row, scene, _ in
      row.since.map { .int(Int64(scene.today - $0)) } ?? .none
    },
    Field("due", Localized("测评应交", "Review due"), .day, aliases: ["应交"]) { row, _, _ in
      guard let trial = row.trial, trial.verdict == nil else { return .none }
      return .day(trial.dueOn)
    },
    Field("sku", Localized("样品", "Sample"), .text(limit: 100), searched: true) { row, _, _ in
      (row.trial?.sku ?? "").fieldValue
    },
    Field("nudged", Localized("上次催", "Nudged"), .instant, aliases: ["催过"]) { row, _, _ in
      (row.nudge?.at).fieldValue
    },
    Field("month-orders", Localized("本月带单", "Orders this month"), .integer, aliases: ["带单"]) {
      row, scene, _ in
      let sales = KocSales(of: row, in: scene.community, moment: scene.figures.moment)
      return sales.hasOrders ? .int(Int64(sales.orders)) : .none
    },
    Field("month-net", Localized("本月带货", "Sales this month"), .money, aliases: ["带货"]) {
      row, scene, _ in
      let sales = KocSales(of: row, in: scene.community, moment: scene.figures.moment)
      return sales.hasOrders ? .int(sales.net) : .none
    },
    Field("address", Localized("有地址", "Has an address"), .flag) { row, scene, _ in
      .flag(!KocNeeds.hasNoAddress(scene.community.members[row.member]))
    },
    Field(
      "group", Localized("群", "Group"), .set(.reference("groups")), aliases: ["所在群"]
    ) { row, scene, _ in
      let groups = scene.community.memberships(of: row.member).filter { $0.status == .active }
        .map { FieldValue.ref($0.group.raw) }
      return groups.isEmpty ? .none : .list(groups.sorted())
    },
  ]

  private static func score(_ row: KocCandidate, _ scene: QueryScene) -> KocScore {
    KocScore(of: row, in: scene.community, moment: scene.figures.moment)
  }

  private static func need(_ row: KocCandidate, _ scene: QueryScene) -> KocNeed {
    KocNeeds.need(
      of: row, member: scene.community.members[row.member], moment: scene.figures.moment)
  }
}
