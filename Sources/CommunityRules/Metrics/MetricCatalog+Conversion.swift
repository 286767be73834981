import Wording

extension MetricCatalog {
  /// Conversion and the private domain.
  static let conversion: [Metric] = [
    Metric(
      "conversion.scenarioFit", Localized("场景适配率", "Scenario fit"), .percent, .ge, [90], min: 1,
      formula: "F28",
      Localized(
        "本季度在跑和结束的活动里，人群、利益点、路径、目标都写了的 ÷ 这些活动",
        "Of the quarter's running and ended campaigns, those with audience, offer, path and goal ÷ all of them"
      ), source: .conversion, read: CampaignMetrics.scenarioFit),
    Metric(
      "conversion.pathLinked", Localized("路径打通率", "Path linked"), .percent, .eq, [100], min: 1,
      formula: "F28",
      Localized(
        "本季度的首发、会员日、满减、囤货活动里，三步路径（内容、跟进、下单渠道）都有的 ÷ 这些活动",
        "Of the quarter's launches, member days, reductions and bundles, those with content, follow-up and order channel ÷ all of them"
      ),
      source: .conversion, read: CampaignMetrics.pathLinked),
    .unread(
      "csat.acceptance", Localized("话术用户接受度", "Script acceptance"), .percent, .ge, [80],
      formula: "F30",
      Localized("“能接受”的答卷 ÷ 答卷", "Answers that accept the script ÷ answers"),
      source: .conversion, needs: Unreadable.surveys),
    Metric(
      "wecom.addRate", Localized("企微好友添加率", "WeCom friends"), .percent, .ge, [45],
      scopes: [.workspace, .group], formula: "F28",
      Localized(
        "加了企微好友的在群成员 ÷ 在群成员", "Members in groups who are WeCom friends ÷ members in groups"),
      source: .conversion, read: GroupMetrics.friends),
  ]

  /// Feedback.
  static let feedback: [Metric] = [
    .unread(
      "feedback.cadence", Localized("调研频率", "Surveys a month"), .count, .ge, [1], window: 30,
      formula: "count",
      Localized("近 30 天做过的调研", "Surveys of the last 30 days"), source: .feedback,
      counter: Localized("次", ""), needs: Unreadable.feedback),
    .unread(
      "feedback.coverage", Localized("反馈覆盖率", "Feedback coverage"), .percent, .ge, [],
      window: 30, formula: "F30",
      Localized(
        "近 30 天有答卷或工单的成员 ÷ 在群成员；目标值原文缺字，先空着",
        "Members with an answer or a ticket in 30 days ÷ members in groups; the target is cut off in its source"
      ), source: .feedback, needs: Unreadable.feedback),
  ]
}
