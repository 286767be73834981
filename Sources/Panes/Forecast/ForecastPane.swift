import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// When groups will be full, and where the next people go.
  public static let forecast = PaneDefinition(
    id: "forecast", key: "F", title: Localized("满群预测", "Forecast"), collection: "groups",
    columns: ForecastColumns.all,
    sections: { input, _ in ForecastRows.sections(input) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.groups, \.groups, input) },
    headline: { input, _, _ in ForecastRows.headline(input) },
    name: { input, id in input.community.groups[raw: id]?.name ?? "" },
    brief: { input, id, width in GroupDetail.brief(input, id, width) },
    detail: { input, id, width in GroupDetail.lines(input, id, width) },
    empty: { _ in
      [
        Localized("还没有群。", "There are no groups yet."),
        Localized("1 回到群列表", "1 goes back to the groups"),
      ]
    },
    advice: { input, id in
      input.community.groups[raw: id].map { GroupAdvice.of($0, input) } ?? []
    }, isAside: true)
}

/// The rows of the forecast.
enum ForecastRows {
  static func forecast(_ input: PaneInput, _ id: Int64) -> FillForecast? {
    input.community.groups[raw: id].map { FillForecast(of: $0, input.figures[$0.id]) }
  }

  /// Groups that fill up, the soonest first; then those that do not; then those that nobody enters
  /// now: drafts that wait for the next people, and frozen ones.
  static func sections(_ input: PaneInput) -> [PaneSection] {
    var filling: [(days: Int, id: Int64)] = []
    var calm: [(size: Int, id: Int64)] = []
    var closed: [Int64] = []
    for group in input.community.groups where group.status != .dissolved {
      guard group.status == .active else {
        closed.append(group.id.raw)
        continue
      }
      let forecast = FillForecast(of: group, input.figures[group.id])
      if let days = forecast.daysToFull {
        filling.append((days, group.id.raw))
      } else {
        calm.append((-forecast.size, group.id.raw))
      }
    }
    filling.sort(by: <)
    calm.sort(by: <)
    var sections: [PaneSection] = []
    if !filling.isEmpty { sections.append(PaneSection(nil, filling.map(\.id))) }
    if !calm.isEmpty {
      sections.append(
        PaneSection(
          Localized(
            "照近 14 天的样子不会满 \(calm.count)", "Will not fill at the pace of 14 days: \(calm.count)"),
          calm.map(\.id)))
    }
    if !closed.isEmpty {
      sections.append(
        PaneSection(
          Localized("还没开或停用 \(closed.count)", "Draft or frozen: \(closed.count)"), closed))
    }
    return sections
  }

  /// `一周内满 2 个群，一个月内 5 个 · 现在还能进 1,812 人`.
  static func headline(_ input: PaneInput) -> StyledText {
    var (week, month, room) = (0, 0, 0)
    for group in input.community.groups where group.status == .active {
      let forecast = FillForecast(of: group, input.figures[group.id])
      room += max(0, Int(group.capacity) - forecast.size)
      guard let days = forecast.daysToFull else { continue }
      if days <= 7 { week += 1 }
      if days <= 30 { month += 1 }
    }
    return StyledText(
      input.say("一周内满 \(week) 个群", "\(week) full within a week"), week > 0 ? .warn : .good)
      + StyledText(
        input.say(
          "，一个月内 \(month) 个 · 照近 14 天净进的人数算 · 现在还能进 \(NumberText.grouped(room)) 人",
          ", \(month) within a month · net pace of 14 d · room for \(NumberText.grouped(room))"
        ))
  }
}

/// The columns of the forecast.
enum ForecastColumns {
  static let all: [PaneColumn] = [
    GroupColumns.name, GroupColumns.size, pace, warning, full, next,
  ]

  static let pace = PaneColumn(
    "pace", Localized("一天", "A day"), width: 6, .right, neededFrom: 48,
    order: { input, id in .int(Int64(ForecastRows.forecast(input, id)?.dailyMilli ?? 0)) },
    cell: { input, id in
      let milli = ForecastRows.forecast(input, id)?.dailyMilli ?? 0
      let tenths = (abs(milli) + 50) / 100
      guard tenths > 0 else { return StyledText("·", .dim) }
      return StyledText("\(milli > 0 ? "+" : "−")\(tenths / 10).\(tenths % 10)")
    })

  static let warning = day("warning", Localized("到预警", "Warning"), neededFrom: 60) {
    $0.daysToWarning
  }
  static let full = day("full", Localized("满群", "Full")) { $0.daysToFull }

  private static func day(
    _ key: String, _ title: Localized, neededFrom: Int = 0,
    _ days: @escaping @Sendable (FillForecast) -> Int?
  ) -> PaneColumn {
    PaneColumn(
      key, title, width: 11, neededFrom: neededFrom,
      order: { input, id in
        ForecastRows.forecast(input, id).flatMap(days).map { .int(Int64($0)) } ?? .none
      },
      cell: { input, id in
        guard let left = ForecastRows.forecast(input, id).flatMap(days) else {
          return StyledText("·", .dim)
        }
        guard left > 0 else { return StyledText(input.say("已到", "reached"), .warn) }
        // Beyond a year a pace of two weeks says nothing about a day.
        guard left <= 365 else { return StyledText(input.say("一年以后", "over a year"), .dim) }
        let date = (input.moment.today + left).shortText
        return StyledText(
          input.say("\(date) \(left)天", "\(date) \(left)d"), left <= 7 ? .warn : .normal)
      })
  }

  static let next = PaneColumn(
    "next", Localized("下一个群", "Next group"), width: 20, neededFrom: 60,
    cell: { input, id in
      guard let group = input.community.groups[raw: id] else { return StyledText() }
      let name = NextGroup.name(after: group, in: input.community)
      let exists = input.community.groups.contains { $0.name == name && $0.status == .active }
      return StyledText(name + (exists ? "" : input.say("（新）", " (new)")), .dim)
    })
}
