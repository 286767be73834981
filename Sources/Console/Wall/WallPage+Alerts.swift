import Cells
import CommunityModel
import CommunityRules
import Wording

/// Alerts that stand open, by what they are about and never by whom.
struct WallAlerts: Equatable, Sendable {
  /// One alert.
  struct Alert: Equatable, Sendable {
    let title: Localized
    /// The group it is about; empty for the whole workspace.
    let group: String
    let severity: GoalSeverity
    let since: Instant?
    /// `36/44`; empty where so few people would be told apart.
    let numbers: String
    /// Whether somebody knows of it, or put it aside.
    let isQuiet: Bool
  }

  /// The alerts, the graver first, the older first.
  let all: [Alert]
  /// The moment it holds for.
  let moment: Moment

  /// The open alerts of a community.
  init(_ community: Community, moment: Moment) {
    self.moment = moment
    let open = community.goals.filter { $0.isOpen && !$0.isOff }
    let order: [GoalSeverity] = [.serious, .warning, .notice]
    all = open.map { goal in
      Alert(
        title: MetricCatalog.named(goal.rule)?.short ?? WatchCatalog.title(of: goal.rule),
        group: goal.group.flatMap { community.groups[$0]?.name } ?? "",
        severity: goal.severity ?? .warning, since: goal.openedAt, numbers: Self.numbers(goal),
        isQuiet: !goal.callsForHand(on: moment.today))
    }.sorted { left, right in
      let (one, two) = (
        order.firstIndex(of: left.severity) ?? 9, order.firstIndex(of: right.severity) ?? 9
      )
      if one != two { return one < two }
      return (left.since?.milliseconds ?? 0, left.title.zh, left.group)
        < (right.since?.milliseconds ?? 0, right.title.zh, right.group)
    }
  }

  /// How many serious ones nobody has put aside.
  var serious: Int { all.count { $0.severity == .serious && !$0.isQuiet } }

  /// Numerator and denominator, where neither the rows counted nor those left are few.
  private static func numbers(_ goal: Goal) -> String {
    guard MetricCatalog.named(goal.rule)?.unit == .percent, let num = goal.more["num"].int,
      let den = goal.more["den"].int, den < 1_000_000
    else { return "" }
    let least = Int64(SmallCells.least)
    guard num >= least || num == 0, den - num >= least || den == num else { return "" }
    return "\(NumberText.grouped(num))/\(NumberText.grouped(den))"
  }
}

extension WallPage {
  /// What is beyond its limit: the graver first; what somebody knows of shrinks to one line.
  static let alerts = WallPage(id: "alerts", title: Localized("预警", "Alerts")) { facts in
    let alerts = facts.alerts
    let loud = alerts.all.filter { !$0.isQuiet }
    let quiet = alerts.all.filter(\.isQuiet)
    let lines = loud.map { alert in
      WallLine(
        sign: alert.severity == .serious ? "!!" : "!", subject: alert.subject,
        words: Localized(verbatim: alert.numbers),
        style: alert.severity == .serious ? .alarm : .warn,
        age: alert.since.map { facts.age(of: $0) })
    }
    var blocks = [
      WallBlock(
        id: "alerts", title: Localized("预警中 \(loud.count)", "Open: \(loud.count)"),
        body: .lines(lines), empty: Localized("没有预警", "No alert stands open"))
    ]
    if !quiet.isEmpty {
      blocks.append(
        WallBlock(
          id: "noted", title: Localized("有人管了 \(quiet.count)", "Seen to: \(quiet.count)"),
          body: .lines([
            WallLine(
              sign: "", subject: Localized(verbatim: ""),
              words: quiet.map(\.subject).joined(Localized("、", ", ")), style: .dim)
          ])))
    }
    return WallSheet(
      tiles: [
        WallTile(
          id: "open", title: Localized("预警中", "Open alerts"), figure: .count(loud.count),
          parts: [WallPart("serious", Localized("严重", "serious"), .count(alerts.serious))],
          style: alerts.serious > 0 ? .alarm : loud.isEmpty ? .good : .warn),
        WallTile(id: "noted", title: Localized("有人管了", "Seen to"), figure: .count(quiet.count)),
        facts.needTile,
      ], blocks: blocks + [facts.needBlock])
  }
}

extension WallAlerts.Alert {
  /// The group, where it is about one, and what is wrong.
  var subject: Localized {
    group.isEmpty ? title : Localized(verbatim: group + " ") + title
  }
}
