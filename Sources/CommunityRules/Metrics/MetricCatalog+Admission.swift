import Wording

extension MetricCatalog {
  /// Groups and admission.
  static let admission: [Metric] = [
    Metric(
      "group.positioningClarity", Localized("定位清晰率", "Positioning clarity"), .percent, .eq, [100],
      scopes: [.workspace, .group], min: 1, formula: "F28",
      Localized(
        "写了定位方向和一句话定位的群 ÷ 在用的群",
        "Groups with an axis and a statement of what they are for ÷ groups in use"),
      source: .admission, read: GroupMetrics.positioning),
    .unread(
      "group.valueAccuracy", Localized("价值传递准确率", "Value understood"), .percent, .ge, [95],
      scopes: [.workspace, .group], formula: "F30",
      Localized("答对群价值的答卷 ÷ 答卷", "Answers that name the group's value rightly ÷ answers"),
      source: .admission, needs: Unreadable.surveys),
    Metric(
      "onboarding.completion", Localized("引导完成率", "Onboarding completion"), .percent, .ge, [90],
      scopes: [.workspace, .group], window: 30, formula: "F26",
      Localized(
        "近 30 天进群、引导期限已过的人里，必做的步骤都做了的 ÷ 这些人",
        "Of those who joined in 30 days and whose time for guidance is over, those with every required step done ÷ all of them"
      ), source: .admission, read: GroupMetrics.onboarding),
    Metric(
      "group.size", Localized("单社区规模", "People a group"), .people, .range, [200, 300],
      scopes: [.workspace, .group], formula: "count",
      Localized("在群人数 ÷ 在用的群", "People in groups ÷ groups in use"), source: .admission,
      read: GroupMetrics.size),
    Metric(
      "member.earlyChurn", Localized("7 日退群率", "Left within 7 days"), .percent, .le, [8],
      scopes: [.workspace, .group], window: 30, formula: "F26",
      Localized(
        "近 30 天进群、已满 7 天的人里，7 天内退群或被移出的 ÷ 这些人；没满 7 天的两边都不算",
        "Of those who joined in 30 days and whose 7 days are complete, those who left or were removed within 7 days ÷ all of them; younger joins count on neither side"
      ), source: .admission, read: GroupMetrics.earlyChurn),
  ]
}
