import CommunityModel
import Console
import Wording

/// The pages of a wall as JSON: the same sheets that the screen draws.
struct WallDocument {
  private let wall: Wall

  init(_ wall: Wall) {
    self.wall = wall
  }

  /// The document of some pages.
  func json(pages: [Int]) -> Json {
    let facts = wall.facts
    let zone = facts.moment.zone
    func shown(_ instant: Instant) -> Json {
      .string(instant.text(offset: zone.offset(at: instant)))
    }
    return .object([
      ("workspace", .string(facts.workspace)), ("asOf", shown(facts.moment.now)),
      ("dataAt", facts.importedAt.map(shown) ?? .null),
      ("state", .string(wall.trouble == nil ? "clean" : "damaged")),
      ("pages", .array(pages.map(page))),
    ])
  }

  private func page(_ place: Int) -> Json {
    let page = WallPages.all[place]
    let sheet = wall.sheet(place)
    return .object([
      ("id", .string(page.id)), ("digit", .int(place + 1)), title(page.title),
      ("tiles", .array(sheet.tiles.map(tile))), ("blocks", .array(sheet.blocks.map(block))),
    ])
  }

  private func title(_ words: Localized) -> (String, Json) {
    ("title", .string(words[wall.language]))
  }

  private func tile(_ tile: WallTile) -> Json {
    .object([
      ("id", .string(tile.id)), title(tile.title), ("value", value(tile.figure)),
      ("parts", .object(tile.parts.map { ($0.id, value($0.figure)) })),
    ])
  }

  private func block(_ block: WallBlock) -> Json {
    .object([("id", .string(block.id)), title(block.title), ("rows", .array(rows(block.body)))])
  }

  private func rows(_ body: WallBlock.Body) -> [Json] {
    switch body {
    case .table(let table):
      table.rows.map { row in
        .object(
          [("id", .string(row.id)), ("label", .string(row.label[wall.language]))]
            + zip(table.columns, row.figures).map { ($0.id, value($1)) })
      }
    case .stack(let parts):
      parts.map { .object([("id", .string($0.id)), title($0.title), ("value", value($0.figure))]) }
    case .trends(let trends):
      trends.map { trend in
        .object([
          ("id", .string(trend.id)), title(trend.title), ("value", value(trend.figure)),
          ("days", .array(trend.values.map { .int($0) })),
        ])
      }
    case .lines(let lines):
      lines.map { line in
        .object([
          ("sign", .string(line.sign)), ("subject", .string(line.subject[wall.language])),
          ("amount", .string(line.amount[wall.language])),
          ("words", .string(line.words[wall.language])),
        ])
      }
    case .goals(let goals):
      goals.goals.map { goal in
        .object([
          ("id", .string(goal.id)), title(goal.title),
          ("value", .string(goal.value[wall.language])),
          ("target", .string(goal.target[wall.language])),
          ("state", .string(goal.state.rawValue)),
          ("verdict", .string(goal.verdict[wall.language])),
          ("sample", goal.sample.map { .string($0[wall.language]) } ?? .null),
        ])
      }
    case .chart(let chart): self.rows(chart)
    case .cells(let rows):
      rows.map { row in
        .object([
          ("label", .string(row.label[wall.language])),
          (
            "groups",
            .array(
              row.cells.map { cell in
                .object([
                  ("label", .string(cell.label)), ("people", value(cell.figure)),
                  ("needs", .bool(cell.isMarked)),
                ])
              })
          ),
        ])
      }
    }
  }

  /// The numbers that a picture is drawn from.
  private func rows(_ chart: WallChart) -> [Json] {
    func list(_ values: [Int?]) -> Json { .array(values.map { $0.map { .int($0) } ?? .null }) }
    switch chart {
    case .line(let name, let values):
      return values.isEmpty ? [] : [.object([title(name), ("values", list(values))])]
    case .heat(let rows, let columns, let values):
      return zip(rows, values).map { row, values in
        .object([
          ("label", .string(row[wall.language])),
          ("columns", .array(columns.map { .string($0[wall.language]) })),
          ("values", list(values)),
        ])
      }
    case .spans(let spans, _):
      return spans.map { span in
        .object([
          title(span.title), ("from", .int(span.days.lowerBound)),
          ("until", .int(span.days.upperBound)),
        ])
      }
    case .funnel(let steps):
      return steps.map {
        .object([("id", .string($0.id)), title($0.title), ("value", value($0.figure))])
      }
    case .month(_, let values): return values.isEmpty ? [] : [.object([("values", list(values))])]
    }
  }

  /// A count or minor units as an integer; what is hidden says how it is hidden.
  private func value(_ figure: WallFigure) -> Json {
    switch figure {
    case .count(let number), .signed(let number): .int(number)
    case .money(let fen): .int(fen)
    case .under(let limit): .object([("under", .int(limit))])
    case .about(let number), .aboutSigned(let number): .object([("about", .int(number))])
    case .fewOrders: .object([("hidden", .string("fewOrders"))])
    case .countdown(let minutes): .object([("minutes", .int(minutes))])
    case .missing: .null
    }
  }
}
