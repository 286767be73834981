import Wording

extension MetricCatalog {
  /// Interaction and content.
  static let content: [Metric] = [
    Metric(
      "content.mix", Localized("内容比例", "Content mix"), .mix, .eq, [4, 3, 3],
      scopes: [.workspace, .group], window: 7, min: 7, formula: "F16",
      Localized(
        "近 7 天各群看到的价值、福利、互动内容占比，各群平均离 4:3:3 多远；比这么多条能做到的最好还远 0.1 以上才算偏",
        "How far value, benefit and interactive posts of 7 days, as each group sees them, are from 4:3:3 on average; off is more than 0.1 further than so many posts have to be"
      ), source: .content, read: ContentMetrics.mix),
    Metric(
      "content.onTime", Localized("发布准时率", "Published on time"), .percent, .ge, [95],
      scopes: [.workspace, .group], window: 7, formula: "F15",
      Localized(
        "近 7 天到点的发布里，早不过 30 分钟、晚不过 10 分钟的 ÷ 到点的发布",
        "Of the deliveries due in 7 days, those at most 30 minutes early or 10 minutes late ÷ all due"
      ), source: .content, read: ContentMetrics.onTime),
    Metric(
      "event.perMonth", Localized("特色活动", "Events a month"), .count, .ge, [2],
      scopes: [.workspace, .group], window: 30, formula: "count",
      Localized(
        "近 30 天开始的活动，草稿和取消的不算",
        "Campaigns begun in the last 30 days, drafts and cancelled ones left out"),
      source: .content, counter: Localized("场", ""),
      read: ContentMetrics.events),
    Metric(
      "event.participation", Localized("参与率", "Participation"), .percent, .ge, [45],
      scopes: [.workspace, .group], window: 30, formula: "F28",
      Localized(
        "近 30 天开始、记了参与的活动：参与的人次 ÷ 人群人数（没定人群的，参加的群里能触达的成员）",
        "Of campaigns begun in 30 days that have records: those who took part ÷ their audiences, or the members of their groups who can be reached"
      ),
      source: .content, read: CampaignMetrics.participation),
    Metric(
      "koc.interactionShare", Localized("KOC 带动互动占比", "KOC-driven interaction"), .percent, .ge,
      [35], scopes: [.workspace, .group], window: 30, formula: "F9b",
      Localized(
        "近 30 天 KOC 说的、回 KOC 的、KOC 开的话题里的互动 ÷ 全部互动，每条只算一次",
        "Of 30 days: interactions by a KOC, in reply to one or in a thread one opened ÷ all, each counted once"
      ), source: .content, read: ActivityMetrics.byKocs),
    .unread(
      "csat.interaction", Localized("用户互动满意度", "Interaction satisfaction"), .percent, .ge, [85],
      formula: "F30",
      Localized("打 4-5 分的答卷 ÷ 答卷", "Answers of 4 or 5 of 5 ÷ answers"), source: .content,
      needs: Unreadable.surveys),
  ]
}
