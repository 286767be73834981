import Cells
public import CommunityModel
public import CommunityRules
import Wording

extension PaneDefinition {
  /// Who brings people, what comes of it, and through how many hands it goes.
  public static let fission = PaneDefinition(
    id: "fission", key: "5", title: Localized("裂变", "Fission"), collection: "members",
    columns: FissionColumns.all,
    tabs: { _ in FissionSpan.all.map(\.title) },
    sections: { input, tab in
      [PaneSection(nil, FissionSpan.of(tab).fission(input).rows.map(\.member.raw))]
    },
    filter: { input, text in
      PaneFilter.outcome(text, input.policies.figures.memberCatalog, \.members, input)
    },
    headline: { input, tab, width in FissionWords.headline(input, tab, width) },
    strip: { input, tab, width in [FissionWords.spans(input, tab, width)] },
    name: { input, id in
      input.community.members[raw: id].map { MemberWords.name($0, input) } ?? ""
    },
    brief: { input, id, width in FissionWords.brief(input, id, width) },
    detail: { input, id, width in FissionDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("这段时间没有老带新。", "Nobody was brought in these days."),
        Localized(
          "[ ] 换时间段；邀请人来自企微群名单的 invitor，先导入 groupchat/get",
          "[ ] another span; who invited whom comes with WeCom lists: import groupchat/get"),
      ]
    })
}

/// A span of days that the pane of fission looks at.
public struct FissionSpan: Sendable {
  let title: Localized
  let days: Int

  static let all = [
    FissionSpan(title: Localized("近 90 天", "90 days"), days: 90),
    FissionSpan(title: Localized("近 30 天", "30 days"), days: 30),
    FissionSpan(title: Localized("近一年", "a year"), days: 365),
    // A hundred years: since ever.
    FissionSpan(title: Localized("一直以来", "ever"), days: 36_500),
  ]

  /// The span of a tab.
  public static func of(_ tab: Int) -> FissionSpan {
    all.indices.contains(tab) ? all[tab] : all[0]
  }

  /// Who brought whom within the span: as it was read once for the pane, where that is the same span.
  func fission(_ input: PaneInput) -> Fission {
    if let read = input.fission, read.days == Fission.lately(days, input.moment) { return read }
    return fission(input.community, input.figures)
  }

  /// Who brought whom within the span.
  public func fission(_ community: Community, _ figures: Figures) -> Fission {
    Fission(community, figures: figures, days: Fission.lately(days, figures.moment))
  }
}
