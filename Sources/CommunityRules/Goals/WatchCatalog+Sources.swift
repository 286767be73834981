import CommunityModel
import CommunityQuery
import Wording

extension WatchCatalog {
  /// What is watched of the data themselves: files that grow old, rules that cannot be run.
  static let sources: [Watch] = [
    Watch(
      "talk.old", Localized("发言表旧了", "Talk is old"),
      Localized("最新的发言表在 7 天以前", "The newest talk table is older than 7 days"),
      evaluate: { scene in
        guard scene.group == nil,
          let newest = scene.community.groups.compactMap(\.talkKnownUntil).max()
        else { return nil }
        let day = scene.zone.day(of: newest)
        let age = scene.today - day
        return WatchFinding.Verdict(
          isBeyond: age > 7, isInside: age <= 3, severity: .warning, num: Int64(max(0, age)),
          den: 1,
          words: Localized("发言表只到 \(day.text)，\(age) 天没新的", "No talk table since \(day.text)"),
          query: nil)
      }),
    Watch(
      "tag.ruleFailed", Localized("标签规则跑不了", "Tag rules that fail"),
      Localized("条件写得不对、每天跑不了的标签规则", "Tag rules whose condition cannot be understood"),
      evaluate: { scene in
        guard scene.group == nil else { return nil }
        let rules = Policies(inForceIn: scene.community).tags.rules
        guard !rules.isEmpty,
          let queries = CollectionQueries.named(Member.collection.key, in: scene.community)
        else { return nil }
        let asked = QueryScene(
          community: scene.community, figures: scene.figures, dayNames: scene.dayNames)
        let failing = rules.filter { rule in
          if case .failure = queries.test(rule.query, asked) { true } else { false }
        }
        let names = failing.map(\.tag).joined(separator: "、")
        return WatchFinding.Verdict(
          isBeyond: !failing.isEmpty, isInside: failing.isEmpty, severity: .warning,
          num: Int64(failing.count), den: Int64(rules.count),
          words: Localized(
            "\(failing.count) 条标签规则跑不了：\(names)", "\(failing.count) tag rules fail: \(names)"),
          query: nil)
      }),
  ]
}
