import Cells
import CommunityModel
import CommunityRules
import Wording

extension WallPage {
  /// Tiers and stages: how many people, and how that changed within a week.
  static let tiers = WallPage(id: "tiers", title: Localized("分层", "Tiers")) { facts in
    WallSheet(
      tiles: TiersPage.tiles(facts),
      blocks: [
        TiersPage.stack(facts), TiersPage.tierTable(facts), TiersPage.stageTable(facts),
        TiersPage.moves(facts),
      ])
  }
}

enum TiersPage {
  private static func counts(_ facts: WallFacts) -> [WallFigure] {
    guard facts.members > 0 else { return facts.tiers.map { _ in facts.ofMembers(.count(0)) } }
    return SmallCells.parts(facts.tiers.map { facts.flow.now[$0.key] ?? 0 })
  }

  private static func stageCounts(_ facts: WallFacts) -> [WallFigure] {
    guard facts.members > 0 else { return Stage.allCases.map { _ in facts.ofMembers(.count(0)) } }
    return SmallCells.parts(Stage.allCases.map { facts.stages[$0] ?? 0 })
  }

  static func tiles(_ facts: WallFacts) -> [WallTile] {
    let figures = counts(facts)
    let stages = zip(Stage.allCases, stageCounts(facts))
    let warning = stages.first { $0.0 == .churnWarning }?.1 ?? .count(0)
    var tiles = [
      WallTile(
        id: "members", title: Localized("成员", "Members"),
        figure: facts.ofMembers(.count(facts.members)))
    ]
    if let tier = facts.tiers.first, let figure = figures.first {
      tiles.append(WallTile(id: tier.key, title: tier.title, figure: figure))
    }
    tiles.append(
      WallTile(
        id: Stage.churnWarning.rawValue, title: Stage.churnWarning.title, figure: warning,
        style: .warn))
    return tiles
  }

  static func stack(_ facts: WallFacts) -> WallBlock {
    WallBlock(
      id: "shares", title: Localized("分层占比", "Shares of the tiers"),
      body: .stack(
        facts.members > 0
          ? zip(facts.tiers, counts(facts)).map { WallPart($0.key, $0.title, $1) } : []),
      empty: Localized("还没有成员", "There are no members yet"))
  }

  static func tierTable(_ facts: WallFacts) -> WallBlock {
    let before = facts.tiers.map { facts.flow.before[$0.key] ?? 0 }
    let now = facts.tiers.map { facts.flow.now[$0.key] ?? 0 }
    return table(
      "tiers", Localized("分层 · 与 7 天前比", "Tiers, against a week ago"),
      facts.tiers.map { ($0.key, $0.title, .normal) }, counts(facts),
      SmallCells.changes(before: before, now: now), facts)
  }

  static func stageTable(_ facts: WallFacts) -> WallBlock {
    let before = Stage.allCases.map { facts.stagesBefore[$0] ?? 0 }
    let now = Stage.allCases.map { facts.stages[$0] ?? 0 }
    return table(
      "stages", Localized("生命周期 · 与 7 天前比", "Stages, against a week ago"),
      Stage.allCases.map { ($0.rawValue, $0.title, $0 == .churnWarning ? .warn : .normal) },
      stageCounts(facts), SmallCells.changes(before: before, now: now), facts)
  }

  private static func table(
    _ id: String, _ title: Localized, _ names: [(String, Localized, Style)],
    _ figures: [WallFigure], _ changes: [WallFigure], _ facts: WallFacts
  ) -> WallBlock {
    let most = figures.compactMap(\.magnitude).max() ?? 0
    let rows = names.enumerated().map { place, name in
      WallTable.Row(
        id: name.0, label: name.1, figures: [figures[place], changes[place]],
        shares: [figures[place].magnitude.map { Double($0) / Double(max(1, most)) } ?? 0, nil],
        style: name.2)
    }
    return WallBlock(
      id: id, title: title,
      body: .table(
        WallTable(
          columns: [
            .init("members", Localized("人", "People"), bar: Style(.series2)),
            .init("change", Localized("一周", "Week")),
          ], rows: facts.members > 0 ? rows : [])), besideFrom: 72,
      empty: Localized("还没有成员", "There are no members yet"))
  }

  /// Where people moved within the week, as far as enough of them did.
  static func moves(_ facts: WallFacts) -> WallBlock {
    let titles = Dictionary(
      facts.tiers.map { ($0.key, $0.title) }, uniquingKeysWith: { one, _ in one })
    let keys = [""] + facts.tiers.map(\.key)
    var moves: [(from: String, to: String, count: Int)] = []
    for from in keys {
      for to in keys where from != to {
        let count = facts.flow.moves[from]?[to] ?? 0
        if count > 0 { moves.append((from, to, count)) }
      }
    }
    let figures = SmallCells.parts(moves.map(\.count))
    let lines = zip(moves, figures).sorted { $0.0.count > $1.0.count }.compactMap { move, figure in
      if case .under = figure { return nil as WallLine? }
      let from = titles[move.from] ?? Localized("新来", "New here")
      let to = titles[move.to] ?? Localized(verbatim: move.to)
      return WallLine(
        sign: "", subject: Localized(verbatim: ""),
        words: from + Localized(" → ", " → ") + to
          + Localized("  \(figure.text(.chinese)) 人", "  \(figure.text(.english))"))
    }
    return WallBlock(
      id: "moves", title: Localized("一周里谁换了层", "Moves within the week"), body: .lines(lines),
      besideFrom: 100,
      empty: Localized("没有满 5 人的变动", "No move of five people or more"))
  }
}

extension WallFacts {
  /// A figure of members, where there are any.
  func ofMembers(_ figure: WallFigure) -> WallFigure {
    members > 0 ? figure : .missing(WallWords.needMemberships)
  }
}

extension WallFigure {
  /// How long a bar for it is; nil where that is not to be seen.
  var magnitude: Int? {
    switch self {
    case .count(let number), .about(let number): number
    default: nil
    }
  }
}
