import Cells
import CommunityModel
import Wording

extension WallPage {
  /// Groups: how full they are by goods, which need a hand, and all of them at a glance.
  static let groups = WallPage(id: "groups", title: Localized("群", "Groups")) { facts in
    WallSheet(
      tiles: GroupsPage.tiles(facts),
      blocks: [GroupsPage.categories(facts), facts.needBlock, GroupsPage.field(facts)])
  }
}

enum GroupsPage {
  static func tiles(_ facts: WallFacts) -> [WallTile] {
    let seats = facts.groups.reduce(0) { $0 + $1.size }
    let room = facts.groups.reduce(0) { $0 + max(0, $1.capacity - $1.size) }
    let nearlyFull = facts.groups.count { $0.fullness != .roomy }
    return [
      WallTile(
        id: "groups", title: Localized("群", "Groups"), figure: .count(facts.groups.count),
        parts: [WallPart("nearlyFull", Localized("快满", "nearly full"), .count(nearlyFull))]),
      WallTile(
        id: "people", title: Localized("在群 人", "People in groups"),
        figure: facts.ofMemberships(.count(facts.people)),
        parts: facts.hasMemberships
          ? [WallPart("seats", Localized("人次", "seats"), .count(seats))] : []),
      facts.needTile,
      WallTile(
        id: "room", title: Localized("还能进 人", "Free seats"),
        figure: facts.ofMemberships(.count(room))),
    ]
  }

  private static func byCategory(_ facts: WallFacts) -> [(name: String, groups: [WallFacts.Group])]
  {
    var order: [String] = []
    var found: [String: [WallFacts.Group]] = [:]
    for group in facts.groups.sorted(by: { $0.id < $1.id }) {
      if found[group.category] == nil { order.append(group.category) }
      found[group.category, default: []].append(group)
    }
    return order.map { ($0, found[$0] ?? []) }
  }

  private static func title(_ category: String) -> Localized {
    category.isEmpty ? Localized("未分品类", "No category") : Localized(verbatim: category)
  }

  static func categories(_ facts: WallFacts) -> WallBlock {
    let categories = byCategory(facts)
    let joined = SmallCells.parts(categories.map { $0.groups.reduce(0) { $0 + $1.joinedWeek } })
    let left = SmallCells.parts(categories.map { $0.groups.reduce(0) { $0 + $1.leftWeek } })
    let rows = categories.enumerated().map { place, category in
      let size = category.groups.reduce(0) { $0 + $1.size }
      let capacity = category.groups.reduce(0) { $0 + $1.capacity }
      let warnAt = category.groups.reduce(0) { $0 + $1.warnAt }
      let share = Double(size) / Double(max(1, capacity))
      return WallTable.Row(
        id: category.name.isEmpty ? "none" : category.name, label: title(category.name),
        figures: [
          size < SmallCells.least ? .under(SmallCells.least) : .count(size), .count(capacity),
          .count(category.groups.count), joined[place], left[place],
          .count(category.groups.count { !$0.needs.isEmpty }),
        ], shares: [share, nil, nil, nil, nil, nil],
        style: size >= capacity ? .alarm : size >= warnAt ? .warn : .normal)
    }
    return WallBlock(
      id: "categories", title: Localized("各品类 人次／上限", "By category, seats of capacity"),
      body: .table(
        WallTable(
          columns: [
            .init("seats", Localized("人次", "Seats"), bar: Style(.series2)),
            .init("capacity", Localized("上限", "Capacity")),
            .init("groups", Localized("群", "Groups")),
            .init("joinedWeek", Localized("7 日进", "In, 7 d")),
            .init("leftWeek", Localized("7 日退", "Out, 7 d")),
            .init("needs", Localized("要处理", "Needs")),
          ], rows: rows)), empty: Localized("还没有群", "There are no groups yet"))
  }

  /// All groups at a glance, by category, only those in need stand out.
  static func field(_ facts: WallFacts) -> WallBlock {
    let rows = byCategory(facts).map { category in
      WallCellRow(
        label: title(category.name) + Localized(verbatim: prefix(category.groups)),
        cells: category.groups.enumerated().map { place, group in
          WallCellRow.Cell(
            label: number(group, place + 1),
            figure: group.size < SmallCells.least ? .under(SmallCells.least) : .count(group.size),
            share: group.share, isMarked: !group.needs.isEmpty)
        })
    }
    // Every group of one size: then the heading says it once.
    let sizes = Set(facts.groups.map(\.capacity))
    let room = sizes.count == 1 ? sizes.first.map { Localized("/\($0)", " of \($0)") } : nil
    return WallBlock(
      id: "all",
      title: Localized(
        "\(facts.groups.count) 个群  人数\(room?.zh ?? "")   ! 要处理",
        "\(facts.groups.count) groups  people\(room?.en ?? "")   ! needs a hand"),
      body: .cells(rows), empty: Localized("还没有群", "There are no groups yet"))
  }

  /// The letters that the codes of groups begin with, where all have the same.
  private static func prefix(_ groups: [WallFacts.Group]) -> String {
    let letters = Set(groups.map { $0.code.prefix { $0.isASCII && $0.isLetter } })
    guard letters.count == 1, let first = letters.first, !first.isEmpty else { return "" }
    return " \(first.prefix(3))"
  }

  /// The digits at the end of a group's code, or its place.
  private static func number(_ group: WallFacts.Group, _ place: Int) -> String {
    let digits = String(group.code.reversed().prefix { $0.isASCII && $0.isNumber }.reversed())
    let text = digits.isEmpty || digits.count > 3 ? String(place) : digits
    return text.count < 2 ? "0" + text : text
  }
}
