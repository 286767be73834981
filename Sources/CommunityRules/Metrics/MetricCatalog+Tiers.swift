import Wording

extension MetricCatalog {
  /// Tiers and tags.
  static let tiers: [Metric] = [
    Metric(
      "tier.count", Localized("分层数", "Number of tiers"), .count, .range, [3, 5], formula: "config",
      Localized("分层规则里的层级", "Tiers of the rules in force"), source: .tiers,
      counter: Localized("层", ""), read: TierMetrics.count),
    Metric(
      "tier.accuracy", Localized("分层准确率", "Tier accuracy"), .percent, .ge, [90], window: 30,
      min: 30,
      formula: "F30",
      Localized(
        "抽查后确认的成员 ÷ 抽查的成员（每月至少 30 人）",
        "Members confirmed ÷ members checked in the month's sample of 30 or more"),
      source: .tiers, read: TierMetrics.accuracy),
    Metric(
      "tag.completeness", Localized("标签完整性", "Tag completeness"), .percent, .ge, [85],
      scopes: [.workspace, .group], formula: "F17",
      Localized(
        "在群成员在必备标签组里有标签的次数 ÷（在群成员 × 必备标签组）；必备：基础属性、消费偏好、互动行为里已建的",
        "Over members in groups and required tag groups: how often a live tag stands ÷ members × groups; required are 基础属性, 消费偏好 and 互动行为 where they exist"
      ), source: .tiers, read: TagMetrics.completeness),
    Metric(
      "tag.freshness", Localized("标签更新频率", "Tag freshness"), .days, .le, [1], formula: "F17",
      Localized(
        "最久没跑的标签规则距今天数；没有规则的，距上一次给成员打标签的天数",
        "Days since the tag rule that waits longest ran; without rules, days since a tag was last put on a member"
      ),
      source: .tiers, read: TagMetrics.freshness),
    Metric(
      "tier.coverage", Localized("分层运营覆盖率", "Tier coverage"), .percent, .eq, [100],
      scopes: [.workspace, .group], formula: "F28",
      Localized(
        "所在层级有策略、且有客服跟的在群成员 ÷ 在群成员",
        "Members in groups whose tier has a strategy and who have an agent ÷ members in groups"),
      source: .tiers, read: TierMetrics.coverage),
    .unread(
      "csat.core", Localized("核心用户满意度", "Core member satisfaction"), .percent, .ge, [90],
      formula: "F30",
      Localized("核心用户打 4-5 分的答卷 ÷ 答卷", "Core members' answers of 4 or 5 of 5 ÷ answers"),
      source: .tiers, needs: Unreadable.surveys),
  ]
}
