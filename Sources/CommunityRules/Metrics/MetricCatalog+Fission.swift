import Wording

extension MetricCatalog {
  /// Fission.
  static let fission: [Metric] = [
    .unread(
      "fission.ladder", Localized("邀请阶梯", "Invitation ladder"), .people, .eq, [1, 3],
      scopes: [.campaign], formula: "ladder",
      Localized(
        "邀 1 人得券、邀 3 人得礼", "A coupon for one newcomer, a gift for three"), source: .fission,
      needs: Unreadable.fission),
    .unread(
      "groupbuy.size", Localized("拼团人数", "Group-buy size"), .people, .range, [2, 3],
      scopes: [.campaign], formula: "config",
      Localized("成一个团要几个人", "How many people make a team"), source: .fission,
      needs: Unreadable.fission),
    .unread(
      "assist.size", Localized("助力人数", "Assist size"), .people, .eq, [5], scopes: [.campaign],
      formula: "config",
      Localized("一次助力要几个人", "How many helpers complete a board"), source: .fission,
      needs: Unreadable.fission),
    .unread(
      "fission.toolFit", Localized("工具适配率", "Tool fit"), .percent, .eq, [100], min: 1,
      formula: "F28",
      Localized(
        "启用的裂变工具都配齐的群 ÷ 用裂变工具的群",
        "Groups with every enabled tool complete ÷ groups with a tool"), source: .fission,
      needs: Unreadable.fission),
    .unread(
      "fission.guidedConversion", Localized("引导转化率", "Guided conversion"), .percent, .ge, [30],
      scopes: [.workspace, .campaign], formula: "F10",
      Localized(
        "发起邀请或开团的成员 ÷ 推送到的成员",
        "Members who invited somebody or opened a team ÷ members it was pushed to"),
      source: .fission, needs: Unreadable.fission),
    .unread(
      "fission.dataAge", Localized("裂变数据更新频率", "Age of fission data"), .hours, .le, [1],
      formula: "age",
      Localized("距上一次更新裂变数据的小时数", "Hours since fission data were last brought up to date"),
      source: .fission, needs: Unreadable.fission),
    Metric(
      "fission.iteration", Localized("迭代周期", "Iteration"), .days, .le, [7], formula: "age",
      Localized("距上一次裂变复盘的天数", "Days since fission was last reviewed"), source: .fission,
      read: CampaignMetrics.iteration),
    .unread(
      "fission.cacCut", Localized("裂变获客成本降低", "Fission cost cut"), .percent, .ge, [40],
      formula: "F19",
      Localized(
        "1 − 裂变获客成本 ÷ 其他渠道获客成本", "1 − cost per fission customer ÷ cost per customer elsewhere"),
      source: .fission, needs: Unreadable.fission),
  ]
}
