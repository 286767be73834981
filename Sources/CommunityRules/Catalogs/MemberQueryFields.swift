import CommunityModel
import CommunityQuery
import Wording

/// What rules make of a member.
enum MemberQueryFields {
  typealias Field = QueryField<Member>

  static func rules(_ tiers: TierPolicy, _ levels: LevelPolicy) -> [Field] {
    let first = tiers.top.key
    let levelChoices = ClosedChoices(
      levels.levels.map { ClosedChoices.Choice($0.key, $0.title) })
    return [
      Field("stage", Localized("阶段", "Stage"), Stage.kind, aliases: ["生命周期"]) { row, scene, _ in
        row.isStaff ? .none : scene.figures[row.id].stage.fieldValue
      },
      Field("tier", Localized("层级", "Tier"), .closed(tiers.choices), aliases: ["分层"]) {
        row, scene, _ in scene.figures[row.id].tier.fieldValue
      },
      Field("level", Localized("等级", "Level"), .closed(levelChoices)) { row, scene, _ in
        guard !row.isStaff else { return .none }
        let place = Int(scene.figures[row.id].level)
        return levels.levels.indices.contains(place) ? .text(levels.levels[place].key) : .none
      },
      Field("growth", Localized("成长值", "Growth"), .integer) { row, scene, _ in
        row.isStaff ? .none : .int(scene.figures[row.id].growth)
      },
      Field("rfm", Localized("RFM 分组", "RFM group"), RfmGroup.kind, aliases: ["segment", "RFM分组"]) {
        row, scene, _ in row.isStaff ? .none : scene.figures[row.id].rfmGroup.fieldValue
      },
      score("r", Localized("R 分", "R score"), "R分", \.recencyScore),
      score("f", Localized("F 分", "F score"), "F分", \.frequencyScore),
      score("m", Localized("M 分", "M score"), "M分", \.monetaryScore),
      Field("koc", Localized("KOC", "KOC"), KocStage.kind, aliases: ["KOC阶段"]) { row, scene, _ in
        scene.figures[row.id].koc.fieldValue
      },
      Field("core", Localized("核心", "Core"), .flag, aliases: ["核心用户"]) { row, scene, _ in
        let isCore =
          row.more["core"].flag || scene.figures[row.id].tier == first
          || scene.figures[row.id].koc == .active
        return .flag(isCore && !row.isStaff)
      },
    ]
  }

  private static func score(
    _ key: String, _ title: Localized, _ alias: String,
    _ path: any KeyPath<MemberFigures, UInt8> & Sendable
  ) -> Field {
    Field(key, title, .integer, aliases: [alias]) { row, scene, _ in
      let score = scene.figures[row.id][keyPath: path]
      return score == 0 ? .none : .int(Int64(score))
    }
  }

  static let purchases: [Field] = [
    Field("spend", Localized("消费", "Spend"), .money, aliases: ["累计消费", "消费额"], takesWindow: true) {
      row, scene, window in
      let figures = scene.figures[row.id]
      guard figures.orders > 0 else { return .none }
      switch window {
      case nil: return .int(figures.spend)
      case 365: return .int(figures.yearSpend)
      case let days?: return .int(PurchaseWindow(of: row, scene, days: days).spend)
      }
    },
    Field("aov", Localized("客单", "Average order"), .money, aliases: ["客单价"]) { row, scene, _ in
      scene.figures[row.id].averageOrder.map { .int($0) } ?? .none
    },
    Field("orders", Localized("订单数", "Orders"), .integer, aliases: ["单数"], takesWindow: true) {
      row, scene, window in
      let figures = scene.figures[row.id]
      guard let window, figures.orders > 0 else { return .int(Int64(figures.orders)) }
      return .int(PurchaseWindow(of: row, scene, days: window).orders)
    },
    Field(
      "purchase-days", Localized("购买天数", "Purchase days"), .integer, aliases: ["购买日"],
      takesWindow: true, defaultWindow: 90
    ) { row, scene, window in
      let figures = scene.figures[row.id]
      guard let window, figures.orders > 0 else { return .int(Int64(figures.purchaseDays)) }
      return .int(PurchaseWindow(of: row, scene, days: window).days)
    },
    Field("last", Localized("最近互动", "Last active"), .day, aliases: ["最后活跃"]) { row, scene, _ in
      scene.figures[row.id].lastActive.fieldValue
    },
    Field(
      "messages", Localized("发言数", "Messages"), .integer, aliases: ["发言", "月发言"],
      takesWindow: true, defaultWindow: 30
    ) { row, scene, window in
      guard scene.figures.countsMessages else { return .none }
      guard let window, window != 30 else { return .int(Int64(scene.figures[row.id].messages)) }
      return .int(TalkWindow(of: row, scene, days: window).messages)
    },
    Field(
      "active-days", Localized("发言天数", "Active days"), .integer, aliases: ["活跃天数"],
      takesWindow: true, defaultWindow: 30
    ) { row, scene, window in
      guard scene.figures.countsMessages else { return .none }
      guard let window, window != 30 else { return .int(Int64(scene.figures[row.id].talkDays)) }
      return .int(TalkWindow(of: row, scene, days: window).days)
    },
    Field("talked", Localized("末聊", "Last talk"), .day, aliases: ["最近发言"]) { row, scene, _ in
      scene.figures[row.id].lastTalk.fieldValue
    },
    Field("silent", Localized("几天没动静", "Days silent"), .integer, aliases: ["没动静", "沉默"]) {
      row, scene, _ in
      InactivityLadder.silence(of: row.id, scene.community, scene.figures).map {
        .int(Int64($0))
      } ?? .none
    },
    Field("bought", Localized("最近购买", "Last bought"), .day, aliases: ["末购"]) { row, scene, _ in
      scene.figures[row.id].lastPurchase.fieldValue
    },
    Field("first-bought", Localized("首购", "First bought"), .day, aliases: ["首次购买"]) {
      row, scene, _ in scene.figures[row.id].firstPurchase.fieldValue
    },
    Field("joined", Localized("入群", "Joined"), .day, aliases: ["加入", "入群日"]) { row, scene, _ in
      scene.figures[row.id].joined.fieldValue
    },
  ]
}
