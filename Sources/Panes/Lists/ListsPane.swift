import Cells
import CommunityModel
import CommunityQuery
import CommunityRules
import Wording

extension PaneDefinition {
  /// The lists of members: those that follow a query, and those of a day.
  public static let lists = PaneDefinition(
    id: "lists", key: "L", title: Localized("名单", "Lists"), collection: "segments",
    columns: ListColumns.all, naturalOrder: Localized("新的在前", "newest first"),
    sections: { input, _ in ListRows.sections(input) },
    filter: { input, text in PaneFilter.outcome(text, QueryCatalogs.segments, \.segments, input) },
    headline: { input, _, _ in ListRows.headline(input) },
    name: { input, id in input.community.segments[raw: id]?.name ?? "" },
    brief: { input, id, width in
      guard let list = input.community.segments[raw: id] else { return [] }
      return [Phrases.rule(list.name, width: width - 2)]
        + ListRows.facts(list, input).prefix(2).map { $0.cut(to: width - 3, ellipsis: "…") }
    },
    detail: { input, id, width in
      guard let list = input.community.segments[raw: id] else { return [] }
      return [StyledText(list.name, Style(.title))]
        + ListRows.facts(list, input).flatMap { line in
          TextFit.wrap(line.text, to: width).map {
            StyledText($0, line.runs.first?.style ?? .normal)
          }
        }
    },
    empty: { _ in
      [
        Localized("还没有名单。", "There are no lists yet."),
        Localized(
          "在成员里用 / 筛出人，按 \" 再按 L 存成动态名单；选中的人用 存为名单 定格",
          "Filter members with /, press \" and L to keep a dynamic list; or save chosen ones as a list"
        ),
      ]
    }, isAside: true)
}

/// The rows of the lists pane.
enum ListRows {
  static func sections(_ input: PaneInput) -> [PaneSection] {
    let lists = input.community.segments.sorted {
      ($1.asOf?.milliseconds ?? 0, $1.id) < ($0.asOf?.milliseconds ?? 0, $0.id)
    }
    let all: [(Localized, [Segment])] = [
      (Localized("动态：谁符合谁在上面", "Dynamic: whoever fits"), lists.filter(\.isDynamic)),
      (Localized("定格：那天的人", "Frozen: the people of a day"), lists.filter { !$0.isDynamic }),
    ]
    return all.filter { !$0.1.isEmpty }.map { title, rows in
      PaneSection(title + Localized(verbatim: " \(rows.count)"), rows.map(\.id.raw))
    }
  }

  static func headline(_ input: PaneInput) -> StyledText {
    let dynamic = input.community.segments.count(where: \.isDynamic)
    let frozen = input.community.segments.count - dynamic
    return StyledText(
      input.say(
        "\(dynamic + frozen) 份名单：动态 \(dynamic)，定格 \(frozen) · 查询里写 名单:名字",
        "\(dynamic + frozen) lists: \(dynamic) dynamic, \(frozen) frozen · list:NAME in queries"))
  }

  /// What there is to know of a list: how many, since when, by which query.
  static func facts(_ list: Segment, _ input: PaneInput) -> [StyledText] {
    let count = input.lists?[list.id].map { NumberText.grouped($0) } ?? "·"
    let day = list.asOf.map { input.moment.zone.day(of: $0).text } ?? ""
    let who = list.isDynamic ? input.say("现在 \(count) 人", "\(count) now") : count
    let made =
      list.isDynamic
      ? input.say("\(who)，\(list.by) \(day) 存的条件", "\(who), kept by \(list.by) on \(day)")
      : input.say("\(who) 人，\(list.by) \(day) 定格", "\(who) members, frozen by \(list.by) on \(day)")
    let query =
      list.text.isEmpty
      ? StyledText(input.say("逐个选出来的，没有条件", "Chosen one by one"), .dim)
      : StyledText(input.say("条件 \(list.text)", "query \(list.text)"))
    return [StyledText(made), query]
  }
}

/// The columns of the lists pane.
enum ListColumns {
  static let all: [PaneColumn] = [name, size, kept, by, query]

  private static func row(_ input: PaneInput, _ id: Int64) -> Segment? {
    input.community.segments[raw: id]
  }

  static let name = PaneColumn(
    "name", Localized("名单", "List"), width: 20,
    order: { input, id in .text(row(input, id)?.name ?? "") },
    cell: { input, id in StyledText(row(input, id)?.name ?? "") })

  static let size = PaneColumn(
    "size", Localized("人数", "People"), width: 7, .right, neededFrom: 30,
    order: { input, id in
      row(input, id).flatMap { input.lists?[$0.id] }.map { .int(Int64($0)) } ?? .none
    },
    cell: { input, id in
      guard let count = row(input, id).flatMap({ input.lists?[$0.id] }) else {
        return StyledText("·", .dim)
      }
      return StyledText(NumberText.grouped(count))
    })

  static let kept = PaneColumn(
    "asOf", Localized("存于", "As of"), width: 6, neededFrom: 44,
    order: { input, id in row(input, id)?.asOf.map { .instant($0) } ?? .none },
    cell: { input, id in
      StyledText(row(input, id)?.asOf.map { input.moment.zone.day(of: $0).shortText } ?? "")
    })

  static let by = PaneColumn(
    "by", Localized("谁", "By"), width: 6, neededFrom: 60,
    cell: { input, id in StyledText(row(input, id)?.by ?? "") })

  static let query = PaneColumn(
    "query", Localized("条件", "Query"), width: 30, neededFrom: 50,
    order: { input, id in .text(row(input, id)?.text ?? "") },
    cell: { input, id in StyledText(row(input, id)?.text ?? "", .dim) })
}
