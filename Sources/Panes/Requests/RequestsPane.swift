import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// What still has to be done in WeCom, what waits for the next list, and what came of it.
  public static let requests = PaneDefinition(
    id: "requests", key: "R", title: Localized("收件箱", "Inbox"), collection: "requests",
    columns: RequestColumns.all,
    tabs: { _ in
      [Localized("要做的", "To do"), Localized("等核对", "To verify"), Localized("办过的", "Settled")]
    },
    sections: { input, tab in RequestRows.sections(input, tab) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.requests, \.requests, input) },
    headline: { input, _, _ in RequestRows.headline(input) },
    strip: { input, tab, _ in [RequestRows.strip(input, tab)] },
    name: { input, id in RequestWords.name(id, input) },
    brief: { input, id, width in RequestWords.brief(input, id, width) },
    detail: { input, id, width in RequestWords.lines(input, id, width) },
    empty: { _ in
      [
        Localized("没有要在企微里做的。", "Nothing is to be done in WeCom."),
        Localized(
          "邀请入群、换群、移出、设管理员会记成请求，列在这里",
          "Invitations, switches, removals and new admins become requests and stand here"),
      ]
    }, copied: { input, id in RequestWords.copied(input, id) }, isAside: true)
}

/// The rows of the requests pane.
enum RequestRows {
  private static func states(_ tab: Int) -> Set<RequestState> {
    switch tab {
    case 1: [.done]
    case 2: [.verified, .void]
    default: [.open]
    }
  }

  /// By kind of deed, then by group: they are done one group after the other.
  static func sections(_ input: PaneInput, _ tab: Int) -> [PaneSection] {
    let wanted = states(tab)
    var rows: [RequestKind: [Request]] = [:]
    for request in input.community.requests where wanted.contains(request.state) {
      rows[request.deed, default: []].append(request)
    }
    return RequestKind.allCases.compactMap { kind in
      guard let found = rows[kind] else { return nil }
      let sorted = found.sorted {
        ($0.group, $0.at?.milliseconds ?? 0, $0.id) < ($1.group, $1.at?.milliseconds ?? 0, $1.id)
      }
      return PaneSection(
        Localized("\(kind.title.zh) \(found.count)", "\(kind.title.en) \(found.count)"),
        sorted.map(\.id.raw))
    }
  }

  private static func count(_ input: PaneInput, _ tab: Int) -> Int {
    let wanted = states(tab)
    return input.community.requests.count { wanted.contains($0.state) }
  }

  static func headline(_ input: PaneInput) -> StyledText {
    let (open, done) = (count(input, 0), count(input, 1))
    let failed = input.community.requests.count { $0.state == .void }
    var line = StyledText(
      input.say("企微里还要做 \(open) 件", "\(open) to be done in WeCom"), open > 0 ? .warn : .good)
    if done > 0 {
      line.append(
        input.say(" · \(done) 件做了，等下次名单核对", " · \(done) done, the next list verifies them"))
    }
    if failed > 0 {
      line.append(input.say(" · \(failed) 件未生效", " · \(failed) without effect"), .dim)
    }
    return line
  }

  static func strip(_ input: PaneInput, _ tab: Int) -> StyledText {
    let names = [
      input.say("要做的 \(count(input, 0))", "To do \(count(input, 0))"),
      input.say("等核对 \(count(input, 1))", "To verify \(count(input, 1))"),
      input.say("办过的 \(count(input, 2))", "Settled \(count(input, 2))"),
    ]
    var line = StyledText()
    for (place, name) in names.enumerated() {
      line.append(place == tab ? "[\(name)]" : " \(name) ", place == tab ? .accent : .dim)
    }
    return line
  }
}
