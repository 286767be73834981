import Cells
import Wording

extension WallBlocks {
  /// Where the columns of a table stand.
  private struct Plan {
    var label: Int
    var columns: [(place: Int, figure: Int, bar: Int)]
  }

  /// The lines of a table: a heading, the rows, and how many are not shown.
  func tableLines(_ table: WallTable, _ width: Int, height: Int) -> [StyledText] {
    guard !table.rows.isEmpty, height > 0 else { return [] }
    let plan = plan(table, width)
    let hasHead = height > table.rows.count || height >= 4
    let room = height - (hasHead ? 1 : 0)
    let fits = table.rows.count <= room
    let shown = table.rows.prefix(fits ? room : max(1, room - 1))
    var lines = hasHead ? [head(table, plan)] : []
    lines += shown.map { line($0, table, plan) }
    if !fits, room > 1 {
      let more = table.rows.count - shown.count
      lines.append(StyledText(text(Localized("另 \(more) 行", "\(more) more")), .dim))
    }
    return lines
  }

  /// Figures first, from the left; bars share what is left where that is enough to be read.
  private func plan(_ table: WallTable, _ width: Int) -> Plan {
    let labels = table.rows.map { TextFit.width(of: text($0.label)) }.max() ?? 0
    let label = min(labels, max(8, width * 2 / 5))
    var plan = Plan(label: label, columns: [])
    var left = width - label
    for (place, column) in table.columns.enumerated() {
      let figures =
        table.rows.map { TextFit.width(of: $0.figures[place].text(language)) }.max() ?? 0
      let cells = max(figures, TextFit.width(of: text(column.title)))
      guard left >= cells + 2 else { break }
      plan.columns.append((place, cells, 0))
      left -= cells + 2
    }
    let barred = plan.columns.indices.filter { table.columns[plan.columns[$0].place].bar != nil }
    guard !barred.isEmpty else { return plan }
    let each = min(60, left / barred.count - 1)
    guard each >= 4 else { return plan }
    for index in barred { plan.columns[index].bar = each }
    return plan
  }

  private func head(_ table: WallTable, _ plan: Plan) -> StyledText {
    var line = StyledText(TextFit.blanks(plan.label))
    for (place, figure, bar) in plan.columns {
      let title = TextFit.pad(text(table.columns[place].title), to: figure, alignment: .right)
      line.append("  " + title + TextFit.blanks(bar > 0 ? bar + 1 : 0), .dim)
    }
    return line
  }

  private func line(_ row: WallTable.Row, _ table: WallTable, _ plan: Plan) -> StyledText {
    var line = StyledText(
      TextFit.pad(text(row.label), to: plan.label, ellipsis: "…"), row.style)
    for (place, cells, bar) in plan.columns {
      let figure = row.figures[place]
      let style: Style = figure.isQuiet ? .dim : row.style
      line.append(
        "  " + TextFit.pad(figure.text(language), to: cells, alignment: .right), style)
      guard bar > 0 else { continue }
      let look = row.style == .normal ? table.columns[place].bar ?? .normal : row.style
      if let share = row.shares[place] {
        // A bar that has not begun is not drawn.
        let drawn = share > 0 ? Bar.horizontal(min(1, share), width: bar, track: " ") : ""
        line.append(" " + TextFit.pad(drawn, to: bar), look)
      } else {
        line.append(TextFit.blanks(bar + 1))
      }
    }
    return line
  }
}
