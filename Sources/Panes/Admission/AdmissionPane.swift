import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// Who asks to come in, who is new, who came and went.
  public static let admission = PaneDefinition(
    id: "admission", key: "A", title: Localized("入群审核", "Admission"), collection: "memberships",
    columns: AdmissionColumns.all,
    tabs: { _ in
      [
        Localized("待审", "Waiting"), Localized("待引导", "Newcomers"), Localized("定过的", "Decided"),
        Localized("进退", "Comings"),
      ]
    },
    sections: { input, tab in AdmissionRows.sections(input, tab) },
    filter: { input, text in
      PaneFilter.outcome(text, QueryCatalogs.memberships, \.memberships, input)
    },
    headline: { input, _, width in AdmissionRows.headline(input, width) },
    strip: { input, tab, width in [AdmissionRows.strip(input, tab, width)] },
    name: { input, id in AdmissionWords.person(id, input) },
    brief: { input, id, width in AdmissionDetail.brief(input, id, width) },
    detail: { input, id, width in AdmissionDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("这里没有人。", "Nobody is here."),
        Localized(
          "2 成员里选人，; 记入群申请；名单导入后新人在「待引导」",
          "Record applications in 2; newcomers of imported lists are on the next page"),
      ]
    }, isAside: true)
}

/// The rows of the admission pane.
enum AdmissionRows {
  static func sections(_ input: PaneInput, _ tab: Int) -> [PaneSection] {
    switch tab {
    case 1: return newcomers(input)
    case 2: return decided(input)
    case 3: return comings(input)
    default: return waiting(input)
    }
  }

  private static func waiting(_ input: PaneInput) -> [PaneSection] {
    let queue = input.needs.admission
    return [
      section("过门槛 \(queue.passing.count)", "Pass \(queue.passing.count)", queue.passing, input),
      section("要人定 \(queue.manual.count)", "To decide \(queue.manual.count)", queue.manual, input),
      section("没过 \(queue.failing.count)", "Fail \(queue.failing.count)", queue.failing, input),
    ].filter { !$0.ids.isEmpty }
  }

  /// Those who wait longest come first.
  private static func section(
    _ zh: String, _ en: String, _ ids: [ID<Membership>], _ input: PaneInput
  ) -> PaneSection {
    let sorted = ids.sorted { left, right in
      let times = [left, right].map {
        input.community.memberships[$0]?.more["appliedAt"].instant?.milliseconds ?? 0
      }
      return (times[0], left) < (times[1], right)
    }
    return PaneSection(Localized(zh, en), sorted.map(\.raw))
  }

  private static func newcomers(_ input: PaneInput) -> [PaneSection] {
    var late: [(Int64, Int64)] = []
    var open: [(Int64, Int64)] = []
    let now = input.moment.now
    let policy = OnboardingPolicy.standard
    let earliest = now.adding(seconds: -Int64(policy.newcomerDays) * 86_400)
    for chunk in 0..<input.community.memberships.chunkCount {
      for stay in input.community.memberships.chunk(chunk) {
        guard let joined = stay.joinedAt, joined > earliest,
          input.community.members[stay.member]?.isStaff != true
        else { continue }
        let own = policy.adapted(to: input.community.groups[stay.group])
        switch own.state(of: stay, at: now) {
        case .overdue: late.append((joined.milliseconds, stay.id.raw))
        case .waiting: open.append((joined.milliseconds, stay.id.raw))
        case .done, nil: break
        }
      }
    }
    func ids(_ pairs: [(Int64, Int64)]) -> [Int64] {
      pairs.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.1)
    }
    return [
      PaneSection(Localized("超时 \(late.count)", "Overdue \(late.count)"), ids(late)),
      PaneSection(Localized("还在期限内 \(open.count)", "In time \(open.count)"), ids(open)),
    ].filter { !$0.ids.isEmpty }
  }

  private static func decided(_ input: PaneInput) -> [PaneSection] {
    let rows = input.community.memberships.filter { $0.decision != nil }
      .sorted { (AdmissionWords.decidedAt($1), $1.id) < (AdmissionWords.decidedAt($0), $0.id) }
    let approved = rows.filter { $0.decision == .approved }.map(\.id.raw)
    let rejected = rows.filter { $0.decision == .rejected }.map(\.id.raw)
    return [
      PaneSection(Localized("通过 \(approved.count)", "Approved \(approved.count)"), approved),
      PaneSection(Localized("拒绝 \(rejected.count)", "Rejected \(rejected.count)"), rejected),
    ].filter { !$0.ids.isEmpty }
  }

  /// The joins and leaves of a year, the newest first.
  private static func comings(_ input: PaneInput) -> [PaneSection] {
    let since = input.moment.now.adding(seconds: -366 * 86_400).milliseconds
    var rows: [(at: Int64, id: Int64)] = []
    for chunk in 0..<input.community.memberships.chunkCount {
      for stay in input.community.memberships.chunk(chunk) where stay.status != .pending {
        let at = max(stay.joinedAt?.milliseconds ?? 0, stay.leftAt?.milliseconds ?? 0)
        if at >= since { rows.append((at, stay.id.raw)) }
      }
    }
    rows.sort { ($1.at, $1.id) < ($0.at, $0.id) }
    return rows.isEmpty ? [] : [PaneSection(nil, rows.map(\.id))]
  }

  /// `14 人等审 · 11 过门槛，3 不过 · 14 位新人待引导，9 位超时`.
  static func headline(_ input: PaneInput, _ width: Int) -> StyledText {
    let queue = input.needs.admission
    let waiting = input.needs.newcomers.values.reduce(0) { $0 + $1.waiting }
    let late = input.needs.newcomers.values.reduce(0) { $0 + $1.overdue }
    var line = StyledText(input.say("\(queue.count) 人等审", "\(queue.count) wait"))
    if queue.count > 0 {
      line.append(
        input.say(
          " · \(queue.passing.count) 过门槛，\(queue.failing.count) 不过",
          " · \(queue.passing.count) pass, \(queue.failing.count) fail"))
    }
    line.append(
      input.say(" · \(waiting) 位新人待引导", " · \(waiting) newcomers to guide"))
    if late > 0 { line.append(input.say("，\(late) 位超时", ", \(late) overdue"), .alarm) }
    return line
  }

  static func strip(_ input: PaneInput, _ tab: Int, _ width: Int) -> StyledText {
    var line = StyledText()
    let waiting = input.needs.newcomers.values.reduce(0) { $0 + $1.waiting }
    let names = [
      input.say("待审 \(input.needs.admission.count)", "Waiting \(input.needs.admission.count)"),
      input.say("待引导 \(waiting)", "Newcomers \(waiting)"), input.say("定过的", "Decided"),
      input.say("进退", "Comings"),
    ]
    for (place, name) in names.enumerated() {
      line.append(place == tab ? "[\(name)]" : " \(name) ", place == tab ? .accent : .dim)
    }
    return line
  }
}
